import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/project-files.ts';
import type { ReferenceCase } from './reference-case.ts';
import { referenceProblems } from './reference-case.ts';
import { isComputed, NOT_COMPUTED, referenceKinds } from './reference-functions.ts';

const folder = process.env['EVALPRESS_REFERENCE'] ?? `${projectRoot}tests/reference`;
const all = ['statistics.json', 'intervals.json'].flatMap(
  (name) => (JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as { cases: ReferenceCase[] }).cases,
);
const cases = all.filter((reference) => isComputed(reference.fn, reference.in));

describe('every reference value of a formula that ships', () => {
  it('is there: no kind of case is left out but those that the product does not compute', () => {
    const kinds = new Set(all.map(({ fn }) => fn));
    expect([...kinds].sort()).toEqual([...Object.keys(referenceKinds), ...NOT_COMPUTED].sort());
    expect(cases.length).toBeGreaterThanOrEqual(246);
  });

  it.each(cases.map((reference) => [reference.id, reference] as const))('%s', (_, reference) => {
    expect(referenceProblems(reference)).toEqual([]);
  });
});

describe('the judge of reference values', () => {
  const wilson = (center: unknown): ReferenceCase =>
    ({
      id: '',
      fn: 'wilson',
      in: { k: 5, n: 10, z: 1.96 },
      out: { center },
      tol: { abs: 1e-9, rel: 0 },
    }) as never;

  it('refuses a kind of case it does not know', () => {
    expect(referenceProblems({ ...wilson(0.5), fn: 'wislon' })).toEqual(['unknown kind of case: wislon']);
  });

  it('accepts a value within tolerance and refuses one outside', () => {
    expect(referenceProblems(wilson(0.5 + 9e-10))).toEqual([]);
    expect(referenceProblems(wilson(0.5 + 2e-9))).toHaveLength(1);
  });

  it('refuses another type, a missing field and another length', () => {
    expect(referenceProblems(wilson('0.5'))).toHaveLength(1);
    expect(referenceProblems(wilson([0.5]))).toHaveLength(1);
    expect(referenceProblems({ ...wilson(0.5), out: { middle: 0.5 } })).toHaveLength(1);
  });

  it('refuses NaN even where NaN is wanted', () => {
    expect(referenceProblems(wilson(NaN))).toHaveLength(1);
  });
});
