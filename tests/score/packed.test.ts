import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBoard } from '../../src/board/make-board.ts';
import { packScores, unpackScores, type PackedScores } from '../../src/score/packed.ts';
import { makeRanking } from '../../src/score/ranking.ts';
import { scoreDataset } from '../../src/score/score.ts';
import type { Scores } from '../../src/score/scores.ts';
import { datasets } from '../board/arbitrary-dataset.ts';
import { makeDataset } from '../board/make-dataset.ts';
import { loadText } from '../read/dataset/load-text.ts';

/** Through the page: packed, written as JSON, read and unpacked. */
const throughPage = (scores: Scores): Scores =>
  unpackScores(JSON.parse(JSON.stringify(packScores(scores))) as PackedScores, makeRanking);

/** What the browser does not read: it is not packed. */
const LEFT_OUT = new Set([
  ...['description', 'license', 'source', 'citation', 'provenance'],
  ...['writtenId', 'tags', 'hfId', 'hfQuantId', 'url'],
  ...['promptTokens', 'promptTokensMean', 'completionTokensSquared', 'cost'],
]);

const read = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, part: unknown) => (LEFT_OUT.has(key) ? undefined : part)));

describe('scores packed for a page', () => {
  it('come back equal to the last bit', () => {
    fc.assert(
      fc.property(datasets, (dataset) => {
        const scores = scoreDataset(dataset);
        const restored = throughPage(scores);
        const columns = ({ columns: all }: Scores): unknown =>
          Object.entries(all).filter(([name]) => !LEFT_OUT.has(name));
        expect(columns(restored)).toEqual(columns(scores));
        expect(restored.ranking).toEqual(scores.ranking);
        for (const index of scores.evaluations.keys())
          expect(read(restored.of(index))).toEqual(read(scores.of(index)));
      }),
      { numRuns: 50 },
    );
  });

  it('make the same board', () => {
    fc.assert(
      fc.property(datasets, fc.constantFrom('reasonscore', 'plain', 'lower'), (dataset, sort) => {
        const scores = scoreDataset(dataset);
        expect(read(makeBoard(throughPage(scores), { sort }))).toEqual(read(makeBoard(scores, { sort })));
      }),
      { numRuns: 30 },
    );
  });

  it('keep a fraction whole and the unknown unknown', () => {
    const odd = { correct: 0.1 + 0.2, total: 1 / 3 + 1, tokens: 2 ** 53 - 1 };
    const restored = throughPage(scoreDataset(makeDataset([{ cells: [[odd]] }, { cells: [[null]] }])));
    expect(restored.columns.correct[0]).toBe(0.1 + 0.2);
    expect(restored.columns.total[0]).toBe(1 / 3 + 1);
    expect(restored.columns.completionTokens[0]).toBe(2 ** 53 - 1);
    expect(restored.columns.truncated[0]).toBeNaN();
    expect(restored.columns.truncated[1]).toBe(0);
    expect(restored.of(1).overall).toBeNull();
  });

  it('spend one number on a column that never changes', () => {
    const cells = [
      [
        { correct: 1, total: 100 },
        { correct: 2, total: 100 },
      ],
    ];
    const { counters } = packScores(scoreDataset(makeDataset([{ cells }, { cells }])));
    expect(counters['total']).toBe(100);
    expect(counters['truncated']).toBeNull();
    expect(counters['correct']).toEqual([1, 2, 1, 2]);
  });

  it('leave behind what nothing in the browser reads', () => {
    const packed = packScores(scoreDataset(makeDataset([{ cells: [[{ correct: 1, total: 2, cost: 1 }]] }])));
    expect(Object.keys(packed.counters)).toEqual([
      ...[
        'points',
        'expectedPoints',
        'correct',
        'total',
        'guessSum',
        'guessSquareSum',
        'invalid',
        'truncated',
      ],
      ...['completionTokens', 'tokenResponses', 'cost', 'clusters', 'designEffect', 'partial'],
      ...['trials', 'k', 'passAtK', 'passHatK'],
    ]);
    expect(unpackScores(packed, makeRanking).evaluations[0]).toMatchObject({
      tags: [],
      hfId: null,
      url: null,
    });
    expect(unpackScores(packed, makeRanking).columns.cost[0]).toBe(1);
  });

  it('leave the list of rejected rows behind', () => {
    const rejected = [{ line: 2, field: 'total', expected: 'a count', got: '<script>' }];
    const files = [{ name: 'points.csv', sha256: '', rows: 1, used: 0, leftOut: rejected, rejected }];
    const dataset = makeDataset([{ cells: [[{ correct: 1, total: 2 }]] }], {
      provenance: { files, assumptions: [] },
    });
    expect(JSON.stringify(packScores(scoreDataset(dataset)))).not.toContain('<script>');
  });

  it('take outcomes along, and say no more of the source than the page does', async () => {
    const table = 'eval_id,task,item,correct\na,t,1,1\nb,t,1,0\na,t,2,1\n';
    const scores = scoreDataset(await loadText(table, { title: 'items' }));
    expect(scores.outcomes).toEqual({ starts: [0, 2], digits: ['22', '10'] });
    expect(packScores(scores).outcomes).toEqual(scores.outcomes);
    expect(unpackScores(packScores(scores), makeRanking).outcomes).toEqual(scores.outcomes);
    expect(scores.about.provenance.files).not.toEqual([]);
    expect(packScores(scores).about).toEqual({
      ...scores.about,
      provenance: { files: [], assumptions: [], warnings: [], choices: [] },
    });
  });
});
