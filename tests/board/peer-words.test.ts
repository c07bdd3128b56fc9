import { describe, expect, it } from 'vitest';
import { makeModelBoard } from '../../src/board/model-board.ts';
import { ownResultsText } from '../../src/board/own-results.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset } from './make-dataset.ts';

/** Of 1,000 responses, 50 points in between are 3 standard errors, and 400 are 20: by hand, 2 · √(.25/1000) is 32 points. */
const boardOf = (...corrects: number[]) =>
  scoreDataset(
    makeDataset(
      corrects.map((correct, index) => ({
        id: `m${index}`,
        label: index < 2 ? 'Twin' : `Other ${index}`,
        cells: [[{ correct, total: 1000 }]],
      })),
    ),
  );

const EVERYTHING = { tiers: null, tasks: null, sort: '' };

describe('whom a model does not differ from', () => {
  it('is said in the same words on its page and of the results of a reader', () => {
    const scores = boardOf(900, 300, 600);
    const sentence = 'Twin (id m0) differs significantly from all 2 others.';
    expect(makeModelBoard(scores, 0).peersText).toBe(sentence);
    expect(ownResultsText(scores, [0], [], EVERYTHING).details).toEqual([sentence]);
  });

  it('is counted, and named by names that nobody else on the board has', () => {
    const scores = boardOf(500, 501, 499, 100);
    const sentence = '2 of 3 others do not differ significantly from Other 2 on the cells both have';
    expect(makeModelBoard(scores, 2)).toMatchObject({
      peersText: `${sentence}.`,
      peers: [{ label: 'Twin (id m1)' }, { label: 'Twin (id m0)' }],
    });
    expect(ownResultsText(scores, [2], [], EVERYTHING)).toEqual({
      text: 'Other 2 ranks 3 of 4 (range 1–3).',
      details: [`${sentence}: Twin (id m1), Twin (id m0).`],
    });
  });

  it('is one or all of one', () => {
    expect(makeModelBoard(boardOf(900, 100), 0).peersText).toContain('from the only other.');
    expect(makeModelBoard(boardOf(500, 500), 0).peersText).toBe(
      'The only other does not differ significantly from Twin (id m0) on the cells both have.',
    );
  });
});
