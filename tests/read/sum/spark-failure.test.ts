import { describe, expect, it } from 'vitest';
import { sparkFailure, SparkLog } from '../../../src/read/sum/spark/spark-failure.ts';

/** Ways in which Spark fails, in its own words. */
const FAILURES: Readonly<Record<string, readonly string[]>> = {
  'no Spark': ['Could not find valid SPARK_HOME while searching'],
  'no Java': ['JAVA_HOME is not set'],
  'no store': [
    'Caused by: org.apache.hadoop.fs.UnsupportedFileSystemException: No FileSystem for scheme "s3a"',
  ],
  'no table': ['[PATH_NOT_FOUND] Path does not exist: file:/r.csv. SQLSTATE: 42K03'],
  'no agreement': ['Caused by: a.SparkIllegalArgumentException: CSV header does not conform to the schema.'],
  'no memory': ['java.lang.OutOfMemoryError: Java heap space'],
  'no end': ['Caused by: java.io.EOFException: Unexpected end of input stream'],
  'no master': ['26/11/21 23:35:06 WARN StandaloneAppClient: Failed to connect to master host:7077'],
  'no object': ['[USER_RAISED_EXCEPTION] evalpress-broken\tfile:///data/may/r.ndjson\t{"a": SQLSTATE: P0001'],
  'no record': [
    '[FAILED_READ_FILE.NO_HINT] Encountered error while reading file file:///data/may/r.csv.  SQLSTATE: KD001',
    'Caused by: org.apache.spark.SparkRuntimeException: [MALFORMED_CSV_RECORD] Malformed CSV record: 4,5 SQLSTATE: KD000',
  ],
  unknown: ['java.lang.IllegalStateException: odd', '\tat a.b.C(D.java:1)', '\t... 38 more'],
};

const failureOf = (lines: readonly string[], end: number | null = 1): string => {
  const log = new SparkLog('spark://host:7077');
  for (const line of lines) log.add(line);
  return sparkFailure(end, log, 'spark://host:7077').message;
};

describe('a failure of Spark', () => {
  it('says what to do, and shows no stack', async () => {
    const said = Object.entries(FAILURES).map(([name, lines]) => `[${name}]\n${failureOf(lines)}\n`);
    said.push(`[killed]\n${failureOf([], null)}\n`, `[silent]\n${failureOf([])}\n`);
    await expect(said.join('\n')).toMatchFileSnapshot('../golden/spark-messages.txt');
  });

  it('is the innermost cause of the last error', () => {
    const lines = [
      'ERROR first',
      'Caused by: a.Outer: middle',
      'Caused by: b.Inner: why',
      'a.Error: outside',
    ];
    expect(failureOf(lines)).toContain('got       Inner: why');
  });
});
