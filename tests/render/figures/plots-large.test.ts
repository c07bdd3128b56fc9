import { describe, expect, it } from 'vitest';
import { bytesOf, countThatFits } from '../../../src/render/figures/draw/fit-bytes.ts';
import { paretoSvg } from '../../../src/render/figures/pareto/pareto.ts';
import { scalingSvg } from '../../../src/render/figures/scaling/scaling.ts';
import type { ThemeName } from '../../../src/theme.ts';
import { textsOf, titleOf } from '../../support/read-figure.ts';
import { everyElement, readSvg } from '../../support/read-svg.ts';
import { sampleDataset } from '../../support/sample-board.ts';
import { boardOf } from '../board-of.ts';

/** What a file on a page may have, less the room for its letters. */
const MOST_BYTES = 450_000;
const ALL = 2400;

const board = boardOf(sampleDataset({ evaluations: ALL, tasks: ['a', 'b'], tiers: ['easy', 'hard'] }));

const drawings: readonly (readonly [string, (theme: ThemeName) => string, RegExp])[] = [
  [
    'score against tokens',
    (theme) => paretoSvg(board, { theme, axis: 'tokens' }),
    /This figure shows ([\d,]+) of 2,400 evaluations, the front first; all are in scores\.csv\./,
  ],
  [
    'score by difficulty',
    (theme) => scalingSvg(board, { theme }),
    /This figure shows the first ([\d,]+) of 2,400 evaluations; all are in scores\.csv\./,
  ],
];

/** The evaluations that a drawing has a mark for, by their titles. */
const marksOf = (svg: string): string[] =>
  everyElement(readSvg(svg))
    .filter(
      ({ name, children }) => name === 'g' && children.some((child) => /^(circle|path)$/.test(child.name)),
    )
    .flatMap((group) => titleOf(group) ?? []);

describe.each(drawings)('%s of 2,400 evaluations', (_, draw, sentence) => {
  const svg = draw('light');
  const said = Number(sentence.exec(textsOf(readSvg(svg)).join(' '))?.[1]?.replace(',', ''));

  it('fits a page, and uses it', () => {
    expect(bytesOf(svg)).toBeLessThanOrEqual(MOST_BYTES);
    expect(bytesOf(svg)).toBeGreaterThan(0.9 * MOST_BYTES);
  });

  it('says how many it shows, and shows as many in both themes', () => {
    expect(said).toBeGreaterThan(500);
    expect(new Set(marksOf(svg).map((title) => title.split(': ')[0])).size).toBe(said);
    expect(marksOf(draw('dark'))).toEqual(marksOf(svg));
  });
});

describe('score against tokens of many evaluations', () => {
  it('leaves nobody of the front out', () => {
    const front = board.pareto.tokens?.points.filter(({ standing }) => standing === 'front') ?? [];
    const drawn = marksOf(paretoSvg(board, { theme: 'light', axis: 'tokens' })).filter((title) =>
      title.endsWith('; on the front'),
    );
    expect(front.length).toBeGreaterThan(1);
    expect(drawn).toHaveLength(front.length);
  });
});

describe('countThatFits', () => {
  it('is all where all fit, and none where even nothing is too large', () => {
    expect(countThatFits(7, () => 'x')).toBe(7);
    expect(countThatFits(7, () => 'é'.repeat(MOST_BYTES / 2 + 1))).toBe(0);
  });

  it('leaves no room for a tenth more', () => {
    const draw = (shown: number): string => 'x'.repeat(1000 + shown * 300);
    const count = countThatFits(5000, draw);
    expect(bytesOf(draw(count))).toBeLessThanOrEqual(MOST_BYTES);
    expect(bytesOf(draw(Math.ceil(count * 1.1)))).toBeGreaterThan(MOST_BYTES);
  });
});
