import { problem, UserError } from '../../../errors.ts';
import { BROKEN } from './spark-script.ts';

/** Why Spark gave no answer. @param end exit code, what kept it from starting, or null when it was killed */
export function sparkFailure(end: number | Error | null, log: SparkLog, master: string | null): UserError {
  if (end instanceof Error) return notStarted(end);
  const broken = brokenRow(log);
  if (broken) return broken;
  if (log.isCutOff) return unreachable(master);
  const known = KNOWN.find(({ sign }) => log.has(sign));
  const { code, message, hint } = known ?? UNKNOWN;
  const got = log.lastWord ?? (end === null ? 'it was killed' : `exit code ${end}`);
  return new UserError(problem({ code, message, got, hint }));
}

/** Asked to stop while Spark was at work. */
export function interrupted(signal: 'SIGINT' | 'SIGTERM'): UserError {
  const code = signal === 'SIGINT' ? 'interrupted' : 'terminated';
  return new UserError(problem({ code, message: 'stopped, and Spark was told to stop, too' }));
}

interface Known {
  readonly sign: RegExp;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

const INSTALL = 'install Spark and set SPARK_HOME, or leave --engine away: what is built in needs nothing';

const KNOWN: readonly Known[] = [
  {
    sign: /Could not find valid SPARK_HOME/,
    code: 'usage',
    message: 'Spark does not find itself',
    hint: 'set SPARK_HOME to the folder that holds bin/spark-sql',
  },
  {
    sign: /JAVA_HOME is not set|java: (?:command )?not found|UnsupportedClassVersionError/,
    code: 'usage',
    message: 'Spark does not find the Java that it needs',
    hint: 'install it and set JAVA_HOME',
  },
  {
    sign: /Could not parse Master URL|Master must either be/,
    code: 'usage',
    message: 'Spark knows no such master',
    hint: 'spark://host:7077, yarn, k8s://… or local[4]',
  },
  {
    sign: /No FileSystem for scheme|FileSystem not found|UnsupportedFileSystemException/,
    code: 'spark-failed',
    message: 'Spark cannot read from a store of this kind',
    hint: 'name its connector in spark.jars.packages of conf/spark-defaults.conf, such as org.apache.hadoop:hadoop-aws',
  },
  {
    sign: /CSV header does not conform/,
    code: 'spark-failed',
    message: 'the files of the table do not have the same columns',
    hint: 'files that are read together need the same header',
  },
  {
    // A pattern that is no file by itself is warned of, which is no failure.
    sign: /PATH_NOT_FOUND|FILE_NOT_EXIST|Path does not exist|^Caused by: \S*FileNotFoundException/,
    code: 'spark-failed',
    message: 'Spark does not find the table',
    hint: 'its path must be the same for this machine and for every worker: a shared folder, HDFS or an object store',
  },
  {
    sign: /Unexpected end of input stream|ZipException|not in gzip format/,
    code: 'bad-compression',
    message: 'a file of the table cannot be decompressed',
    hint: 'it may have been cut off while it was written or copied',
  },
  {
    sign: /OutOfMemoryError|maxResultSize/,
    code: 'spark-failed',
    message: 'Spark ran out of memory',
    hint: 'raise spark.driver.memory or spark.executor.memory in conf/spark-defaults.conf; does "columns" read params from a column that names the item?',
  },
];

const UNKNOWN = {
  code: 'spark-failed',
  message: 'Spark failed',
  hint: '--verbose shows everything it says',
};

function notStarted(error: Error): UserError {
  const isMissing = 'code' in error && error.code === 'ENOENT';
  const message = isMissing ? 'Spark is not found' : 'Spark cannot be started';
  const expected = 'spark-sql in SPARK_HOME/bin or on the PATH';
  const got = isMissing ? null : error.message;
  return new UserError(problem({ code: 'usage', field: '--engine', message, expected, got, hint: INSTALL }));
}

function unreachable(master: string | null): UserError {
  const about = { message: 'nobody answers where the cluster should be', got: master };
  const hint = 'is the master running, and may this machine connect to it?';
  return new UserError(problem({ code: 'spark-failed', field: '--master', ...about, hint }));
}

const MENDED =
  'Spark leaves no row out: mend it at its source, or let "--engine own --keep-going" read the table where it fits';

/** The row that made Spark fail; null when it was none. */
function brokenRow(log: SparkLog): UserError | null {
  const broken = brokenLine(log) ?? brokenRecord(log);
  if (broken === null) return null;
  const { location, got, expected } = broken;
  const file = location === '' ? null : (location.split('/').at(-1) ?? null);
  const about = { message: 'a row cannot be read', expected, got: got.replace(/ SQLSTATE: \w+$/, '') };
  return new UserError(problem({ code: 'bad-row', file, ...about, hint: MENDED }));
}

interface Broken {
  readonly location: string;
  readonly got: string;
  readonly expected: string;
}

/** A line of JSON, in the words of our script. */
function brokenLine({ lines }: SparkLog): Broken | null {
  const said = lines.findLast((line) => line.includes(BROKEN));
  if (said === undefined) return null;
  const [, location = '', got = ''] = said.split('\t');
  return { location, got, expected: 'one JSON object' };
}

/** A row of delimited text, in the words of Spark. */
function brokenRecord(log: SparkLog): Broken | null {
  const record = log.last(/Malformed CSV record: (.*)/);
  const quote = log.last(/TextParsingException: (Unescaped quote [^.]*)/);
  if (record === null && quote === null) return null;
  const location = log.last(/reading file (.*?)\.? {2}SQLSTATE/) ?? '';
  const expected = 'as many fields as the header has, and quotes that match';
  return { location, got: record ?? quote ?? '', expected };
}

const KEPT_LINES = 2000;
const UNANSWERED = /Failed to connect to master (\S+:\d+)/;

/** What Spark says while it works, without the stacks of its calls. */
export class SparkLog {
  readonly lines: string[] = [];
  /** Masters of a standalone cluster that have not answered yet. */
  private readonly masters: ReadonlySet<string>;
  private readonly silent = new Set<string>();

  constructor(master: string | null) {
    this.masters = new Set(/^spark:\/\/(.+)$/.exec(master ?? '')?.[1]?.split(','));
  }

  add(line: string): void {
    if (/^\s+(?:at |\.\.\.)/.test(line)) return;
    this.lines.push(line);
    if (this.lines.length > KEPT_LINES) this.lines.shift();
    const master = UNANSWERED.exec(line)?.[1] ?? '';
    if (this.masters.has(master)) this.silent.add(master);
  }

  /** Whether no master can be reached. Spark would go on trying for a minute. */
  get isCutOff(): boolean {
    const hasGivenUp = this.lines.some((line) => line.includes('All masters are unresponsive'));
    return hasGivenUp || (this.masters.size > 0 && this.silent.size === this.masters.size);
  }

  /** What is behind the failure, as Spark says it: the innermost cause of its last error. */
  get lastWord(): string | null {
    const found =
      this.lines.findLast((line) => CAUSE.test(line)) ?? this.lines.findLast((line) => SAID.test(line));
    return found?.replace(CAUSE, '').trim() ?? null;
  }

  /** What the last line that matches says in its first group. */
  last(sign: RegExp): string | null {
    const line = this.lines.findLast((one) => sign.test(one));
    return line === undefined ? null : (sign.exec(line)?.[1] ?? null);
  }

  has(sign: RegExp): boolean {
    return this.lines.some((line) => sign.test(line));
  }
}

const CAUSE = /^Caused by: (?:[\w$]+\.)*/;
const SAID = /^\[[A-Z_.]+\]|^(?:[\w$]+\.)+\w*(?:Exception|Error)\b|\b(?:ERROR|Error)\b/;
