import { LN2_HIGH, LN2_LOW } from './constants.ts';
import { highWord, powerOf2 } from './double-words.ts';

/*
 * Engines compute exp and log to different last digits. These two take the same steps everywhere, so that a page prints what
 * the command line prints.
 *
 * After fdlibm, e_exp.c and e_log.c: "Copyright (C) 1993-2004 by Sun Microsystems, Inc. All rights reserved. Permission to
 * use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved."
 */

const INVERSE_LN2 = 1.442695040888963387;
const HALF_LN2 = 0x3fd62e42;
const [P1, P2, P3, P4, P5] = [
  1.66666666666666019037e-1, -2.77777777770155933842e-3, 6.61375632143793436117e-5, -1.6533902205465251539e-6,
  4.13813679705723846039e-8,
] as const;
/** Beyond these the result is infinite, or zero. */
const [LARGEST, SMALLEST] = [7.09782712893383973096e2, -7.4513321910194110842e2] as const;

/**
 * e to a power, the same in every engine, to within one unit in the last place.
 *
 * @param x any number
 * @see fdlibm, e_exp.c
 * @example exactExp(0) // => 1
 * @example exactExp(1) // => 2.718281828459045
 */
export function exactExp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > LARGEST) return Number.POSITIVE_INFINITY;
  if (x < SMALLEST) return 0;
  const size = highWord(x) & 0x7fffffff;
  if (size < 0x3e300000) return 1 + x;
  let [high, low, k, rest] = [0, 0, 0, x];
  if (size > HALF_LN2) {
    k = Math.trunc(INVERSE_LN2 * x + 0.5 * Math.sign(x));
    high = x - k * LN2_HIGH;
    low = k * LN2_LOW;
    rest = high - low;
  }
  const t = rest * rest;
  const c = rest - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  if (k === 0) return 1 - ((rest * c) / (c - 2) - rest);
  const y = 1 - (low - (rest * c) / (2 - c) - high);
  if (k === 1024) return y * 2 * powerOf2(1023);
  return k >= -1021 ? y * powerOf2(k) : y * powerOf2(k + 1000) * powerOf2(-1000);
}
