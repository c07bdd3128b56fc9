import { describe, expect, it } from 'vitest';
import { calibrate } from '../../src/score/calibration.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset, type CellInput } from '../board/make-dataset.ts';
import { sampleDataset } from '../support/sample-board.ts';

const board = (rows: readonly (readonly CellInput[])[], about: object = {}) =>
  scoreDataset({ ...makeDataset(rows.map((cells) => ({ cells: [cells] }))), ...about });
const of1000 = (correct: number): CellInput => ({ correct, total: 1000, truncated: 10, guess: 0.25 });

describe('the calibration of a board', () => {
  it('is that of its claims: clear differences are found in every draw, and the better one is named', () => {
    const found = calibrate(board([[of1000(900)], [of1000(600)]]));
    expect(found).toMatchObject({ rows: 2, repetitions: 200, ranges: 1, verdicts: 200, wrong: 0 });
    // Nominal 95 %: of 400 intervals 380 on average, 3.4 standard deviations of 4.36 either way.
    expect(found?.intervals).toBeGreaterThan(0.913);
    expect(found?.intervals).toBeLessThan(0.987);
  });

  it('lets equal models be told apart as often as the level allows', () => {
    const equal = Array.from({ length: 20 }, () => [of1000(700), of1000(650)]);
    const found = calibrate(board(equal));
    expect(found?.rows).toBe(20);
    // .05/19 for each of 190 pairs: half a pair in every draw.
    expect((found?.verdicts ?? 0) / (found?.repetitions ?? 1)).toBeLessThan(1);
    expect(found?.ranges).toBeGreaterThan(0.93);
  });

  it('takes fifty rows of a large board, and is the same every time', () => {
    const scores = scoreDataset(sampleDataset({ evaluations: 120, holes: true }));
    const found = calibrate(scores);
    expect(found?.rows).toBe(50);
    expect(calibrate(scores)).toEqual(found);
    expect(found?.intervals).toBeGreaterThan(0.9);
  });

  it('is none where nothing is compared, and where intervals answer for other points', () => {
    expect(calibrate(board([[of1000(900)]]))).toBeNull();
    expect(calibrate(board([[of1000(900)], [of1000(600)]], { cluster: 'points' }))).toBeNull();
  });
});
