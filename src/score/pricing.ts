import type { Dataset, Facts, Point } from '../read/dataset/dataset.ts';

/** What cells cost: as it was recorded, else by declared prices, and never by both in one cell. */
interface Pricing {
  /** What a point adds to the cost of a cell; null where that is not known. */
  readonly costOf: (point: Point, cell: number) => number | null;
  /** Whether the cost of some cell is that of declared prices. */
  readonly isPriced: boolean;
  /** Cells with a cost for a part of their responses, which therefore have none. */
  readonly partial: number;
}

/** Places of the cells that a point adds to, one for each of its tiers. */
export function cellsOf(
  { evaluation, tiers, task }: Point,
  dataset: Pick<Dataset, 'tiers' | 'tasks'>,
): number[] {
  return tiers.map((tier) => (evaluation * dataset.tiers.length + tier) * dataset.tasks.length + task);
}

/** What is known of the cost of a cell, as bits. */
const RECORDED = 1;
const LACKING = 2;
const PRICED = 4;

/** A price is used only where nothing of the cost of a cell was recorded: a sum of both would be neither. */
export function pricing(dataset: Dataset): Pricing {
  const { points, evaluations, tiers, tasks } = dataset;
  const known = new Uint8Array(evaluations.length * tiers.length * tasks.length);
  const priceOf = (point: Point): number | null => pricedCost(point, evaluations[point.evaluation]?.facts);
  for (const point of points) {
    const isLacking = point.cost === null;
    const own =
      (isLacking ? LACKING : RECORDED) |
      (point.isCostPartial ? RECORDED : 0) |
      (isLacking && priceOf(point) !== null ? PRICED : 0);
    for (const cell of cellsOf(point, dataset)) known[cell] = (known[cell] ?? 0) | own;
  }
  const isRecorded = (cell: number): boolean => ((known[cell] ?? 0) & RECORDED) !== 0;
  return {
    costOf: (point, cell) => point.cost ?? (isRecorded(cell) ? null : priceOf(point)),
    isPriced: known.some((bits) => (bits & (RECORDED | PRICED)) === PRICED),
    partial: known.filter((bits) => (bits & (RECORDED | LACKING)) === (RECORDED | LACKING)).length,
  };
}

/** What a point cost by the price of its tokens; null where the price or the tokens of a response are not known. */
function pricedCost(point: Point, facts: Facts | undefined): number | null {
  const { promptTokens, completionTokens, tokenResponses, total, truncated } = point;
  const { price_in: prompt, price_out: completion } = facts ?? {};
  if (prompt === undefined || completion === undefined) return null;
  if (promptTokens === null || completionTokens === null) return null;
  const isWhole = tokenResponses === total + (truncated ?? 0);
  return isWhole ? (promptTokens * prompt + completionTokens * completion) / 1e6 : null;
}
