import { differencePValue, intervalDifference, SIGNIFICANCE } from '../../scoring/index.ts';
import { boardMetric, type Metric } from './metrics.ts';
import type { Scores } from './scores.ts';
import { scoresOn } from './shared-scores.ts';

/** A score with its 95 % limits. */
export interface KnownScore {
  readonly value: number;
  readonly range: readonly [number, number];
}

/** How a score moved between two measurements, in points. */
export interface ScoreChange {
  readonly before: KnownScore;
  readonly after: KnownScore;
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  readonly pValue: number;
}

/** The scores of all evaluations that two versions of a board share. */
export interface ScoreChanges {
  readonly metric: Metric;
  /** Per pair; null where there is nothing to compare. */
  readonly all: readonly (ScoreChange | null)[];
  readonly compared: number;
  /** A score moved beyond noise where its p is below: Bonferroni over the evaluations compared. */
  readonly threshold: number;
}

/**
 * The change of every score on the cells that both versions have, by the metric of the later one: a cell that came or went
 * moves no score. Both boards have the same tiers and tasks.
 *
 * @param pairs the same evaluation in both versions
 */
export function scoreChanges(
  before: Scores,
  after: Scores,
  pairs: readonly (readonly [was: number, now: number])[],
): ScoreChanges {
  const metric = boardMetric(after);
  const all = pairs.map(([was, now]) => {
    const shared = sharedCells(before, after, was, now);
    const slotsIn = (side: 0 | 1): Set<number> => new Set(shared.map((slots) => slots[side]));
    return scoreChange(known(metric, before, was, slotsIn(0)), known(metric, after, now, slotsIn(1)));
  });
  const compared = all.filter((change) => change !== null).length;
  return { metric, all, compared, threshold: SIGNIFICANCE / Math.max(1, compared) };
}

/** Slots of the cells that could be scored both times; tiers and tasks may stand in another order. */
function sharedCells(before: Scores, after: Scores, was: number, now: number): [number, number][] {
  return after.tiers.flatMap(({ id: tierId }, tier) =>
    after.tasks.flatMap(({ id: taskId }, task): [number, number][] => {
      const oldTier = before.tiers.findIndex(({ id }) => id === tierId);
      const oldTask = before.tasks.findIndex(({ id }) => id === taskId);
      const cells = [before.cell(was, oldTier, oldTask), after.cell(now, tier, task)];
      if (!cells.every((cell) => cell?.interval)) return [];
      return [[oldTier * before.tasks.length + oldTask, tier * after.tasks.length + task]];
    }),
  );
}

function known(
  metric: Metric,
  scores: Scores,
  evaluation: number,
  slots: ReadonlySet<number>,
): KnownScore | null {
  const own = scoresOn(scores, evaluation, slots);
  const [value, range] = own ? [metric.read(own), metric.range?.(own)] : [null, null];
  return value === null || !range ? null : { value, range };
}

/**
 * A change with its 95 % interval, as of two independent runs; null where either has no interval. Where both share
 * responses, as after grading them again, the interval is wider than it need be: nothing is claimed too much.
 */
function scoreChange(before: KnownScore | null, after: KnownScore | null): ScoreChange | null {
  if (!before || !after) return null;
  const [now, then] = [after, before].map(({ value, range: [low, high] }) => ({
    estimate: value,
    lower: Math.min(value, low),
    upper: Math.max(value, high),
  }));
  if (!now || !then) return null;
  const change = intervalDifference(now, then);
  return { before, after, ...change, pValue: differencePValue(change) };
}
