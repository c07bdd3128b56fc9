import { describe, expect, it } from 'vitest';
import { scoreDataset } from '../../src/score/score.ts';
import type { Aggregate } from '../../src/score/scores.ts';
import { makeDataset, type CellInput } from '../board/make-dataset.ts';

const overall = (...tiers: (readonly CellInput[])[]): Aggregate => {
  const aggregate = scoreDataset(makeDataset([{ cells: tiers }])).of(0).overall;
  if (!aggregate) throw new Error('nothing was scored');
  return aggregate;
};

/** 60 of 80 with a chance of ¼ and 20 truncated, none of 50 with 50 truncated, 127 of 128. */
const CELLS: readonly CellInput[] = [
  { correct: 60, total: 80, truncated: 20, guess: 0.25 },
  { correct: 0, total: 50, truncated: 50 },
  { correct: 127, total: 128, truncated: 0 },
];

describe('the scores of a tier', () => {
  it('are geometric means of shares brought to at least the floor', () => {
    const tier = overall(CELLS);
    // Python, from the formulas: adjusted .572709, −.428650, .998620 · â ⅔, 0, .992188 · â(1 − t) .533333, 0, .992188.
    expect(tier.reasonscore).toBeCloseTo(178.83178566187686, 9);
    expect(tier.completed).toBeCloseTo(1000 * ((2 / 3) * 0.01 * 0.9921875) ** (1 / 3), 9);
    expect(tier.yield).toBeCloseTo(1000 * ((8 / 15) * 0.01 * 0.9921875) ** (1 / 3), 9);
    expect(tier.plain).toBeCloseTo(166.6736108217794, 9);
    expect(tier.lower).toBeCloseTo(144.51627373639187, 9);
    expect(tier.upper).toBeCloseTo(181.48374751770496, 9);
    expect(tier.reasonscoreLower).toBeCloseTo(161.08596871307145, 9);
    expect(tier.reasonscoreUpper).toBeCloseTo(189.81825806048238, 9);
    expect(tier.bonus).toBeCloseTo(178.83178566187686 - 166.6736108217794, 9);
    expect(tier).toMatchObject({ cells: 3, floored: 1, incomplete: false, approximate: true });
  });

  it('count a cell at the floor as floored, and none above it', () => {
    // All truncated but for 20 of 1,000, none correct: centre + margin less truncation is far below the floor.
    expect(overall([{ correct: 0, total: 200, truncated: 800 }]).floored).toBe(1);
    expect(overall([{ correct: 5, total: 200 }]).floored).toBe(0);
    // Without a correct answer centre + margin = z²/(n + z²): .01 to the last bit, and .010008.
    expect(overall([{ correct: 0, total: 380.31839999999994 }]).floored).toBe(1);
    expect(overall([{ correct: 0, total: 380 }]).floored).toBe(0);
    expect(
      overall([{ correct: 0, total: 200, truncated: 800 }], [{ correct: 0, total: 200, truncated: 800 }])
        .floored,
    ).toBe(2);
  });
});

describe('the scores over tiers', () => {
  it('weigh every tier the same, whatever its number of tasks', () => {
    const many: CellInput = { correct: 900, total: 1000 };
    const few: CellInput = { correct: 100, total: 1000 };
    const both = overall([many, many, many], [few, null, null]);
    expect(both.plain).toBeCloseTo(300, 9);
    expect(both.completed).toBeCloseTo(300, 9);
    expect(both.yield).toBeCloseTo(300, 9);
    expect(both.cells).toBe(4);
  });

  it('are approximate where those of one tier are', () => {
    const few: CellInput = { correct: 5, total: 10 };
    const many: CellInput = { correct: 500, total: 1000 };
    expect(overall([few], [many]).approximate).toBe(true);
    expect(overall([many], [many]).approximate).toBe(false);
  });
});

describe('the average cost', () => {
  it('is the mean over tasks of that of a response, and over tiers of that of the tiers', () => {
    const cell = (cost: number, responses: number): CellInput => ({ correct: 5, total: responses, cost });
    // Tier 0: (12/40 + 2/10)/2 = .25, tier 1: 1/10; (.25 + .1)/2.
    const costed = overall([cell(12, 40), cell(2, 10)], [cell(1, 10), null]);
    expect(costed.averageCost).toBeCloseTo(0.175, 12);
    expect(costed.scorePerCost).toBeCloseTo(costed.reasonscore / 0.175, 9);
  });

  it('buys so many points', () => {
    const costs = [0.3, 0.1, 0.128];
    // Of 100, 100 and 128 responses: .003, .001 and .001, and so 1/600 of a dollar for the 178.83178566187686 of Python.
    const costed = overall(
      CELLS.map((cell, index) => ({ ...(cell as object), cost: costs[index] })) as CellInput[],
    );
    expect(costed.averageCost).toBeCloseTo(1 / 600, 15);
    expect(costed.scorePerCost).toBeCloseTo(178.83178566187686 * 600, 6);
  });

  it('is not known where that of one cell is not, and buys nothing where it is 0', () => {
    const spent: CellInput = { correct: 5, total: 10, cost: 1 };
    expect(overall([spent, { correct: 5, total: 10 }])).toMatchObject({
      averageCost: null,
      scorePerCost: null,
    });
    expect(overall([spent], [{ correct: 5, total: 10 }]).averageCost).toBeNull();
    expect(overall([{ correct: 5, total: 10, cost: 0 }])).toMatchObject({
      averageCost: 0,
      scorePerCost: null,
    });
  });
});

describe('average tokens', () => {
  it('are the mean over tiers of the mean over tasks of the mean of a response', () => {
    const cell = (tokens: number | null): CellInput =>
      tokens === null ? { correct: 5, total: 10 } : { correct: 5, total: 10, tokens };
    // Tier 0: (20 + 60)/2 = 40, tier 1: 10; (40 + 10)/2 = 25. A cell without tokens is not a cell of 0 tokens.
    const tokens = overall([cell(200), cell(600), cell(null)], [cell(100), cell(null), cell(null)]);
    expect(tokens.averageTokens).toBe(25);
    expect(tokens.scorePerToken).toBeCloseTo(tokens.reasonscore / 25, 12);
    expect(overall([cell(null)]).averageTokens).toBeNull();
  });

  it('of none give no score per token', () => {
    const silent = overall([{ correct: 5, total: 10, tokens: 0 }]);
    expect(silent.averageTokens).toBe(0);
    expect(silent.scorePerToken).toBeNull();
    const terse = overall([{ correct: 5, total: 10, tokens: 5 }]);
    expect(terse.scorePerToken).toBeCloseTo(2 * terse.reasonscore, 9);
  });

  it('count truncated responses as responses', () => {
    expect(overall([{ correct: 5, total: 10, truncated: 10, tokens: 400 }]).averageTokens).toBe(20);
  });
});

describe('an incomplete score', () => {
  const whole: CellInput = { correct: 5, total: 10 };
  const asked = (...rows: CellInput[][][]): (boolean | undefined)[] => {
    const scores = scoreDataset(makeDataset(rows.map((cells) => ({ cells }))));
    return rows.map((_, index) => scores.of(index).overall?.incomplete);
  };

  it('lacks points, a task or a tier that others have', () => {
    expect(asked([[[whole, whole].flat(), whole]], [[whole, whole]])).toEqual([false, true]);
    expect(asked([[whole, whole]], [[whole, null]])).toEqual([false, true]);
    expect(asked([[whole], [whole]], [[whole], [null]])).toEqual([false, true]);
  });

  it('lacks a task in one of its tiers', () => {
    expect(
      asked(
        [
          [whole, whole],
          [whole, whole],
        ],
        [
          [whole, whole],
          [whole, null],
        ],
      ),
    ).toEqual([false, true]);
    expect(
      asked(
        [
          [whole, whole],
          [whole, whole],
        ],
        [
          [whole, null],
          [whole, whole],
        ],
      ),
    ).toEqual([false, true]);
  });

  it('has a cell that cannot be scored', () => {
    expect(asked([[whole, { correct: 3, total: 3, guess: 1 }]])).toEqual([true]);
  });

  it('lacks nothing when nobody has it', () => {
    expect(
      asked(
        [
          [whole, null],
          [null, null],
        ],
        [
          [whole, null],
          [null, null],
        ],
      ),
    ).toEqual([false, false]);
  });
});
