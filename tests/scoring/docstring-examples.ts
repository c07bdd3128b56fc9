import { scoringFormulas } from './formulas.ts';

/** One `@example` line of a docstring: an expression and what it is said to give. */
export interface DocstringExample {
  expression: string;
  expected: string;
}

/** The examples of a source file, in order: `@example expression // => expected`. */
export const docstringExamples = (source: string): DocstringExample[] =>
  Array.from(source.matchAll(/^ \* @example (.*)$/gm), ([, line = '']) => {
    const [expression = '', expected = ''] = line.split(' // => ');
    return { expression, expected };
  });

const evaluate = (expression: string): unknown => {
  const names = Object.keys(scoringFormulas);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- examples are code of ours, and running them is the test
  const run = new Function(...names, `return (${expression});`) as (...values: unknown[]) => unknown;
  return run(...Object.values(scoringFormulas));
};

/** A number printed as `0.716…` is cut after its last digit; one without the mark is whole. */
const numberProblem = (got: unknown, expected: string): string | null => {
  const [, mantissa = '', exponent = '0'] = /^(-?[\d.]+)…(?:e(-?\d+))?$/.exec(expected) ?? [];
  if (mantissa === '') return null;
  const digits = mantissa.split('.')[1]?.length ?? 0;
  const step = 10 ** (Number(exponent) - digits);
  const rest = Math.abs(Number(got)) - Math.abs(Number(`${mantissa}e${exponent}`));
  const fits =
    typeof got === 'number' && Math.sign(got) === Math.sign(Number(mantissa)) && rest >= 0 && rest < step;
  return fits ? '' : `got ${String(got)}, want ${expected}`;
};

const alike = (got: unknown, want: unknown): boolean => {
  if (typeof want === 'number') return typeof got === 'number' && Math.abs(got - want) <= 1e-9;
  if (typeof want !== 'object' || want === null) return got === want;
  if (typeof got !== 'object' || got === null) return false;
  const keys = Object.keys(want);
  return (
    keys.length === Object.keys(got).length &&
    keys.every((key) => alike(Reflect.get(got, key), Reflect.get(want, key)))
  );
};

/** What is wrong with an example; the empty string when it holds. */
export const exampleProblem = ({ expression, expected }: DocstringExample): string => {
  if (expected === '') return 'has no // => with what it gives';
  if (expected === 'throws RangeError') {
    try {
      return `got ${String(evaluate(expression))}, want a RangeError`;
    } catch (error) {
      return error instanceof RangeError ? '' : `threw ${String(error)}`;
    }
  }
  const got = evaluate(expression);
  const problem = numberProblem(got, expected);
  if (problem !== null) return problem;
  return alike(got, evaluate(expected)) ? '' : `got ${JSON.stringify(got)}, want ${expected}`;
};
