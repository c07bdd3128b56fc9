import { describe, expect, it } from 'vitest';
import { readBoards } from '../../../src/pipeline.ts';
import { AllRows, type Run } from '../../../src/read/formats/rows.ts';
import { shapeOf } from '../../../src/read/open/text/shape.ts';
import { defaultSizeLimits } from '../../../src/read/open/text/size-limits.ts';
import { settle } from '../../../src/read/settle/settle.ts';
import { folderOf } from '../dataset/folder-of.ts';

const inspectLog = (model: string, version: string, scores: readonly (number | string)[]): string =>
  JSON.stringify({
    version: 2,
    status: 'success',
    eval: { eval_id: `${model} run`, model, task: 'essay', task_version: version, config: {} },
    plan: { config: {} },
    samples: scores.map((value, index) => ({ id: index, epoch: 1, scores: { grader: { value } } })),
  });

describe('settling', () => {
  it('hands on a sentence of every step: reading, rulers, partial credit, what is not recorded', async () => {
    const folder = folderOf({
      'a.json': inspectLog('one', '1', ['C', 'P', 'I']),
      'b.json': inspectLog('two', '1', [0.25, 1]),
      'c.json': inspectLog('three', '2', ['C', 'no score']),
      'notes.txt': 'nothing',
    });
    const [board] = await readBoards([folder], { keepGoing: true });
    const said = board?.dataset.provenance.assumptions ?? [];
    const expected = [
      'Not every evaluation was measured with the same version: essay. Those that differ from most are ranked apart.',
      'In no format that is known here, and not read: notes.txt.',
      'essay gives partial credit; the shares are summed.',
      'Not recorded in 6 rows: truncation.',
      'c.json: 1 of 2 rows was rejected.',
    ];
    expect(said.filter((sentence) => expected.includes(sentence))).toEqual(expected);
  });

  it('changes nothing that it is given', () => {
    const all = twoRuns();
    const before = JSON.stringify(all.files.map(contentOf));
    const options = { limits: defaultSizeLimits, onDuplicate: 'last', notes: [] } as const;
    const first = settle(all, 'logs', options);
    expect(JSON.stringify(all.files.map(contentOf))).toBe(before);
    expect(first.files.map(({ leftOut }) => leftOut.length)).toEqual([1, 0]);
    expect(settle(all, 'logs', options).source).toEqual(first.source);
  });
});

/** The same task by the same model twice, in two files; its credit is partial. */
const twoRuns = (): AllRows => {
  const all = new AllRows();
  for (const name of ['one.json', 'two.json']) {
    const file = { name, sha256: '', path: '', text: '', shape: shapeOf(''), note: null };
    const run: Run = { model: 'm', origin: name };
    all
      .file(file, 'inspect')
      .sample(run, { line: 1, field: null }, { task: 'essay', item: '1', correct: 0.5 });
  }
  return all;
};

const contentOf = ({ samples, points, leftOut, rejected, problems }: AllRows['files'][number]): object => ({
  samples,
  points,
  leftOut,
  rejected,
  problems,
});
