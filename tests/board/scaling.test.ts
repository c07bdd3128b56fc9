import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/board/board.ts';
import { makeBoard } from '../../src/board/make-board.ts';
import { makeScaling, retentionCell, type Scaling } from '../../src/board/scaling.ts';
import { scoreDataset } from '../../src/score/score.ts';
import type { Scores } from '../../src/score/scores.ts';
import { makeDataset, type CellInput } from './make-dataset.ts';

const of100 = (correct: number | null): CellInput => (correct === null ? null : { correct, total: 100 });

/** Evaluations of one task, correct of 100 by tier. */
const scoresOf = (...rows: (readonly (number | null)[])[]): Scores =>
  scoreDataset(makeDataset(rows.map((tiers) => ({ cells: tiers.map((correct) => [of100(correct)]) }))));

const retention = (...tiers: (number | null)[]): Cell => retentionCell(scoresOf(tiers, [50, 50, 50]), 0);

describe('the retention of an evaluation', () => {
  it('is the score of the hardest tier as a share of that of the easiest', () => {
    const { value, text, title, incomplete } = retention(90, 80, 60);
    expect(value).toBeCloseTo(2 / 3, 12);
    expect([text, incomplete]).toEqual(['.67', false]);
    expect(title).toMatch(
      /^Tier 2 plain score is 6\d\.\d % of Tier 0 \(95 % interval \d\d\.\d % to \d\d\.\d %\)$/,
    );
  });

  it.each([
    ['the easiest', [null, 80, 60], 0.75, 'Tier 2 plain score is 75.0 % of Tier 1'],
    ['the hardest', [90, 45, null], 0.5, 'Tier 1 plain score is 50.0 % of Tier 0'],
  ])('carries an asterisk where it lacks %s tier', (_, tiers, ratio, names) => {
    const cell = retention(...tiers);
    expect(cell.value).toBeCloseTo(ratio, 12);
    expect(cell.incomplete).toBe(true);
    expect(cell.text).toMatch(/\*$/);
    expect(cell.title).toContain(names);
  });

  it('carries none where it lacks a tier between', () => {
    expect(retention(90, null, 60)).toMatchObject({ text: '.67', incomplete: false });
  });

  it('is missing with fewer than two tiers, or none with a common task', () => {
    expect(retention(90, null, null)).toMatchObject({
      value: null,
      missing: 'no-points',
      title: 'Retention needs two tiers',
    });
    const apart = makeDataset([
      {
        cells: [
          [of100(90), null],
          [null, of100(50)],
        ],
      },
    ]);
    expect(retentionCell(scoreDataset(apart), 0).title).toBe('The tiers share no task');
  });
});

describe('the difficulty scaling of a board', () => {
  const scalingOf = (scores: Scores): Scaling | null =>
    makeScaling(scores, makeBoard(scores, { pageSize: null }).rows);

  it('has a line for each evaluation with a score, and a gap where a tier was not measured', () => {
    const scaling = scalingOf(scoresOf([90, 50], [80, null], [null, null]));
    expect(scaling?.tiers).toEqual(['Tier 0', 'Tier 1']);
    expect(scaling?.series.map(({ index }) => index).toSorted()).toEqual([0, 1]);
    const gap = scaling?.series.find(({ index }) => index === 1)?.scores[1];
    expect([gap?.value, gap?.missing]).toEqual([null, 'not-scorable']);
  });

  it('reaches over the intervals of all evaluations, shown or not', () => {
    const scores = scoresOf([90, 50], [80, 20]);
    const shown = makeBoard(scores, { pageSize: null }).rows.filter(({ index }) => index === 0);
    const scaling = makeScaling(scores, shown);
    expect(scaling?.series).toHaveLength(1);
    // Wilson: 20 of 100 from .1334, 90 of 100 to .9448, both less what truncation might be (0 … .0370),
    // moved up by v/2s².
    expect(scaling?.extent[0]).toBeCloseTo(126.56, 1);
    expect(scaling?.extent[1]).toBeCloseTo(945.39, 1);
  });

  it('needs two tiers', () => {
    expect(scalingOf(scoresOf([90]))).toBeNull();
  });
});
