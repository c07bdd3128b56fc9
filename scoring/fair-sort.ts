import { ROUNDING } from './constants.ts';
import { requireRange } from './require-range.ts';
import { sameScore } from './same-score.ts';

/** An evaluation that may lack cells. */
export interface FairSortRow {
  id: string;
  /** Over its own cells, in any unit. */
  overall: number;
  /** Which of the cells of the board it has; as long for every row. */
  cells: readonly boolean[];
}

export interface FairSort<Row> {
  /** Best first. */
  order: Row[];
  /** The inserted evaluations that one of the base further down beats on the cells they share. */
  conflicts: Row[];
}

/** How far one row is ahead of another on the cells that both have, 0 when equal; null when they share none. */
export type Lead<Row> = (a: Row, b: Row) => number | null;

interface Candidate<Row> {
  row: Row;
  id: string;
  overall: number;
  cells: number;
  /** Which cells it has: "++-". */
  pattern: string;
}

function byId(a: Pick<FairSortRow, 'id'>, b: Pick<FairSortRow, 'id'>): number {
  return a.id < b.id ? -1 : 1;
}

/** By number of cells, then overall score, equal ones by id: the same order on every machine. */
function inOrder<Row>(candidates: readonly Candidate<Row>[]): Candidate<Row>[] {
  const runs: Candidate<Row>[][] = [];
  for (const candidate of candidates.toSorted((a, b) => b.cells - a.cells || b.overall - a.overall)) {
    const above = runs.at(-1)?.at(-1);
    const ties = above?.cells === candidate.cells && sameScore(above.overall, candidate.overall);
    if (ties) runs.at(-1)?.push(candidate);
    else runs.push([candidate]);
  }
  return runs.flatMap((run) => run.sort(byId));
}

function toCandidate<Row extends FairSortRow>(row: Row): Candidate<Row> {
  const { id, overall, cells } = row;
  requireRange(
    Number.isFinite(overall),
    () => `fairSort: the score of ${JSON.stringify(id)} is ${String(overall)}`,
  );
  const count = cells.filter(Boolean).length;
  requireRange(count > 0, () => `fairSort: ${JSON.stringify(id)} has no cell`);
  return { row, id, overall, cells: count, pattern: cells.map((has) => (has ? '+' : '-')).join('') };
}

/**
 * The evaluations that the others are compared with: those with every cell. Where nobody is complete, those with the largest
 * common set: the cells in common times the evaluations that have just these.
 */
function baseOf<Row>(candidates: readonly Candidate<Row>[]): readonly Candidate<Row>[] {
  const groups = [...Map.groupBy(candidates, ({ pattern }) => pattern).values()];
  const isComplete = ([one]: readonly Candidate<Row>[]): boolean => one?.pattern.includes('-') === false;
  const size = (group: readonly Candidate<Row>[]): number => group.length * (group[0]?.cells ?? 0);
  return (
    groups.find(isComplete) ?? groups.reduce((best, group) => (size(group) > size(best) ? group : best), [])
  );
}

/**
 * Fair sort: evaluations that lack cells are placed by comparing them on the cells they have, so that nobody gains by
 * leaving out the hard ones.
 *
 * Complete ones sort by overall score. Then, one pass per smaller number of cells, each in order of score and id goes right
 * before the first complete one that it beats on its own cells, else to the end. Deterministic, but comparisons on different
 * cells can contradict each other: see `conflicts`.
 *
 * @param rows ids, each once, scores and cells
 * @param lead of two of these rows
 * @throws RangeError when an evaluation has no cell or a score is not finite
 * @see the rule is ReasonScape's, for tiers; cells, and the order within a pass, are ours
 * @example fairSort([{ id: 'a', overall: 600, cells: [true, true], easy: 900 }, { id: 'b', overall: 748, cells: [true, true], easy: 800 }, { id: 'c', overall: 850, cells: [true, false], easy: 850 }], (a, b) => a.easy - b.easy).order.map(({ id }) => id) // => ['c', 'b', 'a']
 */
export function fairSort<Row extends FairSortRow>(rows: readonly Row[], lead: Lead<Row>): FairSort<Row> {
  const candidates = inOrder(rows.map((row) => toCandidate(row)));
  const base = baseOf(candidates);
  const inBase = new Set(base);
  const before = base.map((): Candidate<Row>[] => []);
  const last: Candidate<Row>[] = [];
  const conflicts: Row[] = [];
  for (const candidate of candidates) {
    if (inBase.has(candidate)) continue;
    const leads = base.map((rival) => lead(candidate.row, rival.row));
    const place = leads.findIndex((ahead) => ahead !== null && ahead > ROUNDING);
    (before[place] ?? last).push(candidate);
    const beatenBelow = leads.some(
      (ahead, index) => place !== -1 && index > place && (ahead ?? 0) < -ROUNDING,
    );
    if (beatenBelow) conflicts.push(candidate.row);
  }
  const order = base.flatMap((rival, index) => [...(before[index] ?? []), rival]);
  return { order: [...order, ...last].map(({ row }) => row), conflicts };
}
