import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/board/board.ts';
import { makeBoard } from '../../src/board/make-board.ts';
import { addOutcomes, outcomeParts } from '../../src/board/outcome-parts.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset, type Counts } from './make-dataset.ts';

const outcomeOf = (counts: Counts): Outcome | null | undefined =>
  makeBoard(scoreDataset(makeDataset([{ cells: [[counts]] }]))).rows[0]?.tiers[0]?.cells[0]?.outcome;

const parts = (outcome: Outcome) => outcomeParts(outcome).map(({ text, percent }) => [text, percent]);

describe('the outcomes of a cell', () => {
  it('are disjoint: an invalid response is not among the wrong ones', () => {
    expect(outcomeOf({ correct: 6, total: 10, invalid: 1, truncated: 2 })).toEqual({
      correct: 6,
      wrong: 3,
      invalid: 1,
      truncated: 2,
    });
    expect(outcomeOf({ correct: 6, total: 10 })).toEqual({
      correct: 6,
      wrong: 4,
      invalid: null,
      truncated: null,
    });
  });
});

describe('the pieces of a bar', () => {
  it('are shares of all responses, truncated ones among them', () => {
    expect(parts({ correct: 50, wrong: 20, invalid: 5, truncated: 25 })).toEqual([
      ['50 correct', 50],
      ['20 wrong', 20],
      ['5 invalid', 5],
      ['25 truncated', 25],
    ]);
  });

  it('say what is not known', () => {
    expect(parts({ correct: 3, wrong: 1, invalid: null, truncated: null })).toEqual([
      ['3 correct', 75],
      ['1 wrong or invalid', 25],
      ['truncation not recorded', null],
    ]);
    expect(
      outcomeParts({ correct: 1, wrong: 1, invalid: null, truncated: null }).map(({ id }) => id),
    ).toEqual(['correct', 'either', 'unknown']);
  });

  it('leave out what there is none of', () => {
    expect(parts({ correct: 4, wrong: 0, invalid: 0, truncated: 0 })).toEqual([['4 correct', 100]]);
    expect(parts({ correct: 0, wrong: 0, invalid: 0, truncated: 0 })).toEqual([]);
  });
});

describe('the outcomes of several cells', () => {
  const known: Outcome = { correct: 5, wrong: 3, invalid: 2, truncated: 1 };

  it('are their sums', () => {
    expect(addOutcomes([known, null, known])).toEqual({ correct: 10, wrong: 6, invalid: 4, truncated: 2 });
    expect(addOutcomes([null, null])).toBeNull();
    expect(addOutcomes([])).toBeNull();
  });

  it('lose no response where one cell does not tell invalid ones from wrong ones', () => {
    const untold: Outcome = { correct: 1, wrong: 4, invalid: null, truncated: 0 };
    for (const cells of [
      [known, untold],
      [untold, known],
    ])
      expect(addOutcomes(cells)).toEqual({ correct: 6, wrong: 9, invalid: null, truncated: 1 });
  });

  it('do not know their truncation where one cell does not', () => {
    const untold: Outcome = { ...known, truncated: null };
    expect(addOutcomes([known, untold])).toMatchObject({ wrong: 6, invalid: 4, truncated: null });
    expect(addOutcomes([untold, known])?.truncated).toBeNull();
  });
});
