import { describe, expect, it } from 'vitest';
import { readBoards } from '../../../src/pipeline.ts';
import { folderOf } from '../dataset/folder-of.ts';
import { countersOf, importAt } from '../formats/read-fixture.ts';
import { inspectLog, type LogFacts } from './inspect-log.ts';

/** What Inspect prints of a scorer. */
const results = (responses: number, accuracy: number): object => ({
  total_samples: responses,
  completed_samples: responses,
  scores: [{ name: 'judge', scorer: 'judge', metrics: { accuracy: { name: 'accuracy', value: accuracy } } }],
});

const boardOf = async (facts: LogFacts) => {
  const [board] = await readBoards([folderOf({ 'run.json': inspectLog(facts) })], {});
  if (!board) throw new Error('no board was read');
  const { dataset, scores } = board;
  return {
    counters: countersOf(dataset),
    warnings: dataset.provenance.warnings,
    isIncomplete: scores.of(0).overall?.incomplete,
  };
};

describe('the totals of a log', () => {
  it('that agree with its responses are not spoken of', async () => {
    expect(await boardOf({ values: ['C', 'I', 'C'], results: results(3, 2 / 3) })).toMatchObject({
      counters: [{ correct: 2, total: 3 }],
      warnings: [],
      isIncomplete: false,
    });
  });

  it('may be printed with fewer digits', async () => {
    expect((await boardOf({ values: ['C', 'I', 'C'], results: results(3, 0.667) })).warnings).toEqual([]);
    expect((await boardOf({ values: ['C', 'I', 'C'], results: results(3, 0.66) })).warnings).toHaveLength(1);
  });

  it('count in the place of a part of its responses, and never the part', async () => {
    expect(await boardOf({ values: ['I'], results: results(79, 28 / 79) })).toMatchObject({
      counters: [{ correct: 28, total: 79 }],
      warnings: [
        'run.json: quiz, m: 1 of the 79 responses that the log counts are in it; its own totals count instead, 28 of 79 right.',
      ],
      isIncomplete: false,
    });
  });

  it('that lead to no count leave a part of the responses incomplete', async () => {
    expect(await boardOf({ values: ['C', 'I'], results: results(1000, 0.35551) })).toMatchObject({
      counters: [{ correct: 1, total: 2 }],
      warnings: [
        'run.json: quiz, m: 2 of the 1,000 responses that the log counts are in it; only they count, and the task is part-measured.',
      ],
      isIncomplete: true,
    });
  });

  it('that differ from the mean of its responses are named beside it', async () => {
    expect((await boardOf({ values: ['C', 'I'], results: results(2, 1) })).warnings).toEqual([
      'run.json: quiz, m: the log says that the mean is 1, its responses give 0.5; the responses stand.',
    ]);
    expect((await boardOf({ values: ['C', 'I'], results: results(1, 0.5) })).warnings).toEqual([
      'run.json: quiz, m: the log counts 1 responses, and holds 2; the responses stand.',
    ]);
  });

  it.each([
    [{ status: 'cancelled' }, 'the run was cancelled, with 2 of 50 responses; marked as part-measured.'],
    [{ status: 'error' }, 'the run ended with an error, with 2 of 50 responses; marked as part-measured.'],
    [{ status: 'started' }, 'the run did not finish, with 2 of 50 responses; marked as part-measured.'],
    [
      { config: { limit: 2 } },
      'the run was limited to a part of the dataset, with 2 of 50 responses; marked as part-measured.',
    ],
  ])('of a run that is not whole make it incomplete: %j', async (facts, sentence) => {
    expect(await boardOf({ values: ['C', 'I'], dataset: { samples: 50 }, ...facts })).toMatchObject({
      counters: [{ correct: 1, total: 2 }],
      warnings: [`run.json: quiz, m: ${sentence}`],
      isIncomplete: true,
    });
  });

  it('are told in three examples and a count where many logs do not agree', async () => {
    const logs: Record<string, string> = {};
    for (const model of ['a', 'b', 'c', 'd', 'e', 'f'])
      logs[`${model}.json`] = inspectLog({ model, values: ['C'], results: results(1, 0) });
    const { provenance } = await importAt(folderOf(logs));
    expect(provenance.warnings).toHaveLength(4);
    expect(provenance.warnings?.at(-1)).toBe('… and 3 more like these.');
  });
});
