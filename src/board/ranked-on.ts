import type { Choice, Scores } from '../score/scores.ts';
import { formatCount, formatQuantity } from '../format.ts';
import type { Query } from './board.ts';

/** The part of a board that a query ranks on. */
export type Part = Pick<Query, 'tiers' | 'tasks'>;

/**
 * The tiers and tasks that a query names, in the order of the board; null for all of them. Names that the board does not have
 * are as if they were not there.
 */
export function choiceOf(scores: Pick<Scores, 'tiers' | 'tasks'>, { tiers, tasks }: Part): Choice | null {
  const choice = { tiers: namedIn(scores.tiers, tiers), tasks: namedIn(scores.tasks, tasks) };
  const isAll = choice.tiers.length === scores.tiers.length && choice.tasks.length === scores.tasks.length;
  return isAll ? null : choice;
}

function namedIn(all: readonly { readonly id: string }[], wanted: readonly string[] | null): number[] {
  const indices = [...all.keys()];
  const named = indices.filter((index) => wanted?.includes(all[index]?.id ?? '') ?? true);
  return named.length > 0 ? named : indices;
}

/** The scores that a query ranks by: those of the whole board, or of the part that it names alone. */
export function scoresFor(scores: Scores, part: Part): Scores {
  const choice = choiceOf(scores, part);
  return choice === null ? scores : scores.narrowed(choice);
}

/** Whether a query ranks on a part of the board, where it is written as `partOf` does. */
export function isPart({ tiers, tasks }: Part): boolean {
  return tiers !== null || tasks !== null;
}

/** Whether an evaluation has something in these scores. */
export function hasPoints({ columns, tiers, tasks }: Scores, evaluation: number): boolean {
  const cells = tiers.length * tasks.length;
  return columns.points.subarray(evaluation * cells, (evaluation + 1) * cells).some((points) => points > 0);
}

/** The part as a query writes it: null where it is all of the board. */
export function partOf(scores: Pick<Scores, 'tiers' | 'tasks'>, part: Part): Part {
  const { tiers, tasks } = choiceOf(scores, part) ?? {
    tiers: [...scores.tiers.keys()],
    tasks: [...scores.tasks.keys()],
  };
  return {
    tiers: idsIn(scores.tiers, tiers),
    tasks: idsIn(scores.tasks, tasks),
  };
}

function idsIn(all: readonly { readonly id: string }[], indices: readonly number[]): string[] | null {
  return indices.length === all.length ? null : indices.flatMap((index) => all[index]?.id ?? []);
}

/** "Hard · 4 of 12 tasks"; empty for the whole board. */
export function rankedOn(scores: Pick<Scores, 'tiers' | 'tasks'>, part: Part): string {
  const choice = choiceOf(scores, part);
  if (choice === null) return '';
  return [
    ...namesOf(scores.tiers, choice.tiers, 'tier'),
    ...namesOf(scores.tasks, choice.tasks, 'task'),
  ].join(' · ');
}

/** Of a few tiers, or of one task, the names. */
function namesOf(
  all: readonly { readonly label: string }[],
  chosen: readonly number[],
  kind: 'tier' | 'task',
): string[] {
  if (chosen.length === all.length) return [];
  const nameOf = (index: number): string => all[index]?.label ?? '';
  const names = chosen.map(kind === 'tier' ? (index) => tierName(nameOf(index)) : nameOf);
  if (names.length === 1 || (kind === 'tier' && names.length <= MOST_NAMED)) return [names.join(' and ')];
  return [`${formatCount(names.length)} of ${formatQuantity(all.length, kind)}`];
}

const MOST_NAMED = 2;

/** A tier in a sentence: one whose label is no word, such as "192", says what it is. */
export function tierName(label: string): string {
  return /\p{L}/u.test(label) ? label : `tier ${label}`;
}
