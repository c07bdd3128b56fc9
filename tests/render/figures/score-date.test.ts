import { describe, expect, it } from 'vitest';
import { makeFullBoard } from '../../../src/board/full-board.ts';
import { FIGURES } from '../../../src/render/figures/figure-list.ts';
import { PARETO_AXES } from '../../../src/render/figures/pareto/pareto-axes.ts';
import { scoreDataset } from '../../../src/score/score.ts';
import { makeDataset } from '../../board/make-dataset.ts';

const figure = FIGURES.find(({ stem }) => stem === 'score-date');

const boardOf = (models: Record<string, readonly [date: string | undefined, correct: number]>) =>
  makeFullBoard(
    scoreDataset(
      makeDataset(
        Object.entries(models).map(([id, [date, correct]]) => ({
          id,
          label: id,
          facts: date === undefined ? {} : { date },
          cells: [[{ correct, total: 1000 }]],
        })),
      ),
    ),
    { pageSize: null },
  );

describe('the figure of score by release date', () => {
  // Records: early, then best. "late" scores less than best, which came before it; "close" may be as good as best.
  const board = boardOf({
    early: ['2024-01-15', 500],
    best: ['2024-09-10', 800],
    close: ['2024-11-01', 799],
    late: ['2025-02-20', 600],
    undated: [undefined, 950],
  });

  it('has a front of those who scored more than all before them', () => {
    const standing = Object.fromEntries(
      (board.pareto.date?.points ?? []).map(({ name, standing: own }) => [name, own]),
    );
    expect(standing).toEqual({ early: 'front', best: 'front', close: 'band', late: 'behind' });
    expect(board.pareto.date?.notes).toEqual(['1 evaluation left out: release date not recorded.']);
  });

  it('says so in words, earliest first, with the dates as they were given', () => {
    expect(figure?.applies(board)).toBe(true);
    expect(figure?.words(board)).toBe(
      'Plain score against release date. 2 on the front, 1 not significantly behind it, 1 clearly behind. ' +
        'On the front, earliest first: early (500, 2024-01-15), best (800, 2024-09-10). Not significantly behind it: close (799, 2024-11-01).',
    );
  });

  it('is drawn with marks of months or years, and is not where fewer than two have a date', () => {
    const svg = figure?.svg(board, 'light') ?? '';
    expect(svg).toContain('>2024-01<');
    expect(svg).toContain('>release date<');
    expect(svg).not.toContain('less is better');
    expect(svg).toContain('front: nobody scored as much before');
    const years = { points: boardOf({ a: ['2018', 300], b: ['2025-05', 800] }).pareto.date?.points ?? [] };
    const extent = PARETO_AXES.date.extent(years.points);
    expect(PARETO_AXES.date.ticks(extent, 7).map(({ text }) => text)).toEqual([
      '2018',
      '2020',
      '2022',
      '2024',
    ]);
    expect(figure?.applies(boardOf({ a: ['2025', 500], b: [undefined, 600] }))).toBe(false);
  });

  it('leaves a month without a day open: within it, nobody was first', () => {
    const { points = [] } = boardOf({ a: ['2025-06', 500], b: ['2025-06-10', 700] }).pareto.date ?? {};
    expect(points.map(({ name, standing }) => [name, standing])).toEqual([
      ['a', 'band'],
      ['b', 'front'],
    ]);
  });
});
