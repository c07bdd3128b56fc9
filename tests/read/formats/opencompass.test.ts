import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';
import { countersOf, fixture, importAt, importFixture } from './read-fixture.ts';

const RUN = '20260101_000000/results';
const details = (name: string): string =>
  readFileSync(join(fixture('opencompass/details'), RUN, `${name}.json`), 'utf8');

describe('summaries of OpenCompass', () => {
  it('have no counts: their percentages are shown, never ranked', async () => {
    expect(await problemsOf(importFixture('opencompass/good'))).toMatchObject([{ code: 'only-means' }]);
  });
});

describe('results of OpenCompass with details', () => {
  it('say which response was right; several to one item are trials of it', async () => {
    const dataset = await importFixture('opencompass/details');
    const counters = new Map(
      (countersOf(dataset) as readonly { task: string }[]).map((one) => [one.task, one] as const),
    );
    const small = { evaluation: 'small-chat', truncated: null, tokens: null };
    expect(counters.get('sums')).toMatchObject({ ...small, correct: 2, total: 3 });
    expect(counters.get('tries')).toMatchObject({ ...small, correct: 3, total: 4 });
    // One of four labels was to be chosen.
    expect(counters.get('picks')).toMatchObject({ ...small, correct: 1, total: 2, guess: 0.5 });
    expect(dataset.samples?.items).toHaveLength(3 + 2 + 2 + 1);
    expect(dataset.provenance.warnings ?? []).toEqual([]);
  });

  it('lead to counts by their percentage where they do not say what was right', async () => {
    const dataset = await importFixture('opencompass/details');
    expect(countersOf(dataset)).toContainEqual(
      expect.objectContaining({ evaluation: 'small-chat', task: 'plain', correct: 2, total: 5 }),
    );
    expect(dataset.provenance.assumptions.join('\n')).toContain('plain: details do not say what was right');
  });

  it('are of a model, whoever judged it', async () => {
    const dataset = await importFixture('opencompass/details');
    expect(dataset.evaluations.map(({ id }) => id)).toEqual(['large', 'small-chat']);
    expect(dataset.tasks.find(({ id }) => id === 'open')?.description).toContain('judge judge-x');
  });

  it('are ranked by no percentage that leads to no count, or that may be a share', async () => {
    const all = await importAt(
      folderOf({
        'results/m/sums.json': details('small-chat/sums'),
        ...Object.fromEntries(
          ['shares', 'rounded', 'mixed', 'other'].map((name) => [
            `results/m/${name}.json`,
            readFileSync(join(fixture('opencompass/unsure/results/m'), `${name}.json`), 'utf8'),
          ]),
        ),
      }),
    );
    expect(countersOf(all)).toHaveLength(1);
    const means = all.provenance.withoutCounts?.map(({ task, score, total }) => [task, score, total]);
    expect(means).toEqual([
      ['mixed', 50, 2],
      // A list where the harness gathered no trials is a list of something else.
      ['other', 100, 2],
      ['rounded', 33, 7],
      ['shares', 0.6, 2],
    ]);
  });

  it('are held against the percentage of the log', async () => {
    const folder = folderOf({ 'results/m/sums.json': details('small-chat/sums').replace('66.6', '96.6') });
    const { warnings } = (await importAt(folder)).provenance;
    expect(warnings?.join(' ')).toContain('its responses give 0.666667; the responses stand');
  });

  it('pair by what the log calls an item', async () => {
    const sums = details('small-chat/sums');
    const folder = folderOf({ 'results/a/sums.json': sums, 'results/b/sums.json': sums });
    expect((await importAt(folder)).samples?.items).toEqual(['sums_0', 'sums_1', 'sums_2']);
  });

  it('are refused where nothing names the model, rejected where the harness failed', async () => {
    const problems = await problemsOf(importFixture('opencompass/hostile'));
    expect(problems.map(({ file, code }) => [file, code])).toEqual([
      ['alone.json', 'bad-log'],
      ['results/m/torn.json', 'unknown-scale'],
    ]);
    const kept = importFixture('opencompass/hostile', { keepGoing: true });
    expect(await problemsOf(kept)).toMatchObject([{ code: 'no-rows' }]);
  });
});
