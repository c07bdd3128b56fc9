import { normalCdf } from './normal-cdf.ts';
import { requireRange } from './require-range.ts';
import { studentQuantile } from './student-quantile.ts';

/**
 * Prepare the z for intervals about "points like these" instead of "this suite": wider by how much the points differ.
 *
 * t_{C−1} at the level of z, times √deff. Pass the result to `cellInterval` in place of z. A board has few numbers of
 * points, so each t is found once.
 *
 * @param z half-width in standard deviations of the ordinary interval, 0 or more
 * @returns a function of the number of points with responses, C ≥ 2, and of their `designEffect`
 * @throws RangeError when z is negative or not finite, or there are fewer than two points
 * @see Korn & Graubard 1998, Survey Methodology 24:193–201
 * @example clusteredZ(Z_95)(3, 4) // => 8.6053…
 */
export function clusteredZ(z: number): (points: number, designEffect: number) => number {
  requireRange(z >= 0 && Number.isFinite(z), () => `clusteredZ: z must be 0 or more and finite, got ${z}`);
  const tail = normalCdf(-z);
  const limits = new Map<number, number>();
  return (points, designEffect) => {
    requireRange(points >= 2, () => `clusteredZ: needs two points with responses, got ${points}`);
    const limit = limits.get(points) ?? -studentQuantile(tail, points - 1);
    limits.set(points, limit);
    return limit * Math.sqrt(designEffect);
  };
}
