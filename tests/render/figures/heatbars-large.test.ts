import { beforeAll, describe, expect, it } from 'vitest';
import type { Board } from '../../../src/board/board.ts';
import type { Dataset } from '../../../src/read/dataset/dataset.ts';
import { ARTIFACTS } from '../../../src/render/artifacts.ts';
import { heatbarsWords } from '../../../src/render/figures/heatbars/heatbars.ts';
import type { FullBoard } from '../../../src/board/full-board.ts';
import { projectRoot } from '../../support/project-files.ts';
import { draw, groupsOf, textsOf, titleOf } from '../../support/read-figure.ts';
import { everyElement, type SvgElement } from '../../support/read-svg.ts';
import { sampleDataset, type SampleShape } from '../../support/sample-board.ts';
import { boardOf } from '../board-of.ts';

/** What safety.md allows a picture, which has two pixels per px of the drawing. */
const LONGEST = 16_384;
const MOST_PIXELS = 64_000_000;

const LONG = 'A very long name of a model that never wants to end, quantised to four bits and then some more';

const named = (count: number, stem: string): string[] =>
  Array.from({ length: count }, (_, index) => `${stem}${index}`);

/** Every third evaluation was not measured on the last tier. */
const withoutLastTier = (dataset: Dataset): Dataset => {
  const last = dataset.tiers.length - 1;
  const points = dataset.points.filter(
    ({ evaluation, tiers }) => evaluation % 3 !== 2 || !tiers.includes(last),
  );
  return { ...dataset, points };
};

interface Large extends SampleShape {
  readonly name: string;
  readonly change?: (dataset: Dataset) => Dataset;
  /** What must be given up where the figure is as wide as a page. */
  readonly cut: readonly ('evaluation' | 'task' | 'tier')[];
}

const LARGE: readonly Large[] = [
  {
    name: '100 evaluations, 60 tasks and 3 tiers',
    evaluations: 100,
    tasks: named(60, 'task '),
    cut: ['evaluation'],
  },
  {
    name: '300 evaluations, a third of which lacks a tier',
    evaluations: 300,
    tiers: ['easy', 'hard'],
    change: withoutLastTier,
    cut: ['evaluation'],
  },
  { name: '600 evaluations of one tier', evaluations: 600, tiers: ['all'], cut: ['evaluation'] },
  { name: '2 evaluations and 400 tasks', evaluations: 2, tasks: named(400, 'logic_'), cut: [] },
  {
    name: '2 evaluations, 400 tasks and 20 tiers',
    evaluations: 2,
    tasks: named(400, 'logic_'),
    tiers: named(20, 'level '),
    cut: ['task'],
  },
  {
    name: '24 evaluations, 100 tasks and 20 tiers',
    evaluations: 24,
    tasks: named(100, 't'),
    tiers: named(20, 'level '),
    cut: ['evaluation', 'task'],
  },
  {
    name: 'very long names',
    evaluations: 120,
    labels: named(120, `${LONG} `),
    tasks: named(60, `${LONG} task `),
    tiers: named(3, `${LONG} tier `),
    title: LONG.repeat(3),
    cut: ['evaluation'],
  },
  {
    name: 'an evaluation of 400 tiers, where somebody has raised the limit',
    evaluations: 1,
    tasks: ['a', 'b'],
    tiers: named(400, 'level '),
    cut: ['tier'],
  },
];

const sizeOf = ({ attributes }: SvgElement): [number, number] => [
  Number(attributes['width']),
  Number(attributes['height']),
];

/** Width and height, which stand at the beginning of the file. */
const pngSize = (bytes: string | Uint8Array): [number, number] => {
  const header = Buffer.from(bytes as Uint8Array);
  return [header.readUInt32BE(16), header.readUInt32BE(20)];
};

/** How many of something a figure says it shows; all, where it says nothing. */
const saidOf = (text: string, what: string, all: number): number => {
  const said = new RegExp(`the first ([\\d,]+) of ${all} ${what}`).exec(text)?.[1];
  return said === undefined ? all : Number(said.replace(',', ''));
};

const counts = (board: Board, text: string): { rows: number; tasks: number; tiers: number } => ({
  rows: saidOf(text, 'evaluation', board.rows.length),
  tasks: saidOf(text, 'task', board.tasks.length),
  tiers: saidOf(text, 'tier', board.tiers.length),
});

const boardOfLarge = ({ change, ...shape }: Large): FullBoard => {
  const dataset = sampleDataset({ labels: named(shape.evaluations ?? 0, 'Model '), ...shape });
  return boardOf(change?.(dataset) ?? dataset);
};

describe.each(LARGE)('a board of $name', (large) => {
  let board: Board;
  let root: SvgElement;
  /** All words, lines put together again. */
  let words: string;

  beforeAll(() => {
    board = boardOfLarge(large);
    root = draw(board);
    words = textsOf(root).join(' ');
  });

  it('becomes a picture within the limits, as large as they allow where something is left out', () => {
    const [width, height] = sizeOf(root).map((side) => 2 * side);
    expect(width).toBeLessThanOrEqual(LONGEST);
    expect(height).toBeLessThanOrEqual(LONGEST);
    expect((width ?? 0) * (height ?? 0)).toBeLessThanOrEqual(MOST_PIXELS);
    if (large.cut.length > 0) expect(height).toBeGreaterThan(0.7 * LONGEST);
  });

  it('says above and below what it leaves out, and where that is', () => {
    expect(words.split('This figure shows the first ')).toHaveLength(large.cut.length > 0 ? 3 : 1);
    const shown = counts(board, words);
    const less = [
      ...(shown.rows < board.rows.length ? ['evaluation'] : []),
      ...(shown.tasks < board.tasks.length ? ['task'] : []),
      ...(shown.tiers < board.tiers.length ? ['tier'] : []),
    ];
    expect(less).toEqual(large.cut);
    if (large.cut.length > 0) expect(words).toContain('; all are in scores.csv.');
  });

  it('shows exactly as many cells as it says', () => {
    const { rows, tasks, tiers } = counts(board, words);
    const kept = new Set(board.tiers.slice(0, tiers).map(({ index }) => index));
    const expected = board.rows
      .slice(0, rows)
      .flatMap((row) => row.tiers.filter(({ index }) => kept.has(index)))
      .flatMap(({ cells }) => cells.slice(0, tasks).map((cell) => cell.title));
    const drawn = groupsOf(root, board).map((group) => titleOf(group) ?? '');
    expect(drawn).toHaveLength(expected.length);
    expect(drawn.toSorted()).toEqual(expected.toSorted());
  });

  it('shows the first evaluations, whole to the last', () => {
    const { rows } = counts(board, words);
    const titles = everyElement(root).flatMap((element) => titleOf(element)?.split(' · ')[0] ?? []);
    const names = board.rows.map(({ label }) => label);
    expect(names.filter((name) => titles.includes(name))).toEqual(names.slice(0, rows));
  });
});

describe('what is left out', () => {
  const [large] = LARGE;
  if (!large) throw new Error('there is no large board');
  const whole = boardOfLarge(large);

  it('is said to those who cannot see the figure', () => {
    expect(heatbarsWords(whole)).toMatch(
      / This figure shows the first \d+ of 100 evaluations; all are in scores\.csv\.$/,
    );
    expect(titleOf(draw(whole))).toMatch(/: heat-bars of \d\d evaluations$/);
  });

  it('leaves room for no other evaluation', () => {
    const root = draw(whole);
    const { rows } = counts(whole, heatbarsWords(whole));
    // 3 tiers of 26 px and 6 px of air, in each of 3 panels.
    expect(groupsOf(root, whole)).toHaveLength(rows * 60 * 3);
    expect(sizeOf(root)[1] + 3 * (3 * 26 + 6)).toBeGreaterThan(LONGEST / 2);
  });

  it('is told apart from what a filter hides', () => {
    const board = boardOf(sampleDataset(large), { groups: [['family:aster'], ['family:delphi']] });
    const texts = textsOf(draw(board))
      .filter((text) => /evaluations[;:]/.test(text))
      .join(' ');
    expect(texts).toContain('Shown: 40 of 100 evaluations; ranks are those of the whole board.');
    expect(texts).toMatch(/This figure shows the first \d+ of 40 evaluations; all are in scores\.csv\./);
  });

  it('is not explained in the legend', () => {
    // Only the last task has truncated responses.
    const onlyLast = (dataset: Dataset): Dataset => ({
      ...dataset,
      points: dataset.points.map((point) => ({ ...point, truncated: point.task === 399 ? 32 : 0 })),
    });
    const shape = { evaluations: 2, tasks: named(400, 'logic_') };
    const legendOf = (tiers: readonly string[]): string[] =>
      textsOf(draw(boardOf(onlyLast(sampleDataset({ ...shape, tiers })))));
    expect(legendOf(named(3, 'level '))).toContain('truncated share');
    expect(legendOf(named(20, 'level '))).not.toContain('truncated share');
  });

  it('does not appear where all fits', () => {
    const board = boardOf(sampleDataset({ evaluations: 90 }));
    expect(textsOf(draw(board)).join(' ')).not.toMatch(/This figure shows|Shown:/);
    expect(heatbarsWords(board)).not.toContain('This figure shows');
  });

  it('spares the file: every picture of such a board is drawn, at twice the size of its drawing', async () => {
    for (const artifact of ARTIFACTS.filter(({ file }) => /^(scores|card|pareto|scaling)\.png$/.test(file))) {
      const [width, height] = pngSize(await artifact.render(whole, { root: projectRoot }));
      expect(height).toBeLessThanOrEqual(LONGEST);
      if (artifact.file === 'scores.png')
        expect([width, height]).toEqual(sizeOf(draw(whole)).map((side) => 2 * side));
    }
  });
});
