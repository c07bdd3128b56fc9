import { Ajv } from 'ajv';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeBoard } from '../../src/board/make-board.ts';
import { scoreDataset } from '../../src/score/score.ts';
import type { Scores } from '../../src/score/scores.ts';
import { renderEee, renderEeeRecord } from '../../src/render/eee.ts';
import { load } from '../../src/read/load.ts';
import { folderOf } from '../read/dataset/folder-of.ts';
import { runCli } from '../cli/run-cli.ts';
import { REAL } from '../read/formats/read-fixture.ts';
import { wholeText } from '../support/whole.ts';

const SCHEMA = join(REAL, 'every-eval-ever/eval.schema.json');
const noSchema = !existsSync(SCHEMA);
const given = noSchema ? 'not run: no every-eval-ever/eval.schema.json in the real data' : 'official schema';

const demo = fileURLToPath(new URL('../../datasets/demo', import.meta.url));
const scores = scoreDataset(await load(demo));
const board = makeBoard(scores, { pageSize: null });
/** As the site has them. */
const records = board.rows.map((row) => ({ file: `${row.slug}.json`, text: renderEeeRecord(board, row) }));

const cellsOf = ({ evaluations, tiers, tasks, columns }: Scores): Record<string, readonly number[]> => {
  const cells: Record<string, readonly number[]> = {};
  for (const [e, { id, identity }] of evaluations.entries()) {
    for (const [t, tier] of tiers.entries()) {
      for (const [k, task] of tasks.entries()) {
        const cell = (e * tiers.length + t) * tasks.length + k;
        const read = (name: 'correct' | 'total' | 'truncated' | 'guessSum' | 'guessSquareSum'): number =>
          columns[name][cell] ?? 0;
        if (read('total') + read('truncated') > 0)
          cells[`${identity['eval_id'] ?? id}, ${tier.id}, ${task.id}`] = [
            ...[read('correct'), read('total'), read('truncated')],
            ...[read('guessSum'), read('guessSquareSum')],
          ];
      }
    }
  }
  return cells;
};

describe('Every Eval Ever records', () => {
  it.skipIf(noSchema)(`are valid (${given})`, () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);
    const faults = records.flatMap(({ file, text }) =>
      validate(JSON.parse(text)) ? [] : [`${file}: ${ajv.errorsText(validate.errors)}`],
    );
    expect(faults).toEqual([]);
  });

  it.each([
    ['a file each', Object.fromEntries(records.map(({ file, text }) => [file, text]))],
    ['the lines of one', { 'eee.jsonl': wholeText(renderEee(board)) }],
  ])('give back every counter when they are read again as %s', async (_, files) => {
    const again = scoreDataset(await load(folderOf(files)));
    expect(cellsOf(again)).toEqual(cellsOf(scores));
  });

  it('are the file that scores --format eee prints, line by line', async () => {
    const printed = await runCli(['scores', demo, '--format', 'eee']);
    expect(printed).toMatchObject({ code: 0, err: '' });
    expect(printed.out).toBe(wholeText(renderEee(board)));
    const { id = '', slug = '' } = scores.evaluations[3] ?? {};
    const one = await runCli([
      'scores',
      demo,
      '--format',
      'eee',
      '--filters',
      JSON.stringify({ eval_id: [id] }),
    ]);
    expect(one.out).toBe(records.find(({ file }) => file === `${slug}.json`)?.text);
  });
});
