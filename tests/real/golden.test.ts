import { describe, expect, it } from 'vitest';
import { scoreDataset } from '../../src/score/score.ts';
import { load } from '../../src/read/load.ts';
import { projectRoot } from '../support/project-files.ts';
import { independentScores } from './real-data.ts';

const SMALL = `${projectRoot}tests/golden/small`;

describe('the second computation', () => {
  it('still gives the numbers that the tests of the board keep', async ({ skip }) => {
    const expected = await independentScores(`${SMALL}/points.csv`, {}, { boolean: 0.5, dates: 0.25 });
    if (expected === null) return skip('python3 is not there');
    const scores = scoreDataset(await load(SMALL));
    for (const [index, { id }] of scores.evaluations.entries()) {
      const overall = scores.of(index).overall;
      const wanted = expected[id];
      if (!overall || !wanted) throw new Error(`${id} has no score`);
      const { reasonscore, plain, lower, upper } = overall;
      const ours = {
        ...{ reasonscore, plain, lower, upper },
        reasonscore_lower: overall.reasonscoreLower,
        reasonscore_upper: overall.reasonscoreUpper,
      };
      for (const [name, value] of Object.entries(ours))
        expect(value).toBeCloseTo(wanted[name as keyof typeof ours], 8);
    }
  });
});
