import { fairSort, type Lead, sameScore } from '../../scoring/index.ts';
import type { Metric } from './metrics.ts';
import { cellsOf, comparedBy, type PartMatrix } from './part-comparer.ts';
import { placements, valueOf } from './placement.ts';
import type { Order, UnrankedScores } from './scores.ts';
import { scoresOn } from './shared-scores.ts';

export { sameScore };

/** The order of one part of the board. */
export type PartOrder = Pick<Order, 'sequence' | 'rank' | 'basis' | 'conflicts'>;

/**
 * Orders the evaluations of one part by a metric: by the dataset's policy where cells are missing, by id between equal
 * unrounded scores. `rank` and `basis` are indexed by evaluation.
 */
export function orderPart(scores: UnrankedScores, metric: Metric, part: PartMatrix): PartOrder {
  const placed = placements(scores, metric, part);
  const basisOf = (evaluation: number): number | null =>
    placed ? (placed.get(evaluation) ?? null) : valueOf(scores, metric, evaluation);
  const ranked = [...part.evaluations.entries()].filter(([, evaluation]) => basisOf(evaluation) !== null);
  const cells = part.evaluations.map((_, row) => cellsBy(scores, metric, part, row));
  const lead = leadBy(scores, metric, part, cells);
  const { order, conflicts } = fairSort(
    ranked.map(([row, evaluation]) => ({
      id: sortableId(scores.evaluations[evaluation]?.id ?? ''),
      cells: placed ? [true] : (cells[row] ?? []),
      overall: merit(metric, basisOf(evaluation) ?? 0),
    })),
    (a, b) => lead(ranked[a]?.[0] ?? -1, ranked[b]?.[0] ?? -1),
  );
  const evaluationAt = (place: number): number => ranked[place]?.[1] ?? -1;
  const patterns = placed
    ? new Map<number, string>()
    : new Map(ranked.map(([row, evaluation]) => [evaluation, patternOf(cells[row] ?? [])]));
  const ties = (a: number, b: number): boolean =>
    sameScore(basisOf(a) ?? 0, basisOf(b) ?? 0) && patterns.get(a) === patterns.get(b);
  const sequence = order.map(evaluationAt);
  return {
    sequence,
    rank: ranksAlong(sequence, scores.evaluations.length, ties),
    basis: scores.evaluations.map((_, evaluation) => placed?.get(evaluation) ?? null),
    conflicts: conflicts.map(evaluationAt),
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

/** How far one row of a part is ahead of another by a metric, on the cells that both have. */
function leadBy(
  scores: UnrankedScores,
  metric: Metric,
  part: PartMatrix,
  cells: readonly (readonly boolean[])[],
): Lead {
  const compared = comparedBy(part, metric);
  if (compared) return (a, b) => compared.pairs.lead(a, b);
  const known = new Map<string, number | null>();
  const valueOn = (row: number, shared: readonly boolean[], pattern: string): number | null => {
    const key = `${row} ${pattern}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const slots = new Set(part.slots.filter((_, cell) => shared[cell]));
    const aggregate = scoresOn(scores, part.evaluations[row] ?? -1, slots);
    const value = aggregate && metric.read(aggregate);
    known.set(key, value);
    return value;
  };
  return (a, b) => {
    const shared = (cells[a] ?? []).map((has, cell) => has && (cells[b]?.[cell] ?? false));
    const pattern = patternOf(shared);
    const [own, rival] = [valueOn(a, shared, pattern), valueOn(b, shared, pattern)];
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

/** Ranks along a sequence; neighbours that tie share one. Scores over different cells never do, whatever their value. */
function ranksAlong(
  sequence: readonly number[],
  evaluations: number,
  ties: (a: number, b: number) => boolean,
): (number | null)[] {
  const rank = new Array<number | null>(evaluations).fill(null);
  sequence.forEach((evaluation, position) => {
    const above = sequence[position - 1];
    const tied = above !== undefined && ties(above, evaluation);
    rank[evaluation] = tied ? (rank[above] ?? null) : position + 1;
  });
  return rank;
}

/** Numbers in ids count as numbers, so that run-9 comes before run-10; the same in every locale. */
function sortableId(id: string): string {
  return `${id.replace(/\d+/g, (digits) => digits.padStart(15, '0'))} ${id}`;
}
