import { fold } from '../../nearest.ts';

/** Groups that are named. */
const SHOWN = 3;

/**
 * A sentence on names that people take for one: they differ in case, in how an accent is encoded, or in `-`, `_` and spaces. One
 * model under two such names stands on a board twice, each with a part of its responses.
 *
 * @example readingAlike('evaluations', ['M1', 'm1', 'm2']) // → ['2 evaluations have names that read alike and are kept apart: "M1" and "m1".']
 * @example readingAlike('tasks', ['a', 'b']) // → []
 */
export function readingAlike(what: string, names: readonly string[]): string[] {
  const groups = [...Map.groupBy(names, (name) => fold(name.normalize('NFKC'))).values()];
  const alike = groups.filter(({ length }) => length > 1);
  if (alike.length === 0) return [];
  const shown = alike.slice(0, SHOWN).map((group) => group.map((name) => JSON.stringify(name)).join(' and '));
  const more = alike.length > SHOWN ? [`${String(alike.length - SHOWN)} more such groups`] : [];
  const count = alike.reduce((sum, { length }) => sum + length, 0);
  return [
    `${String(count)} ${what} have names that read alike and are kept apart: ${[...shown, ...more].join('; ')}.`,
  ];
}
