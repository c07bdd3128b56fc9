import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/project-files.ts';
import { docstringExamples, exampleProblem } from './docstring-examples.ts';
import { scoringFormulas } from './formulas.ts';

const files = readdirSync(`${projectRoot}scoring`).filter((file) => file !== 'index.ts');
const sources = files.map((file) => [file, readFileSync(`${projectRoot}scoring/${file}`, 'utf8')] as const);

describe('every example in a docstring of scoring', () => {
  it.each(
    sources.flatMap(([file, source]) =>
      docstringExamples(source).map((example) => [file, example.expression, example] as const),
    ),
  )('%s: %s', (_file, _expression, example) => {
    expect(exampleProblem(example)).toBe('');
  });
});

describe('the docstrings of scoring', () => {
  const text = sources.map(([, source]) => source).join('\n');
  /** The last comment above an exported function or constant: a mutation run puts code of its own between the two. */
  const docstringOf = (name: string): string =>
    text
      .split(new RegExp(`\\nexport (?:function|const) ${name}\\b`))[0]
      ?.split('/**')
      .at(-1) ?? '';

  it.each(Object.keys(scoringFormulas))('show %s at work', (name) => {
    const uses = docstringExamples(docstringOf(name)).filter(({ expression }) => expression.includes(name));
    expect(uses).not.toEqual([]);
  });
});

describe('the judge of examples', () => {
  it.each([
    ['wilson(8, 10, 1.96).center', '0.716…'],
    ['normalCdf(-10)', '7.6198…e-24'],
    ['-1 / 3', '-0.33…'],
    ['[0.1 + 0.2, { a: 1 }]', '[0.3, { a: 1 }]'],
    ['wilson(3, 2, 1)', 'throws RangeError'],
    ["'a'", "'a'"],
  ])('accepts %s // => %s', (expression, expected) => {
    expect(exampleProblem({ expression, expected })).toBe('');
  });

  it.each([
    ['wilson(8, 10, 1.96).center', '0.717…'],
    ['1 / 3', '-0.33…'],
    ['normalCdf(-10)', '7.6198…e-23'],
    ['NaN', '0…'],
    ['NaN', '0'],
    ['[1, 2]', '[1]'],
    ['[1]', '[1, 2]'],
    ['({ a: 1 })', '{ a: 2 }'],
    ['wilson(1, 2, 1)', 'throws RangeError'],
    ['null.x', 'throws RangeError'],
    ['1', ''],
  ])('refuses %s // => %s', (expression, expected) => {
    expect(exampleProblem({ expression, expected })).not.toBe('');
  });
});
