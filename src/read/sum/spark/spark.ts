import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { terminalText } from '../../../terminal-text.ts';
import { lineBlocks } from '../../open/read-blocks.ts';
import { interrupted, sparkFailure, SparkLog } from './spark-failure.ts';
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
    for (const line of block.toString().split('\n').slice(0, -1)) lines.push(line);
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
    if (isVerbose) process.stderr.write(`${terminalText(line, 2000)}\n`);
    log.add(line);
    if (log.isCutOff) stop();
    if (line.includes('has not accepted any resources')) waiting();
  });
  return log;
}

const PATIENCE_MILLISECONDS = 5000;

/**
 * Ends a process, with all that it started, when ours is asked to end, and takes it along when ours ends by itself. On
 * guard from the beginning, so that no moment is left in which the process could be forgotten.
 */
class ProcessGuard {
  /** What we were asked to end by. */
  signal: 'SIGINT' | 'SIGTERM' | null = null;
  private child: ChildProcess | null = null;
  private readonly onSignal = (signal: 'SIGINT' | 'SIGTERM'): void => {
    this.signal = signal;
    this.stop();
  };
  private readonly onExit = (): void => this.kill('SIGKILL');

  constructor() {
    process.on('SIGINT', this.onSignal).on('SIGTERM', this.onSignal).once('exit', this.onExit);
  }

  /** @param child Leads a group of its own. */
  watch<Child extends ChildProcess>(child: Child): Child {
    this.child = child;
    if (this.signal !== null) this.stop();
    return child;
  }

  /** It may take leave of others, unless that takes too long. */
  stop(): void {
    this.kill('SIGTERM');
    setTimeout(() => this.kill('SIGKILL'), PATIENCE_MILLISECONDS).unref();
  }

  /** No longer needed, nor is the process. */
  leave(): void {
    this.kill('SIGKILL');
    process.off('SIGINT', this.onSignal).off('SIGTERM', this.onSignal).off('exit', this.onExit);
  }

  private kill(signal: 'SIGTERM' | 'SIGKILL'): void {
    const { pid, exitCode = null, signalCode = null } = this.child ?? {};
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // It has just ended.
    }
  }
}
