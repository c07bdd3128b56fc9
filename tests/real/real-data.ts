import { execFile } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../support/project-files.ts';

const run = promisify(execFile);

/** Where real results lie that are not ours to publish: `EVALPRESS_REAL_DATA`, else beside the clone. */
const FOLDER = process.env['EVALPRESS_REAL_DATA'] ?? join(projectRoot, '../shared/data');

/** The path of a real file, or the reason why a test cannot have it. */
export const realFile = (name: string): { path: string } | { missing: string } => {
  const path = join(FOLDER, name);
  return existsSync(path)
    ? { path }
    : { missing: `${name} is not there; EVALPRESS_REAL_DATA names its folder` };
};

/** Scores that both computations make. */
export interface Scored {
  readonly reasonscore: number;
  readonly reasonscore_lower: number;
  readonly reasonscore_upper: number;
  readonly plain: number;
  readonly lower: number;
  readonly upper: number;
  readonly avg_tokens: number | null;
}

export interface ScoredCell {
  readonly center: number;
  readonly margin: number;
  readonly adjusted_score: number;
}

export type Tiers<Cell> = Readonly<
  Record<string, Scored & { readonly tasks: Readonly<Record<string, Cell>> }>
>;

export type Board = Readonly<Record<string, Scored & { readonly tiers: Tiers<ScoredCell> }>>;

const options = { cwd: projectRoot, maxBuffer: 2 ** 28 };

/** What the command line makes of a bare data file, by evaluation. */
export const evalpressScores = async (
  path: string,
  config: Readonly<Record<string, unknown>>,
  folder: string,
): Promise<{ board: Board; err: string }> => {
  const file = join(folder, 'dataset.json');
  writeFileSync(file, JSON.stringify(config));
  const words = ['bin/evalpress.js', 'scores', path, '--config', file, '--format', 'json'];
  const { stdout, stderr } = await run(process.execPath, words, options);
  const rows = JSON.parse(stdout) as (Board[string] & { eval_id: string })[];
  return { board: Object.fromEntries(rows.map((row) => [row.eval_id, row])), err: stderr };
};

/** What the second computation makes of it; null when there is no Python here. */
export const independentScores = async (
  path: string,
  columns: Readonly<Record<string, string>>,
  guesses: Readonly<Record<string, number>>,
): Promise<Board | null> => {
  const script = join(projectRoot, 'tests/real/independent-scores.py');
  try {
    const words = [script, path, JSON.stringify(columns), JSON.stringify(guesses)];
    return JSON.parse((await run('python3', words, options)).stdout) as Board;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};
