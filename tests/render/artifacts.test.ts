import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ARTIFACTS, artifactsFor } from '../../src/render/artifacts.ts';
import { runCli, scratchFolder } from '../cli/run-cli.ts';
import { writeDataset } from '../cli/write-dataset.ts';
import { sampleDataset, type SampleShape } from '../support/sample-board.ts';
import { boardOf } from './board-of.ts';

const stems = (shape: SampleShape): string[] => {
  const files = artifactsFor(boardOf(sampleDataset(shape))).map(({ file }) => file);
  return [
    ...new Set(
      files.filter((file) => file.endsWith('.svg')).map((file) => file.replace(/(-dark)?\.svg$/, '')),
    ),
  ];
};

describe('the list of outputs', () => {
  it('has every file once, every figure in both themes as drawing and as pixels', () => {
    const files = ARTIFACTS.map(({ file }) => file);
    expect(new Set(files).size).toBe(files.length);
    for (const stem of ['scores', 'pareto', 'pareto-cost', 'scaling'])
      for (const ending of ['.svg', '.png', '-dark.svg', '-dark.png']) expect(files).toContain(stem + ending);
  });

  it('leaves out the figures that a board has no data for', () => {
    expect(stems({})).toEqual(['scores', 'pareto', 'scaling', 'badge']);
    expect(stems({ tokens: false })).toEqual(['scores', 'scaling', 'badge']);
    expect(stems({ tiers: ['all'] })).toEqual(['scores', 'pareto', 'badge']);
    expect(stems({ evaluations: 1 })).toEqual(['scores', 'scaling', 'badge']);
  });

  it('leaves out all pixels and nothing else where no pictures are wanted', () => {
    const board = boardOf(sampleDataset());
    const all = artifactsFor(board, { pictures: true }).map(({ file }) => file);
    const kept = artifactsFor(board, { pictures: false }).map(({ file }) => file);
    expect(all).toEqual(artifactsFor(board).map(({ file }) => file));
    expect(all.filter((file) => !kept.includes(file)).toSorted()).toEqual(
      [
        'card.png',
        ...['scores', 'pareto', 'scaling'].flatMap((stem) => [`${stem}.png`, `${stem}-dark.png`]),
      ].toSorted(),
    );
    expect(kept).toEqual(all.filter((file) => kept.includes(file)));
  });

  it('says of every figure that may be left out what it needs', () => {
    for (const artifact of ARTIFACTS) if ('applies' in artifact) expect(artifact.needs).toMatch(/\w{3}/);
  });
});

describe('scores --format', () => {
  const folder = scratchFolder();
  const data = writeDataset(join(folder, 'data'));

  it('draws a figure by its name, as pixels where the output ends so', async () => {
    const drawn = await runCli(['scores', data, '--format', 'pareto']);
    expect(drawn).toMatchObject({ code: 0, err: '' });
    expect(drawn.out).toMatch(/^<svg /);
    const dark = await runCli(['scores', data, '--format', 'scaling', '--theme', 'dark']);
    expect(dark.out).toContain('scaling-dark-title');
    const pixels = await runCli(['scores', data, '--format', 'scaling', '--output', join(folder, 'a.png')]);
    expect(pixels.code).toBe(0);
    expect(readFileSync(join(folder, 'a.png')).subarray(1, 4).toString()).toBe('PNG');
  });

  it('says why a figure cannot be drawn, as a usage error', async () => {
    const refused = await runCli(['scores', data, '--format', 'pareto-cost']);
    expect(refused).toMatchObject({ code: 64, out: '' });
    expect(refused.err).toContain('there is no pareto-cost.svg');
    expect(refused.err).toContain('expected  two evaluations with a score and recorded cost');
  });
});
