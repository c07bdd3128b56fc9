/**
 * How far two errors reach together, squared: x² − 2ρxy + y².
 *
 * @param x distance from the first estimate to its limit
 * @param y distance from the second estimate to its limit
 * @param correlation ρ of the two errors, 0 when they are independent; rounding may push it just outside [−1, 1]
 * @see Zou & Donner 2008, Stat. Med. 27:1693–1702 (MOVER)
 * @example addedSquares(3, 4, 0.5) // => 13
 */
export function addedSquares(x: number, y: number, correlation: number): number {
  return Math.max(0, x * x - 2 * correlation * x * y + y * y);
}

/**
 * How far two errors reach together: √(x² − 2ρxy + y²).
 *
 * @param x distance from the first estimate to its limit
 * @param y distance from the second estimate to its limit
 * @param correlation ρ of the two errors, 0 when they are independent
 * @example squareAndAdd(3, 4) // => 5
 * @example squareAndAdd(3, 4, 1) // => 1
 */
export function squareAndAdd(x: number, y: number, correlation = 0): number {
  return Math.sqrt(addedSquares(x, y, correlation));
}
