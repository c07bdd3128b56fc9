import { intervalDifference } from '../../scoring/index.ts';

/** A score with its 95 % limits. */
export interface KnownScore {
  readonly value: number | null;
  readonly range: readonly [number, number] | null;
}

/** How a score moved between two measurements, in points. */
export interface ScoreChange {
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  /** The 95 % interval of the difference leaves out zero. */
  readonly isBeyondNoise: boolean;
}

/**
 * The change of a score with its 95 % interval, as of two independent runs; null where either has no interval. Where both
 * share responses, as after grading them again, the interval is wider than it need be: nothing is claimed too much.
 */
export function scoreChange(before: KnownScore, after: KnownScore): ScoreChange | null {
  if (before.value === null || after.value === null || !before.range || !after.range) return null;
  const estimate = ({ value, range }: { value: number; range: readonly [number, number] }) => ({
    estimate: value,
    lower: Math.min(value, range[0]),
    upper: Math.max(value, range[1]),
  });
  const change = intervalDifference(
    estimate({ value: after.value, range: after.range }),
    estimate({ value: before.value, range: before.range }),
  );
  return { ...change, isBeyondNoise: change.lower > 0 || change.upper < 0 };
}
