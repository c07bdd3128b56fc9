import { parseNumber } from '../dataset/cell-values.ts';

/**
 * The count behind a mean of so many responses, or null when the mean does not lead to one count only. Rounded is never
 * ranked: a mean that was printed with few digits must leave no second count in doubt.
 *
 * @param mean 0…1
 * @param precision `full`: written with every digit it has · `printed`: perhaps rounded to the digits that are there · a
 *   number: perhaps rounded to so many decimals
 * @example countFromMean(2 / 3, 3, 'full') // → 2
 * @example countFromMean(0.4486, 1319, 'printed') // → null
 * @example countFromMean(0.05, 225, 'full') // → null
 * @example countFromMean(0.6, 50, 2) // → 30
 */
export function countFromMean(
  mean: number,
  total: number,
  precision: 'full' | 'printed' | number,
): number | null {
  const isMean = Number.isFinite(mean) && mean >= 0 && mean <= 1;
  if (!isMean || !Number.isInteger(total) || total <= 0) return null;
  const count = Math.round(mean * total);
  if (precision === 'full') return Math.abs(mean * total - count) < FLOATING * total ? count : null;
  const step = 10 ** -(precision === 'printed' ? digitsOf(mean) : precision);
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

/**
 * Trials behind a mean of zeros and ones and its standard error √(p(1 − p)/(n − 1)), both written with every digit; null
 * when no whole number of trials gives them.
 *
 * @example trialsFromStandardError(0.35396856200271687, 0.006662254900290991) // → 5153
 * @example trialsFromStandardError(0.5, 0.07) // → null
 */
export function trialsFromStandardError(mean: number, error: number): number | null {
  // A short error fits some number of trials by chance.
  if (!(mean > 0 && mean < 1 && error > 0) || digitsOf(error) < 10) return null;
  const trials = Math.round((mean * (1 - mean)) / error ** 2) + 1;
  const expected = Math.sqrt((mean * (1 - mean)) / (trials - 1));
  return Math.abs(expected - error) <= 1e-9 * error && countFromMean(mean, trials, 'full') !== null
    ? trials
    : null;
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

/** What is said of results whose chance of a guess was worked out this way. */
export const ADJUSTED_GUESS = 'The chance of a guess is derived: what the adjusted counters took away.';

/**
 * Correct answers that guessing gives, from what counters that were adjusted for guessing took away from the trials; null
 * when they do not tell.
 *
 * @example guessTakenAway(888, 814) // → 74
 */
export function guessTakenAway(total: unknown, adjustedTrials: unknown): number | null {
  const [all, trials] = [parseNumber(total), parseNumber(adjustedTrials)];
  if (typeof all !== 'number' || typeof trials !== 'number' || trials < 0 || trials > all) return null;
  return all - trials;
}
