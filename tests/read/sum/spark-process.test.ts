import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { finished, runCli, scratchFolder, startCli } from '../../cli/run-cli.ts';

const folder = scratchFolder();
const table = join(folder, 'r.csv');
writeFileSync(table, 'eval_id,task,correct\nm,t,1\n');

/** An installation of Spark that does what a script of the shell says. Its temporary files are to go to `tmp`. */
const pretend = (name: string, script: string) => {
  const [bin, tmp] = [join(folder, name, 'bin'), join(folder, name, 'tmp')];
  for (const one of [bin, tmp]) mkdirSync(one, { recursive: true });
  writeFileSync(join(bin, 'spark-sql'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'spark-sql'), 0o755);
  return { home: join(folder, name), tmp, env: { SPARK_HOME: join(folder, name), TMPDIR: tmp } };
};

const words = (...more: string[]): string[] => ['scores', table, '--engine', 'spark', ...more];

const ROW = '{"eval_id":"m","task":"t","correct":"1","responses":3,"cost_picos":"0"}';

/** What we leave in a folder for temporary files; Node keeps a cache there. */
const leftIn = (tmp: string): string[] => readdirSync(tmp).filter((name) => name.startsWith('evalpress'));

describe('--engine spark', () => {
  it('reads the answer among other words, and leaves nothing behind', async () => {
    const { env, tmp } = pretend('fine', `echo 'Welcome'; echo 'evalpress ${ROW}'`);
    const { out, code } = await runCli([...words(), '--format', 'json'], { env });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ model: 'm' }]);
    expect(leftIn(tmp)).toEqual([]);
  });

  it('hands on the master and settings that the answer depends on', async () => {
    const { env, home } = pretend('asked', `echo "$@" > "$SPARK_HOME/asked"; echo 'evalpress ${ROW}'`);
    await runCli(words('--master', 'spark://host:7077'), { env });
    const asked = readFileSync(join(home, 'asked'), 'utf8');
    expect(asked).toContain('--master spark://host:7077 --deploy-mode client');
    expect(asked).toContain('--conf spark.sql.files.ignoreCorruptFiles=false');
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends Spark and cleans up on %s', async (signal, code) => {
    const { env, home, tmp } = pretend(signal, 'echo $$ > "$SPARK_HOME/pid"; sleep 60 & wait');
    const child = startCli(words(), { env });
    const end = finished(child);
    while (!existsSync(join(home, 'pid'))) await pause(50);
    child.kill(signal);
    expect(await end).toMatchObject({ code, err: 'stopped, and Spark was told to stop, too\n' });
    const pid = Number(readFileSync(join(home, 'pid'), 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect(leftIn(tmp)).toEqual([]);
  });

  it('gives up a master that does not answer before Spark does', async () => {
    const line = '26/11/21 23:35:06 WARN StandaloneAppClient: Failed to connect to master host:7077';
    const { env } = pretend('deaf', `echo '${line}' >&2; sleep 60 & wait`);
    const { err, code } = await runCli(words('--master', 'spark://host:7077'), { env });
    expect(code).toBe(1);
    expect(err).toMatchInlineSnapshot(`
      "--master: nobody answers where the cluster should be
        got       spark://host:7077
        hint      is the master running, and may this machine connect to it?
      "
    `);
  });

  it('waits while one of two masters does not answer', async () => {
    const line = 'WARN StandaloneAppClient: Failed to connect to master one:7077';
    const { env } = pretend('half-deaf', `echo '${line}' >&2; sleep 1; echo 'evalpress ${ROW}'`);
    expect(await runCli(words('--master', 'spark://one:7077,two:7077'), { env })).toMatchObject({ code: 0 });
  });

  it('shows what Spark says when asked to', async () => {
    const { env } = pretend('loud', `echo 'hear, hear' >&2; echo 'evalpress ${ROW}'`);
    expect((await runCli(words(), { env })).err).not.toContain('hear, hear');
    expect((await runCli(words('--verbose'), { env })).err).toContain('hear, hear');
  });

  it('does not count what could be read in another way', async () => {
    const doubtful = ROW.replace('}', ',"doubtful_cost":2}');
    const { env } = pretend('doubtful', `echo 'evalpress ${doubtful}'`);
    const { err, code } = await runCli(words('--keep-going'), { env });
    expect(code).toBe(1);
    expect(err).toMatchInlineSnapshot(`
      "r.csv, cost: some values are no plain numbers
        expected  numbers from 0 to 9,000,000, or nothing
        got       2 responses
        hint      Spark counts plain values only: clean the column, or let "--engine own" read the table where it fits
      "
    `);
  });

  it('does not take an empty answer for an empty board', async () => {
    const { env } = pretend('silent', 'exit 0');
    expect(await runCli(words(), { env })).toMatchObject({
      code: 1,
      err: expect.stringContaining('no row') as string,
    });
  });

  it('is not found where there is none', async () => {
    const { err, code } = await runCli(words(), { env: { SPARK_HOME: join(folder, 'nowhere') } });
    expect(code).toBe(64);
    expect(err).toMatchInlineSnapshot(`
      "--engine: Spark is not found
        expected  spark-sql in SPARK_HOME/bin or on the PATH
        hint      install Spark and set SPARK_HOME, or leave --engine away: what is built in needs nothing
      "
    `);
  });

  it('alone takes a master', async () => {
    const { err, code } = await runCli(['scores', table, '--master', 'local[1]'], {});
    expect(code).toBe(64);
    expect(err).toMatchInlineSnapshot(`
      "--master: only Spark takes it
        expected  --engine spark beside it
        got       local[1]
      "
    `);
  });

  it('alone reads what is not on this machine', async () => {
    const { err, code } = await runCli(['scores', 's3a://runs/may/*.parquet'], {});
    expect(code).toBe(64);
    expect(err).toMatchInlineSnapshot(`
      "may/*.parquet, --engine: this table is not on this machine
        hint      a cluster that can read it sums it: --engine spark --master spark://host:7077
      "
    `);
  });
});
