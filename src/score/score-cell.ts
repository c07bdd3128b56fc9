import {
  belowChance,
  type CellCounters,
  cellInterval,
  type CellInterval,
  cellState,
  clusteredZ,
  compatibleCell,
  rerunLimits,
  type ScoreLimits,
  solvedShare,
  Z_95,
} from '../../scoring/index.ts';
import type { CellScore, CounterColumns, ScoresData } from './scores.ts';

/** Half-width of the interval of a cell in standard deviations. */
export type CellZ = (cell: number) => number;

/**
 * The half-widths of all cells at 95 %: z itself, and where difficulty points count as clusters the wider t that goes with
 * the number of points and their design effect.
 */
export function cellZ({ clusters, designEffect }: CounterColumns): CellZ {
  const clustered = clusteredZ(Z_95);
  return (cell) => {
    const points = clusters[cell] ?? Number.NaN;
    return Number.isNaN(points) ? Z_95 : clustered(points, designEffect[cell] ?? Number.NaN);
  };
}

/** Scores the cell with this index of the counter columns; null when the evaluation has no point there. */
export function scoreCell(columns: CounterColumns, cell: number, zOf: CellZ): CellScore | null {
  const points = at(columns.points, cell);
  if (points === 0) return null;
  const expectedPoints = at(columns.expectedPoints, cell);
  const counters = cellCounters(columns, cell);
  const limits = cellLimits(columns, cell, zOf);
  const interval = limits?.interval ?? null;
  const responses = at(columns.tokenResponses, cell);
  return {
    state: cellState(counters),
    counters,
    truncationRecorded: !Number.isNaN(at(columns.truncated, cell)),
    invalid: recorded(at(columns.invalid, cell)),
    points,
    expectedPoints,
    incomplete: points < expectedPoints || at(columns.partial, cell) === 1,
    compatible: interval && compatibleCell(counters),
    interval,
    rerun: limits?.rerun ?? null,
    solved: interval && solvedShare(interval),
    belowChance: interval !== null && belowChance(interval),
    completionTokensMean: responses > 0 ? recorded(at(columns.completionTokens, cell) / responses) : null,
    promptTokensMean: responses > 0 ? recorded(at(columns.promptTokens, cell) / responses) : null,
    completionTokens: recorded(at(columns.completionTokens, cell)),
    promptTokens: recorded(at(columns.promptTokens, cell)),
    cost: recorded(at(columns.cost, cell)),
    tokenResponses: responses,
    trials: recorded(at(columns.trials, cell)),
    k: recorded(at(columns.k, cell)),
    passAtK: recorded(at(columns.passAtK, cell)),
    passHatK: recorded(at(columns.passHatK, cell)),
  };
}

function at(column: Float64Array, cell: number): number {
  return column[cell] ?? 0;
}

/** Counters of a cell as scoring wants them: truncation that was not recorded counts as none, and is flagged elsewhere. */
export function cellCounters(columns: CounterColumns, cell: number): CellCounters {
  return {
    correct: at(columns.correct, cell),
    total: at(columns.total, cell),
    truncated: recorded(at(columns.truncated, cell)) ?? 0,
    guessSum: at(columns.guessSum, cell),
    guessSquareSum: at(columns.guessSquareSum, cell),
  };
}

/** All responses of a cell, truncated ones as well. @param slot which cell of the evaluation, `tier · tasks + task` */
export function responsesIn({ columns, tiers, tasks }: ScoresData, evaluation: number, slot: number): number {
  const { total, truncated } = cellCounters(columns, evaluation * tiers.length * tasks.length + slot);
  return total + truncated;
}

/** A counter, or null where it was not recorded. */
function recorded(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

/** A cell with limits, in both ways of scoring. */
export interface Limits {
  readonly interval: CellInterval;
  readonly rerun: ScoreLimits;
}

/** Limits of a cell, or null when it cannot be scored. */
export function cellLimits(columns: CounterColumns, cell: number, zOf: CellZ): Limits | null {
  const counters = countedCounters(columns, cell);
  if (counters === null) return null;
  const interval = cellInterval(counters, zOf(cell));
  return { interval, rerun: rerunLimits(counters, interval) };
}

/** Whether a cell is one of those that a score is made of. */
export function isCounted(columns: CounterColumns, cell: number): boolean {
  return countedCounters(columns, cell) !== null;
}

function countedCounters(columns: CounterColumns, cell: number): CellCounters | null {
  if (columns.points[cell] === 0) return null;
  const counters = cellCounters(columns, cell);
  const state = cellState(counters);
  return state === 'scorable' || state === 'all-truncated' ? counters : null;
}
