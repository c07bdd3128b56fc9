/**
 * Numbers in [0, 1) that are the same on every machine: xoshiro128**, seeded by counting.
 *
 * @param seed a whole number
 * @see Blackman & Vigna 2018, arXiv:1805.01407
 * @example seededRandom(1)() === seededRandom(1)() // => true
 */
export function seededRandom(seed: number): () => number {
  let [a, b, c, d] = [1, 2, 3, 4].map((step) => scramble(scramble(seed + Math.imul(step, 0x9e3779b9)))) as [
    number,
    number,
    number,
    number,
  ];
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result / 2 ** 32;
  };
}

function rotate(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}

function scramble(x: number): number {
  return Math.imul(x ^ (x >>> 16), 0x45d9f3b) ^ (x >>> 13);
}
