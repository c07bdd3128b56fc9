import { describe, expect, it } from 'vitest';
import { load } from '../../../src/read/load.ts';
import { folderOf, problemsOf } from '../dataset/folder-of.ts';
import { importAt, countersOf, importFixture, rowsOf } from './read-fixture.ts';

describe('promptfoo', () => {
  it('counts passes, takes "length" for truncated, and rejects responses that were never judged', async () => {
    const dataset = await importFixture('promptfoo/good');
    expect(countersOf(dataset)).toMatchObject([
      { evaluation: 'openai:small', task: 'capitals', correct: 1, total: 2, truncated: 1, tokens: 74 },
    ]);
    expect(rowsOf(dataset)).toEqual({ 'results.json': [4, 3, 0, 1] });
  });

  it('is read from one result a line; what a cached response did not record stays unknown', async () => {
    expect(countersOf(await importFixture('promptfoo/partial'))).toMatchObject([
      { correct: 2, total: 2, truncated: null, tokens: null },
    ]);
  });

  it('names every result that cannot be read', async () => {
    const problems = await problemsOf(importFixture('promptfoo/hostile'));
    expect(problems.map(({ field }) => field)).toEqual(['results[0]', 'results[1]']);
  });
});

describe('OpenAI Evals', () => {
  it('counts matches, with the tokens of the sampling before them', async () => {
    expect(countersOf(await importFixture('openai-evals/good'))).toMatchObject([
      { evaluation: 'small-model', task: 'capitals', correct: 2, total: 3, tokens: 6 },
    ]);
  });

  it('reads scores of a grader where there is no match, and says that the run did not finish', async () => {
    const dataset = await importFixture('openai-evals/partial');
    expect(dataset.points.reduce((sum, { correct }) => sum + correct, 0)).toBe(1.5);
    expect(dataset.provenance.warnings?.join(' ')).toContain(
      'did not finish, with 2 responses; marked as part-measured',
    );
  });

  it('names every event that cannot be read', async () => {
    const problems = await problemsOf(importFixture('openai-evals/hostile'));
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['bad-json', 4],
      ['bad-score', 2],
    ]);
  });
});

describe('EvalPlus', () => {
  it('is two tasks: a solution solves the harder one only when it solves both', async () => {
    expect(countersOf(await importFixture('evalplus/good'))).toMatchObject([
      { evaluation: 'org/small', task: 'humaneval', correct: 2, total: 3 },
      { evaluation: 'org/small', task: 'humaneval+', correct: 1, total: 3 },
    ]);
  });

  it('is read in its older shape, and named by its folder', async () => {
    expect(countersOf(await importFixture('evalplus/partial'))).toMatchObject([
      { evaluation: 'old', task: 'mbpp', correct: 1, total: 2 },
      { evaluation: 'old', task: 'mbpp+', correct: 0, total: 2 },
    ]);
  });

  it('names every solution that cannot be read', async () => {
    const problems = await problemsOf(importFixture('evalplus/hostile'));
    expect(problems.map(({ field }) => field)).toEqual(['eval.HumanEval/1', 'eval.HumanEval/2[0]']);
  });
});

describe('LiveBench', () => {
  it('counts judgments, with tokens of the answers; −1 tokens are not recorded', async () => {
    const dataset = await importFixture('livebench/good');
    expect(countersOf(dataset)).toMatchObject([
      { evaluation: 'small', task: 'zebra', correct: 1, total: 2, tokens: 50 },
      { evaluation: 'large', task: 'zebra', correct: 2, total: 2, tokens: null },
    ]);
    expect(dataset.tasks[0]?.group).toBe('reasoning');
  });

  it('sums partial credit and names every judgment that cannot be read', async () => {
    const dataset = await importFixture('livebench/partial');
    expect(dataset.points.reduce((sum, { correct }) => sum + correct, 0)).toBe(1.5);
    const problems = await problemsOf(importFixture('livebench/hostile'));
    expect(problems.map(({ line }) => line)).toEqual([3, 4, 5, 1]);
  });
});

describe('aider', () => {
  it('takes the number of passes, or the one count that a printed rate can mean', async () => {
    expect(countersOf(await importFixture('aider/good'))).toMatchObject([
      { evaluation: 'small', task: 'leaderboard', correct: 45, total: 225, truncated: null, tokens: 500 },
      // 60.2 % of 133 is 80: 79 would be 59.4 %, 81 60.9 %.
      { evaluation: 'large', task: 'leaderboard', correct: 80, total: 133, truncated: 0, tokens: null },
    ]);
  });

  it('does not take a cost of 0 for one that is known', async () => {
    const { points } = await importFixture('aider/good');
    expect(points.map(({ cost }) => cost)).toEqual([1.25, null]);
  });

  const aiderRun = (model: string, cases: number, more = ''): string =>
    `- model: ${model}\n  test_cases: ${cases}\n  pass_num_1: 20\n${more}`;

  it('takes exhausted windows, which count tries, for no count of truncated cases', async () => {
    const { provenance } = await importAt(
      folderOf({ 'quiz.yml': aiderRun('a', 133, '  exhausted_context_windows: 5\n') }),
    );
    const said = provenance.assumptions.join('\n');
    expect(said).toContain('Not recorded in 1 row: truncation (what is there counts something else).');
    expect(said).toContain('a: the context window was exhausted 5 times, in any try of a case;');
  });

  it('rejects a run that says two things of itself, and says which value of anything else is read', async () => {
    const twice = aiderRun('b', 40, '  pass_num_1: 30\n');
    const [said] = [aiderRun('c', 40, '  date: 2026-01-01\n  date: 2026-01-02\n')];
    const same = aiderRun('d', 40, '  model: d\n');
    const folder = folderOf({ 'quiz.yml': `${aiderRun('a', 40)}${twice}${said}${same}` });
    expect(await problemsOf(load(folder))).toMatchObject([
      { code: 'repeated-key', line: 7, field: '[1].pass_num_1', got: '20 and 30' },
    ]);
    const { evaluations, provenance } = await load(folder, { keepGoing: true });
    expect(evaluations.map(({ id }) => id)).toEqual(['a', 'c', 'd']);
    expect(provenance.assumptions).toContain(
      'quiz.yml: [2] has date twice, 2026-01-01 and 2026-01-02; the last one is read.',
    );
  });

  it('compares runs of one suite: one of more cases than most is another, one of fewer is incomplete', async () => {
    const runs = [aiderRun('a', 133), aiderRun('b', 133), aiderRun('c', 132), aiderRun('d', 33)];
    const folder = folderOf({ 'quiz.yml': `${runs.join('')}${aiderRun('odd', 225)}` });
    const { evaluations, provenance } = await load(folder);
    expect(evaluations.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(provenance.warnings).toHaveLength(1);
    expect(provenance.warnings?.[0]).toContain('quiz, d: the run has fewer cases than most of its suite');
    expect(provenance.files[0]?.rejected).toMatchObject([{ got: '225 cases: another suite' }]);
  });

  it('ranks no rate that several counts could mean', async () => {
    const { provenance } = await importFixture('aider/partial');
    expect(provenance.withoutCounts).toMatchObject([{ evaluation: 'unclear', score: 0.555, total: 5000 }]);
  });

  it('names every run that is not on the board, wherever the board is read', async () => {
    const rates = (count: number): string =>
      Array.from(
        { length: count },
        (_, run) => `- model: r${run}\n  test_cases: 133\n  pass_rate_1: 55.5\n`,
      ).join('');
    const warningsOf = async (text: string) =>
      (await load(folderOf({ 'quiz.yml': text }))).provenance.warnings;
    expect(await warningsOf(aiderRun('a', 133))).toEqual([]);
    expect(await warningsOf(aiderRun('a', 133) + rates(1))).toEqual([
      '1 score leads to no count and is not on this board: r0 on quiz; "inspect" shows it.',
    ]);
    expect(await warningsOf(aiderRun('a', 133) + rates(5))).toEqual([
      '5 scores lead to no count and are not on this board: r0 on quiz, r1 on quiz, r2 on quiz and 2 more; "inspect" shows them.',
    ]);
  });

  it('names every run that cannot be read, and the line where YAML ends to be YAML', async () => {
    expect((await problemsOf(importFixture('aider/hostile'))).map(({ field }) => field)).toEqual([
      '[0]',
      '[1]',
    ]);
    expect(await problemsOf(importFixture('aider/torn'))).toMatchObject([{ code: 'bad-yaml' }]);
  });
});

describe('our own tables among logs', () => {
  it('are read without a dataset file, points and samples on one board', async () => {
    const dataset = await importFixture('own/mixed');
    expect(countersOf(dataset)).toMatchObject([
      { evaluation: 'small', task: 'sum', correct: 3, total: 4, truncated: 0 },
      { evaluation: 'large', task: 'sum', correct: 1, total: 2, truncated: null },
    ]);
    expect(dataset.samples?.items).toEqual(['i1', 'i2']);
    expect(dataset.provenance.assumptions.join(' ')).toContain('not read: notes.json');
  });
});
