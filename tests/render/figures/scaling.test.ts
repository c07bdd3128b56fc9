import { describe, expect, it } from 'vitest';
import type { ScalingSeries } from '../../../src/board/scaling.ts';
import { scalingWords } from '../../../src/render/figures/scaling/scaling-series.ts';
import type { FullBoard } from '../../../src/board/full-board.ts';
import { elementsOf, textsOf, titleOf } from '../../support/read-figure.ts';
import { clashes, MANY, pareto, plotOf, sample, scaling, spent, value } from '../../support/read-plot.ts';
import type { SvgElement } from '../../support/read-svg.ts';
import { sampleDataset } from '../../support/sample-board.ts';
import { boardOf } from '../board-of.ts';

describe('the difficulty-scaling figure', () => {
  const series = (board: FullBoard): readonly ScalingSeries[] => board.scaling?.series ?? [];
  const groupsOf = (root: SvgElement): SvgElement[] =>
    elementsOf(root, 'g').filter((group) => /: [≈\d—].*( score is |Retention)/.test(titleOf(group) ?? ''));
  const circles = (group: SvgElement): SvgElement[] => elementsOf(group, 'circle');

  it('has one line per evaluation with one mark per measured tier', () => {
    const groups = groupsOf(scaling(MANY));
    expect(groups).toHaveLength(20);
    const quiet = groups.filter((group) =>
      circles(group).some(({ attributes }) => attributes['r'] === '1.1'),
    );
    expect(quiet).toHaveLength(10);
    const rows = MANY.rows.slice(10).map(({ index }) => series(MANY).find((one) => one.index === index));
    const measured = rows.map((one) => one?.scores.filter(({ missing }) => missing === null).length ?? 0);
    expect(quiet.map((group) => circles(group).length)).toEqual(measured);
  });

  it('puts harder tiers further right and higher scores further up', () => {
    const board = sample({ evaluations: 20, seed: 3 });
    const order = board.rows.slice(10);
    const groups = groupsOf(scaling(board)).slice(0, 10);
    const places = groups.flatMap((group, position) => {
      const scores = series(board).find(({ index }) => index === order[position]?.index)?.scores ?? [];
      const marks = circles(group).map((mark) => [value(mark, 'cx'), value(mark, 'cy')] as const);
      expect(marks.map(([x]) => x)).toEqual(marks.map(([x]) => x).toSorted((a, b) => a - b));
      return marks.map(([, y], tier) => ({ y, score: scores[tier]?.value ?? 0 }));
    });
    const byScore = places.toSorted((a, b) => b.score - a.score);
    expect(byScore.map(({ y }) => y)).toEqual(places.map(({ y }) => y).toSorted((a, b) => a - b));
  });

  it('names up to twelve evaluations, of more the first ten, each with the share it keeps', () => {
    for (const [board, count] of [
      [sample({ evaluations: 12 }), 12],
      [MANY, 10],
    ] as const) {
      const texts = textsOf(plotOf(scaling(board)));
      const named = board.rows.slice(0, count);
      for (const { label, index } of named) {
        expect(texts.some((text) => text.startsWith(label.slice(0, 14)))).toBe(true);
        const kept = series(board).find((one) => one.index === index)?.retention.text ?? '?';
        expect(texts.includes(kept)).toBe(true);
      }
      expect(texts.filter((text) => /^(\d?\.\d+\*?|—)$/.test(text))).toHaveLength(count);
    }
  });

  it('dashes a line across a tier that was not measured, and says so', () => {
    const dataset = sampleDataset({ evaluations: 3 });
    const gap = boardOf({
      ...dataset,
      points: dataset.points.filter(({ evaluation, tiers }) => evaluation !== 1 || !tiers.includes(1)),
    });
    const dashed = (board: FullBoard): SvgElement[] =>
      elementsOf(scaling(board), 'path').filter(
        ({ attributes }) => attributes['stroke-dasharray'] !== undefined,
      );
    expect(dashed(gap)).toHaveLength(1);
    expect(textsOf(scaling(gap))).toContain('a tier between was not measured');
    expect(dashed(boardOf(dataset))).toEqual([]);
  });

  it('keeps its words apart, with many tiers and long names, too', () => {
    expect(clashes(scaling(MANY))).toEqual([]);
    const long = Array.from(
      { length: 12 },
      (_, index) => `A very long name of a model that never ends ${index}`,
    );
    const tiers = Array.from({ length: 20 }, (_, tier) => `level ${tier}`);
    expect(clashes(scaling(sample({ labels: long, tiers })))).toEqual([]);
  });

  it('refuses a single tier, and tells the rest in words', () => {
    const single = boardOf(sampleDataset({ tiers: ['all'] }));
    expect(() => scaling(single)).toThrow(RangeError);
    expect(scalingWords(single)).toBe('');
    expect(scalingWords(MANY)).toContain(MANY.rows[0]?.label);
  });

  it('draws a view in which nothing matches, and says so', () => {
    const empty = boardOf(spent(sampleDataset()), { search: 'no such model anywhere' });
    expect(textsOf(scaling(empty))).toContain('No evaluation matches.');
    expect(textsOf(pareto(empty))).toContain('No evaluation matches.');
  });
});
