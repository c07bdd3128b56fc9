import type { ReferenceInput } from './reference-functions.ts';
import { referenceKinds } from './reference-functions.ts';

interface Tolerance {
  abs: number;
  rel: number;
}

/** One line of the reference file: what goes in, what must come out, and how close. */
export interface ReferenceCase {
  id: string;
  fn: string;
  in: ReferenceInput;
  out: Readonly<Record<string, unknown>>;
  tol: Tolerance;
}

const numberFits = (got: unknown, want: number, { abs, rel }: Tolerance): boolean =>
  typeof got === 'number' && Math.abs(got - want) <= abs + rel * Math.abs(want);

const differences = (got: unknown, want: unknown, tolerance: Tolerance, path: string): string[] => {
  if (typeof want === 'number') {
    return numberFits(got, want, tolerance) ? [] : [`${path}: got ${String(got)}, want ${want}`];
  }
  if (typeof want !== 'object' || want === null) {
    return got === want ? [] : [`${path}: got ${String(got)}, want ${String(want)}`];
  }
  if (typeof got !== 'object' || got === null) return [`${path}: got ${String(got)}, want an object`];
  if (Array.isArray(want) && (!Array.isArray(got) || got.length !== want.length)) {
    return [`${path}: got another number of values than ${want.length}`];
  }
  return Object.entries(want).flatMap(([key, value]) =>
    differences(Reflect.get(got, key), value, tolerance, `${path}.${key}`),
  );
};

/** What is wrong with our answer to a case; nothing when all its numbers are within its own tolerance. */
export const referenceProblems = (reference: ReferenceCase): string[] => {
  const kind = referenceKinds[reference.fn];
  if (!kind) return [`unknown kind of case: ${reference.fn}`];
  const { run, without = [] } = kind;
  const wanted = Object.entries(reference.out).filter(([field]) => !without.includes(field));
  return differences(run(reference.in), Object.fromEntries(wanted), reference.tol, reference.fn);
};
