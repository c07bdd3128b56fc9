import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { load } from '../../src/read/load.ts';
import { ARTIFACTS } from '../../src/render/artifacts.ts';
import { projectRoot } from '../support/project-files.ts';
import { boardOf } from './board-of.ts';
import { wholeBytes } from '../support/whole.ts';

const GOLDEN = `${projectRoot}tests/golden/`;
/** Pictures are checked for what is drawn, not for their bytes. */
const texts = ARTIFACTS.filter(({ mediaType }) => !mediaType.startsWith('image/'));
const boards = readdirSync(GOLDEN).filter((name) => existsSync(`${GOLDEN}${name}/dataset.json`));

const sizeOf = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = `${folder}/${entry.name}`;
    return sum + (entry.isDirectory() ? sizeOf(path) : statSync(path).size);
  }, 0);

/** A folder goes in, files come out; `EVALPRESS_UPDATE=1` writes them anew. */
describe.each(boards)('the %s board', async (name) => {
  const board = boardOf(await load(`${GOLDEN}${name}`));

  it.each(texts)('prints $file as it did before', async (artifact) => {
    const { file } = artifact;
    const path = `${GOLDEN}${name}/expected/${file}`;
    const text = wholeBytes(await artifact.render(board, { root: projectRoot })).toString();
    if (process.env['EVALPRESS_UPDATE'] === '1') writeFileSync(path, text);
    expect(text).toBe(readFileSync(path, 'utf8'));
  });

  it('expects no file that nobody writes', () => {
    expect(readdirSync(`${GOLDEN}${name}/expected`).sort()).toEqual(texts.map(({ file }) => file).sort());
  });
});

it('there are golden boards, and together they stay small', () => {
  expect(boards.length).toBeGreaterThan(0);
  expect(sizeOf(GOLDEN)).toBeLessThan(1_000_000);
});
