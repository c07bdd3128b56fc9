import { problem, UserError, type Problem } from '../../errors.ts';
import type { PlaceOfPoint } from './collect-rows.ts';
import type { Point } from './dataset.ts';
import { PointIndex } from './point-index.ts';

export type OnDuplicate = 'error' | 'sum' | 'last';

/**
 * Points that stand for the same evaluation, task, tiers and parameter setting: refused, summed, or the last one kept.
 *
 * @param placeOf File and line of the point with this index, for the message.
 * @throws UserError naming every duplicate, when they are refused.
 */
export function mergeDuplicates(
  points: readonly Point[],
  rule: OnDuplicate,
  placeOf: (index: number) => PlaceOfPoint,
): readonly Point[] {
  const index = new PointIndex();
  const merged: Point[] = [];
  const firsts: number[] = [];
  const problems: Problem[] = [];
  for (const [number, point] of points.entries()) {
    const place = index.numberOf(point);
    const earlier = merged[place];
    if (earlier === undefined) {
      merged.push(point);
      firsts.push(number);
    } else if (rule === 'error') problems.push(duplicate(placeOf(number), placeOf(firsts[place] ?? 0)));
    else merged[place] = rule === 'sum' ? addPoints(earlier, point) : point;
  }
  if (problems.length > 0) throw new UserError(problems);
  return merged;
}

function duplicate({ file, line }: PlaceOfPoint, first: PlaceOfPoint): Problem {
  const where = first.file === file ? '' : `${first.file}, `;
  const place = first.line === null ? where.slice(0, -2) : `${where}line ${first.line}`;
  return problem({
    code: 'duplicate-row',
    file,
    line,
    message: 'the same evaluation, task, tier and params again',
    expected: 'one row for each',
    got: place === '' ? 'a second one' : `a second one; the first is in ${place}`,
    hint: 'run with --on-duplicate sum or --on-duplicate last, or tell them apart by params',
  });
}

/** Sums of counters; what one of them did not record is not recorded in the sum. */
function addPoints(a: Point, b: Point): Point {
  const tokens = a.completionTokens === null ? b : a;
  return {
    ...a,
    correct: a.correct + b.correct,
    total: a.total + b.total,
    guessSum: a.guessSum + b.guessSum,
    guessSquareSum: a.guessSquareSum + b.guessSquareSum,
    invalid: sum(a.invalid, b.invalid),
    truncated: sum(a.truncated, b.truncated),
    promptTokens: sum(a.promptTokens, b.promptTokens),
    // `tokenResponses` says how many responses the sum covers, so a part that was not recorded may be left out.
    completionTokens: sum(a.completionTokens, b.completionTokens) ?? tokens.completionTokens,
    completionTokensSquared: sum(a.completionTokensSquared, b.completionTokensSquared),
    tokenResponses: a.tokenResponses + b.tokenResponses,
    cost: sum(a.cost, b.cost),
    ...(isPartial(a, b) && { isCostPartial: true }),
  };
}

function isPartial(a: Point, b: Point): boolean {
  return a.isCostPartial === true || b.isCostPartial === true || (a.cost === null) !== (b.cost === null);
}

function sum(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
