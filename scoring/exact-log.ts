import { LN2_HIGH, LN2_LOW } from './constants.ts';
import { highWord, withHighWord } from './double-words.ts';

/*
 * Engines compute exp and log to different last digits. These two take the same steps everywhere, so that a page prints what
 * the command line prints.
 *
 * After fdlibm, e_exp.c and e_log.c: "Copyright (C) 1993-2004 by Sun Microsystems, Inc. All rights reserved. Permission to
 * use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved."
 */

const TWO_54 = 1.8014398509481984e16;

const [L1, L2, L3, L4, L5, L6, L7] = [
  6.66666666666673513e-1, 3.999999999940941908e-1, 2.857142874366239149e-1, 2.222219843214978396e-1,
  1.818357216161805012e-1, 1.531383769920937332e-1, 1.479819860511658591e-1,
] as const;

/**
 * Natural logarithm, the same in every engine, to within one unit in the last place.
 *
 * @param x any number; NaN below zero
 * @see fdlibm, e_log.c
 * @example exactLog(1) // => 0
 * @example exactLog(10) // => 2.302585092994046
 */
export function exactLog(x: number): number {
  if (!(x >= 0)) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return x;
  let [value, k] = [x, 0];
  let high = highWord(value);
  if (high < 0x00100000) {
    k -= 54;
    value *= TWO_54;
    high = highWord(value);
  }
  k += (high >> 20) - 1023;
  high &= 0x000fffff;
  const i = (high + 0x95f64) & 0x100000;
  value = withHighWord(value, high | (i ^ 0x3ff00000));
  k += i >> 20;
  const f = value - 1;
  if ((0x000fffff & (2 + high)) < 3) return nearOne(f, k);
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const r = z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6));
  const isMiddle = ((high - 0x6147a) | (0x6b851 - high)) > 0;
  if (isMiddle) {
    const half = 0.5 * f * f;
    return k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
  }
  return k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f);
}

/** Where the fraction is 1 to within 2⁻²⁰. */
function nearOne(f: number, k: number): number {
  const r = f * f * (0.5 - 0.33333333333333333 * f);
  return k * LN2_HIGH - (r - k * LN2_LOW - f);
}
