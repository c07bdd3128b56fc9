import {
  geometricPoints,
  limitShift,
  logMeanOf,
  meanOfTiers,
  SCORE_FLOOR,
  scoreInterval,
  scorePerUnit,
} from '../../scoring/index.ts';
import {
  type Aggregate,
  type CellScore,
  ENOUGH_RESPONSES,
  type ScoreLogs,
  type TierScore,
} from './scores.ts';

/**
 * Scores of one tier from its cells. Cells that cannot be scored are left out of the mean and marked by `incomplete`,
 * never counted as zero; null when none is left.
 * `incomplete` says whether the tier lacks points, and is carried through to the asterisk.
 */
export function aggregateTier(cells: readonly (CellScore | null)[], incomplete: boolean): Aggregate | null {
  const scored = cells.flatMap((cell) =>
    cell?.rerun && cell.interval ? [{ cell, rerun: cell.rerun, interval: cell.interval }] : [],
  );
  if (scored.length === 0) return null;
  return {
    ...scoresFrom(
      {
        reasonscore: logMeanOf(scored.map(({ rerun }) => rerun)),
        plain: logMeanOf(scored.map(({ interval }) => interval)),
        shift: mean(scored.map(({ interval }) => limitShift(interval))),
      },
      meanOfKnown(scored.map(({ cell }) => cell.completionTokensMean)),
      meanOfAll(scored.map(({ cell }) => costOfResponse(cell))),
    ),
    completed: geometricPoints(scored.map(({ interval }) => interval.accuracy)),
    yield: geometricPoints(scored.map(({ cell }) => cell.solved ?? 0)),
    passAtK: meanOfKnown(scored.map(({ cell }) => cell.passAtK)),
    passHatK: meanOfKnown(scored.map(({ cell }) => cell.passHatK)),
    k: firstOf(scored.map(({ cell }) => cell.k)),
    passCells: scored.filter(({ cell }) => cell.passAtK !== null).length,
    unnamedCells: scored.filter(({ cell }) => cell.trials === null).length,
    cells: scored.length,
    floored: scored.filter(({ rerun }) => rerun.score <= SCORE_FLOOR).length,
    atChance:
      scored.every(({ interval }) => interval.lower <= SCORE_FLOOR) &&
      scored.some(({ cell }) => cell.counters.guessSum > 0),
    incomplete,
    approximate: scored.some(({ cell }) => cell.counters.total < ENOUGH_RESPONSES),
  };
}

/** Scores over several tiers, every tier weighing the same: cells weigh 1/(tiers · cells of their tier). */
export function aggregateTiers(tiers: readonly TierScore[], incomplete: boolean): Aggregate | null {
  const parts = tiers.flatMap((tier) => tier.aggregate ?? []);
  if (parts.length === 0) return null;
  const overTiers = (read: (part: Aggregate) => number): number =>
    geometricPoints(parts.map((part) => read(part) / 1000));
  return {
    ...scoresFrom(
      {
        reasonscore: meanOfTiers(parts.map(({ logs }) => logs.reasonscore)),
        plain: meanOfTiers(parts.map(({ logs }) => logs.plain)),
        shift: mean(parts.map(({ logs }) => logs.shift)),
      },
      meanOfKnown(parts.map((part) => part.averageTokens)),
      meanOfAll(parts.map((part) => part.averageCost)),
    ),
    completed: overTiers((part) => part.completed),
    yield: overTiers((part) => part.yield),
    passAtK: meanOfKnown(parts.map((part) => part.passAtK)),
    passHatK: meanOfKnown(parts.map((part) => part.passHatK)),
    k: firstOf(parts.map((part) => part.k)),
    passCells: sum(parts.map((part) => part.passCells)),
    unnamedCells: sum(parts.map((part) => part.unnamedCells)),
    cells: sum(parts.map((part) => part.cells)),
    floored: sum(parts.map((part) => part.floored)),
    atChance: parts.every((part) => part.atChance),
    incomplete: incomplete || parts.some((part) => part.incomplete),
    approximate: parts.some((part) => part.approximate),
  };
}

/** Every score and every limit, from one function. */
function scoresFrom(logs: ScoreLogs, averageTokens: number | null, averageCost: number | null) {
  const {
    score: reasonscore,
    lower: reasonscoreLower,
    upper: reasonscoreUpper,
  } = scoreInterval(logs.reasonscore);
  const { score: plain, lower, upper } = scoreInterval(logs.plain, logs.shift);
  return {
    reasonscore,
    reasonscoreLower,
    reasonscoreUpper,
    plain,
    lower,
    upper,
    bonus: reasonscore - plain,
    logs,
    averageTokens,
    scorePerToken: ratioOf(reasonscore, averageTokens),
    averageCost,
    scorePerCost: ratioOf(reasonscore, averageCost),
  };
}

/** What a unit of the spent buys; null where nothing was spent, or where that is not known. */
function ratioOf(score: number, spent: number | null): number | null {
  return spent !== null && spent > 0 ? scorePerUnit(score, spent) : null;
}

/** Mean cost of a response of a cell, truncated ones among them; null where it is not known. */
function costOfResponse({ cost, counters: { total, truncated } }: CellScore): number | null {
  return cost === null ? null : cost / (total + truncated);
}

/** Mean of all values; null when one of them was not recorded. */
function meanOfAll(values: readonly (number | null)[]): number | null {
  return values.includes(null) ? null : meanOfKnown(values);
}

/** Mean of the values that were recorded; null when none was. */
function meanOfKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : mean(known);
}

function firstOf(values: readonly (number | null)[]): number | null {
  return values.find((value) => value !== null) ?? null;
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
