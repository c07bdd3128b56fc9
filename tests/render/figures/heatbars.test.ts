import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { rangeAndTie } from '../../../src/board/rank-cell.ts';
import type { Board, HeatCell } from '../../../src/board/board.ts';
import { heatbarsSvg } from '../../../src/render/figures/heatbars/heatbars.ts';
import { palette } from '../../../src/theme.ts';
import { cellsOf, draw, elementsOf, groupsOf, textsOf, titleOf } from '../../support/read-figure.ts';
import { everyElement, readSvg, type SvgElement } from '../../support/read-svg.ts';
import { sampleBoard, type SampleShape } from '../../support/sample-board.ts';
import { metricOf } from '../../board/metric-of.ts';

const HOLES = sampleBoard({ evaluations: 10, holes: true });
const light = palette('light');

describe('the heat-bar figure', () => {
  it('is well-formed for a strict reader, and an image with a name and a description', () => {
    const svg = heatbarsSvg(HOLES, { theme: 'light' });
    expect(new Resvg(svg).width).toBeGreaterThan(720);
    const root = readSvg(svg);
    const ids = everyElement(root).flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(root.attributes['role']).toBe('img');
    expect(root.attributes['aria-labelledby']?.split(' ').every((id) => ids.includes(id))).toBe(true);
    expect(titleOf(root)).toBe('M12X: heat-bars of 10 evaluations');
    expect(elementsOf(root, 'desc')[0]?.text).toContain(HOLES.verdict);
  });

  it('prints every cell as the board words it, in board order, with the whole truth as its title', () => {
    const groups = groupsOf(draw(HOLES), HOLES);
    expect(groups.map((group) => textsOf(group)[0])).toEqual(cellsOf(HOLES).map((cell) => cell.text));
    expect(groups.map(titleOf)).toEqual(cellsOf(HOLES).map((cell) => cell.title));
  });

  it('fills by success in the colour of the band, and hatches by truncation, from the left', () => {
    const root = draw(HOLES);
    const cells = cellsOf(HOLES);
    const hatch = `url(#${elementsOf(root, 'pattern')[0]?.attributes['id'] ?? ''})`;
    for (const [index, group] of groupsOf(root, HOLES).entries()) {
      const cell = cells[index];
      if (typeof cell?.value !== 'number') continue;
      const [ground, ...bars] = elementsOf(group, 'rect').map(({ attributes }) => attributes);
      const percent = bars.map((bar) => Math.round((100 * Number(bar['width'])) / Number(ground?.['width'])));
      expect(percent).toEqual([cell.fill, cell.hatch].filter((width) => width > 0));
      expect(bars.map((bar) => bar['fill'])).toEqual([
        ...(cell.fill > 0 ? [light.bands[cell.band - 1]] : []),
        ...(cell.hatch > 0 ? [hatch] : []),
      ]);
      expect(new Set(bars.map((bar) => bar['x']))).toEqual(new Set([ground?.['x']].slice(0, bars.length)));
    }
  });

  it('lays cells side by side with a gap of 4 px, the empty part of each as wide as every other', () => {
    const whole = sampleBoard();
    const [first, ...others] = groupsOf(draw(whole), whole)
      .slice(0, whole.tasks.length)
      .map((group) => elementsOf(group, 'rect').find(({ attributes }) => attributes['fill'] === light.cell))
      .map((ground) => [Number(ground?.attributes['x']), Number(ground?.attributes['width'])] as const);
    const [start = Number.NaN, width = Number.NaN] = first ?? [];
    expect(others.map(([x]) => x)).toEqual(others.map((_, index) => start + (index + 1) * (width + 4)));
    expect(new Set(others.map(([, wide]) => wide))).toEqual(new Set([width]));
  });

  it('sets apart what was not measured, what cannot be scored, and what is part-measured', () => {
    const cells = cellsOf(HOLES);
    const groups = groupsOf(draw(HOLES), HOLES);
    const kinds = (wanted: (cell: HeatCell) => boolean): SvgElement[] =>
      groups.filter((_, index) => wanted(cells[index] ?? noCell));
    const missing = kinds((cell) => cell.missing === 'no-points');
    const unscorable = kinds((cell) => cell.missing === 'not-scorable');
    const incomplete = kinds((cell) => cell.value !== null && cell.completion !== '');
    const whole = kinds((cell) => cell.value !== null && cell.completion === '');
    for (const list of [missing, unscorable, incomplete, whole]) expect(list.length).toBeGreaterThan(0);
    const shapes = (list: readonly SvgElement[]): Set<string> =>
      new Set(list.map((group) => `${frame(group)} ${elementsOf(group, 'path').length}`));
    expect(shapes(missing)).toEqual(new Set(['solid 0']));
    expect(shapes(unscorable)).toEqual(new Set(['dashed 0']));
    expect(shapes(incomplete)).toEqual(new Set(['none 2']));
    expect(shapes(whole)).toEqual(new Set(['none 0']));
  });

  it('prints names, ranks, scores, intervals, tokens and tiers of every evaluation', () => {
    const texts = textsOf(draw(HOLES));
    for (const row of HOLES.rows) {
      expect(texts).toEqual(
        expect.arrayContaining([
          row.label,
          row.details,
          row.rank.text,
          rangeAndTie(row).text,
          row.metrics.headline.text,
        ]),
      );
      const { headline, second } = row.metrics;
      const [low = 0, high = 0] = headline.range ?? [];
      expect(texts).toContain(`${Math.round(low)}–${Math.round(high)} · ${second.text}`);
      for (const tier of row.tiers) {
        expect(texts).toEqual(
          expect.arrayContaining([
            tier.label,
            tier.metrics.headline.text,
            metricOf(tier, 'avg_tokens').text,
            metricOf(tier, 'score_per_token').text,
          ]),
        );
      }
    }
  });

  it('draws the intervals of all evaluations on one scale', () => {
    const lines = elementsOf(draw(HOLES), 'line').filter(
      ({ attributes }) => attributes['stroke'] === light.accent,
    );
    const [low, high] = HOLES.scale;
    const lanes = elementsOf(draw(HOLES), 'line').filter(
      ({ attributes }) =>
        attributes['stroke'] === light.line && Number(attributes['x2']) - Number(attributes['x1']) < 200,
    );
    const [left, right] = [Number(lanes[0]?.attributes['x1']), Number(lanes[0]?.attributes['x2'])];
    expect(lines).toHaveLength(HOLES.rows.length);
    for (const [index, row] of HOLES.rows.entries()) {
      const [from = 0, to = 0] = (row.metrics.headline.range ?? []).map(
        (value) => left + ((value - low) / (high - low)) * (right - left),
      );
      expect(Number(lines[index]?.attributes['x1'])).toBeCloseTo(from, 1);
      expect(Number(lines[index]?.attributes['x2'])).toBeCloseTo(to, 1);
    }
  });

  it('rules off heavily exactly where neighbours can be told apart', () => {
    const heavy = elementsOf(draw(HOLES), 'line').filter(
      ({ attributes }) => attributes['stroke'] === light.line2,
    );
    const separated = HOLES.rows.filter((row, index) => index > 0 && row.separated).length;
    expect(separated).toBeGreaterThan(0);
    // One more is the sample in the legend.
    expect(heavy).toHaveLength(separated + 1);
  });

  it('names the intervals, n, the order, the version, and says when the data are made up', () => {
    const words = (board: Board): string => textsOf(draw(board)).join(' ');
    const made = words(HOLES);
    expect(made.replaceAll(/\s+/g, ' ')).toContain(HOLES.method.slice(5));
    for (const phrase of [
      'version 2026-11-01',
      'Ranked by ReasonScore',
      'synthetic data',
      '* some points are missing',
    ])
      expect(made).toContain(phrase);
    expect(words(sampleBoard({ synthetic: false }))).not.toMatch(/synthetic/i);
  });

  it('says what a filtered figure leaves out', () => {
    const filtered = sampleBoard({ evaluations: 10 }, { groups: [['family:aster']] });
    expect(textsOf(draw(filtered)).join(' ')).toContain(
      `Shown: ${filtered.rows.length} of 10 evaluations; ranks are those of the whole board.`,
    );
  });

  it('has one pattern, no style, no script and no link', () => {
    const names = everyElement(draw(HOLES)).map(({ name }) => name);
    expect(names.filter((name) => name === 'pattern')).toHaveLength(1);
    expect(new Set(names)).toEqual(
      new Set([
        'svg',
        'title',
        'desc',
        'defs',
        'pattern',
        'rect',
        'g',
        'text',
        'tspan',
        'line',
        'circle',
        'path',
      ]),
    );
    expect(
      everyElement(draw(HOLES))
        .flatMap(({ attributes }) => Object.keys(attributes))
        .filter((key) => /^(style|class|on|href|xlink)/.test(key)),
    ).toEqual([]);
  });

  it('gives the same bytes for the same data', () => {
    const shape: SampleShape = { evaluations: 10, holes: true };
    expect(heatbarsSvg(sampleBoard(shape), { theme: 'dark' })).toBe(
      heatbarsSvg(sampleBoard(shape), { theme: 'dark' }),
    );
  });

  it('takes its colours from the theme, and from the ramp of the board', () => {
    const board = sampleBoard({ evaluations: 10, holes: true, ramp: 'classic' });
    const svg = heatbarsSvg(board, { theme: 'dark' });
    const { bg, bands } = palette('dark', 'classic');
    expect(svg).toContain(`fill="${bg}"`);
    expect(bands.filter((band) => svg.includes(band))).toEqual(bands);
    for (const colour of light.bands) expect(svg).not.toContain(colour);
  });
});

const noCell: HeatCell = { ...cellsOf(HOLES)[0] } as HeatCell;

const frame = (group: SvgElement): string => {
  const framed = elementsOf(group, 'rect').find(({ attributes }) => attributes['stroke'] !== undefined);
  if (!framed) return 'none';
  return framed.attributes['stroke-dasharray'] === undefined ? 'solid' : 'dashed';
};
