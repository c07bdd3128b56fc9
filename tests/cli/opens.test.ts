import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fixture } from '../read/formats/read-fixture.ts';
import { BUILD_TIMEOUT, runCli, scratchFolder } from './run-cli.ts';
import { writeDataset } from './write-dataset.ts';

const folder = scratchFolder();
const at = (name: string): string => join(folder, name);

/** Runs in the process of the command, before it: writes down which files of a folder are opened. */
const watch = (below: string, log: string): string => `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { openSync, writeSync } = fs;
  const log = openSync(${JSON.stringify(log)}, 'a');
  const below = ${JSON.stringify(below)};
  for (const [from, name] of [
    [fs, 'open'], [fs, 'openSync'], [fs, 'readFile'], [fs, 'readFileSync'],
    [fs.promises, 'open'], [fs.promises, 'readFile'],
  ]) {
    const original = from[name];
    from[name] = function (path, ...rest) {
      if (String(path).startsWith(below)) writeSync(log, String(path).slice(below.length + 1) + '\\n');
      return original.call(this, path, ...rest);
    };
  }
  syncBuiltinESMExports();
`;

let runs = 0;

/** How often a command opens each file below a folder. */
const opens = async (below: string, words: readonly string[]): Promise<Record<string, number>> => {
  const log = at(`opens-${++runs}`);
  const script = `data:text/javascript,${encodeURIComponent(watch(below, log))}`;
  const { code, err } = await runCli(words, { env: { NODE_OPTIONS: `--import ${script}` } });
  expect(`${code} ${err}`).toMatch(/^[02] /);
  const counts: Record<string, number> = {};
  for (const name of existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : [])
    counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

const table = `eval_id,task,item,correct\n${'a,sum,1,1\nb,sum,1,0\n'.repeat(20_000)}`;

describe('every file is opened once', () => {
  it('by every command, where a table stands alone', async () => {
    const [below, path] = [at('alone'), at('alone/results.csv')];
    mkdirSync(below);
    writeFileSync(path, table);
    for (const command of ['scores', 'validate', 'inspect'])
      expect(await opens(below, [command, path])).toEqual({ 'results.csv': 1 });
    expect(await opens(below, ['import', path, '--output', at('imported')])).toEqual({ 'results.csv': 1 });
  });

  it('where a table is summed as it is read', async () => {
    const below = at('summed');
    mkdirSync(below);
    for (const [name, bytes] of [
      ['results.csv', table],
      ['results.csv.gz', gzipSync(table)],
    ] as const) {
      writeFileSync(join(below, name), bytes);
      const counts = await opens(below, ['scores', join(below, name), '--engine', 'own']);
      expect(counts).toEqual({ [name]: 1 });
    }
  });

  it('where a dataset file names a table', async () => {
    const below = writeDataset(at('described'));
    const once = { 'dataset.json': 1, 'points.csv': 1 };
    expect(await opens(below, ['scores', below])).toEqual(once);
    expect(await opens(below, ['scores', join(below, 'points.csv')])).toEqual(once);
  });

  it('in a folder of logs, those that are no logs among them', async () => {
    const below = at('logs');
    cpSync(fixture('lm-eval/good/org__model-b'), below, { recursive: true });
    writeFileSync(join(below, 'notes.txt'), 'nothing\n'.repeat(100_000));
    const counts = await opens(below, ['scores', below]);
    expect(Object.keys(counts)).toHaveLength(4);
    expect(new Set(Object.values(counts))).toEqual(new Set([1]));
  });

  it(
    'by a build, which reads and scores for all pages at once',
    async () => {
      const below = writeDataset(at('built'));
      const counts = await opens(below, ['build', below, '--out', at('site')]);
      expect(counts).toEqual({ 'dataset.json': 1, 'points.csv': 1 });
    },
    BUILD_TIMEOUT,
  );
});
