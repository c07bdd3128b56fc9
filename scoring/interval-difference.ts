import { squareAndAdd } from './square-and-add.ts';

/** An estimate with its limits, in any unit. */
export interface Estimate {
  estimate: number;
  lower: number;
  upper: number;
}

/** A difference with its limits. */
export interface DifferenceInterval {
  difference: number;
  lower: number;
  upper: number;
}

/**
 * Difference of two estimates, with an interval made from theirs.
 *
 * d = a − b, lower = d − √((a − a_L)² + (b_U − b)²), upper = d + √((a_U − a)² + (b − b_L)²), each root less 2ρ times its two
 * pieces. With Wilson limits this is Newcombe's method 10.
 *
 * @param a estimate and limits, in order
 * @param b what is subtracted, with limits of the same level
 * @param correlation ρ of the two errors, 0 when they are independent
 * @see Zou & Donner 2008, Stat. Med. 27:1693–1702 (MOVER); Newcombe 1998, Stat. Med. 17:873–890
 * @example intervalDifference({ estimate: 0, lower: -3, upper: 1 }, { estimate: -1, lower: -2, upper: 3 }).lower // => -4
 */
export function intervalDifference(a: Estimate, b: Estimate, correlation = 0): DifferenceInterval {
  const difference = a.estimate - b.estimate;
  return {
    difference,
    lower: difference - squareAndAdd(a.estimate - a.lower, b.upper - b.estimate, correlation),
    upper: difference + squareAndAdd(a.upper - a.estimate, b.estimate - b.lower, correlation),
  };
}
