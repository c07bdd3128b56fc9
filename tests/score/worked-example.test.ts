import { describe, expect, it } from 'vitest';
import { scoreDataset } from '../../src/score/score.ts';
import { workedExample, type WorkedExample } from '../../src/score/worked-example.ts';
import { makeDataset, type CellInput } from '../board/make-dataset.ts';

const PLAIN: CellInput = { correct: 60, total: 80, truncated: 0 };
const GUESSED: CellInput = { correct: 60, total: 80, truncated: 0, guess: 0.25 };
const TRUNCATED: CellInput = { correct: 60, total: 80, truncated: 20 };
const BOTH: CellInput = { correct: 60, total: 80, truncated: 20, guess: 0.25 };

/** Evaluations of tiers of cells; the sequence is that of the evaluations where none is given. */
const exampleOf = (
  rows: readonly (readonly (readonly CellInput[])[])[],
  sequence = [...rows.keys()],
): WorkedExample | null =>
  workedExample(scoreDataset(makeDataset(rows.map((cells) => ({ cells })))), sequence);

const placeOf = (example: WorkedExample | null) => example && [example.label, example.tier, example.task];

describe('the cell that the method page works through', () => {
  it('has guesses and truncated responses where there is such a cell, else guesses, else truncated ones', () => {
    expect(placeOf(exampleOf([[[PLAIN, GUESSED, TRUNCATED, BOTH]]]))).toEqual([
      'Model 0',
      'Tier 0',
      'Task d',
    ]);
    expect(placeOf(exampleOf([[[PLAIN, TRUNCATED, GUESSED]]]))).toEqual(['Model 0', 'Tier 0', 'Task c']);
    expect(placeOf(exampleOf([[[PLAIN, TRUNCATED]]]))).toEqual(['Model 0', 'Tier 0', 'Task b']);
  });

  it('is the first of those that show as much, in the order it was given', () => {
    const rows = [
      [
        [PLAIN, BOTH],
        [BOTH, PLAIN],
      ],
      [
        [BOTH, BOTH],
        [BOTH, PLAIN],
      ],
    ];
    expect(placeOf(exampleOf(rows))).toEqual(['Model 0', 'Tier 0', 'Task b']);
    expect(placeOf(exampleOf(rows, [1, 0]))).toEqual(['Model 1', 'Tier 0', 'Task a']);
  });

  it('belongs to a complete tier before anything else', () => {
    expect(placeOf(exampleOf([[[BOTH, null]], [[PLAIN, PLAIN]]]))).toEqual(['Model 1', 'Tier 0', 'Task a']);
    expect(
      placeOf(
        exampleOf(
          [
            [
              [BOTH, null],
              [PLAIN, TRUNCATED],
            ],
            [
              [BOTH, PLAIN],
              [PLAIN, PLAIN],
            ],
          ],
          [0],
        ),
      ),
    ).toEqual([...['Model 0', 'Tier 1', 'Task b']]);
  });

  it('can be scored in both ways', () => {
    const sure: CellInput = { correct: 4, total: 4, truncated: 2, guess: 1 };
    const endless: CellInput = { correct: 0, total: 0, truncated: 9 };
    const example = exampleOf([[[sure, endless, PLAIN]]]);
    expect(placeOf(example)).toEqual(['Model 0', 'Tier 0', 'Task c']);
    expect(example?.tasks.map(({ label }) => label)).toEqual(['Task c']);
    expect(exampleOf([[[sure, endless]]])).toBeNull();
    expect(exampleOf([[[sure, sure]]])).toBeNull();
    expect(exampleOf([[[PLAIN]]], [])).toBeNull();
  });

  it('comes with the logarithms of its tier', () => {
    const example = exampleOf([
      [[BOTH, { correct: 0, total: 50, truncated: 50 }, { correct: 127, total: 128, truncated: 0 }]],
    ]);
    // Python: centre + margin − truncated share are .572709…, −.428650… and .998620…; the floor is .01.
    expect(example?.tasks.map(({ label }) => label)).toEqual(['Task a', 'Task b', 'Task c']);
    for (const [index, share] of [0.572709, 0.01, 0.99862].entries())
      expect(Math.exp(example?.tasks[index]?.log ?? 0)).toBeCloseTo(share, 6);
    expect(example?.logMean).toBeCloseTo(Math.log(0.17883178566187686), 12);
    expect(example?.aggregate.reasonscore).toBeCloseTo(178.83178566187686, 9);
    expect(example?.cell.counters).toMatchObject({ correct: 60, total: 80, truncated: 20 });
  });
});
