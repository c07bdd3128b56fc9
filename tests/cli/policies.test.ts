import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUILD_TIMEOUT, runCli, scratchFolder, type Finished } from './run-cli.ts';
import { pointsOf, writeDataset } from './write-dataset.ts';

const folder = scratchFolder();
const DATA = writeDataset(join(folder, 'data'));

// The second evaluation was not asked the hard tier.
const rows = pointsOf((_, correct) => correct)
  .split('\n')
  .filter((line) => !/^1,\w+,hard/.test(line));
writeFileSync(join(DATA, 'points.csv'), rows.join('\n'));

// Every point at two settings, so that there is something to cluster by.
const CLUSTERED = writeDataset(join(folder, 'clustered'));
const [head = '', ...points] = rows.filter((line) => line !== '');
const settings = points.flatMap((line) => [`${line},1`, `${line},2`]);
writeFileSync(join(CLUSTERED, 'points.csv'), [`${head},params`, ...settings].join('\n'));

const run = (...words: string[]): Promise<Finished> => runCli(words, { cwd: folder });

const ranking = async (...words: string[]): Promise<string[]> => {
  const { out } = await run('scores', DATA, '--format', 'ranking', ...words);
  return out
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[5] ?? '');
};

describe('--missing', () => {
  it.each([
    ['fair', 'fair sort: compared on the cells it has'],
    ['complete', 'complete only: not ranked'],
    ['two-way', 'two-way fit over all cells'],
    ['common', 'only cells that all evaluations have'],
    ['bounds', 'missing cells counted at the floor'],
  ])('%s overrules the dataset, and the report says so', async (policy, words) => {
    const { out, code } = await run('report', DATA, '--missing', policy);
    expect(code).toBe(0);
    expect(out).toContain(words);
  });

  it('decides the place of whoever lacks cells: at the floor it stands last', async () => {
    expect((await ranking('--missing', 'bounds')).at(-1)).toBe('Qwen3 235B');
    expect((await ranking('--missing', 'two-way')).indexOf('Qwen3 235B')).toBe(1);
  });

  it('ranks complete ones only where that is asked for', async () => {
    const { out } = await run('scores', DATA, '--format', 'ranking', '--missing', 'complete');
    const lines = out.trim().split('\n').slice(1);
    expect(lines.filter((line) => line.startsWith(',,,,')).map((line) => line.split(',')[5])).toEqual([
      'Qwen3 235B',
    ]);
    expect(lines.at(-1)).toMatch(/^,,,,/);
  });

  it('of another kind is a mistake that names the kinds', async () => {
    const { err, code } = await run('scores', DATA, '--missing', 'ignore');
    expect(code).toBe(64);
    expect(err).toContain('fair, complete, two-way, common, bounds');
  });
});

describe('--cluster', () => {
  it('says which question the intervals answer', async () => {
    expect((await run('report', DATA)).out).toContain('intervals for this suite');
    expect((await run('report', CLUSTERED, '--cluster', 'points')).out).toContain(
      'intervals for points like these',
    );
  });

  it('is refused where there is nothing to cluster by', async () => {
    const { err, code } = await run('report', DATA, '--cluster', 'points');
    expect(code).toBe(1);
    expect(err).toContain('no cell has two points');
  });
});

describe('a site', () => {
  it(
    'is built with the policies that were asked for',
    async () => {
      const { code, err } = await run('build', CLUSTERED, '--missing', 'common', '--cluster', 'points');
      expect(err).toContain('Built dist');
      expect(code).toBe(0);
      const html = readFileSync(join(folder, 'dist/clustered/index.html'), 'utf8');
      expect(html).toContain('only cells that all evaluations have');
      expect(html).toContain('intervals for points like these');
    },
    BUILD_TIMEOUT,
  );
});
