/**
 * The only formatter: every number a person reads on a page, in a report or in a figure passes through here. Each function
 * throws a RangeError for what is no finite number: an output with a hole in it must not look finished.
 */

function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new RangeError(`format: expected a finite number, got ${value}`);
}

/** A score on the 0…1000 scale. `formatScore(743.6) // => '744'` */
export function formatScore(score: number): string {
  return String(Math.round(finite(score)));
}

/**
 * A share between 0 and 1 with two decimals and no leading zero.
 * @example formatShare(0.894) // => '.89'
 * @example formatShare(0.996) // => '1.0'
 * @example formatShare(-0.031) // => '-.03'
 */
export function formatShare(share: number): string {
  const hundredths = Math.round(Math.abs(finite(share)) * 100);
  const sign = share < 0 && hundredths > 0 ? '-' : '';
  if (hundredths >= 100) return `${sign}${(hundredths / 100).toFixed(1)}`;
  return `${sign}.${String(hundredths).padStart(2, '0')}`;
}

/** A share in percent with one decimal. @example formatPercent(0.0447) // => '4.5 %' */
export function formatPercent(share: number): string {
  return `${(finite(share) * 100).toFixed(1)} %`;
}

/** A count with thousands separators, rounded to a whole number. @example formatCount(1140224) // => '1,140,224' */
export function formatCount(count: number): string {
  return String(Math.round(finite(count))).replace(/\B(?=(\d{3})+$)/g, ',');
}

/**
 * A count that something takes, which is known about: up to two digits that matter, and more rather than less.
 * @example formatNeeded(14_239) // => '≈15,000'
 */
export function formatNeeded(count: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, finite(count)))) - 1);
  return `≈${formatCount(Math.ceil(count / unit) * unit)}`;
}

/**
 * A count of responses: whole almost always, with its fraction where a source grants part of a point.
 * @example formatTally(1204) // => '1,204'
 * @example formatTally(7.5) // => '7.50'
 */
export function formatTally(count: number): string {
  return Number.isInteger(count) ? formatCount(count) : formatRatio(count);
}

/**
 * A ratio such as score per token: two decimals, more only where they would hide the number.
 * @example formatRatio(0.512) // => '0.51'
 * @example formatRatio(0.0251) // => '0.025'
 */
export function formatRatio(ratio: number): string {
  if (Math.abs(finite(ratio)) >= 10) return ratio.toFixed(1);
  if (Math.abs(ratio) >= 0.1 || ratio === 0) return ratio.toFixed(2);
  return ratio.toFixed(Math.min(12, 1 - Math.floor(Math.log10(Math.abs(ratio)))));
}

/**
 * A ratio that may be thousands or millions, such as score per dollar: three digits and their unit.
 * @example formatRate(304_761.9) // => '305k'
 * @example formatRate(8.94) // => '8.94'
 */
export function formatRate(rate: number): string {
  if (Math.abs(finite(rate)) < 100) return formatRatio(rate);
  const [unit, sign] = RATES.find(([, , below]) => Math.abs(rate) < below) ?? LARGEST_RATE;
  const scaled = rate / unit;
  return `${Math.abs(scaled) < 999.5 ? scaled.toPrecision(3) : formatCount(scaled)}${sign}`;
}

/** Units of a rate, what they are written as, and below which rate each is used. */
const RATES = [
  [1, '', 999.5],
  [1e3, 'k', 999_500],
] as const;
const LARGEST_RATE = [1e6, 'M'] as const;

/** "1st", "2nd", "3rd", "11th". @example formatOrdinal(23) // => '23rd' */
export function formatOrdinal(position: number): string {
  const tens = finite(position) % 100;
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][position % 10] ?? 'th');
  return `${String(position)}${ending}`;
}

/** "1 task", "12 tasks"; pass the plural where it is irregular. */
export function formatQuantity(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${Math.round(count) === 1 ? singular : plural}`;
}

/**
 * A time as people tell it.
 * @example formatSeconds(75) // => '1 min 15 s'
 * @example formatSeconds(0.84) // => '0.8 s'
 */
export function formatSeconds(seconds: number): string {
  if (finite(seconds) < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60
    ? `${String(whole)} s`
    : `${formatCount(Math.floor(whole / 60))} min ${String(whole % 60)} s`;
}

/** A size in units of 1,000. @example formatBytes(7934000) // => '7.9 MB' */
export function formatBytes(bytes: number): string {
  const [size, unit] =
    finite(bytes) < 1e6 ? [bytes / 1e3, 'kB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${size.toFixed(1)} ${unit}`;
}

/** An exact number for machines: shortest text that reads back as the same number. */
export function formatExact(value: number): string {
  return String(finite(value));
}

/**
 * A p-value with the digits that matter; where it is held against something, with so many that it stands on its side of it.
 * @example formatP(0.00002) // => '< .0001'
 * @example formatP(0.0000021, 0.05 / 599) // => '< .000083'
 */
export function formatP(p: number, threshold?: number): string {
  const least = threshold === undefined || threshold > LEAST_P ? '.0001' : formatThreshold(threshold);
  if (finite(p) < Math.min(LEAST_P, threshold ?? LEAST_P)) return `< ${least}`;
  if (p >= 0.9995) return '1.0';
  const texts = PLACES.slice(p < 0.01 ? 1 : 0).map((places) => p.toFixed(places).slice(1));
  if (threshold === undefined) return texts[0] ?? '';
  return texts.find((text) => isSided(text, p, threshold)) ?? formatThreshold(threshold);
}

/** Whether a p is printed below what it is held against, as that is printed, or above it, where it is so. */
function isSided(text: string, p: number, threshold: number): boolean {
  const limit = Number(formatThreshold(threshold));
  return p < threshold ? Number(text) < limit : Number(text) > limit;
}

/** Smaller ones are all alike. */
const LEAST_P = 0.0001;
/** Of p: three, four for small ones, more where these would not tell it from what it is held against. */
const PLACES = [3, 4, 5, 6, 7, 8];

/** What a p-value is held against, with two digits however small it is. @example formatThreshold(0.05 / 599) // => '.000083' */
export function formatThreshold(threshold: number): string {
  const places = Math.max(2, 1 - Math.floor(Math.log10(finite(threshold))));
  return threshold.toFixed(places).slice(1);
}

/**
 * A ratio of two scores: two decimals, more only where these would print no difference.
 * @example formatTimes(1.1517) // => '1.15×'
 * @example formatTimes(0.9974) // => '0.997×'
 */
export function formatTimes(ratio: number): string {
  return `${toldApart(ratio, [1], 2)}×`;
}

/**
 * A difference of two shares with its sign; more than two decimals only where these would print no difference.
 * @example formatDifference(-0.031) // => '−.03'
 * @example formatDifference(0.0042) // => '+.004'
 */
export function formatDifference(difference: number): string {
  const share = formatShare(Math.abs(difference));
  const isHidden = share === '.00';
  return signed(difference, isHidden ? toldApart(Math.abs(difference), [0], 2).replace(/^0/, '') : share);
}

/**
 * A difference of two scores in points with its sign; decimals only where none would print no difference.
 * @example formatPoints(-12.4) // => '−12'
 * @example formatPoints(0.31) // => '+0.3'
 */
export function formatPoints(difference: number): string {
  return signed(difference, toldApart(Math.abs(difference), [0], 0));
}

/** So many decimals that a value reads as none of the numbers that it is not. What differs by a rounding of sums is no other. */
function toldApart(value: number, others: readonly number[], places: number): string {
  const fewest = finite(value).toFixed(places);
  if (others.includes(value)) return fewest;
  for (let more = places; more <= MOST_PLACES; more += 1) {
    const text = value.toFixed(more);
    if (!others.includes(Number(text))) return text;
  }
  return fewest;
}

function signed(value: number, text: string): string {
  if (Number(text) === 0) return text;
  return value < 0 ? `−${text}` : `+${text}`;
}

/** A number of a calculation, to four decimals. @example formatStep(-0.03) // => '−0.0300' */
export function formatStep(value: number): string {
  const text = Math.abs(finite(value)).toFixed(4);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** Parameters of a model, given in billions: "8B", "1.5B", "350M". */
export function formatParameters(billions: number): string {
  const [number, unit] = billions >= 1 ? [billions, 'B'] : [billions * 1000, 'M'];
  return `${String(Number(number.toPrecision(3)))}${unit}`;
}

/** A price in US dollars: "$0.15", "$3". */
export function formatPrice(dollars: number): string {
  return `$${String(Number(dollars.toPrecision(4)))}`;
}

/** What was spent, in US dollars. @example formatCost(0.00213) // => '$0.0021' */
export function formatCost(dollars: number): string {
  return `$${formatRatio(dollars)}`;
}

/**
 * A mean: a percentage with one decimal, a share with two. More decimals stand only where fewer would print all or nothing
 * of what is less or more.
 * @example formatMean(68.669, 'percentages') // => '68.7'
 * @example formatMean(99.965, 'percentages') // => '99.97'
 * @example formatMean(0.996, 'shares') // => '.996'
 */
export function formatMean(value: number, unit: 'percentages' | 'shares'): string {
  const [most, places] = unit === 'shares' ? [1, 2] : [100, 1];
  const text = toldApart(value, [0, most], places);
  if (unit === 'percentages') return text;
  return Number(text) < 1 ? text.replace(/^0/, '') : formatShare(Number(text));
}

const MOST_PLACES = 9;

/** Words as a sentence. @example sentence('ranked by hand') // => 'Ranked by hand.' */
export function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** Names in a row, at most `most` of them: "A, B and 3 more". */
export function listNames(names: readonly string[], most: number): string {
  const hidden = names.length - most;
  return `${names.slice(0, most).join(', ')}${hidden > 0 ? ` and ${hidden} more` : ''}`;
}
