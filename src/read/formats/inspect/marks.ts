import { markOf } from '../responses.ts';
import { at, isObject, type JsonObject, listOf, nameAt } from '../json-values.ts';

/** The scorer of a log that counts, and the keys of its dictionary that the log reports as scores of their own. */
export interface ChosenScorer {
  /** null: the first one that a sample names. */
  readonly name: string | null;
  /** null: every key that a sample has. */
  readonly keys: readonly string[] | null;
  /** Whether it was asked for: no other one counts in its place. */
  readonly isAsked: boolean;
}

/** The scorer or key that is asked for, which the log has; else the scorer of the headline, else the one that the results name first, else the first that the log declares. */
export function scorerOf(header: unknown, wanted: string | null): ChosenScorer {
  const scores = listOf(at(header, 'results', 'scores'));
  const scorerIn = (score: unknown): string | null => nameAt(score, 'scorer') ?? nameAt(score, 'name');
  const named = scores.find((score) => [nameAt(score, 'name'), scorerIn(score)].includes(wanted));
  if (wanted !== null && named !== undefined) {
    const isKey = scorerIn(named) !== wanted;
    return { name: scorerIn(named), keys: isKey ? [wanted] : keysOf(scores, wanted), isAsked: true };
  }
  if (wanted !== null) return { name: wanted, keys: null, isAsked: true };
  const headline = nameAt(header, 'results', 'headline', 'scorer');
  const known = scores.some((score) => scorerIn(score) === headline);
  const name = known ? headline : (scorerIn(scores[0]) ?? nameAt(header, 'eval', 'scorers', 0, 'name'));
  return { name, keys: name === null ? null : keysOf(scores, name), isAsked: false };
}

/** Scorers of a log, and the keys of their dictionaries. */
export function scorersIn(header: unknown): string[] {
  const declared = listOf(at(header, 'eval', 'scorers')).flatMap((one) => nameAt(one, 'name') ?? []);
  const reported = listOf(at(header, 'results', 'scores')).flatMap((score) =>
    ['scorer', 'name'].flatMap((key) => nameAt(score, key) ?? []),
  );
  return [...new Set([...reported, ...declared])];
}

function keysOf(scores: readonly unknown[], scorer: string): string[] | null {
  const names = scores
    .filter((score) => nameAt(score, 'scorer') === scorer)
    .flatMap((score) => nameAt(score, 'name') ?? []);
  return names.length === 0 ? null : names;
}

const LETTERS: ReadonlyMap<unknown, number> = new Map<unknown, number>([
  ['C', 1],
  ['P', 0.5],
  ['I', 0],
  ['N', 0],
]);

/** Words that Inspect itself takes for right and wrong, in any case, besides those of a flag. */
const WORDS: ReadonlyMap<string, number> = new Map([
  ['yes', 1],
  ['no', 0],
]);

/** A score as a mark; null when it is something else. */
export function markOfScore(value: unknown): number | null {
  const word = typeof value === 'string' ? WORDS.get(value.toLowerCase()) : undefined;
  return LETTERS.get(value) ?? word ?? markOf(value);
}

/** One mark of a response, with the key of the dictionary that it stands under. */
export interface KeyedMark {
  readonly key: string | null;
  readonly value: unknown;
}

/** The mark of a scorer, or one for each key of its dictionary that the log reports. */
export function marksOf(value: unknown, keys: readonly string[] | null): KeyedMark[] {
  if (!isObject(value)) return [{ key: null, value }];
  const own: JsonObject = value;
  const reported = (keys ?? Object.keys(own)).filter((key) => Object.hasOwn(own, key));
  return reported.length === 0 ? [{ key: null, value }] : reported.map((key) => ({ key, value: own[key] }));
}
