import { spawn } from 'node:child_process';
import { availableParallelism, tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { lineBlocks } from '../../open/read-blocks.ts';

/** What the process is to do. */
export interface DuckDbJob {
  /** A database to open, read only, as `source`. */
  readonly database: string | null;
  /** Files that may be read. */
  readonly paths: readonly string[];
  /** Run before the query. */
  readonly statements: readonly string[];
  readonly query: string;
  readonly threads: number;
}

/** Rows of the query, or why there are none. */
export type DuckDbAnswer =
  | { readonly rows: readonly Readonly<Record<string, unknown>>[] }
  | { readonly failure: 'not-installed' | 'refused'; readonly message: string };

/**
 * Runs one query in a process of its own.
 *
 * @param root folder of the package
 */
export async function askDuckDb(root: string, job: Omit<DuckDbJob, 'threads'>): Promise<DuckDbAnswer> {
  const whole: DuckDbJob = { ...job, threads: availableParallelism() };
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', programIn(root), JSON.stringify(whole)],
    {
      // Nothing of ours is its business: not the working folder, not the environment.
      cwd: tmpdir(),
      env: {},
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const ended = new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  const rows: Record<string, unknown>[] = [];
  for await (const block of lineBlocks(child.stdout, 'DuckDB'))
    for (const line of block.toString().split('\n').slice(0, -1))
      rows.push(JSON.parse(line) as Record<string, unknown>);
  return (await ended) === 0 ? { rows } : failureIn(said.join(''));
}

function failureIn(text: string): DuckDbAnswer {
  const failure =
    text.includes('ERR_MODULE_NOT_FOUND') || text.includes('MODULE_NOT_FOUND') ? 'not-installed' : 'refused';
  const message = /Error: (.*)/.exec(text)?.[1] ?? 'it ended without a word';
  return { failure, message };
}

/** As the launcher does: a published package carries its programs compiled. */
function programIn(root: string): string {
  const isPublished = root.split(sep).includes('node_modules');
  return join(
    root,
    isPublished
      ? 'compiled/cli/src/read/sum/duckdb/duckdb-process.js'
      : 'src/read/sum/duckdb/duckdb-process.ts',
  );
}
