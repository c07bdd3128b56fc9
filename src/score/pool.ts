import { designEffect, type PointCounts } from '../../scoring/index.ts';
import type { Dataset, Point } from '../read/dataset/dataset.ts';
import type { CounterColumns } from './scores.ts';
import { cellsOf, pricing } from './pricing.ts';
import { fillTrials, responsesIn, type Trials, trialsOf } from './trials.ts';

/** Names of the counter columns, in the order in which they are stored. */
export const COUNTERS = [
  'points',
  'expectedPoints',
  'correct',
  'total',
  'guessSum',
  'guessSquareSum',
  'invalid',
  'truncated',
  'promptTokens',
  'completionTokens',
  'completionTokensSquared',
  'tokenResponses',
  'cost',
  'clusters',
  'designEffect',
  'partial',
  'trials',
  'k',
  'passAtK',
  'passHatK',
] as const satisfies readonly (keyof CounterColumns)[];

/** Empty columns for this many cells. */
export function emptyColumns(cells: number): CounterColumns {
  return Object.fromEntries(
    COUNTERS.map((name) => [name, new Float64Array(cells)]),
  ) as unknown as CounterColumns;
}

/**
 * Pools all points of one evaluation, tier and task into one cell by summing their counters. A counter that any point of
 * a cell lacks is not recorded (NaN) for the cell: a partial sum would look like a whole one.
 */
export function poolPoints(dataset: Dataset): CounterColumns {
  const { tiers, tasks, evaluations, points } = dataset;
  const columns = emptyColumns(evaluations.length * tiers.length * tasks.length);
  const { costOf } = pricing(dataset);
  for (const point of points) {
    for (const cell of cellsOf(point, dataset)) addPoint(columns, cell, point, costOf(point, cell));
  }
  fillExpected(columns, dataset);
  fillClusters(columns, dataset);
  markPartial(columns, dataset);
  fillTrials(columns, dataset);
  return columns;
}

/** Written out, because a loop over names is ten times slower than the additions it makes. */
function addPoint(columns: CounterColumns, cell: number, point: Point, cost: number | null): void {
  add(columns.points, cell, 1);
  add(columns.correct, cell, point.correct);
  add(columns.total, cell, point.total);
  add(columns.guessSum, cell, point.guessSum);
  add(columns.guessSquareSum, cell, point.guessSquareSum);
  add(columns.invalid, cell, point.invalid);
  add(columns.truncated, cell, point.truncated);
  add(columns.promptTokens, cell, point.promptTokens);
  add(columns.completionTokens, cell, point.completionTokens);
  add(columns.completionTokensSquared, cell, point.completionTokensSquared);
  add(columns.tokenResponses, cell, point.tokenResponses);
  add(columns.cost, cell, cost);
}

function add(column: Float64Array, cell: number, count: number | null): void {
  column[cell] = (column[cell] ?? 0) + (count ?? Number.NaN);
}

/** Expected points: what the dataset says, else the most that any evaluation has for the same tier and task. */
function fillExpected(columns: CounterColumns, { tiers, tasks, evaluations, expectedPoints }: Dataset): void {
  const perEvaluation = tiers.length * tasks.length;
  for (let slot = 0; slot < perEvaluation; slot += 1) {
    let most = 0;
    for (let evaluation = 0; evaluation < evaluations.length; evaluation += 1) {
      most = Math.max(most, columns.points[evaluation * perEvaluation + slot] ?? 0);
    }
    const declared = expectedPoints?.[Math.floor(slot / tasks.length)]?.[slot % tasks.length];
    for (let evaluation = 0; evaluation < evaluations.length; evaluation += 1) {
      columns.expectedPoints[evaluation * perEvaluation + slot] = declared ?? most;
    }
  }
}

/**
 * For a dataset whose intervals are about "points like these": how many points each cell has, and how much more they
 * differ than chance alone would make them. In a cell with a single point whose items were tried several times these are
 * the clusters. NaN where clustering is off or a cell has nothing to judge by.
 */
function fillClusters(columns: CounterColumns, dataset: Dataset): void {
  columns.clusters.fill(Number.NaN);
  columns.designEffect.fill(Number.NaN);
  if (dataset.cluster !== 'points') return;
  for (const [cell, points] of pointsByCell(dataset)) {
    const answered = points.filter(({ total }) => total > 0);
    if (answered.length < 2) continue;
    columns.clusters[cell] = answered.length;
    columns.designEffect[cell] = designEffect(answered);
  }
  for (const [cell, items] of trialsOf(dataset)) {
    if (!Number.isNaN(columns.clusters[cell]) || !areRepeated(columns, cell, items)) continue;
    columns.clusters[cell] = items.size;
    columns.designEffect[cell] = designEffect(
      Array.from(items.values(), ({ trials, passed }) => ({ correct: passed, total: trials })),
    );
  }
}

/** Whether all responses of a cell name their item, and some item was tried again. */
function areRepeated(columns: CounterColumns, cell: number, items: ReadonlyMap<number, Trials>): boolean {
  const named = [...items.values()].reduce((sum, { trials }) => sum + trials, 0);
  return items.size > 1 && named > items.size && named === responsesIn(columns, cell);
}

/** Cells that hold less than a whole run does, as their source says. */
function markPartial({ partial }: CounterColumns, { partial: list = [], tiers, tasks }: Dataset): void {
  for (const { evaluation, task } of list) {
    for (const tier of tiers.keys()) partial[(evaluation * tiers.length + tier) * tasks.length + task] = 1;
  }
}

function pointsByCell({ points, tiers, tasks }: Dataset): Map<number, PointCounts[]> {
  const cells = new Map<number, PointCounts[]>();
  for (const { evaluation, task, tiers: own, correct, total } of points) {
    for (const tier of own) {
      const cell = (evaluation * tiers.length + tier) * tasks.length + task;
      const list = cells.get(cell) ?? [];
      list.push({ correct, total });
      cells.set(cell, list);
    }
  }
  return cells;
}
