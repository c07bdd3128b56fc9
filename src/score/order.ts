import { fairSort, type Lead, sameScore } from '../../scoring/index.ts';
import type { Metric } from './metrics.ts';
import { cellsOf, comparedBy, type PartMatrix } from './part-comparer.ts';
import { placements, valueOf } from './placement.ts';
import type { Order, UnrankedScores } from './scores.ts';
import { scoresOn } from './shared-scores.ts';

export { sameScore };

/** The order of one part of the board. */
export type PartOrder = Pick<Order, 'sequence' | 'rank' | 'basis' | 'conflicts'>;

/** An evaluation on its way into the order. */
interface Candidate {
  readonly evaluation: number;
  readonly id: string;
  /** Which cells it is compared by. */
  readonly cells: readonly boolean[];
  readonly overall: number;
  /** Its position in the part. */
  readonly row: number;
}

/**
 * Orders the evaluations of one part by a metric: by the dataset's policy where cells are missing, by id between equal
 * unrounded scores. `rank` and `basis` are indexed by evaluation.
 */
export function orderPart(scores: UnrankedScores, metric: Metric, part: PartMatrix): PartOrder {
  const placed = placements(scores, metric, part);
  const candidates = [...part.evaluations.entries()].flatMap(([row, evaluation]): Candidate[] => {
    const basis = placed ? placed.get(evaluation) : valueOf(scores, metric, evaluation);
    if (basis === undefined || basis === null) return [];
    const id = sortableId(scores.evaluations[evaluation]?.id ?? '');
    const cells = placed ? [true] : cellsBy(scores, metric, part, row);
    return [{ evaluation, id, cells, overall: merit(metric, basis), row }];
  });
  const { order, conflicts } = fairSort(candidates, leadBy(scores, metric, part));
  return {
    sequence: order.map(({ evaluation }) => evaluation),
    rank: ranksAlong(order, scores.evaluations.length),
    basis: scores.evaluations.map((_, evaluation) => placed?.get(evaluation) ?? null),
    conflicts: conflicts.map(({ evaluation }) => evaluation),
  };
}

/** Which cells of a row a metric is a mean of: not every cell that could be scored has what it needs. */
function cellsBy(scores: UnrankedScores, metric: Metric, part: PartMatrix, row: number): boolean[] {
  const cells = cellsOf(part, row);
  if (!metric.ofCell) return cells;
  return cells.map((has, cell) => {
    const slot = part.slots[cell] ?? -1;
    const tasks = scores.tasks.length;
    const score = scores.cell(part.evaluations[row] ?? -1, Math.floor(slot / tasks), slot % tasks);
    return has && score !== null && metric.ofCell?.(score) !== null;
  });
}

/** How far one evaluation of a part is ahead of another by a metric, on the cells that both have. */
function leadBy(scores: UnrankedScores, metric: Metric, part: PartMatrix): Lead<Candidate> {
  const compared = comparedBy(part, metric);
  if (compared) return (a, b) => compared.pairs.lead(a.row, b.row);
  const known = new Map<string, number | null>();
  const valueOn = (evaluation: number, shared: readonly boolean[]): number | null => {
    const key = `${evaluation} ${patternOf(shared)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const slots = new Set(part.slots.filter((_, cell) => shared[cell]));
    const aggregate = scoresOn(scores, evaluation, slots);
    const value = aggregate && metric.read(aggregate);
    known.set(key, value);
    return value;
  };
  return (a, b) => {
    const shared = a.cells.map((has, cell) => has && b.cells[cell] === true);
    const [own, rival] = [valueOn(a.evaluation, shared), valueOn(b.evaluation, shared)];
    if (own === null || rival === null) return null;
    // Both may be 0, and log(0/0) is no number.
    return own === rival ? 0 : Math.log(merit(metric, own) / merit(metric, rival));
  };
}

/** What a value counts for in an order: the less the better where the metric says so. */
function merit({ better }: Metric, value: number): number {
  return better === 'higher' ? value : 1 / value;
}

/** Which cells of its part a row has, as a word: "++-". */
function patternOf(cells: readonly boolean[]): string {
  return cells.map((has) => (has ? '+' : '-')).join('');
}

/** Ranks along an order; neighbours that tie share one. Scores over different cells never do, whatever their value. */
function ranksAlong(order: readonly Candidate[], evaluations: number): (number | null)[] {
  const rank = new Array<number | null>(evaluations).fill(null);
  let shared = 0;
  for (const [position, one] of order.entries()) {
    const above = order[position - 1];
    if (above === undefined || !ties(above, one)) shared = position + 1;
    rank[one.evaluation] = shared;
  }
  return rank;
}

function ties(a: Candidate, b: Candidate): boolean {
  return sameScore(a.overall, b.overall) && patternOf(a.cells) === patternOf(b.cells);
}

/** Numbers in ids count as numbers, so that run-9 comes before run-10; the same in every locale. */
function sortableId(id: string): string {
  return `${id.replace(/\d+/g, (digits) => digits.padStart(15, '0'))} ${id}`;
}
