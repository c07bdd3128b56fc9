import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { ProcessGuard } from '../../../engine/process-guard.ts';
import { lineBlocks } from '../../open/read-blocks.ts';
import { interrupted, sparkFailure } from './spark-failure.ts';
import { SparkLog } from '../../../engine/spark-log.ts';
import { SETTINGS } from './spark-script.ts';

/** A script for Spark, and where to run it. */
export interface SparkJob {
  readonly script: string;
  /** null: where the installation says. */
  readonly master: string | null;
  /** Whether its log is shown. */
  readonly isVerbose: boolean;
}

const SCRIPT = 'counters.sql';

/**
 * Lines that a script prints, from the Spark of this machine: the one in `SPARK_HOME`, else the one on the `PATH`. It
 * leaves nothing behind, whatever happens.
 *
 * @throws UserError when Spark cannot be started, reach its master, or do what the script says
 */
export async function runSpark(job: SparkJob): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'evalpress-spark-'));
  const guard = new ProcessGuard();
  try {
    await writeFile(join(folder, SCRIPT), job.script);
    return await runIn(folder, job, guard);
  } finally {
    guard.leave();
    await rm(folder, { recursive: true, force: true });
  }
}

async function runIn(folder: string, job: SparkJob, guard: ProcessGuard): Promise<readonly string[]> {
  const child = guard.watch(start(folder, job));
  const log = listen(child, job, () => guard.stop());
  const ended = new Promise<number | Error | null>((done) => child.once('error', done).once('close', done));
  const lines: string[] = [];
  for await (const block of lineBlocks(child.stdout, 'Spark'))
    lines.push(...block.toString().split('\n').slice(0, -1));
  const end = await ended;
  if (guard.signal !== null) throw interrupted(guard.signal);
  if (end !== 0) throw sparkFailure(end, log, job.master);
  return lines;
}

type SparkProcess = ChildProcessByStdio<null, Readable, Readable>;

function start(folder: string, { master }: SparkJob): SparkProcess {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['--conf', `${name}=${value}`]);
  const words = [...(master === null ? [] : ['--master', master]), '--deploy-mode', 'client'];
  return spawn(
    programName(),
    [...words, '--name', 'evalpress', ...settings, '-f', join(folder, SCRIPT)],
    // A group of its own: a signal for us is not yet one for Spark, and ours reaches whatever Spark has started.
    { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  );
}

function programName(): string {
  const home = process.env['SPARK_HOME'] ?? '';
  return home === '' ? 'spark-sql' : join(home, 'bin', 'spark-sql');
}

/** Takes down what Spark says; hopeless waiting is put an end to, any other is told of. */
function listen(child: SparkProcess, { master, isVerbose }: SparkJob, stop: () => void): SparkLog {
  const log = new SparkLog(master);
  const waiting = (): void => {
    if (!isVerbose) process.stderr.write('Spark waits for workers; stop with Ctrl-C.\n');
  };
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (isVerbose) process.stderr.write(`${line}\n`);
    log.add(line);
    if (log.isCutOff) stop();
    if (line.includes('has not accepted any resources')) waiting();
  });
  return log;
}
