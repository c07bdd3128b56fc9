import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemsOf, folderOf } from '../dataset/folder-of.ts';
import { countersOf, fixture, importAt, importFixture, rowsOf } from './read-fixture.ts';

const STAMP = '2026-01-02T03-04-05.678901';

describe('LM Evaluation Harness', () => {
  it('counts each document once, whatever the filters, and never a group', async () => {
    const dataset = await importFixture('lm-eval/good');
    expect(countersOf(dataset)).toEqual([
      {
        evaluation: 'org/model-b',
        task: 'counted',
        correct: 2,
        total: 8,
        truncated: null,
        guess: 4,
        tokens: null,
      },
      {
        evaluation: 'org/model-b',
        task: 'tiny_gen',
        correct: 1,
        total: 2,
        truncated: null,
        guess: 0,
        tokens: null,
      },
      {
        evaluation: 'org/model-b',
        task: 'tiny_mc',
        correct: 2,
        total: 4,
        truncated: null,
        guess: 1,
        tokens: null,
      },
    ]);
    expect(rowsOf(dataset)).toEqual({
      [`org__model-b/results_${STAMP}.json`]: [8, 1, 6, 1],
      [`org__model-b/samples_tiny_gen_${STAMP}.jsonl`]: [4, 2, 2, 0],
      [`org__model-b/samples_tiny_mc_${STAMP}.jsonl`]: [4, 4, 0, 0],
    });
  });

  it('shows a mean that leads to no count, and does not rank it', async () => {
    const { provenance } = await importFixture('lm-eval/good');
    expect(provenance.withoutCounts).toMatchObject([{ task: 'ragged', score: 0.3, total: 7 }]);
    expect(provenance.notRecorded).toContainEqual({ field: 'truncated', reason: 'not-in-format', count: 7 });
    const [results] = provenance.files;
    expect(results?.leftOut.map(({ field }) => field)).toContain('results.ragged.exact_match,none');
    expect(results?.rejected).toMatchObject([{ field: 'results.broken.exact_match,none', got: 'N/A' }]);
  });

  it('takes the counts of the results where the samples are an excerpt', async () => {
    const results = JSON.parse(
      readFileSync(fixture(`lm-eval/good/org__model-b/results_${STAMP}.json`), 'utf8'),
    ) as object;
    const longer = { ...results, 'n-samples': { tiny_mc: { original: 10, effective: 10 } } };
    const samples = readFileSync(fixture(`lm-eval/good/org__model-b/samples_tiny_mc_${STAMP}.jsonl`));
    const folder = folderOf({
      [`results_${STAMP}.json`]: JSON.stringify(longer),
      [`samples_tiny_mc_${STAMP}.jsonl`]: samples,
    });
    expect(countersOf(await importAt(folder))).toMatchObject([{ task: 'tiny_mc', correct: 5, total: 10 }]);
  });

  it('takes the score of an answer that its filter did not find: right is right, wrong is invalid', async () => {
    const lines = [0, 1].map((score, id) =>
      JSON.stringify({
        doc_id: id,
        arguments: [['Q']],
        resps: [['?']],
        filtered_resps: ['[invalid]'],
        filter: 'none',
        metrics: ['exact_match'],
        exact_match: score,
      }),
    );
    const folder = folderOf({ 'org__m/samples_sum.jsonl': `${lines.join('\n')}\n` });
    const { samples, points } = await importAt(folder);
    expect([...(samples?.solved ?? [])]).toEqual([0, 1]);
    expect(points).toMatchObject([{ correct: 1, total: 2, invalid: null }]);
  });

  it('counts no samples of a metric that is no share, and none upside down', async () => {
    const samples = (metric: string): string =>
      [0.05, 0.1]
        .map((mark, id) =>
          JSON.stringify({
            ...{ doc_id: id, arguments: [['Q']], resps: [['?']], filtered_resps: ['?'], filter: 'none' },
            ...{ metrics: [metric], [metric]: mark },
          }),
        )
        .join('\n');
    const results = JSON.stringify({
      ...{ results: { sum: { 'brier_score,none': 0.075 } }, configs: { sum: {} } },
      ...{ higher_is_better: { sum: { brier_score: false } }, 'n-samples': { sum: { effective: 2 } } },
    });
    const name = `org__m/samples_sum_${STAMP}.jsonl`;
    const alone = { [name]: samples('brier_score') };
    for (const files of [alone, { ...alone, [`org__m/results_${STAMP}.json`]: results }]) {
      const [problem] = await problemsOf(importAt(folderOf(files)));
      expect(problem?.hint).toContain(
        '2 × expected a metric that is a share of the documents, got brier_score',
      );
    }
    expect(await problemsOf(importAt(folderOf({ [name]: samples('wer') })))).toMatchObject([
      { code: 'unknown-direction' },
    ]);
  });

  it('sums partial credit without rounding it', async () => {
    const dataset = await importFixture('lm-eval/partial');
    expect(dataset.points.map(({ correct, total }) => [correct, total])).toEqual([
      [1, 1],
      [0.5, 1],
    ]);
  });

  it('names every line that cannot be read', async () => {
    expect(
      (await problemsOf(importFixture('lm-eval/hostile'))).map(({ line, code }) => [line, code]),
    ).toEqual([
      [2, 'bad-score'],
      [4, 'bad-sample'],
      [5, 'bad-json'],
      // A mark of 1.5 in line 3 makes the scale of all marks unknown.
      [1, 'unknown-scale'],
    ]);
  });
});

describe('HELM', () => {
  it('reads instances of the test split as they are, and drops perturbed ones and other splits', async () => {
    const dataset = await importFixture('helm/good');
    expect(countersOf(dataset)).toEqual([
      {
        evaluation: 'org/model-c',
        task: 'mmlu:subject=law,method=multiple_choice_joint',
        correct: 1,
        total: 3,
        truncated: 1,
        guess: 0.75,
        tokens: 12,
      },
    ]);
    expect(rowsOf(dataset)['law/per_instance_stats.json']).toEqual([6, 4, 2, 0]);
  });

  it('counts instances, not trials, where only totals are there', async () => {
    const dataset = await importFixture('helm/partial');
    expect(countersOf(dataset)[0]).toMatchObject({ correct: 3, total: 4, guess: 1, tokens: 10 });
  });

  it('takes an unknown reason for not recorded', async () => {
    const dataset = await importFixture('helm/partial');
    expect(countersOf(dataset)[1]).toMatchObject({ evaluation: 'm', task: 'word', truncated: null });
  });

  it('names every entry that cannot be read', async () => {
    const problems = await problemsOf(importFixture('helm/hostile'));
    expect(problems.map(({ field }) => field)).toEqual(['[1]', '[3]', '[4]', '[0]']);
  });
});

describe('Every Eval Ever', () => {
  it('reads samples instead of their mean, and counts of a mean that leads to counts', async () => {
    expect(countersOf(await importFixture('every-eval-ever/good'))).toMatchObject([
      { evaluation: 'model-d', task: 'counted', correct: 2, total: 8, truncated: null },
      { evaluation: 'model-d', task: 'sums', correct: 1, total: 3, truncated: 1, guess: 0.75, tokens: 20 },
    ]);
  });

  it('reads one record a line, and names the line of one that cannot be read', async () => {
    const record = JSON.parse(readFileSync(fixture('every-eval-ever/good/run.json'), 'utf8')) as object;
    const line = (id: string): string =>
      `${JSON.stringify({ ...record, evaluation_id: id, model_info: { id } })}\n`;
    const folder = folderOf({ 'eee.jsonl': `${line('a')}${line('b')}{"schema_version": "0.3.0", "ev` });
    expect(await problemsOf(importAt(folder))).toMatchObject([{ code: 'bad-json', line: 3 }]);
    const { evaluations, points } = await importAt(folder, { keepGoing: true });
    expect(evaluations.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(points).toHaveLength(4);
  });

  it('ranks no score that may have been rounded', async () => {
    const dataset = await importFixture('every-eval-ever/partial');
    expect(countersOf(dataset)).toMatchObject([
      { task: 'percent', correct: 3, total: 4 },
      { task: 'unique', correct: 1, total: 3 },
    ]);
    expect(dataset.provenance.withoutCounts?.map(({ task }) => task)).toEqual(['rounded', 'uncounted']);
  });

  it('names every record that cannot be read', async () => {
    const problems = await problemsOf(importFixture('every-eval-ever/hostile'));
    expect(problems.map(({ file, line, field }) => [file, line ?? field])).toEqual([
      ['bad.json', 'evaluation_results[0]'],
      ['bad_samples.jsonl', 2],
      ['bad_samples.jsonl', 3],
      ['bad_samples.jsonl', 4],
    ]);
  });
});
