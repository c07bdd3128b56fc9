import { spawn, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const places = [
  join(process.env['SPARK_HOME'] ?? '/nowhere', 'bin'),
  ...(process.env['PATH'] ?? '').split(delimiter),
];
const found = places.find((folder) => existsSync(join(folder, 'spark-submit')));
if (found === undefined) process.stderr.write('Spark is not installed: what needs a cluster is skipped.\n');

/** Whether there is a Spark, by `SPARK_HOME` or on the `PATH`; what needs it is skipped where there is none. */
export const spark = found !== undefined;

/** A master and two workers, each a process of its own. */
export interface SparkCluster {
  readonly master: string;
  /** Environment of whoever uses it. */
  readonly env: Readonly<Record<string, string>>;
  /** The workers that finished tasks of the application that read a path with this in it, by the addresses of their pages. */
  workersAtWork(path: string): readonly string[];
  stop(): void;
}

/** Quick to start, for what never runs for long. */
const SMALL =
  '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote';

const settings = (events: string): Readonly<Record<string, string>> => ({
  'spark.driver.memory': '768m',
  'spark.executor.memory': '512m',
  'spark.executor.cores': '1',
  'spark.cores.max': '2',
  'spark.driver.host': '127.0.0.1',
  'spark.driver.bindAddress': '127.0.0.1',
  'spark.driver.extraJavaOptions': SMALL,
  'spark.executor.extraJavaOptions': SMALL,
  'spark.ui.enabled': 'false',
  // Work begins when both are there; the first to come would otherwise do it all.
  'spark.scheduler.minRegisteredResourcesRatio': '1.0',
  'spark.eventLog.enabled': 'true',
  'spark.eventLog.dir': `file:${events}`,
  'spark.eventLog.compress': 'false',
  'spark.eventLog.rolling.enabled': 'false',
});

export const startCluster = async (): Promise<SparkCluster> => {
  const folder = mkdtempSync(join(tmpdir(), 'evalpress-spark-'));
  const [conf, events] = [join(folder, 'conf'), join(folder, 'events')];
  for (const one of [conf, events]) mkdirSync(one);
  const lines = Object.entries(settings(events)).map(([name, value]) => `${name} ${value}\n`);
  writeFileSync(join(conf, 'spark-defaults.conf'), lines.join(''));
  const env = { SPARK_CONF_DIR: conf, SPARK_LOCAL_IP: '127.0.0.1', SPARK_DAEMON_MEMORY: '256m' };
  const processes: ChildProcess[] = [];
  const stop = (): void => {
    for (const one of processes.splice(0)) endGroup(one);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', stop);
  const start = (words: readonly string[]): ChildProcess => {
    const name = join(found ?? '', 'spark-class');
    const options = { env: { ...process.env, ...env, SPARK_DAEMON_JAVA_OPTS: SMALL }, detached: true };
    const child = spawn(name, [...words, '--host', '127.0.0.1', '--port', '0', '--webui-port', '0'], options);
    processes.push(child);
    return child;
  };
  try {
    const daemon = start(['org.apache.spark.deploy.master.Master']);
    const [master, page] = await Promise.all([
      said(daemon, /Starting Spark master at (spark:\S+)/),
      said(daemon, /MasterWebUI at (http:\S+)|Bound MasterWebUI to .*started at (http:\S+)/),
    ]);
    for (const name of ['a', 'b']) {
      const work = ['--cores', '4', '--memory', '2g', '--work-dir', join(folder, name)];
      start(['org.apache.spark.deploy.worker.Worker', ...work, master]);
    }
    await twoWorkers(page);
    return { master, env, stop, workersAtWork: (path) => workersIn(events, path) };
  } catch (error) {
    stop();
    throw error;
  }
};

const endGroup = ({ pid, exitCode }: ChildProcess): void => {
  if (pid === undefined || exitCode !== null) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
};

/** What a daemon says of itself. */
const said = (daemon: ChildProcess, sign: RegExp): Promise<string> =>
  new Promise((resolve, reject) => {
    if (daemon.stderr === null) throw new Error('a daemon without a voice');
    const heard: string[] = [];
    createInterface({ input: daemon.stderr }).on('line', (line) => {
      heard.push(line);
      const match = sign.exec(line);
      if (match) resolve(match[1] ?? match[2] ?? '');
    });
    daemon.once('close', () => reject(new Error(`no master: ${heard.slice(-5).join('\n')}`)));
  });

const PATIENCE_MILLISECONDS = 40_000;

const twoWorkers = async (page: string): Promise<void> => {
  const end = performance.now() + PATIENCE_MILLISECONDS;
  while (performance.now() < end) {
    const state = await fetch(`${page}/json/`).then(
      (answer) => answer.json() as Promise<{ aliveworkers?: number }>,
    );
    if (state.aliveworkers === 2) return;
    await pause(200);
  }
  throw new Error('the workers did not come');
};

interface SparkEvent {
  readonly Event: string;
  readonly 'Executor ID'?: string;
  readonly 'Executor Info'?: { readonly 'Log Urls': Readonly<Record<string, string>> };
  readonly 'Task Info'?: { readonly 'Executor ID': string };
  readonly 'Task End Reason'?: { readonly Reason: string };
}

const workersIn = (events: string, path: string): readonly string[] => {
  const logs = readdirSync(events).map((name) => readFileSync(join(events, name), 'utf8'));
  const log =
    logs
      .find((text) => text.includes(path))
      ?.trim()
      .split('\n') ?? [];
  const all = log.map((line) => JSON.parse(line) as SparkEvent);
  const homes = new Map(
    all.flatMap((one) => {
      const address = one['Executor Info']?.['Log Urls']['stdout'];
      return address === undefined ? [] : [[one['Executor ID'], new URL(address).host] as const];
    }),
  );
  const done = all.filter((one) => one['Task End Reason']?.Reason === 'Success');
  return [...new Set(done.map((one) => homes.get(one['Task Info']?.['Executor ID']) ?? 'nowhere'))].sort();
};
