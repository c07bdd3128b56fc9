import { canonicalJson } from './canonical-json.ts';
import { jsonDepth } from './json-depth.ts';
import type { RowContext } from '../read/dataset/row-context.ts';

const REMEMBERED = 100_000;

/** Canonical JSON of a parameter setting; `''` when there is none. Text that is not JSON is taken as a word. */
export function paramsText(value: unknown, line: number | null, context: RowContext): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value !== 'string') return canonicalJson(value);
  const known = context.params.get(value);
  if (known !== undefined) return known;
  const canonical = canonicalText(value.trim(), context.limits.jsonDepth);
  if (canonical === null) {
    const expected = 'a JSON object such as {"length": 8}, or a word';
    const message = 'looks like JSON but is not';
    context.log.fault(line, { code: 'bad-params', field: 'params', message, expected, got: value });
    return '';
  }
  if (context.params.size < REMEMBERED) context.params.set(value, canonical);
  return canonical;
}

function canonicalText(text: string, deepest: number): string | null {
  const structured = /^[[{]/.test(text);
  if (structured && jsonDepth(text) > deepest) return null;
  try {
    return canonicalJson(JSON.parse(text));
  } catch {
    return structured ? null : JSON.stringify(text);
  }
}
