import { describe, expect, it } from 'vitest';
import { paretoWords } from '../../../src/render/figures/pareto/pareto.ts';
import { palette } from '../../../src/theme.ts';
import { elementsOf, textsOf, titleOf } from '../../support/read-figure.ts';
import { clashes, MANY, pareto, sample, spent, value } from '../../support/read-plot.ts';
import type { SvgElement } from '../../support/read-svg.ts';
import { sampleDataset } from '../../support/sample-board.ts';
import { boardOf } from '../board-of.ts';

const light = palette('light');

/** The group of each evaluation of the Pareto figure, by what its title begins with. */
const pointsOf = (root: SvgElement): SvgElement[] =>
  elementsOf(root, 'g').filter((group) => /: Plain score .*front$/.test(titleOf(group) ?? ''));

describe('the Pareto figure', () => {
  const root = pareto(MANY);
  const data = MANY.pareto.tokens;
  const marks = pointsOf(root).map((group) => ({
    title: titleOf(group) ?? '',
    circle: elementsOf(group, 'circle')[0],
    lines: elementsOf(group, 'line'),
  }));
  const markOf = (index: number): (typeof marks)[number] | undefined => {
    const point = data?.points.find((one) => one.index === index);
    return marks.find(({ title }) =>
      title.includes(`${point?.score.title ?? '?'}; ${point?.cost.title ?? '?'};`),
    );
  };

  it('has one mark per evaluation, with the whole truth as its title', () => {
    expect(marks).toHaveLength(20);
    expect(new Set(marks.map(({ title }) => title)).size).toBe(20);
    for (const { index } of data?.points ?? []) expect(markOf(index)).toBeDefined();
  });

  it('puts more tokens further right and higher scores further up', () => {
    const placed = (data?.points ?? []).map(({ index, score, cost }) => ({
      score: score.value ?? 0,
      cost: cost.value ?? 0,
      x: value(markOf(index)?.circle, 'cx'),
      y: value(markOf(index)?.circle, 'cy'),
    }));
    const sorted = (by: (one: (typeof placed)[number]) => number): typeof placed =>
      placed.toSorted((a, b) => by(a) - by(b));
    expect(sorted(({ cost }) => cost).map(({ x }) => x)).toEqual(sorted(({ x }) => x).map(({ x }) => x));
    expect(sorted(({ score }) => -score).map(({ y }) => y)).toEqual(sorted(({ y }) => y).map(({ y }) => y));
  });

  it('fills the front, leaves the band hollow, greys the rest; and draws both intervals', () => {
    for (const { index, standing } of data?.points ?? []) {
      const { circle, lines } = markOf(index) ?? {};
      const { fill, stroke } = circle?.attributes ?? {};
      expect([fill, stroke]).toEqual(
        {
          front: [light.accent, undefined],
          band: [light.bg, light.accent],
          behind: [light.line2, undefined],
        }[standing],
      );
      expect(lines).toHaveLength(2);
      expect(value(lines?.[0], 'x1')).toBeLessThan(value(circle, 'cx'));
      expect(value(lines?.[1], 'y1')).toBeGreaterThan(value(circle, 'cy'));
    }
    expect(new Set(data?.points.map(({ standing }) => standing)).size).toBe(3);
  });

  it('leads the front in steps through its marks, never down', () => {
    const path = elementsOf(root, 'path')[0]?.attributes['d'] ?? '';
    const corners = [...path.matchAll(/([\d.]+) ([\d.]+)/g)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    );
    for (const [index, [x, y]] of corners.slice(1).entries()) {
      const [before, above] = corners[index] ?? [0, 0];
      expect(x === before ? y <= above : x > before && y === above).toBe(true);
    }
    const front = (data?.points ?? []).filter(({ standing }) => standing === 'front');
    for (const { index } of front) {
      const { circle } = markOf(index) ?? {};
      expect(corners).toContainEqual([value(circle, 'cx'), value(circle, 'cy')]);
    }
  });

  it('names the front and the band, or says whom it could not name; no two words overlap', () => {
    const words = textsOf(root).join(' ').replaceAll(/\s+/g, ' ');
    for (const { name, standing } of data?.points ?? [])
      if (standing !== 'behind') expect(words).toContain(name.slice(0, 12));
    expect(clashes(root)).toEqual([]);
    for (const axis of ['tokens', 'cost'] as const)
      for (const seed of [1, 2, 3])
        expect(clashes(pareto(sample({ evaluations: 40, seed }), axis))).toEqual([]);
  });

  it('says method, n, version and that the data are made up', () => {
    const words = textsOf(root).join(' ').replaceAll(/\s+/g, ' ');
    for (const phrase of [
      MANY.method.slice(5),
      'version 2026-11-01',
      'synthetic data',
      'log scale',
      '95 % interval',
    ])
      expect(words).toContain(phrase);
  });

  it('moves no mark and no front for a filter: what it hides stays as a dot', () => {
    const filtered = boardOf(spent(sampleDataset({ evaluations: 20, holes: true })), {
      groups: [['family:aster']],
    });
    const seen = pointsOf(pareto(filtered)).map((group) => elementsOf(group, 'circle')[0]);
    const places = (circles: readonly (SvgElement | undefined)[]): string[] =>
      circles.map((circle) => `${value(circle, 'cx')} ${value(circle, 'cy')}`).sort();
    expect(places(seen)).toEqual(places(marks.map(({ circle }) => circle)));
    expect(seen.filter((circle) => circle?.attributes['r'] === '1.5')).toHaveLength(
      20 - filtered.rows.length,
    );
    expect(textsOf(pareto(filtered)).join(' ')).toContain(`Shown: ${filtered.rows.length} of 20 evaluations`);
  });

  it('refuses a board without tokens, and tells it in words where it can be drawn', () => {
    const none = boardOf(sampleDataset({ tokens: false }));
    expect(() => pareto(none)).toThrow(RangeError);
    expect(paretoWords(none, 'tokens')).toBe('');
    const front = data?.points.filter(({ standing }) => standing === 'front') ?? [];
    for (const { name } of front) expect(paretoWords(MANY, 'tokens')).toContain(name);
  });
});
