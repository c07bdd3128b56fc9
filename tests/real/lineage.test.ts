import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../cli/run-cli.ts';
import { differences } from './differences.ts';
import { evalpressScores, independentScores, realFile } from './real-data.ts';

const COLUMNS = { eval_id: 'run', tier: 'problem_size', task: 'relation', item: 'quiz_id' };
const TASKS = ['ANCESTOR', 'DESCENDANT', 'COMMON_ANCESTOR', 'COMMON_DESCENDANT'];
/** Four live answers of five. */
const GUESS = 0.2;

const config = {
  title: 'lineage-bench',
  tasks: TASKS.map((id) => ({ id, guess: GUESS })),
  columns: COLUMNS,
};

describe('lineage-bench: 26,560 responses of 63 runs', () => {
  const folder = scratchFolder();
  const file = realFile('lineage-bench/samples.csv');

  it(
    'scores every run as a second computation in Python does, to 1e-9',
    { timeout: 120_000 },
    async ({ skip }) => {
      if ('missing' in file) return skip(file.missing);
      const expected = await independentScores(file.path, COLUMNS, { '*': GUESS });
      if (expected === null) return skip('python3 is not there');
      const { board, err } = await evalpressScores(file.path, config, folder);
      // Newer runs answered new items.
      expect(err).toMatch(
        /^[^\n]*35 more evaluations are like this; 6 more cells have such evaluations\.[^\n]*\n$/,
      );
      expect(Object.keys(board)).toHaveLength(63);
      expect(differences(board, expected, 1e-9)).toEqual([]);
    },
  );
});
