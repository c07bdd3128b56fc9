import { describe, expect, it } from 'vitest';
import { binomialSampler } from '../../scoring/binomial-sampler.ts';
import { binomialWeights } from '../../scoring/binomial-weights.ts';
import { seededRandom } from '../../scoring/seeded-random.ts';

describe('seededRandom', () => {
  // xoshiro128** in Python with big integers; from the state 1, 2, 3, 4 it gives 11520, 0, 5927040, as its authors' does.
  it.each([
    [1, [0.4861246361397207, 0.08459382061846554, 0.9740833893883973, 0.6605806956067681]],
    [7, [0.6432297558058053, 0.9477600043173879, 0.9896209330763668, 0.7121887148823589]],
  ])('gives the numbers of xoshiro128** for seed %d', (seed, expected) => {
    const random = seededRandom(seed);
    expect(expected.map(() => random())).toEqual(expected);
  });
});

describe('binomialWeights', () => {
  it('are the chances of every count, down to the last', () => {
    // C(3, k) · .3ᵏ · .7³⁻ᵏ
    const weights = Array.from(binomialWeights(3, 0.3));
    expect(weights).toHaveLength(4);
    [0.343, 0.441, 0.189, 0.027].forEach((chance, k) => expect(weights[k]).toBeCloseTo(chance, 14));
    expect(Array.from(binomialWeights(0, 0.3))).toEqual([1]);
  });
});

describe('binomialSampler', () => {
  const draw = (trials: number, share: number, uniform: number): number =>
    binomialSampler(trials, share, () => uniform)();

  // Python: the first k whose distribution function is above the uniform number.
  it.each([
    [0, [0, 0, 0]],
    [0.01, [0, 4, 13]],
    [0.3, [2, 6, 18]],
    [0.5, [3, 6, 20]],
    [0.77, [4, 7, 22]],
    [0.999, [8, 7, 30]],
  ])('looks %d up in the distribution function', (uniform, expected) => {
    expect([draw(10, 0.3, uniform), draw(7, 0.9, uniform), draw(40, 0.5, uniform)]).toEqual(expected);
  });

  it('takes the count that a number on the border belongs to', () => {
    // P(X ≤ 0) = ¼ exactly, and a uniform number is below 1: ¼ itself is past it.
    expect(draw(2, 0.5, 0.25)).toBe(1);
    expect(draw(2, 0.5, 0.2499)).toBe(0);
  });

  it('knows shares of nothing and of all', () => {
    expect([draw(9, 0, 0.99), draw(9, 1, 0.01), draw(9, -0.1, 0.99), draw(9, 1.1, 0.01)]).toEqual([
      0, 9, 0, 9,
    ]);
  });

  // Python: 9000 + √6300 · Φ⁻¹(u), rounded.
  it.each([
    [0.001, 8755],
    [0.25, 8946],
    [0.5, 9000],
    [0.9, 9102],
  ])('approximates large counts by the normal distribution at %d', (uniform, expected) => {
    expect(draw(30_000, 0.3, uniform)).toBe(expected);
  });

  it('keeps large counts between none and all', () => {
    expect(draw(30_000, 0.3, 0)).toBe(0);
    expect(draw(30_000, 1e-6, 1e-9)).toBe(0);
    expect(draw(30_000, 1 - 1e-6, 1 - 1e-9)).toBe(30_000);
  });
});
