import { canonicalJson } from '../dataset/cell-values.ts';
import { cleanName } from './rows.ts';

/** A JSON object; only its own members count, so `__proto__` is a name like any other. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object itself; one without members for anything else. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The list itself; an empty one for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * What stands at the end of a path of names and indices; undefined where the path leaves the value.
 *
 * @example at({ eval: { task: 'arc' } }, 'eval', 'task') // → 'arc'
 * @example at({ eval: null }, 'eval', 'task') // → undefined
 */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let inner = value;
  for (const step of path) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, step)) return undefined;
    inner = (inner as Record<string | number, unknown>)[step];
  }
  return inner;
}

/** A name: text that is not blank, or a number; null for anything else. */
export function nameAt(value: unknown, ...path: readonly (string | number)[]): string | null {
  const found = at(value, ...path);
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : null;
}

/**
 * What a log states of an instrument; what it leaves open is left out.
 *
 * @example stated({ version: '2', scorer: null, method: 'N/A' }) // → { version: '2' }
 */
export function stated(facts: Readonly<Record<string, string | null>>): Record<string, string> {
  const known = Object.entries(facts).flatMap(([fact, value]) =>
    value === null || /^(?:n\/a|none|unknown)?$/i.test(value) ? [] : [[fact, cleanName(value)] as const],
  );
  return Object.fromEntries(known);
}

/**
 * Settings in one line, names in alphabetical order, nothing for what was left at its default.
 *
 * @example settingsText({ top_p: 1, temperature: 0, seed: null }) // → 'temperature 0, top_p 1'
 */
export function settingsText(settings: unknown): string {
  return Object.entries(objectOf(settings))
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : canonicalJson(value)}`)
    .join(', ');
}

const AT_LIMIT = new Set(['length', 'max_tokens', 'model_length', 'max_output_tokens', 'max_length']);
const UNKNOWN = new Set(['', 'unknown', 'none', 'null', 'error']);

/**
 * Whether a response ended at a token limit, by the reason that the model's server gave; undefined when it gave none.
 *
 * @example endedAtLimit('max_tokens') // → true
 * @example endedAtLimit('unknown') // → undefined
 */
export function endedAtLimit(reason: unknown): boolean | undefined {
  if (typeof reason !== 'string') return undefined;
  const word = reason.trim().toLowerCase();
  return UNKNOWN.has(word) ? undefined : AT_LIMIT.has(word);
}

/** 1/choices where there are choices to guess from; undefined for an open question. */
export function guessChance(choices: number): number | undefined {
  return Number.isInteger(choices) && choices >= 2 ? 1 / choices : undefined;
}

export const GUESS_DERIVED = 'The chance of a guess is derived: 1 over the number of choices.';

/**
 * The count behind a mean of so many responses, or null when the mean does not lead to one count only. Rounded is never
 * ranked: a mean that was printed with few digits must leave no second count in doubt.
 *
 * @param mean 0…1
 * @param precision `full`: written with every digit it has · `printed`: perhaps rounded to the digits that are there
 * @example countFromMean(2 / 3, 3, 'full') // → 2
 * @example countFromMean(0.4486, 1319, 'printed') // → null
 * @example countFromMean(0.05, 225, 'full') // → null
 */
export function countFromMean(mean: number, total: number, precision: 'full' | 'printed'): number | null {
  const isMean = Number.isFinite(mean) && mean >= 0 && mean <= 1;
  if (!isMean || !Number.isInteger(total) || total <= 0) return null;
  const count = Math.round(mean * total);
  if (precision === 'full') return Math.abs(mean * total - count) < FLOATING * total ? count : null;
  const step = 10 ** -digitsOf(mean);
  const fits = (candidate: number): boolean =>
    candidate >= 0 && candidate <= total && Math.abs(candidate / total - mean) <= step / 2 + FLOATING;
  return fits(count) && !fits(count - 1) && !fits(count + 1) ? count : null;
}

/** What adding and dividing in floating point may cost. */
const FLOATING = 1e-9;

function digitsOf(value: number): number {
  const [plain = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (plain.split('.')[1]?.length ?? 0) - Number(exponent));
}

/** z of the published intervals, exactly. */
const Z = 1.96;

/**
 * Successes and trials behind a Wilson interval, given its centre and half-width. Each limit x solves
 * (p − x)² = u·x(1 − x) with u = z²/n (Wilson 1927), so p divides the interval in the ratio of √(x(1 − x)) at its two
 * ends, and u follows. Fractions are right: counters that were corrected for guessing are fractions.
 *
 * @returns null where no counts have such an interval.
 * @example countsFromInterval(0.3239267848444002, 0.03206244563179326) // → { successes: 263, trials: 814 }
 */
export function countsFromInterval(
  center: number,
  margin: number,
): { readonly successes: number; readonly trials: number } | null {
  const [lower, upper] = [center - margin, center + margin];
  if (!(margin > 0 && lower >= -TOLERANCE && upper <= 1 + TOLERANCE)) return null;
  const below = spread(lower);
  const above = spread(upper);
  if (below + above === 0) return null;
  const share = (Math.max(0, lower) * above + Math.min(1, upper) * below) / (below + above);
  const trials = tidy(((Z * (below + above)) / (upper - lower)) ** 2);
  return { successes: tidy(share * trials), trials };
}

const TOLERANCE = 1e-9;

/** √(x(1 − x)); nothing below that of a limit that floating point has moved off 0 or 1. */
function spread(limit: number): number {
  const inside = limit < TOLERANCE ? 0 : limit > 1 - TOLERANCE ? 1 : limit;
  return Math.sqrt(inside * (1 - inside));
}

/** A whole number where only floating point keeps it from being one. */
function tidy(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) <= 1e-7 * Math.max(1, whole) ? whole : value;
}
