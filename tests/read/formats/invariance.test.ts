import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFullBoard } from '../../../src/board/full-board.ts';
import { readBoards } from '../../../src/pipeline.ts';
import type { LoadOptions } from '../../../src/read/load.ts';
import { LOG_FORMATS } from '../../../src/read/formats/registry.ts';
import { renderJson } from '../../../src/render/json.ts';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';
import { type Files, SPLITS } from './log-splits.ts';
import { fixture } from './read-fixture.ts';

const FIXTURES = Object.keys(SPLITS);

function filesOf(name: string): Files {
  const path = fixture(name);
  if (statSync(path).isFile()) return { [basename(path)]: readFileSync(path) };
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(path, file), readFileSync(file)]),
  );
}

interface Row {
  readonly model: string;
  readonly tiers: Readonly<Record<string, { readonly tasks: Readonly<Record<string, object | null>> }>>;
}

/** `scores.json` of a folder, as commands and pages print it. */
async function scoresOf(files: Files, options: LoadOptions = {}): Promise<readonly Row[]> {
  const [board] = await readBoards([folderOf(files)], { keepGoing: true, ...options });
  if (!board) throw new Error('no board was read');
  return JSON.parse([...renderJson(makeFullBoard(board.scores, { pageSize: null }))].join('')) as Row[];
}

/** The k of pass@k is one for a board, so another log may change it: a measure of the board, not of the cell. */
const OF_THE_BOARD = new Set(['k', 'pass_at_k', 'pass_hat_k']);

const ofTheCell = (cell: object): object =>
  Object.fromEntries(Object.entries(cell).filter(([name]) => !OF_THE_BOARD.has(name)));

/** Of every model every cell, whatever else is on the board. */
function cellsOf(rows: readonly Row[]): ReadonlyMap<string, unknown> {
  return new Map(
    rows.flatMap(({ model, tiers }) =>
      Object.entries(tiers).flatMap(([tier, { tasks }]) =>
        Object.entries(tasks).flatMap(([task, cell]) =>
          cell === null ? [] : [[JSON.stringify([model, tier, task]), ofTheCell(cell)] as const],
        ),
      ),
    ),
  );
}

const moved = (files: Files, folder: string): Files =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [`${folder}/${name}`, content]));

/** A log of another model on another task. */
const STRANGER = { 'stranger.csv': 'eval_id,task,correct,total\nstranger,strange,3,4\n' };

describe('the scores of logs', () => {
  it('are held here for every format of logs', () => {
    const held = new Set(FIXTURES.map((name) => name.split('/')[0]));
    const tables = ['points', 'samples', 'wide'];
    expect(LOG_FORMATS.map(({ id }) => id).filter((id) => !held.has(id))).toEqual(tables);
  });

  it.each(FIXTURES)(
    'are the same wherever they lie and in whatever order they are found: %s',
    async (name) => {
      const files = filesOf(name);
      const own = await scoresOf(files);
      expect(own.length).toBeGreaterThan(0);
      const turned = Object.fromEntries(Object.entries(moved(files, 'zz/deep')).toReversed());
      expect(await scoresOf(turned)).toEqual(own);
    },
  );

  it.each(FIXTURES)('are the same cell by cell beside a log of something else: %s', async (name) => {
    const files = filesOf(name);
    const both = cellsOf(await scoresOf({ ...moved(files, 'own'), ...moved(STRANGER, 'aa') }));
    const strange = [...both.keys()].filter((key) => key.includes('"strange"'));
    const own = new Map([...both].filter(([key]) => !strange.includes(key)));
    const alone = cellsOf(await scoresOf(files));
    expect(strange.length).toBeGreaterThan(0);
    expect(own.size).toBeGreaterThan(0);
    expect([...own.values()]).toEqual([...alone.values()]);
  });

  it.each(FIXTURES.filter((name) => typeof SPLITS[name] === 'object'))(
    'are the same where one log is cut into two, or refused until it is said that they belong together: %s',
    async (name) => {
      const split = SPLITS[name];
      if (typeof split !== 'object') throw new Error('it cannot be split');
      const files = filesOf(name);
      const parts = split.cut(files);
      expect(Object.keys(parts).length).toBeGreaterThan(Object.keys(files).length - 1);
      expect(Object.keys(parts)).not.toEqual(Object.keys(files));
      if (split.as === 'refused') {
        const problems = await problemsOf(readBoards([folderOf(parts)], {}));
        expect(problems.map(({ code }) => code)).toContain('duplicate-run');
      }
      expect(await scoresOf(parts, split.as === 'refused' ? { onDuplicate: 'sum' } : {})).toEqual(
        await scoresOf(files),
      );
    },
  );

  it.each(FIXTURES)(
    'are those of one log, or refused, where a copy of it lies beside it: %s',
    async (name) => {
      const files = filesOf(name);
      const twice = { ...moved(files, 'a'), ...moved(files, 'b') };
      const read = await readBoards([folderOf(twice)], {}).then(
        () => null,
        (error: unknown) => error,
      );
      if (read === null) expect(await scoresOf(twice)).toEqual(await scoresOf(files));
      else
        expect((await problemsOf(readBoards([folderOf(twice)], {}))).map(({ code }) => code)).toContain(
          'duplicate-run',
        );
    },
  );

  it.each(FIXTURES)('of two logs are those of each: %s', async (name) => {
    const next = FIXTURES[(FIXTURES.indexOf(name) + 8) % FIXTURES.length] ?? '';
    const [own, other] = [filesOf(name), filesOf(next)];
    const both = cellsOf(await scoresOf({ ...moved(own, 'own'), ...moved(other, 'other') }));
    const each = [...cellsOf(await scoresOf(own)), ...cellsOf(await scoresOf(other))];
    expect(both.size).toBe(each.length);
    expect(new Set([...both.values()].map((cell) => JSON.stringify(cell)))).toEqual(
      new Set(each.map(([, cell]) => JSON.stringify(cell))),
    );
  });
});
