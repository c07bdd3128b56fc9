/**
 * The smallest of a list, infinity of none. `Math.min(...list)` would need a stack as long as the list.
 * @example smallest([3, 1, 2]) // => 1
 */
export function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}

/**
 * The largest of a list, minus infinity of none.
 * @example largest([3, 1, 2]) // => 3
 */
export function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}

/**
 * A number brought between 0 and 1.
 * @example clamp(-0.2) // => 0
 */
export function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
