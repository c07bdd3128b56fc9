import { thousands } from '../../errors.ts';
import type { SampleTable } from './dataset.ts';

interface Names {
  readonly evaluations: readonly string[];
  readonly tasks: readonly string[];
  readonly tiers: readonly string[];
}

/** Responses of one evaluation in one cell, and those of them to items that the largest one there answered, too. */
interface Answered {
  readonly evaluation: number;
  responses: number;
  shared: number;
}

/**
 * Evaluations of one cell that mostly answered other items than the one with the most responses there: what they are ranked
 * by is then no answer to the same questions. One sentence, on the first such cell.
 */
export function otherItems(samples: SampleTable | null, names: Names): string[] {
  if (samples === null) return [];
  const cells = [...answeredIn(samples, names)].flatMap(([slot, answered]) => {
    const [most] = answered.values();
    const others = [...answered.values()].filter(({ responses, shared }) => 2 * shared < responses);
    return most === undefined || others.length === 0 ? [] : [{ slot, most, others }];
  });
  const [cell, ...more] = cells;
  const [first, ...others] = cell?.others ?? [];
  if (cell === undefined || first === undefined) return [];
  const nameOf = ({ evaluation }: Answered): string => names.evaluations[evaluation] ?? '';
  const missed = `${thousands(first.responses - first.shared)} of the ${thousands(first.responses)} responses`;
  const likeIt =
    others.length === 1 ? '1 more evaluation is' : `${thousands(others.length)} more evaluations are`;
  const further = more.length === 1 ? '1 more cell has' : `${thousands(more.length)} more cells have`;
  return [
    [
      `${cellName(cell.slot, names)}: ${missed} of ${nameOf(first)} are to items that ${nameOf(cell.most)} did not answer, as far as they are named`,
      ...(others.length > 0 ? [`; ${likeIt} like this`] : []),
      ...(more.length > 0 ? [`; ${further} such evaluations`] : []),
      '. Their ranks may compare answers to different questions.',
    ].join(''),
  ];
}

function cellName(slot: number, { tasks, tiers }: Names): string {
  const task = tasks[slot % tasks.length] ?? '';
  return tiers.length > 1 ? `${task} (${tiers[Math.floor(slot / tasks.length)] ?? ''})` : task;
}

/** By slot, `tier · tasks + task`: evaluations with their responses, that with the most of them first. */
function answeredIn(
  { evaluation, task, tier, item }: SampleTable,
  { tasks }: Names,
): ReadonlyMap<number, ReadonlyMap<number, Answered>> {
  const slots = Array.from(item, (_, row) => (tier[row] ?? 0) * tasks.length + (task[row] ?? 0));
  const cells = new Map<number, Map<number, Answered>>();
  const answeredBy = (row: number): Answered => {
    const slot = slots[row] ?? 0;
    const cell = cells.get(slot) ?? new Map<number, Answered>();
    cells.set(slot, cell);
    const own = evaluation[row] ?? 0;
    const answered = cell.get(own) ?? { evaluation: own, responses: 0, shared: 0 };
    cell.set(own, answered);
    return answered;
  };
  for (const row of slots.keys()) answeredBy(row).responses += 1;
  const sorted = Array.from(cells, ([slot, cell]) => {
    const inOrder = [...cell].toSorted(
      ([, a], [, b]) => b.responses - a.responses || a.evaluation - b.evaluation,
    );
    return [slot, new Map(inOrder)] as const;
  });
  const most = new Map(sorted.map(([slot, cell]) => [slot, cell.keys().next().value]));
  const items = new Map(sorted.map(([slot]) => [slot, new Set<number>()]));
  for (const [row, slot] of slots.entries())
    if (most.get(slot) === evaluation[row]) items.get(slot)?.add(item[row] ?? 0);
  for (const [row, slot] of slots.entries())
    answeredBy(row).shared += Number(items.get(slot)?.has(item[row] ?? 0) === true);
  return new Map(sorted);
}
