import { describe, expect, it } from 'vitest';
import { scratchFolder } from '../cli/run-cli.ts';
import { differences } from './differences.ts';
import { evalpressScores, independentScores, realFile } from './real-data.ts';

const COLUMNS = {
  eval_id: 'model',
  tier: 'level',
  correct: 'n_full_score',
  total: 'n_examples',
  invalid: 'n_no_answer',
};

describe('reasoning-gym-eval: 11 models, 101 tasks wide', () => {
  const folder = scratchFolder();
  const file = realFile('reasoning-gym-eval/cells.csv');

  it('scores as a second computation in Python does, to 1e-9', { timeout: 120_000 }, async ({ skip }) => {
    if ('missing' in file) return skip(file.missing);
    const expected = await independentScores(file.path, COLUMNS, {});
    if (expected === null) return skip('python3 is not there');
    const config = { title: 'reasoning-gym-eval', columns: COLUMNS };
    const { board } = await evalpressScores(file.path, config, folder);
    expect(Object.keys(board)).toHaveLength(11);
    expect(differences(board, expected, 1e-9)).toEqual([]);
  });
});
