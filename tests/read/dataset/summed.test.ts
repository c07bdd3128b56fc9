import { describe, expect, it } from 'vitest';
import { buildDataset } from '../../../src/read/dataset/build-dataset.ts';
import type { Dataset } from '../../../src/read/dataset/dataset.ts';
import { defaultSizeLimits } from '../../../src/read/open/text/size-limits.ts';
import { problemsOf } from './folder-of.ts';

const ROW = { eval_id: 'a', task: 't', correct: 1, truncated: 0, invalid: 0, responses: 5 };

/** The dataset of rows that stand for many responses each. */
const datasetOf = (...rows: readonly object[]): Dataset =>
  buildDataset(
    {
      slug: 's',
      title: 's',
      config: {},
      configText: { file: 'r', text: '' },
      files: [{ name: 'r', sha256: '' }],
      notes: [],
      rows: [{ file: 'r', kind: 'sums', format: 'inline', text: '', inline: rows, columns: {} }],
    },
    { keepGoing: false, onDuplicate: 'error', limits: defaultSizeLimits },
  );

describe('responses that were summed where they lay', () => {
  it('count as many as they are, with the sums of their tokens and their cost', () => {
    const spent = {
      completion_tokens: 700,
      completion_tokens_squared: 90_000,
      token_responses: 8,
      prompt_tokens: 80,
      prompt_responses: 8,
      cost_picos: '9007199254740993000000',
      cost_responses: 8,
    };
    const dataset = datasetOf(
      { ...ROW, ...spent, responses: 6 },
      { ...ROW, correct: 0, responses: 2, guess: 0.5 },
      { ...ROW, correct: 0, truncated: 1, responses: 3 },
    );
    expect(dataset.points).toEqual([
      {
        evaluation: 0,
        task: 0,
        tiers: [0],
        params: '',
        correct: 6,
        total: 8,
        guessSum: 1,
        guessSquareSum: 6.5,
        invalid: 0,
        truncated: 3,
        promptTokens: 80,
        completionTokens: 700,
        completionTokensSquared: 90_000,
        tokenResponses: 8,
        // Eight of eleven responses recorded a cost.
        cost: null,
        isCostPartial: true,
      },
    ]);
    expect(dataset.samples).toBeNull();
    expect(dataset.provenance.files[0]).toMatchObject({ rows: 11, used: 11 });
  });

  it('have partial credit as often as they are', () => {
    expect(datasetOf({ ...ROW, correct: 0.25, responses: 6 }).points).toMatchObject([
      { correct: 1.5, total: 6 },
    ]);
  });

  it('have a cost where each of them recorded one, in whole picos', () => {
    const cost = (picos: unknown) =>
      datasetOf({ ...ROW, cost_picos: picos, cost_responses: 5 }).points[0]?.cost;
    expect(cost('1500000000000')).toBe(1.5);
    expect(cost('9007199254740993000000')).toBe(9_007_199_254.740993);
    expect([1_500_000_000_000, '1.5', '-7', '7 ', undefined].map(cost)).toEqual(Array(5).fill(null));
  });

  it('have no prompt tokens where some of those with completion tokens have none', () => {
    const prompt = (responses: number) =>
      datasetOf({
        ...ROW,
        completion_tokens: 10,
        token_responses: 5,
        prompt_tokens: 9,
        prompt_responses: responses,
      }).points[0]?.promptTokens;
    expect([5, 4].map(prompt)).toEqual([9, null]);
  });

  it('have no tokens where nothing says so', () => {
    expect(datasetOf(ROW).points[0]).toMatchObject({
      promptTokens: null,
      completionTokens: null,
      completionTokensSquared: null,
      tokenResponses: 0,
      cost: null,
    });
  });

  it('are refused together where what they share is wrong', async () => {
    const bad = Promise.resolve().then(() => datasetOf(ROW, { ...ROW, correct: 'half' }));
    expect(await problemsOf(bad)).toMatchObject([{ code: 'bad-correct', got: 'half' }]);
  });
});
