import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/project-files.ts';
import { CLI, finished, runCli, scratchFolder, type Finished } from './run-cli.ts';
import { pointsOf, writeDataset } from './write-dataset.ts';

const folder = scratchFolder();
const DATA = writeDataset(join(folder, 'data'));

const run = (...words: string[]): Promise<Finished> => runCli(words, { cwd: folder });

/** A command line for a shell, with our own command written out. */
const shell = (line: string): Promise<Finished> =>
  finished(
    spawn('bash', ['-o', 'pipefail', '-c', line.replaceAll('evalpress', `"${process.execPath}" "${CLI}"`)], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );

describe('success (0)', () => {
  it('says nothing on standard error', async () => {
    expect(await run('tasks', DATA)).toMatchObject({ code: 0, err: '' });
  });

  it('is what help and version end with, on standard output', async () => {
    const [help, version] = await Promise.all([run('--help'), run('--version')]);
    expect([help.code, help.err, version.code]).toEqual([0, '', 0]);
    expect(help.out).toContain('Usage: evalpress');
    expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('a mistake in the words (64)', () => {
  it.each([
    [['scoers', 'DATA'], '(Did you mean scores?)'],
    [['scores', 'DATA', '--filtres', '{}'], '(Did you mean --filters?)'],
    [['scores'], "missing required argument 'data'"],
    [['scores', 'DATA', 'more'], 'too many arguments'],
    [['scores', 'DATA', '--format', 'jsno'], 'did you mean "json"?'],
    [['scores', 'DATA', '--sort', 'plian'], 'did you mean "plain"?'],
    [['scores', 'DATA', '--groups', 'family:qwne'], 'did you mean "family:qwen"?'],
    [['scores', 'DATA', '--filters', '{"group": ["x"]}'], 'did you mean "groups"?'],
    [['scores', 'DATA', '--filters', '{"tier": "hrad"}'], 'did you mean "hard"?'],
    [['scores', 'DATA', '--filters', '{groups: x}'], 'not JSON'],
    [['scores', 'DATA', '--filters', '[1]'], 'not an object'],
    [['scores', 'DATA', '--filters', '{"groups": [1]}'], 'not a list of words'],
    [['evals', 'DATA', '--format', 'xml'], 'Allowed choices are table, json'],
    [['leaderboard', 'DATA', '--port', 'http'], 'a number from 0 to 65535'],
    [['leaderboard', 'DATA', '--url-base-pathname', 'a b'], '--url-base-pathname'],
    [['build', 'DATA', '--base', '/a b/'], '--base'],
    [['build', 'DATA', '--site', 'javascript:alert(1)'], '--site'],
    [
      ['build', 'DATA', '--site', 'https://you.github.io/board'],
      'https://you.github.io, and the base /board/',
    ],
    [['build', 'DATA', '--site', 'https://x.org/b/', '--base', '/a/'], 'https://x.org, and the base /b/'],
    [['build', 'DATA', '--site', 'https://x.org/?a'], 'the path is for "--base"'],
    [['changes', 'DATA', 'DATA', '--format', 'atom', '--site', 'javascript:x'], '--site'],
  ])('of %j is named, with what was meant', async (words, says) => {
    const { code, out, err } = await run(...words.map((word) => (word === 'DATA' ? DATA : word)));
    expect({ code, out }).toEqual({ code: 64, out: '' });
    expect(err).toContain(says);
  });

  it('names every wrong word at once', async () => {
    const { err } = await run('scores', DATA, '--groups', 'family:qwne,size:lrage', '--sort', 'plian');
    for (const word of ['"family:qwen"', '"size:large"', '"plain"']) expect(err).toContain(word);
  });

  it('cannot move a cursor or colour the terminal', async () => {
    const { err } = await run('scores', DATA, '--groups', 'a\u001b[31m\u202eb');
    expect(err).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('a mistake in the data (1)', () => {
  it('names file, line, field, what was expected and what was there', async () => {
    const broken = writeDataset(join(folder, 'broken'));
    writeFileSync(
      join(broken, 'points.csv'),
      pointsOf((index, correct) => (index === 2 ? 101 : correct)),
    );
    const { code, out, err } = await run('scores', broken);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('points.csv, line 10, correct');
    expect(err).toMatch(/expected +at most 100/);
    expect(err).toMatch(/got +101/);
    expect(err).not.toContain(folder);
    expect(err).not.toMatch(/^ +at /m);
  });

  it('is a dataset that is not there', async () => {
    const { code, err } = await run('scores', 'nowhere');
    expect([code, err.split('\n')[0]]).toEqual([1, 'nowhere: there is no such file or folder']);
  });
});

describe('warnings only (2)', () => {
  it('is a board of which rows were rejected, and validate lists them', async () => {
    const partly = writeDataset(join(folder, 'partly'));
    writeFileSync(
      join(partly, 'points.csv'),
      pointsOf((index, correct) => (index === 2 ? 101 : correct)),
    );
    const [ranked, checked] = await Promise.all([
      run('scores', partly, '--keep-going', '--json'),
      run('validate', partly, '--keep-going'),
    ]);
    expect(ranked.code).toBe(2);
    expect(ranked.err).toBe('points.csv: rejected 4 of 24 rows; "validate" lists them.\n');
    expect(JSON.parse(ranked.out)).toHaveLength(6);
    expect(checked.code).toBe(2);
    expect(checked.err).toContain('points.csv, line 10, correct: expected at most 100');
  });
});

describe('what cannot be written (73)', () => {
  it.each(['data/points.csv/x.json', 'data', '/dev/null/x.json'])('is %s', async (output) => {
    const { code, out, err } = await run('scores', DATA, '--json', '--output', output);
    expect({ code, out }).toEqual({ code: 73, out: '' });
    expect(err).toContain('cannot write');
  });

  it('is a dataset over the one that is there', async () => {
    const { code, out, err } = await run('import', 'data/points.csv', '--output', 'data');
    expect({ code, out }).toEqual({ code: 73, out: '' });
    expect(err).toContain('there is a dataset already');
  });

  it.runIf(process.platform === 'linux')('is standard output on a full disk', async () => {
    const { code, err } = await shell('evalpress scores data --json > /dev/full');
    expect(code).toBe(73);
    expect(err).toContain('cannot write to standard output');
    expect(err).toContain('ENOSPC');
  });
});

describe('a reader that has seen enough', () => {
  it('is no failure: scores | head -1', async () => {
    const demo = join(projectRoot, 'datasets/wide');
    expect(await shell(`evalpress scores "${demo}" --json | head -1`)).toEqual({
      code: 0,
      signal: null,
      out: '[\n',
      err: '',
    });
  });
});

describe('standard output', () => {
  it('holds data and nothing else, whatever is said beside it', async () => {
    mkdirSync(join(folder, 'noisy'));
    const rows = 'eval_id,task,tier,correct,total\na,x,easy,1,2\nb,x,easy,not a number,2\n';
    writeFileSync(join(folder, 'noisy/points.csv'), rows);
    const { code, out, err } = await run('scores', 'noisy/points.csv', '--keep-going', '--json');
    expect(code).toBe(2);
    expect(err).not.toBe('');
    expect((JSON.parse(out) as { model: string }[]).map(({ model }) => model)).toContain('a');
  });
});
