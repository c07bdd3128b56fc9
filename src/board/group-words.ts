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
  const order = own === facet ? compareValues(facet, text, value) : null;
  if (order === null) return false;
  return (sign.startsWith('<') ? order < 0 : order > 0) || (sign.endsWith('=') && order === 0);
}

/**
 * Below 0 where the first value of a facet is less, 0 where they are equal. Dates are compared as exactly as the second one
 * is given: every day of 2025 is equal to 2025.
 *
 * @returns null for values that have no common order: words, a date and a number, a number with a unit and one without
 */
export function compareValues(facet: string, a: string, b: string): number | null {
  const [first, second] = [quantityOf(facet, a), quantityOf(facet, b)];
  if (first === null || first.kind !== second?.kind) return null;
  if (first.kind !== 'date') return first.number - second.number;
  // Of a year alone nobody knows whether it was before one of its months.
  const isCoarser = first.text.length < second.text.length;
  if (isCoarser && second.text.startsWith(first.text)) return null;
  const day = first.text.slice(0, second.text.length);
  return day < second.text ? -1 : Number(day > second.text);
}

interface Quantity {
  readonly kind: 'date' | 'number' | 'number with unit';
  readonly number: number;
  readonly text: string;
}

const DATE = /^\d{4}(-\d\d(-\d\d)?)?$/;
const NUMBER = /^(\d+(?:\.\d+)?)\s*([kmbt]?)$/i;
const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, b: 1e9, t: 1e12 };

/** In what the facts of an evaluation count: parameters in billions. A number with a unit is read in it. */
const COUNTED_IN: Readonly<Record<string, number>> = { params: 1e9, context: 1 };

function quantityOf(facet: string, text: string): Quantity | null {
  if (DATE.test(text) && (facet === 'date' || text.includes('-'))) return { kind: 'date', number: 0, text };
  const [, digits, unit = ''] = NUMBER.exec(text) ?? [];
  if (digits === undefined) return null;
  const number = Number(digits) * (UNITS[unit.toLowerCase()] ?? 1);
  const own = Object.hasOwn(COUNTED_IN, facet) ? COUNTED_IN[facet] : undefined;
  if (unit === '') return { kind: 'number', number, text };
  return own === undefined
    ? { kind: 'number with unit', number, text }
    : { kind: 'number', number: number / own, text };
}
