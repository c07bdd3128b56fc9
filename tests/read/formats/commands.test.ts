import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/cli/commands/evaluate.ts';
import { importLogFiles } from '../../../src/cli/commands/import.ts';
import { inspect } from '../../../src/cli/commands/inspect.ts';
import { validate } from '../../../src/cli/commands/validate.ts';
import { makeIo, type Io } from '../../../src/cli/io.ts';
import { load } from '../../../src/read/load.ts';
import { readBoards } from '../../../src/pipeline.ts';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';
import { countersOf, fixture } from './read-fixture.ts';

/** A real process's effects, but for its streams, which are kept. */
const recorded = (): { io: Io; said: { out: string; err: string; warned: string } } => {
  const said = { out: '', err: '', warned: '' };
  const io: Io = {
    ...makeIo(),
    out: (data) => void (said.out += String(data)),
    err: (text) => void (said.err += text),
    warn: (text) => void (said.warned += text),
  };
  return { io, said };
};

describe('inspect', () => {
  it('says what a file was taken for and why, and what its rows do not say', async () => {
    const { io, said } = recorded();
    await inspect(io, [fixture('helm/good')], {});
    expect(said.out).toMatch(
      /per_instance_stats\.json +helm +entries with instance_id and stats +6 +4 +2 +0\n/,
    );
    expect(said.out).toMatch(/cost +not-in-format +4\n/);
  });

  it('prints the same as JSON, scores without counts among it', async () => {
    const { io, said } = recorded();
    await inspect(io, [fixture('opencompass/good')], { json: true });
    expect(JSON.parse(said.out)).toMatchObject({
      files: [
        {
          format: 'opencompass',
          rows: 4,
          used: 0,
          leftOut: [{ line: 2 }, { line: 2 }, { line: 3 }, { line: 3 }],
          rejected: [],
        },
      ],
      withoutCounts: [{ task: 'mmlu', score: 61.5 }, { score: 40 }, { evaluation: 'large', score: 55.25 }],
    });
  });

  it('reads a file as the format it is told, and fails in words where that cannot be', async () => {
    const { io } = recorded();
    const wrong = inspect(io, [fixture('aider/good/leaderboard.yml')], { from: 'inspect' });
    expect(await problemsOf(wrong)).toMatchObject([{ code: 'bad-json' }]);
    const unknown = inspect(io, [fixture('aider/good')], { from: 'aidr' });
    expect(await problemsOf(unknown)).toMatchObject([{ field: '--from', hint: 'did you mean "aider"?' }]);
  });

  it('fails where the format that it is told finds no result', async () => {
    const { io } = recorded();
    const folder = folderOf({ 'a.json': '{"foo":1,"bar":2}' });
    const nothing = { code: 'unknown-format', file: 'a.json', field: '--from', expected: 'lm-eval' };
    expect(await problemsOf(inspect(io, [folder], { from: 'lm-eval' }))).toMatchObject([nothing]);
    expect(await problemsOf(load(join(folder, 'a.json'), { from: 'lm-eval' }))).toMatchObject([nothing]);
  });
});

describe('a folder in which nothing is known', () => {
  it('fails in inspect, after it was shown', async () => {
    const { io, said } = recorded();
    const folder = folderOf({ 'a.json': '{"foo":1,"bar":2}' });
    expect(await problemsOf(inspect(io, [folder], {}))).toMatchObject([
      { code: 'no-logs' },
      { code: 'unknown-file', file: 'a.json' },
    ]);
    expect(said.out).toContain('a JSON object with foo, bar');
  });
});

describe('a folder of logs', () => {
  it('keeps the dot in its name as a title', async () => {
    const files = { 'lm-eval-0.3/a.csv': 'eval_id,task,correct,total\na,sum,1,2\n' };
    const [board] = await readBoards([join(folderOf(files), 'lm-eval-0.3')]);
    expect(board?.dataset.title).toBe('lm-eval-0.3');
  });
});

describe('rows that a rule of their format leaves out', () => {
  it('are listed by their reason, and warn of nothing', async () => {
    const { io, said } = recorded();
    await validate(io, [fixture('helm/good')], {});
    const file = 'law/per_instance_stats.json';
    expect(said.err).toContain(
      `${file}, [4]: left out by a rule, 1 row: expected an instance as it is, got a perturbed one`,
    );
    expect(said.err).toContain(
      `${file}, [3]: left out by a rule, 1 row: expected split test, got split valid`,
    );
    await importLogFiles(io, [fixture('helm/good')], { output: folderOf({}) });
    expect(said.err).toContain('Left out by a rule: 3 rows');
    expect(said.warned).toBe('');
  });

  it('may be all there are, and then there is no board', async () => {
    const bucket = { model: 'm', base_task: 'sum', btype: 'scenario', correct: 1, total: 2 };
    const folder = folderOf({ 'bucket.json': JSON.stringify({ buckets: { a: bucket } }) });
    expect(await problemsOf(readBoards([folder]))).toMatchObject([
      { code: 'no-rows', got: '1 rows, every one of them left out by a rule' },
    ]);
  });
});

describe('import', () => {
  it('writes a dataset folder that is read like any other', async () => {
    const { io } = recorded();
    const output = join(folderOf({}), 'mine');
    await importLogFiles(io, [fixture('promptfoo/good')], { output });
    expect(readFileSync(join(output, 'samples.ndjson'), 'utf8').trimEnd().split('\n')).toHaveLength(3);
    const [board] = await readBoards([output]);
    expect(board && countersOf(board.dataset)).toMatchObject([{ task: 'capitals', correct: 1, total: 2 }]);
  });

  it('overwrites no dataset unasked, before it reads anything', async () => {
    const { io } = recorded();
    const output = folderOf({ 'dataset.json': '{"title": "Written by hand"}' });
    const refused = { code: 'cannot-write', hint: expect.stringContaining('--force') as string };
    expect(await problemsOf(importLogFiles(io, ['nothing'], { output }))).toMatchObject([refused]);
    expect(await problemsOf(evaluate(io, { interview: ['nothing'], output }))).toMatchObject([refused]);
    expect(readFileSync(join(output, 'dataset.json'), 'utf8')).toContain('by hand');
    await importLogFiles(io, [fixture('promptfoo/good')], { output, force: true });
    expect(readFileSync(join(output, 'dataset.json'), 'utf8')).not.toContain('by hand');
  });

  it('warns of rows it rejected', async () => {
    const { io, said } = recorded();
    await importLogFiles(io, [fixture('promptfoo/good')], { output: folderOf({}) });
    expect(said.warned).toContain('Rejected 1 row');
  });
});

describe('evaluate', () => {
  it('turns interviews into a dataset folder, with columns by other names', async () => {
    const { io } = recorded();
    const output = folderOf({});
    const columns = '{"task": "kind", "correct": "is_right"}';
    await evaluate(io, { interview: [fixture('reasonscape/named/*/*.ndjson')], columns, output });
    const [board] = await readBoards([output]);
    expect(board && countersOf(board.dataset)).toMatchObject([{ evaluation: 'm3', correct: 1, total: 3 }]);
  });

  it('refuses a mapping that is none', async () => {
    const { io } = recorded();
    const wrong = evaluate(io, { interview: ['x'], columns: '{"correct": 1}', output: 'x' });
    expect(await problemsOf(wrong)).toMatchObject([{ field: '--columns', code: 'usage' }]);
  });
});

describe('a folder of logs', () => {
  it('is a board without any configuration', async () => {
    const [board] = await readBoards([fixture('lm-eval/good')]);
    expect(board?.scores.evaluations.map(({ label }) => label)).toEqual(['org/model-b']);
  });

  it('in which nothing is known says what would be', async () => {
    const table = 'model,score\nm,1\n';
    const files = { 'notes.txt': 'nothing', 'x.json': '{"a": 1}', 'y.json': '{"a": 2}', 'z.csv': table };
    const problems = await problemsOf(readBoards([folderOf(files)]));
    expect(problems[0]?.hint).toContain('"columns": {"eval_id"');
    expect(problems).toMatchObject([
      { code: 'no-logs' },
      { file: 'x.json', message: 'looks like a JSON object with a, as does 1 more' },
      { file: 'notes.txt', message: 'looks like text' },
      { file: 'z.csv', message: 'looks like a table with the columns model, score' },
    ]);
  });

  it('names three kinds of files, and counts the others', async () => {
    const files = Array.from({ length: 60 }, (_, index) => [
      `${String(index).padStart(2, '0')}.json`,
      `{"k${Math.floor(index / 12)}": 1}`,
    ]);
    const problems = await problemsOf(
      readBoards([folderOf(Object.fromEntries(files) as Record<string, string>)]),
    );
    expect(problems).toHaveLength(4);
    expect(problems[0]?.got).toBe('these, and 2 more kinds of files');
    expect(problems[1]?.message).toBe('looks like a JSON object with k0, as do 11 more');
  });
});
