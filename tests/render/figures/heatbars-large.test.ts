import { beforeAll, describe, expect, it } from 'vitest';
import type { Board, HeatCell } from '../../../src/board/board.ts';
import type { Dataset } from '../../../src/read/dataset/dataset.ts';
import { artifactsFor } from '../../../src/render/artifacts.ts';
import { heatbarsSvg, heatbarsWords } from '../../../src/render/figures/heatbars/heatbars.ts';
import type { FullBoard } from '../../../src/board/full-board.ts';
import { projectRoot } from '../../support/project-files.ts';
import { draw, elementsOf, groupsOf, textsOf, titleOf } from '../../support/read-figure.ts';
import { palette, type ThemeName } from '../../../src/theme.ts';
import { everyElement, readSvg, type SvgElement } from '../../support/read-svg.ts';
import { sampleDataset, type SampleShape } from '../../support/sample-board.ts';
import { boardOf } from '../board-of.ts';
import { wholeBytes } from '../../support/whole.ts';

/** What a picture on a page may have, in pixels from top to bottom and in bytes. */
const TALLEST = 4096;
const MOST_BYTES = 500_000;
/** So many pixels has a px of the tallest drawing, and so much of the bytes is kept free for its font. */
const PIXELS_PER_PX = 1.5;
const FONT_BYTES = 50_000;

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
  /** What is left out. */
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
    cut: ['evaluation', 'task'],
  },
  {
    name: 'an evaluation of 400 tiers, where somebody has raised the limit',
    evaluations: 1,
    tasks: ['a', 'b'],
    tiers: named(400, 'level '),
    cut: [],
  },
  { name: '63 evaluations and 3 tiers', evaluations: 63, cut: [] },
  { name: '63 evaluations with holes', evaluations: 63, holes: true, cut: [] },
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

interface Counts {
  readonly rows: number;
  /** Rows with all their lines. */
  readonly inFull: number;
  readonly tasks: number;
  readonly tiers: number;
}

const counts = (board: Board, text: string): Counts => {
  const rows = saidOf(text, 'evaluation', board.rows.length);
  const first = /The first (?:(\d+) evaluations are|evaluation is) shown in full/.exec(text);
  const none = text.includes('Each evaluation has one line, with a bar per tier');
  return {
    rows,
    inFull: none ? 0 : first ? Number(first[1] ?? 1) : rows,
    tasks: saidOf(text, 'task', board.tasks.length),
    tiers: saidOf(text, 'tier', board.tiers.length),
  };
};

/** The boxes that paths of a look consist of. */
const boxesOf = (root: SvgElement, isMeant: (look: SvgElement['attributes']) => boolean): string[] =>
  elementsOf(root, 'path')
    .filter(({ attributes }) => attributes['transform'] === undefined && isMeant(attributes))
    .flatMap(({ attributes }) => attributes['d']?.match(/M[^z]+z/g) ?? [])
    .filter((box) => /^M[^h]+h[^v]+v[^h]+h[^z]+z$/.test(box));

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

  it('fits a page, and uses it where something is left out', () => {
    const height = sizeOf(root)[1] * PIXELS_PER_PX;
    const bytes = Buffer.byteLength(heatbarsSvg(board, { theme: 'light' }));
    expect(height).toBeLessThanOrEqual(TALLEST);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES - FONT_BYTES);
    if (large.cut.length > 0)
      expect(Math.max(height / TALLEST, bytes / (MOST_BYTES - FONT_BYTES))).toBeGreaterThan(0.7);
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

  it('shows exactly as many cells as it says, with their numbers or as bars', () => {
    const { rows, inFull, tasks, tiers } = counts(board, words);
    const kept = new Set(board.tiers.slice(0, tiers).map(({ index }) => index));
    const cellsOf = (some: Board['rows']): HeatCell[] =>
      some
        .flatMap((row) => row.tiers.filter(({ index }) => kept.has(index)))
        .flatMap(({ cells }) => cells.slice(0, tasks));
    const expected = cellsOf(board.rows.slice(0, inFull)).map((cell) => cell.title);
    const drawn = groupsOf(root, board).map((group) => titleOf(group) ?? '');
    expect(drawn.toSorted()).toEqual(expected.toSorted());
    const bars = cellsOf(board.rows.slice(inFull, rows));
    const { cell, line2 } = palette('light');
    const isFrame = ({ missing }: HeatCell): boolean => missing === 'no-points' || missing === 'not-scorable';
    expect(boxesOf(root, ({ fill }) => fill === cell)).toHaveLength(
      bars.filter((bar) => !isFrame(bar)).length,
    );
    expect(boxesOf(root, ({ stroke }) => stroke === line2)).toHaveLength(bars.filter(isFrame).length);
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
      / This figure shows the first \d+ of 100 evaluations; all are in scores\.csv\. The first \d evaluations are shown in full, the others in one line each, with a bar per tier; all numbers are in scores\.csv\.$/,
    );
    expect(titleOf(draw(whole))).toMatch(/: heat-bars of \d\d evaluations$/);
  });

  it('is the same in both themes', () => {
    const shown = (theme: ThemeName): string[] => textsOf(readSvg(heatbarsSvg(whole, { theme })));
    expect(shown('dark')).toEqual(shown('light'));
  });

  it('leaves room for no other evaluation in full', () => {
    const root = draw(whole);
    // 3 tiers of 26 px and 6 px of air, in each of the panels.
    const panels = textsOf(root).filter((text) => text === 'Model').length;
    expect(sizeOf(root)[1] + panels * (3 * 26 + 6)).toBeGreaterThan(Math.floor(TALLEST / PIXELS_PER_PX));
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
    const board = boardOf(sampleDataset({ evaluations: 24 }));
    const text = textsOf(draw(board)).join(' ');
    expect(text).not.toMatch(/This figure shows|Shown:|one line|a bar per tier/);
    expect(heatbarsWords(board)).not.toMatch(/This figure shows|one line/);
  });

  it('spares the page: every picture of such a board fits it', async () => {
    for (const artifact of artifactsFor(whole).filter(({ file }) => /\.(png|svg)$/.test(file))) {
      const data = wholeBytes(await artifact.render(whole, { root: projectRoot }));
      expect(data.length).toBeLessThanOrEqual(MOST_BYTES);
      if (artifact.file.endsWith('.png')) expect(pngSize(data)[1]).toBeLessThanOrEqual(TALLEST);
    }
  });
});

describe('bars of an evaluation in one line', () => {
  const board = boardOf(sampleDataset({ evaluations: 63, holes: true }));
  const root = draw(board);
  const { inFull } = counts(board, textsOf(root).join(' '));
  const { bands } = palette('light');
  const groups = elementsOf(root, 'g').filter(
    ({ children }) =>
      children.length > 0 && children.every(({ name, attributes }) => name === 'path' && attributes['d']),
  );

  it('are as long as the share of success, in its colour, on the line of their tier', () => {
    const [row] = board.rows.slice(inFull);
    const [group] = groups;
    if (!row || !group) throw new Error('there is no row in one line');
    const [, ground = ''] =
      /h([\d.]+)v/.exec(boxesOf(group, ({ fill }) => fill === palette('light').cell)[0] ?? '') ?? [];
    const drawn = bands.flatMap((band) => boxesOf(group, ({ fill }) => fill === band));
    const expected = row.tiers.flatMap(({ cells, index }) =>
      cells.filter(({ fill, band }) => fill > 0 && band > 0).map(({ fill }) => [index, fill] as const),
    );
    const found = drawn.map((box) => {
      const [, y, width] = /^M[\d.]+ ([\d.]+)h([\d.]+)/.exec(box) ?? [];
      return [Math.floor((Number(y) - 2) / 7), Math.round((100 * Number(width)) / Number(ground))] as const;
    });
    expect(found.toSorted()).toEqual(expected.toSorted());
  });

  it('are explained, and the mark of part-measured cells only where it occurs', () => {
    const texts = textsOf(root);
    expect(texts).toContain('a bar per tier, from easy to hard');
    expect(groups).toHaveLength(63 - inFull);
  });
});
