import { describe, expect, it } from 'vitest';
import { conjugateGradient } from '../../scoring/conjugate-gradient.ts';

/** Solves with the diagonal 1, and counts the products. */
const solve = (multiply: (vector: Float64Array, call: number) => Float64Array, target: readonly number[]) => {
  let calls = 0;
  const given = Float64Array.from(target);
  const solution = conjugateGradient(
    (vector) => multiply(vector, (calls += 1)),
    new Float64Array(target.length).fill(1),
    given,
  );
  expect(Array.from(given)).toEqual(target);
  return { solution: Array.from(solution), calls };
};

describe('conjugateGradient', () => {
  it('solves n equations in n products, and leaves what it was given alone', () => {
    // 4x + y = 1, x + 3y = 2
    const two = solve(([x = 0, y = 0]) => Float64Array.of(4 * x + y, x + 3 * y), [1, 2]);
    expect(two.solution[0]).toBeCloseTo(1 / 11, 14);
    expect(two.solution[1]).toBeCloseTo(7 / 11, 14);
    expect(two.calls).toBe(2);
    expect(solve((vector) => vector.slice(), [1, 2, 3])).toEqual({ solution: [1, 2, 3], calls: 1 });
  });

  it('asks for nothing where 0 is the answer', () => {
    expect(solve((vector) => vector.slice(), [0, 0])).toEqual({ solution: [0, 0], calls: 0 });
  });

  it('stops where it cannot go on, with what it has', () => {
    expect(solve((vector) => vector.map(() => 0), [1, 2])).toEqual({ solution: [0, 0], calls: 1 });
    expect(solve((vector) => vector.map((value) => -value), [1, 2]).solution).toEqual([0, 0]);
  });

  it('gives up after a hundred products and ten for each unknown', () => {
    const restless = (vector: Float64Array, call: number): Float64Array =>
      vector.map((value, index) => value * ((call + index) % 2 === 0 ? 1 : 1000));
    expect(solve(restless, [1, 2]).calls).toBe(120);
  });
});
