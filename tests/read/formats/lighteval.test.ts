import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';
import { countersOf, fixture, importAt, importFixture, rowsOf } from './read-fixture.ts';

const STAMP = '2026-03-04T05-06-07.123456';
const RESULTS = `results/org/small/results_${STAMP}.json`;
const details = (task: string): string => `details/org/small/details_${task}_${STAMP}.jsonl`;
const good = (name: string): string => readFileSync(join(fixture('lighteval/good'), name), 'utf8');

/** What the results say, with other words for the model. */
const results = (model: object, general: object = {}): string =>
  JSON.stringify({
    config_general: { model_name: 'org/m', model_config: { model_name: 'org/m', ...model }, ...general },
    results: { 'say|0': { em: 0.5 } },
    config_tasks: { 'say|0': { effective_num_docs: 4 } },
  });

describe('lighteval', () => {
  it('reads each document of the details by one metric, and counts of means that lead to counts', async () => {
    const dataset = await importFixture('lighteval/good');
    expect(countersOf(dataset)).toMatchObject([
      // √(¼·¾/7) is the standard error of 2 in 8.
      { evaluation: 'org/small', task: 'counted', correct: 2, total: 8, guess: 0, tokens: null },
      // What choices among answers took is no length of an answer.
      { evaluation: 'org/small', task: 'pick:a', correct: 2, total: 4, guess: 1, tokens: null },
      { evaluation: 'org/small', task: 'say', correct: 2, total: 3, guess: 0, tokens: 9 },
      // Two documents with four responses each, of which three and one were right.
      { evaluation: 'org/small', task: 'tries', correct: 4, total: 8, guess: 0, tokens: 10 },
    ]);
    expect(rowsOf(dataset)).toEqual({
      [RESULTS]: [8, 1, 7, 0],
      [details('pick__a__2')]: [4, 4, 0, 0],
      [details('say__0')]: [3, 3, 0, 0],
      [details('tries__0')]: [8, 8, 0, 0],
    });
    expect(dataset.tasks.find(({ id }) => id === 'say')?.description).toContain('scorer em');
  });

  it('pairs documents by their question, and counts several responses to one as trials of it', async () => {
    const { samples } = await importFixture('lighteval/good');
    // The question that stands twice in a task is asked twice.
    expect(new Set(samples?.items).size).toBe(4 + 3 + 2);
  });

  it('takes no details of another folder for those of results whose name says no moment', async () => {
    const plain = (name: string): string => name.replace(`_${STAMP}`, '');
    const [model, say] = [good(RESULTS), good(details('say__0'))];
    const own = folderOf({ [plain(RESULTS)]: model, [plain(details('say__0'))]: say });
    expect(rowsOf(await importAt(own))).toMatchObject({ [plain(details('say__0'))]: [3, 3, 0, 0] });
    const other = folderOf({ [plain(RESULTS)]: model, 'other/details_say__0.jsonl': say });
    expect(await problemsOf(importAt(other))).toMatchObject([
      { code: 'bad-log', file: 'other/details_say__0.jsonl', got: 'those of another folder' },
    ]);
  });

  it('is part-measured where fewer documents were evaluated than there are, whether or not a limit is named', async () => {
    const part = results({}).replace(
      '"effective_num_docs":4',
      '"effective_num_docs":4,"original_num_docs":40',
    );
    const { partial, provenance } = await importAt(folderOf({ [`results_${STAMP}.json`]: part }));
    expect(partial).toHaveLength(1);
    expect(provenance.warnings?.join()).toContain('only a part of the documents was evaluated');
  });

  it('takes no standard error of shares for one of zeros and ones', async () => {
    const { provenance } = await importFixture('lighteval/good');
    expect(provenance.withoutCounts).toMatchObject([{ task: 'shares', metric: 'f1', total: null }]);
  });

  it('says where details hold less than the results count', async () => {
    const value = JSON.parse(good(RESULTS)) as { config_tasks: Record<string, object> };
    value.config_tasks['say|0'] = { ...value.config_tasks['say|0'], effective_num_docs: 9 };
    const folder = folderOf({
      [RESULTS]: JSON.stringify(value),
      [details('say__0')]: good(details('say__0')),
    });
    const dataset = await importAt(folder);
    expect(dataset.points.find(({ task }) => dataset.tasks[task]?.id === 'say')).toMatchObject({
      correct: 6,
      total: 9,
    });
    expect(dataset.provenance.warnings?.join(' ')).toContain(
      '3 of the 9 responses that the log counts are in it',
    );
  });

  it('is read as versions before 0.10 wrote it, and marks a limited run as incomplete', async () => {
    const dataset = await importFixture('lighteval/partial');
    expect(countersOf(dataset)).toMatchObject([
      { evaluation: 'org/old', task: 'leaderboard|left', correct: 1, total: 3 },
      { evaluation: 'org/old', task: 'leaderboard|pick', correct: 1, total: 3, guess: 1.5 },
    ]);
    const warnings = dataset.provenance.warnings?.join('\n') ?? '';
    expect(warnings).toContain(
      'pick, org/old: the run was limited to 3 documents of each task, with 3 of 40 responses',
    );
    expect(warnings).toContain(
      'left, org/old: the run was limited to 3 documents of each task, with 3 of 4 responses',
    );
  });

  it('tells models apart by all that the log says of them, and not by how they were served', async () => {
    const folder = folderOf({
      'a/results_2026-01-01T00-00-01.json': results({ dtype: 'bfloat16', batch_size: 1 }),
      'b/results_2026-01-01T00-00-02.json': results({ dtype: 'float16', batch_size: 8 }),
      'c/results_2026-01-01T00-00-03.json': results({ dtype: 'float16', system_prompt: 'Be brief.' }),
      'd/results_2026-01-01T00-00-04.json': results({
        dtype: 'float16',
        generation_parameters: { temperature: 1 },
      }),
    });
    const ids = (await importAt(folder)).evaluations.map(({ id }) => id);
    expect(ids).toHaveLength(4);
    expect(ids.join(' ')).toMatch(/bfloat16.*float16.*temperature 1/);
    expect(ids.join(' ')).toContain('system prompt');
    expect(ids.join(' ')).not.toContain('batch');
  });

  it('counts a run that lies there twice once, and refuses details that several runs may have', async () => {
    const twice = folderOf({
      [RESULTS]: good(RESULTS),
      [`copy/${RESULTS}`]: good(RESULTS),
      [details('say__0')]: good(details('say__0')),
      [`copy/${details('say__0')}`]: good(details('say__0')),
    });
    const said = countersOf(await importAt(twice)) as readonly { task: string }[];
    expect(said.filter(({ task }) => task === 'say')).toMatchObject([{ correct: 2, total: 3 }]);
    const other = results({}, { model_name: 'org/other' });
    const apart = folderOf({
      [RESULTS]: good(RESULTS),
      [`x/results_${STAMP}.json`]: other,
      [`details_say|0_${STAMP}.jsonl`]: good(details('say__0')),
    });
    expect(await problemsOf(importAt(apart))).toMatchObject([
      { code: 'bad-log', got: 'several of that moment' },
    ]);
  });

  it('is read from Parquet, as it writes its details', async () => {
    const folder = folderOf({ [RESULTS]: good(RESULTS), 'say.jsonl': good(details('say__0')) });
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const [from, to] = [join(folder, 'say.jsonl'), join(folder, `details_say|0_${STAMP}.parquet`)];
    await connection.run(
      `COPY (SELECT * FROM read_json('${from}', format = 'newline_delimited')) TO '${to}' (FORMAT parquet)`,
    );
    rmSync(from);
    const dataset = await importAt(folder);
    expect(countersOf(dataset)).toContainEqual({
      ...{ evaluation: 'org/small', task: 'say', correct: 2, total: 3, truncated: null, guess: 0, tokens: 9 },
    });
    expect(dataset.samples?.items).toHaveLength(3);
  });

  it('names every line that cannot be read, and details that nothing says the model of', async () => {
    const problems = await problemsOf(importFixture('lighteval/hostile'));
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['bad-log', null],
      ['bad-sample', 3],
      ['bad-json', 4],
      ['bad-score', 2],
    ]);
    const { provenance } = await importFixture('lighteval/hostile', { keepGoing: true });
    expect(provenance.files.flatMap(({ rejected }) => rejected)).toContainEqual(
      expect.objectContaining({ field: 'results.u|0', got: 'N/A' }),
    );
  });
});
