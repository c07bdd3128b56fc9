import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../scoring/seeded-random.ts';

export const TIERS = ['easy', 'medium', 'hard'];
export const TASKS = Array.from({ length: 12 }, (_, task) => `t${task}`);

export interface LargeRow {
  readonly name: string;
  readonly size: string;
  /** Solved shares, tier by tier and task by task. */
  readonly shares: readonly number[];
}

/** Writes a dataset of so many models × 3 tiers × 12 tasks into a folder, the same on every machine, and returns its rows. */
export const writeLargeDataset = (folder: string, models: number): LargeRow[] => {
  const random = seededRandom(models);
  const lines = ['eval_id,task,tier,correct,total,truncated,completion_tokens'];
  const rows = Array.from({ length: models }, (_, model): LargeRow => {
    const skill = random();
    const shares = TIERS.flatMap((tier, level) =>
      TASKS.map((task) => {
        const total = 64 + 64 * (Math.floor(random() * 4) % 4);
        const correct = Math.round(
          total * Math.min(1, Math.max(0, skill + 0.2 - level * 0.2 + random() * 0.2)),
        );
        const truncated = Math.floor(random() * 10);
        lines.push(`m${model},${task},${tier},${correct},${total},${truncated},${total * 2000}`);
        return correct / total;
      }),
    );
    return { name: `Model ${model}`, size: ['small', 'medium', 'large'][model % 3] ?? '', shares };
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'points.csv'), `${lines.join('\n')}\n`);
  const evals = rows.map(({ name, size }, model) => ({
    eval_id: `m${model}`,
    label: name,
    groups: [`size:${size}`],
  }));
  const title = `${models} models`;
  writeFileSync(
    join(folder, 'dataset.json'),
    JSON.stringify({ title, license: 'CC0-1.0', points: 'points.csv', evals }),
  );
  return rows;
};
