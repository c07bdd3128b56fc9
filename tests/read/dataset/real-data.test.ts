import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/read/dataset/dataset.ts';
import { load } from '../../../src/read/load.ts';
import { folderOf } from './folder-of.ts';

const ROOT =
  process.env['EVALPRESS_REAL_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const absent = !existsSync(ROOT);
const given = absent ? `not run: no real data in EVALPRESS_REAL_DATA or ../shared/data` : 'real data';

/** The rows of a plain table without quotes, read as simply as possible. */
const plainRows = (file: string): Record<string, string>[] => {
  const [header = '', ...lines] = readFileSync(join(ROOT, file), 'utf8').trimEnd().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((value, index) => [names[index] ?? '', value])),
  );
};

const loadWith = async (file: string, config: object): Promise<Dataset> => {
  const folder = folderOf({ 'dataset.json': JSON.stringify(config) });
  copyFileSync(join(ROOT, file), join(folder, 'rows.csv'));
  return load(folder);
};

describe.skipIf(absent)(`lineage-bench (${given})`, () => {
  const relations = ['ANCESTOR', 'DESCENDANT', 'COMMON_ANCESTOR', 'COMMON_DESCENDANT'];
  const config = {
    title: 'lineage-bench',
    tasks: relations.map((id) => ({ id, guess: 0.2 })),
    samples: 'rows.csv',
    columns: {
      eval_id: 'run',
      tier: 'problem_size',
      task: 'relation',
      item: 'quiz_id',
      invalid: 'answer_missing',
    },
  };

  it('is read whole: 63 runs, 26,560 responses, levels in the order of their size', async () => {
    const dataset = await loadWith('lineage-bench/samples.csv', config);
    expect(dataset.evaluations).toHaveLength(63);
    expect(dataset.tiers.map(({ id }) => id)).toEqual(['8', '16', '32', '64', '128', '192']);
    expect(dataset.provenance.files.at(-1)).toMatchObject({ rows: 26_560, used: 26_560, rejected: [] });
    expect(dataset.samples?.solved).toHaveLength(26_560);
    expect(dataset.provenance.assumptions).toContain(
      'Truncation is not recorded for 21,132 of 26,560 responses; a truncated one among them counts as wrong.',
    );
  });

  it('has the counts that its authors derived for every cell', async () => {
    const dataset = await loadWith('lineage-bench/samples.csv', config);
    const indexOf = (list: readonly { id: string }[], id = '') => list.findIndex((entry) => entry.id === id);
    const cells = plainRows('lineage-bench/cells.csv');
    const silent = new Set(
      plainRows('lineage-bench/samples.csv')
        .filter((sample) => sample['finish_reason'] === '')
        .map((sample) => JSON.stringify([sample['run'], sample['problem_size'], sample['relation']])),
    );
    expect(cells).toHaveLength(dataset.points.length);
    for (const cell of cells) {
      const [evaluation, task] = [
        indexOf(dataset.evaluations, cell['run']),
        indexOf(dataset.tasks, cell['task']),
      ];
      const tier = indexOf(dataset.tiers, cell['level']);
      const point = dataset.points.find(
        (p) => p.evaluation === evaluation && p.task === task && p.tiers[0] === tier,
      );
      // Some responses have tokens but no reason why they finished; then truncation is not known of the cell.
      const untold = silent.has(JSON.stringify([cell['run'], cell['level'], cell['task']]));
      const cut = untold ? null : Number(cell['truncated']);
      const trials = Number(cell['trials']);
      expect(point).toMatchObject({
        total: trials - (cut ?? 0),
        truncated: cut,
        tokenResponses: Number(cell['n_with_usage']),
      });
      // Theirs counts answers that are missing because they were cut off, ours only where nobody could tell.
      const missing = Number(cell['answer_missing']);
      expect(point?.invalid).toBeLessThanOrEqual(missing);
      expect(point?.invalid).toBeGreaterThanOrEqual(missing - (cut ?? 0));
      expect(point?.guessSum).toBeCloseTo(0.2 * (trials - (cut ?? 0)), 9);
    }
  });
});

describe.skipIf(absent)(`reasoning-gym-eval (${given})`, () => {
  it('is read through columns alone: 11 models, 101 tasks, easy before hard', async () => {
    const dataset = await loadWith('reasoning-gym-eval/cells.csv', {
      title: 'reasoning-gym',
      points: 'rows.csv',
      columns: { eval_id: 'model', tier: 'level', correct: 'n_full_score', total: 'n_examples' },
    });
    expect([dataset.evaluations.length, dataset.tasks.length]).toEqual([11, 101]);
    expect(dataset.tiers.map(({ id }) => id)).toEqual(['easy', 'hard']);
    expect(dataset.provenance.files.at(-1)).toMatchObject({ rows: 2007, used: 2007, rejected: [] });
  });
});
