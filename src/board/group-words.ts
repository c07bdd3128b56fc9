import type { Evaluation } from '../read/dataset/dataset.ts';

/** Parts of an evaluation's identity that people filter by, as if they were groups. */
export const IDENTITY_FACETS: readonly string[] = ['template', 'sampler'];

/**
 * The words an evaluation can be filtered by, each once: its groups, its facts as "params:8", and "template:…" and
 * "sampler:…" of its identity.
 */
export function groupWords({
  groups,
  facts,
  identity,
}: Pick<Evaluation, 'groups' | 'facts' | 'identity'>): string[] {
  const own = IDENTITY_FACETS.flatMap((key) => {
    const value = Object.hasOwn(identity, key) ? identity[key] : undefined;
    return value === undefined ? [] : [`${key}:${value}`];
  });
  return [...new Set([...groups, ...factWords(facts), ...own])];
}

/** Facts as words: "params:8", "weights:open". */
export function factWords(facts: Evaluation['facts']): string[] {
  return Object.entries(facts).map(([name, value]) => `${name}:${String(value)}`);
}

/** The facet of a word, and its value; a plain word has no facet. */
export function splitWord(word: string): readonly [facet: string, value: string] {
  const colon = word.indexOf(':');
  return colon < 0 ? ['', word] : [word.slice(0, colon), word.slice(colon + 1)];
}

/** A filter by order: "params<=8", "date>=2025-06", "size<70b". */
export interface Comparison {
  readonly facet: string;
  readonly sign: '<=' | '>=' | '<' | '>';
  readonly value: string;
}

const COMPARISON = /^([^:<>=]+)(<=|>=|<|>)(.+)$/;

/** The filter by order that a word is; null for any other word. */
export function comparisonOf(word: string): Comparison | null {
  const [, facet = '', sign, value = ''] = COMPARISON.exec(word) ?? [];
  if (sign !== '<=' && sign !== '>=' && sign !== '<' && sign !== '>') return null;
  return { facet: facet.trim(), sign, value: value.trim() };
}

/** Whether one of the words is the wanted one, or has a value within the wanted order. */
export function hasWord(words: readonly string[], wanted: string): boolean {
  if (words.includes(wanted)) return true;
  const comparison = comparisonOf(wanted);
  return comparison !== null && words.some((word) => isWithin(word, comparison));
}

function isWithin(word: string, { facet, sign, value }: Comparison): boolean {
  const [own, text] = splitWord(word);
  if (own !== facet) return false;
  const order = orderOf(facet, text, value);
  return order !== null && SIGNS[sign](order);
}

/** What each sign asks of a value: that of its lower and of its upper end, against those of the filter. */
const SIGNS: Readonly<Record<Comparison['sign'], (order: Ends) => boolean>> = {
  '<': ({ upperToLower }) => upperToLower < 0,
  '<=': ({ upperToUpper }) => upperToUpper <= 0,
  '>': ({ lowerToUpper }) => lowerToUpper > 0,
  '>=': ({ lowerToLower }) => lowerToLower >= 0,
};

interface Ends {
  readonly lowerToLower: number;
  readonly lowerToUpper: number;
  readonly upperToLower: number;
  readonly upperToUpper: number;
}

/**
 * How the ends of a value lie to those of another one. A number has one end; a year or a month has its first and its last
 * day, so that a filter by order finds a date where each of its days is within, and 2025 is neither before 2025-03 nor after.
 */
function orderOf(facet: string, a: string, b: string): Ends | null {
  const [first, second] = [quantityOf(facet, a, b), quantityOf(facet, b, a)];
  if (first === null || first.kind !== second?.kind) return null;
  return {
    lowerToLower: first.lower - second.lower,
    lowerToUpper: first.lower - second.upper,
    upperToLower: first.upper - second.lower,
    upperToUpper: first.upper - second.upper,
  };
}

/**
 * Below 0 where the first value of a facet is less, 0 where they are equal: a total order, in which a year stands before its
 * months and a month before its days.
 *
 * @returns null for values that have no common order: words, a date and a number, a number with a unit and one without
 */
export function compareValues(facet: string, a: string, b: string): number | null {
  const order = orderOf(facet, a, b);
  return order && (order.lowerToLower || -order.upperToUpper + 0);
}

interface Quantity {
  readonly kind: 'date' | 'number' | 'number with unit';
  readonly lower: number;
  readonly upper: number;
}

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
const NUMBER = /^(\d+(?:\.\d+)?)\s*([kmbt]?)$/i;
/** Powers of ten. */
const UNITS: Readonly<Record<string, number>> = { '': 0, k: 3, m: 6, b: 9, t: 12 };

/** In what the facts of an evaluation count: parameters in billions. A number with a unit is read in it. */
const COUNTED_IN: Readonly<Record<string, number>> = { params: 9, context: 0 };

/** @param beside the value that it is held against: four digits beside a month are a year */
function quantityOf(facet: string, text: string, beside: string): Quantity | null {
  const isDate = facet === 'date' || text.includes('-') || beside.includes('-');
  return isDate ? daysOf(text) : numberOf(facet, text);
}

function numberOf(facet: string, text: string): Quantity | null {
  const [, digits, unit = ''] = NUMBER.exec(text) ?? [];
  if (digits === undefined) return null;
  const own = Object.hasOwn(COUNTED_IN, facet) ? COUNTED_IN[facet] : undefined;
  const power = unit === '' ? 0 : (UNITS[unit.toLowerCase()] ?? 0) - (own ?? 0);
  // Moving the point in the text is exact where a product of numbers is not.
  const number = Number(`${digits}e${String(power)}`);
  const isPlain = unit === '' || own !== undefined;
  return { kind: isPlain ? 'number' : 'number with unit', lower: number, upper: number };
}

/** The first and the last day of a date; null for what is none. */
function daysOf(text: string): Quantity | null {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return null;
  const at = (monthOf: number, dayOf: number): number => Date.UTC(Number(year), monthOf, dayOf);
  const lower = at(Number(month ?? 1) - 1, Number(day ?? 1));
  const last = month === undefined ? at(12, 0) : at(Number(month), 0);
  const upper = day === undefined ? last : lower;
  const isDay = new Date(lower).toISOString().startsWith(text);
  return isDay ? { kind: 'date', lower, upper } : null;
}
