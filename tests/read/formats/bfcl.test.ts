import { describe, expect, it } from 'vitest';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';
import { countersOf, importAt, importFixture, rowsOf } from './read-fixture.ts';

describe('BFCL', () => {
  it('reads responses beside a score, of which those that it does not list are right', async () => {
    const dataset = await importFixture('bfcl/good');
    const counters = countersOf(dataset);
    expect(counters).toHaveLength(3);
    expect(counters).toMatchObject(
      [
        { task: 'bfcl live_relevance', correct: 5, total: 5, tokens: null },
        // Calls of all turns together.
        { task: 'bfcl multi_turn_base', correct: 2, total: 3, tokens: 18 },
        // A count of 0 is one that is not known.
        { task: 'bfcl simple_python', correct: 2, total: 4, tokens: 18 },
      ].map((one) => expect.objectContaining({ evaluation: 'org_small-FC', ...one }) as object),
    );
    const simple = dataset.tasks.findIndex(({ id }) => id === 'bfcl simple_python');
    const point = dataset.points.find(({ task }) => task === simple);
    // One response in which no call could be read, and three whose tokens are known.
    expect(point).toMatchObject({ invalid: 1, promptTokens: 30 });
    expect(dataset.samples?.items).toContain('simple_python_0');
  });

  it('counts what the first line counts where there are no responses, and nothing that only varies the prompt', async () => {
    const rows = rowsOf(await importFixture('bfcl/good'));
    const folder = 'score/org_small-FC';
    expect(rows).toMatchObject({
      [`${folder}/live/BFCL_v4_live_relevance_score.json`]: [1, 1, 0, 0],
      [`${folder}/non_live/BFCL_v4_simple_python_score.json`]: [1, 0, 1, 0],
      [`${folder}/BFCL_v4_format_sensitivity_score.json`]: [1, 0, 1, 0],
    });
  });

  it('does not take responses that are not those that were counted, or that were never judged', async () => {
    const dataset = await importFixture('bfcl/partial');
    expect(countersOf(dataset)).toMatchObject([
      { evaluation: 'm', task: 'bfcl simple', correct: 1, total: 2, tokens: null },
    ]);
    expect(dataset.provenance.assumptions.join(' ')).toContain('its counts stand');
    expect(rowsOf(dataset)).toMatchObject({
      'result/m/BFCL_v3_simple_result.json': [1, 0, 1, 0],
      'result/m/BFCL_v3_multiple_result.json': [1, 0, 1, 0],
    });
  });

  it('ranks apart what another version measured', async () => {
    const score = '{"accuracy": 0.5, "correct_count": 1, "total_count": 2}\n{"id": "parallel_1"}\n';
    const folder = folderOf({
      'score/a/BFCL_v3_parallel_score.json': score,
      'score/b/BFCL_v4_parallel_score.json': score,
      'score/c/BFCL_v4_parallel_score.json': score,
    });
    const { evaluations } = await importAt(folder);
    expect(evaluations.map(({ id, ruler }) => [id, ruler])).toEqual([
      ['a', { version: 'v3' }],
      ['b', {}],
      ['c', {}],
    ]);
  });

  it('marks a run of some of the entries', async () => {
    const score = (correct: number, total: number): string =>
      [
        { accuracy: correct / total, correct_count: correct, total_count: total },
        ...Array.from({ length: total - correct }, (_, index) => ({ id: `multiple_${index}` })),
      ]
        .map((line) => JSON.stringify(line))
        .join('\n');
    const folder = folderOf({
      'score/a/BFCL_v4_multiple_score.json': score(10, 10),
      'score/b/BFCL_v4_multiple_score.json': score(190, 200),
    });
    const { partial, provenance } = await importAt(folder);
    expect(partial).toEqual([{ evaluation: 0, task: 0 }]);
    expect(provenance.warnings).toEqual([
      'score/a/BFCL_v4_multiple_score.json: bfcl multiple, a: 10 of the 200 problems were evaluated, with 10 of 200 responses; marked as part-measured.',
    ]);
  });

  it('is refused where its counts and its lines do not agree, and where nothing names the model', async () => {
    const problems = await problemsOf(importFixture('bfcl/hostile'));
    expect(problems.map(({ file, code }) => [file, code])).toEqual([
      ['BFCL_v4_live_multiple_score.json', 'bad-log'],
      ['score/m/BFCL_v4_live_simple_score.json', 'bad-log'],
      ['score/m/BFCL_v4_multiple_score.json', 'bad-totals'],
      ['score/m/BFCL_v4_parallel_score.json', 'bad-log'],
    ]);
  });
});
