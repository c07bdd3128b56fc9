import { canonicalJson, parseNumber } from '../dataset/cell-values.ts';
import { sampleFields } from '../dataset/field-names.ts';

/** Columns that differ from response to response and are summed. */
export const spendingFields = ['completion_tokens', 'prompt_tokens', 'cost'] as const;

/** Columns in which responses agree that are counted together: all others, but for the item, which sums do not know. */
export const sharedFields = sampleFields.filter(
  (field) => field !== 'item' && !spendingFields.some((spent) => spent === field),
);

/** Everything that is read of a response in order to sum it. */
export const readFields = [...sharedFields, ...spendingFields];

/** What responses have in common, in the order of `sharedFields`; null: not there. */
export type GroupKey = readonly (string | null)[];

/** What responses have in common, from the values of `sharedFields` in their order. */
export function groupKeyOf(values: readonly unknown[]): GroupKey {
  return sharedFields.map((field, index) => {
    const value = values[index];
    const text = NAMES.has(field) && !isName(value, field) ? null : keyText(value);
    return text !== null && MEASURED.has(field) ? numberText(text) : text;
  });
}

const NAMES: ReadonlySet<string> = new Set(['eval_id', 'task', 'tier']);

/** A tier may be a list of names. */
function isName(value: unknown, field: string): boolean {
  const isList = field === 'tier' && Array.isArray(value);
  return isList || (typeof value !== 'boolean' && typeof value !== 'object');
}

/** Fields whose numbers may be spelled in several ways; an id is what it is spelled. */
const MEASURED: ReadonlySet<string> = new Set(['correct', 'invalid', 'truncated', 'guess']);

function numberText(text: string): string {
  const number = parseNumber(text);
  return typeof number === 'number' ? String(number) : text;
}

const REMEMBERED = 100_000;
const canonical = new Map<string, string>();

/** A value as the text that every engine agrees on, whatever type its source gave it. */
export function keyText(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : textOrJson(value);
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return value === undefined || value === null ? null : canonicalJson(value);
}

/** JSON in a text is the same setting however it is spaced and ordered. */
function textOrJson(text: string): string {
  if (!/^[[{]/.test(text)) return text;
  const known = canonical.get(text);
  if (known !== undefined) return known;
  const written = canonicalOr(text);
  if (canonical.size < REMEMBERED) canonical.set(text, written);
  return written;
}

function canonicalOr(text: string): string {
  try {
    return canonicalJson(JSON.parse(text));
  } catch {
    return text;
  }
}
