import fc from 'fast-check';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, isTame } from '../../../src/read/formats/reasonscape/cohorts.ts';
import { makeDataset } from '../../../src/read/make-dataset.ts';
import { readInterviews } from '../../../src/read/load-interviews.ts';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';
import { countersOf, fixture, importAt, importFixture } from './read-fixture.ts';

const FULL = { evaluation: 'Model One (FP16)', correct: 2, total: 3, truncated: 1 };
const QUANTISED = { evaluation: 'Model One (AWQ)', correct: 2, total: 3, truncated: 0 };

describe('results with cohorts and metadata around them', () => {
  it('are named by what lies beside them, and belong to the cohort whose glob leads to them', async () => {
    const dataset = await importFixture('reasonscape/cohorts');
    expect(countersOf(dataset)).toMatchObject([
      FULL,
      QUANTISED,
      { evaluation: 'model-two', correct: 1, total: 2 },
      { evaluation: 'model-two-beta', correct: 0, total: 1 },
    ]);
    const [quantised, , two, beta] = dataset.evaluations;
    expect(quantised).toMatchObject({ hfQuantId: 'org/one-awq', tags: ['leaderboard'] });
    expect(quantised?.identity).toEqual({ model: 'model-one', template: 'zerocot', sampler: 'greedy-8k' });
    expect(two?.identity).toEqual({ model: 'model-two', template: 'zerocot', sampler: 'greedy-4k' });
    // What a response says of itself comes before what is said of all.
    expect(beta?.identity).toEqual({ ...two?.identity, model: 'model-two-beta' });
  });

  it('are the same evaluations when only the folder of their model is given, or one around it', async () => {
    const own = await importFixture('reasonscape/cohorts/Model-One');
    expect(countersOf(own)).toMatchObject([FULL, QUANTISED]);
    const around = folderOf({});
    cpSync(fixture('reasonscape/cohorts'), join(around, 'data/m12x'), { recursive: true });
    expect(countersOf(await importAt(around))).toMatchObject([FULL, QUANTISED, {}, {}]);
  });

  it('are found by their names where globs lead to nothing that is there', async () => {
    const results = readFileSync(fixture('reasonscape/cohort/result-steps.ndjson'));
    const [entry] = JSON.parse(readFileSync(fixture('reasonscape/cohort/evals.json'), 'utf8')) as object[];
    const evals = JSON.stringify([{ ...entry, evaluate: { glob: 'results/gone/2020*/*' } }]);
    const dataset = await importAt(folderOf({ 'evals.json': evals, 'run/a.ndjson': results }));
    expect(dataset.evaluations.map(({ label }) => label)).toEqual(['Model One (FP16)']);
  });

  it('take no name from a glob that leads out, never ends, or asks for another model', async () => {
    const dataset = await importFixture('reasonscape/trapped', { keepGoing: true });
    expect(dataset.evaluations.map(({ id }) => id)).toEqual([
      '<img src=x onerror=alert(1)>',
      'somebody-else',
    ]);
    const said = dataset.provenance.assumptions.join('\n');
    expect(said.match(/is not followed/g)).toHaveLength(4);
    expect(said).toContain('no cohort that leads here asks for somebody-else, greedy');
  });

  it('name metadata that are cut off, and responses that nobody names', async () => {
    const problems = await problemsOf(importFixture('reasonscape/trapped'));
    expect(problems.map(({ code, file }) => [code, file])).toEqual([
      ['bad-json', 'torn/metadata.json'],
      ['bad-response', 'torn/result-steps.ndjson'],
    ]);
  });

  it('are not mixed up when two models share the name of a folder', async () => {
    const pattern = fixture('reasonscape/cohorts/*/2026-01-01*/*.ndjson');
    const { dataset } = makeDataset(await readInterviews([pattern], {}), {});
    expect(dataset.evaluations.map(({ id }) => id)).toEqual(['model-one', 'model-two', 'model-two-beta']);
  });

  it('are refused when they ask for more matching than reading takes', async () => {
    const evals = Array.from({ length: 6000 }, (_, index) => ({
      evaluate: { glob: `run-${index}/*` },
      filters: { model: 'm' },
    }));
    const files = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => {
        const response = { base_task: `sum ${index}`, model: 'm', correct: 1, truncated: 0 };
        return [`run-${index}/a.ndjson`, `${JSON.stringify(response)}\n`];
      }),
    );
    const folder = folderOf({ 'evals.json': JSON.stringify(evals), ...files });
    expect(await problemsOf(importAt(folder))).toMatchObject([{ code: 'limit-globs', file: 'evals.json' }]);
  });
});

describe('globs of a cohort file', () => {
  const files = ['M1/a/x.ndjson', 'M1/b/x.ndjson', 'M2/a/x.ndjson'];

  it.each([
    ['M1/a/*', 'M2/*', ['M1/a/x.ndjson']],
    ['M1/*', 'M2/*', ['M1/a/x.ndjson', 'M1/b/x.ndjson']],
    ['./data/set/M1/**/*.ndjson', 'data/set/M2', ['M1/a/x.ndjson', 'M1/b/x.ndjson']],
    ['/srv/data/M2/{a,b}', '/srv/data/M4/*', ['M2/a/x.ndjson']],
    ['data/M?/b', 'data/gone/*', ['M1/b/x.ndjson']],
    ['data/M3/*', 'data/M1/*', []],
    ['data/M1', 'other/M2/*', []],
    ['', 'M1/*', []],
  ])('%s beside %s leads to %j', (glob, other, found) => {
    expect([...(filesOf([glob, other], '', files).get(glob) ?? [])]).toEqual(found);
  });

  it('begin at the same folder, all of one file: a folder of another name is not meant', () => {
    const found = filesOf(['data/M1/*', 'data/M2/*'], '', ['M1/a/x', 'M3/a/x']);
    expect(Array.from(found, ([glob, names]) => [glob, [...names]])).toEqual([
      ['data/M1/*', ['M1/a/x']],
      ['data/M2/*', []],
    ]);
  });

  it('may begin at the folder of the cohort file', () => {
    expect(filesOf(['a/*'], 'M1', ['M1/a/x', 'M1/b/x']).get('a/*')).toEqual(new Set(['M1/a/x']));
  });

  it('take little time when they are tame, whatever they are, and lead to given files only', () => {
    const unit = fc.constantFrom('a', '*', '?', '[', ']', '{', '}', ',', '.', '!', '^');
    const part = fc.string({ unit, maxLength: 12 });
    const glob = fc.array(part, { maxLength: 5 }).map((parts) => parts.join('/'));
    const names = ['a'.repeat(60), `${'a'.repeat(60)}/${'a'.repeat(60)}`, 'a/a/a/a/a/a'];
    fc.assert(
      fc.property(fc.array(glob, { minLength: 1, maxLength: 3 }), (globs) => {
        const started = performance.now();
        const found = filesOf(globs.filter(isTame), '', names);
        expect(performance.now() - started).toBeLessThan(1000);
        for (const leads of found.values()) expect(names).toEqual(expect.arrayContaining([...leads]));
      }),
    );
  });

  it.each(['../x', 'a/..', '!a', '+(a)', '{a}{b}', 'a****', `${'a/'.repeat(300)}b`, '**/**/**/**', 'a\\b'])(
    'are not followed when they are wild: %s',
    (glob) => {
      expect(isTame(glob)).toBe(false);
    },
  );
});
