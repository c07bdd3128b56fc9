import * as fc from 'fast-check';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFullBoard } from '../../src/board/full-board.ts';
import type { Dataset } from '../../src/read/dataset/dataset.ts';
import { usedRows } from '../../src/read/formats/rows.ts';
import { readBoard, readLogs } from '../../src/read/load.ts';
import { makeDataset, type MakingOptions, type ReadFiles } from '../../src/read/make-dataset.ts';
import { packList, unpackList } from '../../src/read/packed/columns.ts';
import { publicItem } from '../../src/read/packed/item-name.ts';
import { packBoard } from '../../src/read/packed/pack-board.ts';
import type { PackedBoard } from '../../src/read/packed/packed-board.ts';
import { unpackBoard } from '../../src/read/packed/unpack-board.ts';
import { renderJson } from '../../src/render/json.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { projectRoot } from '../support/project-files.ts';
import { folderOf } from './dataset/folder-of.ts';
import { fixture, noRealLogs, REAL, realOrReason } from './formats/read-fixture.ts';

const scoresJson = (dataset: Dataset): string =>
  [...renderJson(makeFullBoard(scoreDataset(dataset), { pageSize: null }))].join('');

/** Through the file of a site: packed, written, read and unpacked. */
const throughSite = (read: ReadFiles, options: MakingOptions = {}): ReadFiles =>
  unpackBoard(JSON.parse(JSON.stringify(packBoard(read, options))) as PackedBoard);

const sameScores = (read: ReadFiles, options: MakingOptions = {}): string => {
  const before = scoresJson(makeDataset(read, options).dataset);
  expect(scoresJson(makeDataset(throughSite(read, options), options).dataset)).toBe(before);
  return before;
};

describe('a packed board', () => {
  it.each(['demo', 'wide'])('has the same scores as the dataset: %s', async (name) => {
    expect(sameScores(await readBoard(join(projectRoot, 'datasets', name))).length).toBeGreaterThan(1000);
  });

  const logs = readdirSync(fixture('')).filter((name) => existsSync(fixture(join(name, 'good'))));

  it.each(logs)('has the same scores as the logs: %s', async (name) => {
    const options = { keepGoing: true, onDuplicate: 'last' } as const;
    const read = await readLogs([fixture(join(name, 'good'))]);
    const responses = read.rows.files.reduce((sum, file) => sum + usedRows(file), 0);
    // One of the formats has nothing but means.
    expect(responses > 0 || name === 'opencompass').toBe(true);
    if (responses > 0) sameScores(read, options);
  });

  it.skipIf(noRealLogs)(`has the same scores as the logs (${realOrReason})`, async () => {
    sameScores(await readLogs([join(REAL, 'inspect-logs')]), { keepGoing: true });
  });

  it('has the same scores as any table of samples', async () => {
    const name = fc.constantFrom('a', 'b', 'c d', '__proto__x', '<i>');
    const row = fc.record({
      eval_id: name,
      task: fc.constantFrom('t', 'u'),
      tier: fc.constantFrom('easy', 'hard'),
      item: fc.oneof(
        fc.integer({ min: 0, max: 9 }),
        fc.constantFrom('q1', 'What is the capital of Atlantis?'),
      ),
      correct: fc.constantFrom(0, 1, '1', true),
      truncated: fc.option(fc.boolean(), { nil: undefined }),
      guess: fc.option(fc.constantFrom(0, 0.25), { nil: undefined }),
      completion_tokens: fc.option(fc.integer({ min: 1, max: 999 }), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
        const folder = folderOf({
          'dataset.json': '{"samples": "rows.ndjson"}',
          'rows.ndjson': rows.map((one) => `${JSON.stringify(one)}\n`).join(''),
        });
        sameScores(await readBoard(folder));
      }),
      { numRuns: 40 },
    );
  });

  it('holds no column that is not read, no long item and nothing that is only said', async () => {
    const folder = folderOf({
      'dataset.json': JSON.stringify({
        samples: 'rows.ndjson',
        description: 'told on the page',
        evals: [{ eval_id: 'a', evaluate: '/secret/place' }],
      }),
      'rows.ndjson': `${JSON.stringify({ eval_id: 'a', task: 't', item: 'What is the capital of Atlantis?', correct: 1, answer: 'Poseidonia' })}\n`,
    });
    const text = JSON.stringify(packBoard(await readBoard(folder), {}));
    for (const hidden of ['Atlantis', 'Poseidonia', 'secret', 'told']) expect(text).not.toContain(hidden);
    expect(text).toContain(publicItem('What is the capital of Atlantis?'));
  });
});

describe('packed lists', () => {
  it('are unpacked to the same objects', () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(1, '1', null, true));
    const object = fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'c'), value);
    fc.assert(
      fc.property(fc.array(object, { maxLength: 20 }), (list) => {
        const plain = JSON.parse(JSON.stringify(list)) as object[];
        expect(
          unpackList(JSON.parse(JSON.stringify(packList(plain))) as ReturnType<typeof packList>),
        ).toEqual(plain);
      }),
    );
  });
});

describe('public names of items', () => {
  it('stay as they are where they are short, and differ where the items do', () => {
    expect(publicItem('q-17')).toBe('q-17');
    expect(publicItem(17)).toBe(17);
    const long = Array.from(
      { length: 20_000 },
      (_, index) => `what is the sum of ${index} and ${index + 1}?`,
    );
    expect(new Set(long.map(publicItem)).size).toBe(long.length);
  });
});
