const words = new DataView(new ArrayBuffer(8));

/**
 * Sign, exponent and the upper 20 bits of the fraction of a number.
 *
 * @example highWord(1) // => 1072693248
 */
export function highWord(x: number): number {
  words.setFloat64(0, x);
  return words.getInt32(0);
}

/**
 * The number with another sign, exponent and upper fraction.
 *
 * @example withHighWord(0, 1073741824) // => 2
 */
export function withHighWord(x: number, high: number): number {
  words.setFloat64(0, x);
  words.setInt32(0, high);
  return words.getFloat64(0);
}

/**
 * 2 to a whole power from −1022 to 1023.
 *
 * @example powerOf2(10) // => 1024
 */
export function powerOf2(exponent: number): number {
  return withHighWord(0, (exponent + 1023) << 20);
}
