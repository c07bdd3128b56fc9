/**
 * The z of the compatible score: the rounded 1.96 that the published figures were made with.
 *
 * @example Z_COMPATIBLE // => 1.96
 */
export const Z_COMPATIBLE = 1.96;

/**
 * The 97.5 % point of the standard normal, used by every interval that is ours.
 *
 * @example Z_95 // => 1.9599…
 */
export const Z_95 = 1.959963984540054;

/**
 * The chance of a false claim that a board accepts: p-values below it count as significant.
 *
 * @example SIGNIFICANCE // => 0.05
 */
export const SIGNIFICANCE = 0.05;

/**
 * The lowest cell score that enters a geometric mean, so that one failed task cannot send it to zero.
 *
 * @example SCORE_FLOOR // => 0.01
 */
export const SCORE_FLOOR = 0.01;

/**
 * How near to 0 a difference of logarithms counts as 0, and how near to each other two scores count as equal: logarithms
 * differ in their last digits from one JavaScript engine to the next, and rounding must not decide who is ahead.
 *
 * @example ROUNDING // => 1e-12
 */
export const ROUNDING = 1e-12;

/**
 * The upper bits of ln 2.
 *
 * @example LN2_HIGH // => 0.693147…
 */
export const LN2_HIGH = 6.9314718036912381649e-1;

/**
 * What the upper bits of ln 2 leave.
 *
 * @example LN2_LOW * 1e10 // => 1.908…
 */
export const LN2_LOW = 1.90821492927058770002e-10;
