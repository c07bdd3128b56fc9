import { describe, expect, it } from 'vitest';
import type { FileRows, Run, SampleValues } from '../../../src/read/formats/rows.ts';
import { settleItems, settleResults } from '../../../src/read/settle/items.ts';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';
import { countersOf, importAt } from '../formats/read-fixture.ts';
import { logsOf, responses } from './logs-of.ts';

const run: Run = { model: 'm', origin: 'run' };

const settled = (
  files: Readonly<Record<string, (rows: FileRows) => void>>,
  rule: 'error' | 'sum' | 'last' = 'error',
) => settleItems(logsOf(files), ({ run: { model } }) => model, rule);

const valuesIn = ({ files }: ReturnType<typeof settleItems>): SampleValues[] =>
  files.flatMap(({ samples }) => samples.map(({ values }) => values));

describe('a result', () => {
  it('that two files hold is one result, whatever they call its task', () => {
    const result = { item: '1', correct: 1, result: 'uuid' };
    const files = logsOf({
      a: responses(run, { task: 't', ...result }),
      b: responses({ ...run, origin: 'other' }, { task: 'u', ...result }),
    });
    const items = settleResults(files, 'error');
    expect(valuesIn(items)).toMatchObject([{ task: 't' }]);
    expect(items.files[1]?.leftOut).toMatchObject([{ got: 'the same response, judged alike in a, line 1' }]);
    expect(items.warnings).toEqual([]);
  });
});

describe('a response', () => {
  const trial = { task: 't', item: 'q', trial: 1 };

  it('that was judged twice alike counts once', () => {
    expect(
      valuesIn(settled({ a: responses(run, { ...trial, correct: 1 }, { ...trial, correct: 1 }) })),
    ).toHaveLength(1);
  });

  it('that was judged twice in different ways is refused, or the last judgment counts, or both', () => {
    const files = { a: responses(run, { ...trial, correct: 1 }, { ...trial, correct: 0 }) };
    expect(settled(files).files[0]).toMatchObject({
      samples: [{ values: { correct: 1 } }],
      rejected: [{ line: 2 }],
      problems: [{ code: 'duplicate-response', line: 2 }],
    });
    const last = settled(files, 'last');
    expect(valuesIn(last)).toMatchObject([{ correct: 0 }]);
    expect(last.warnings.map(({ text }) => text)).toEqual([
      't: 1 response was judged again with another result; the last judgment counts.',
    ]);
    expect(valuesIn(settled(files, 'sum'))).toHaveLength(2);
  });

  it('that two trials answered alike counts in both, where others of them differ', () => {
    // 8 of 10 and 6 of 10: together 14 of 20.
    const trialOf = (right: number): SampleValues[] =>
      Array.from({ length: 10 }, (_, q) => ({ ...trial, item: String(q), correct: Number(q < right) }));
    const sum = valuesIn(settled({ a: responses(run, ...trialOf(8), ...trialOf(6)) }, 'sum'));
    expect([sum.filter(({ correct }) => correct === 1).length, sum.length]).toEqual([14, 20]);
    const copy = { a: responses(run, ...trialOf(8)), b: responses(run, ...trialOf(8)) };
    expect(valuesIn(settled(copy, 'sum'))).toHaveLength(10);
  });

  it('counts with the judgment that was made last, where the log says when', () => {
    const items = settled({
      a: responses(run, { ...trial, correct: 0, judged: 9 }, { ...trial, correct: 1, judged: 5 }),
    });
    expect(valuesIn(items)).toMatchObject([{ correct: 0 }]);
    expect(items.files[0]?.problems).toEqual([]);
    expect(items.warnings).toHaveLength(1);
  });

  it('of another trial, or of a log that numbers no trials, is a response of its own', () => {
    const other = { ...trial, trial: 2, correct: 0 };
    expect(valuesIn(settled({ a: responses(run, { ...trial, correct: 1 }, other) }))).toHaveLength(2);
    const plain = { task: 't', item: 'q', correct: 1 };
    expect(valuesIn(settled({ a: responses(run, plain, plain) }))).toHaveLength(2);
  });
});

describe('a position', () => {
  const at = (suite: string): SampleValues => ({ task: 't', item: '3', suite, correct: 1 });

  it('is an item where all logs of the task count in one suite', () => {
    expect(valuesIn(settled({ a: responses(run, at('x'), at('x')) })).map(({ item }) => item)).toEqual([
      '3',
      '3',
    ]);
  });

  it('pairs nothing across suites', () => {
    const items = valuesIn(
      settled({ a: responses(run, at('x')), b: responses({ ...run, model: 'n' }, at('y')) }),
    );
    expect(new Set(items.map(({ item }) => item)).size).toBe(2);
  });
});

/** A file of promptfoo in which two settings of one provider answered the same two tests. */
const promptfoo = (
  description: string | null,
  passes: readonly (readonly boolean[])[],
  evalId = 'e',
): string =>
  JSON.stringify({
    evalId,
    config: {
      ...(description !== null && { description }),
      providers: passes.map((_, index) => ({
        id: 'lab:m',
        config: { temperature: index, apiKey: 'secret' },
      })),
    },
    results: {
      prompts: passes.map((list) => ({
        provider: 'lab:m',
        metrics: {
          testPassCount: list.filter(Boolean).length,
          testFailCount: list.filter((one) => !one).length,
        },
      })),
      results: passes.flatMap((list, promptIdx) =>
        list.map((success, testIdx) => ({
          promptIdx,
          testIdx,
          success,
          id: `${evalId} ${promptIdx} ${testIdx}`,
          provider: { id: 'lab:m' },
          testCase: { vars: { q: `${description ?? ''} ${testIdx}` } },
        })),
      ),
    },
  });

describe('promptfoo', () => {
  it('tells settings of one provider apart, without its secrets', async () => {
    const dataset = await importAt(
      folderOf({
        'r.json': promptfoo('sums', [
          [true, true],
          [true, false],
        ]),
      }),
    );
    expect(countersOf(dataset)).toMatchObject([
      { evaluation: 'lab:m (temperature 0)', task: 'sums', correct: 2, total: 2 },
      { evaluation: 'lab:m (temperature 1)', task: 'sums', correct: 1, total: 2 },
    ]);
    expect(JSON.stringify(dataset)).not.toContain('secret');
    expect(dataset.provenance.warnings).toEqual([]);
  });

  it('is read from YAML as from JSON, and counted once where both are there', async () => {
    const text = promptfoo('sums', [[true, false]]);
    const { evalId, ...rest } = JSON.parse(text) as { evalId: string };
    const yaml = [['evalId', evalId], ...Object.entries(rest)]
      .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
      .join('');
    const one = await importAt(folderOf({ 'r.yaml': yaml }));
    expect(countersOf(one)).toMatchObject([{ task: 'sums', correct: 1, total: 2 }]);
    const both = await importAt(folderOf({ 'r.yaml': yaml, 's.json': text }));
    expect(countersOf(both)).toMatchObject([{ task: 'sums', correct: 1, total: 2 }]);
    expect(both.tasks).toHaveLength(1);
  });

  it('pairs no tests of files that call their suite nothing', async () => {
    const folder = folderOf({
      'a.json': promptfoo(null, [[true, true]], 'a'),
      'b.json': promptfoo(null, [[false, false]], 'b'),
    });
    const { tasks } = await importAt(folder);
    expect(tasks.map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

describe('LiveBench', () => {
  it('takes the last judgment of a question, and says so', async () => {
    const line = (score: number, tstamp: number): string =>
      `${JSON.stringify({ question_id: 'q', task: 'zebra', model: 'm', score, turn: 1, tstamp })}\n`;
    const dataset = await importAt(folderOf({ 'judgment.jsonl': line(0, 2) + line(1, 1) }));
    expect(countersOf(dataset)).toMatchObject([{ correct: 0, total: 1 }]);
    expect(dataset.provenance.warnings).toEqual([
      'zebra: 1 response was judged again with another result; the last judgment counts.',
    ]);
    expect(await problemsOf(importAt(folderOf({ 'judgment.jsonl': line(0, 2) + line(1, 2) })))).toMatchObject(
      [{ code: 'duplicate-response', line: 2 }],
    );
  });
});
