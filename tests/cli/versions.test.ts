import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { projectRoot } from '../support/project-files.ts';
import { runCli, scratchFolder } from './run-cli.ts';

/** Correct answers in 100 of four tasks, by evaluation. */
type Counts = Readonly<Record<string, readonly (readonly [correct: number, total: number])[]>>;

const OLD: Counts = {
  alpha: [
    [90, 100],
    [91, 100],
    [88, 100],
    [92, 100],
  ],
  beta: [
    [70, 100],
    [72, 100],
    [69, 100],
    [71, 100],
  ],
  gamma: [
    [30, 100],
    [33, 100],
    [29, 100],
    [31, 100],
  ],
};

const folder = scratchFolder();

const write = (name: string, counts: Counts, config: object = {}): string => {
  const path = join(folder, name);
  mkdirSync(path);
  const rows = Object.entries(counts).flatMap(([id, cells]) =>
    cells.map(([correct, total], task) => `${id},t${String(task)},${String(correct)},${String(total)}`),
  );
  writeFileSync(join(path, 'points.csv'), `eval_id,task,correct,total\n${rows.join('\n')}\n`);
  writeFileSync(
    join(path, 'dataset.json'),
    JSON.stringify({ title: 'Quiz', points: 'points.csv', ...config }),
  );
  return path;
};

interface ChangesJson {
  readonly added: { id: string }[];
  readonly removed: { id: string }[];
  readonly moved: { id: string; from: number; to: number }[];
  readonly scores: { id: string; before: string; after: string; difference: number; p: number }[];
  readonly level: { compared: number; threshold: number; text: string } | null;
  readonly regraded: { name: string; before: string; after: string }[];
  readonly remeasured: { name: string }[];
  readonly summary: string;
}

describe('evalpress changes', () => {
  const before = write('before', OLD, { version: '2026-01-01' });
  const after = write(
    'after',
    {
      // One answer more: nothing that noise would not do.
      alpha: [
        [91, 100],
        [91, 100],
        [88, 100],
        [92, 100],
      ],
      // Far better, of as many responses.
      gamma: [
        [80, 100],
        [83, 100],
        [79, 100],
        [81, 100],
      ],
      // Twice as many responses.
      beta: [
        [140, 200],
        [72, 100],
        [69, 100],
        [71, 100],
      ],
      delta: [
        [50, 100],
        [52, 100],
        [49, 100],
        [51, 100],
      ],
    },
    { version: '2026-02-01' },
  );

  it('tells what moved beyond noise from what did not, and re-graded cells from new responses', async () => {
    const { code, out } = await runCli(['changes', before, after, '--json']);
    expect(code).toBe(0);
    const changes = JSON.parse(out) as ChangesJson;
    expect(changes.added.map(({ id }) => id)).toEqual(['delta']);
    expect(changes.removed).toEqual([]);
    expect(changes.scores.map(({ id }) => id)).toEqual(['gamma']);
    expect(changes.scores[0]?.difference).toBeGreaterThan(400);
    expect(changes.moved).toEqual([
      { id: 'gamma', name: 'gamma', from: 3, to: 2 },
      { id: 'beta', name: 'beta', from: 2, to: 3 },
    ]);
    expect(changes.regraded).toHaveLength(5);
    expect(changes.regraded[0]).toMatchObject({ name: 'alpha', before: '90 of 100', after: '91 of 100' });
    expect(changes.remeasured.map(({ name }) => name)).toEqual(['beta']);
  });

  it('is Markdown for people, and a feed whose dates come from the data', async () => {
    const { out } = await runCli(['changes', before, after]);
    expect(out).toContain('## Scores that moved beyond noise');
    const feed = await runCli([
      'changes',
      before,
      after,
      '--format',
      'atom',
      '--site',
      'https://a.example/quiz/',
    ]);
    expect(feed.out).toContain('<updated>2026-02-01T00:00:00Z</updated>');
    expect(feed.out).toContain('<link href="https://a.example/quiz/"/>');
    const undated = write('undated', OLD);
    expect(await runCli(['changes', before, undated, '--format', 'atom'])).toMatchObject({ code: 1 });
    const dated = { env: { SOURCE_DATE_EPOCH: '86400' } };
    const fromEpoch = await runCli(['changes', before, undated, '--format', 'atom'], dated);
    expect(fromEpoch.out).toContain('<updated>1970-01-02T00:00:00.000Z</updated>');
  });

  it('of a board with itself is nothing, and of another suite compares no scores', async () => {
    expect((await runCli(['changes', before, before])).out).toContain('Nothing changed.');
    const shorter = write('shorter', { alpha: [[10, 100]], beta: [[70, 100]], gamma: [[30, 100]] });
    const { out } = await runCli(['changes', before, shorter]);
    expect(out).toContain('The suite changed');
    expect(out).not.toContain('## Scores that moved');
  });

  it('counts how many scores were compared, so that a large board has no chance hits', async () => {
    // 70 and then 83 of 100 in a task: p is about .03 by itself, above .05/3.
    const one = (correct: number): Counts => ({ ...OLD, beta: [[correct, 100]] });
    const alone = (correct: number): Counts => ({ beta: [[correct, 100]] });
    const changesOf = async (name: string, make: (correct: number) => Counts) => {
      const pathOf = (correct: number): string => write(`${name}-${String(correct)}`, make(correct));
      return JSON.parse((await runCli(['changes', pathOf(70), pathOf(83), '--json'])).out) as ChangesJson;
    };
    const [single, among] = [await changesOf('alone', alone), await changesOf('among', one)];
    expect(single.scores[0]?.p).toBeGreaterThan(0.05 / 3);
    expect(single.scores[0]?.p).toBeLessThan(0.05);
    expect(single.level).toMatchObject({ compared: 1, threshold: 0.05 });
    expect(among.scores).toEqual([]);
    expect(among.level).toMatchObject({ compared: 3, threshold: 0.05 / 3 });
    const { out } = await runCli(['changes', join(folder, 'among-70'), join(folder, 'among-83')]);
    expect(out).toContain('moved beyond noise when p is below .017: .05 over the 3 scores compared');
  });

  it('moves no score by a cell that came or went', async () => {
    const cells = OLD['beta'] ?? [];
    const hard = [5, 100] as const;
    const short = write('short', { ...OLD, alpha: [...cells.slice(0, 3)] });
    const long = write('long', { ...OLD, alpha: [...cells.slice(0, 3), hard] });
    const { scores, level } = JSON.parse(
      (await runCli(['changes', short, long, '--json'])).out,
    ) as ChangesJson;
    expect([scores, level?.compared]).toEqual([[], 3]);
  });

  it('compares by the metric of the later version, whatever the earlier was ranked by', async () => {
    // The bonus for small samples puts alpha first, the plain score beta.
    const counts = { alpha: [[26, 32]], beta: [[850, 1000]] } as const;
    const [was, now] = [write('by-reasonscore', counts), write('by-plain', counts, { rank_by: 'plain' })];
    expect((await runCli(['changes', was, now])).out).toContain('Nothing changed.');
  });
});

describe('evalpress gate', () => {
  const base = write('base', OLD);
  const good = write('good', {
    ...OLD,
    delta: [
      [50, 100],
      [52, 100],
      [49, 100],
      [51, 100],
    ],
  });
  const copied = write('copied', { ...OLD, delta: OLD['beta'] ?? [] });
  const similar = write('similar', {
    ...OLD,
    alhpa: [
      [99, 100],
      [98, 100],
      [99, 100],
      [97, 100],
    ],
  });
  const bad = write('bad', {
    ...OLD,
    delta: [
      [150, 100],
      [1, 100],
      [1, 100],
      [1, 100],
    ],
  });

  it('takes a good one, and says what it changes', async () => {
    const { code, out } = await runCli(['gate', base, good]);
    expect(code).toBe(0);
    expect(out).toContain('All submissions can be taken.');
    // One heading over all, one for each submission, the others below.
    expect(out.match(/^# .*/gm)).toEqual(['# Submission gate']);
    expect(out.match(/^## .*/gm)).toEqual([expect.stringMatching(/^## ✓ /)]);
    expect(out).toMatch(/\n### New evaluations\n\n[^]*\| delta/);
  });

  it('refuses what cannot be and what is there already; neither spoils the others', async () => {
    const { code, out } = await runCli(['gate', base, bad, copied, good]);
    expect(code).toBe(1);
    expect(out).toContain('2 of 3 cannot be taken.');
    expect(out).toContain('150');
    expect(out).toMatch(/"delta" has the same counts as "beta" in all 4 cells/);
    expect(out).toMatch(/\n### New evaluations\n\n[^]*\| delta/);
  });

  it('refuses one that removes others or changes what they were counted from', async () => {
    const alone = write('alone', {
      alpha: [
        [91, 100],
        [91, 100],
        [88, 100],
        [92, 100],
      ],
    });
    const lone = await runCli(['gate', base, alone]);
    expect(lone.code).toBe(1);
    expect(lone.out).toContain('1 of 1 cannot be taken.');
    expect(lone.out).toContain('Removes 2 evaluations of the board: beta, gamma.');
    expect(lone.out).toContain(
      'Changes counts of "alpha", which is on the board (t0, all: 90 of 100 → 91 of 100).',
    );

    const [first = [0, 0], ...rest] = OLD['beta'] ?? [];
    const shorter = await runCli([
      'gate',
      base,
      write('no-cell', { ...OLD, beta: rest.length > 0 ? [first] : [] }),
    ]);
    expect(shorter.code).toBe(1);
    expect(shorter.out).toContain(
      '"beta", which is on the board (t1, all: 72 of 100 → not measured, and 2 more cells)',
    );

    const tasks = ['t0', 't1', 't2', 't3'].map((id) => ({ id, guess: 0.25 }));
    const guessed = await runCli(['gate', base, write('guessed', OLD, { tasks })]);
    expect(guessed.code).toBe(1);
    expect(guessed.out).toContain(
      '(t0, all: 90 of 100, 0 expected by guessing → 90 of 100, 25 expected by guessing',
    );

    const gone = write(
      'gone',
      Object.fromEntries(Object.entries(OLD).map(([id, cells]) => [id, cells.slice(1)])),
    );
    expect((await runCli(['gate', base, gone])).out).toContain('Removes tasks or tiers of the board: t3.');
  });

  it('asks people to look at what would be called or ranked otherwise', async () => {
    const evals = [{ id: 'alpha', label: 'Omega' }, { id: 'beta' }, { id: 'gamma' }];
    const { code, out } = await runCli(['gate', base, write('named', OLD, { evals, rank_by: 'plain' })]);
    expect(code).toBe(0);
    expect(out).toContain('"alpha" would be called "Omega".');
    expect(out).toContain('"rank_by" reasonscore → plain.');
  });

  it('asks people to look at new evaluations only, not at those that are there', async () => {
    const omega: [number, number][] = Array.from({ length: 4 }, () => [100, 100]);
    const odd = write('odd', { ...OLD, omega });
    const all = '"omega" answered everything correctly, in 4 cells.';
    expect((await runCli(['gate', base, odd])).out).toContain(all);
    expect((await runCli(['gate', odd, odd])).out).not.toContain('Please look at');
  });

  it('asks people to look at names that are nearly those of others', async () => {
    const { code, out } = await runCli(['gate', base, similar]);
    expect(code).toBe(0);
    expect(out).toContain('"alhpa" is new, and nearly called like "alpha"');
  });
});

describe('how a board is cited', () => {
  it('is BibTeX with the checksum, a CFF file that YAML takes, and a line in the style of the APA', async () => {
    const demo = join(projectRoot, 'datasets/demo');
    const printed = async (format: string): Promise<string> =>
      (await runCli(['scores', demo, '--format', format])).out;
    expect(await printed('bibtex')).toMatch(
      /^@misc\{evalpress-demo,\n {2}title = \{\{Evalpress demo\}\},\n {2}year = \{2026\},\n {2}version = \{2026-11-01\},/,
    );
    expect(await printed('bibtex')).toMatch(/SHA-256 of [^:]+: [0-9a-f]{8}(?: [0-9a-f]{8}){7}\}/);
    expect(parse(await printed('cff'))).toMatchObject({
      'cff-version': '1.2.0',
      type: 'dataset',
      title: 'Evalpress demo',
      'date-released': '2026-11-01',
      license: 'CC0-1.0',
    });
    expect(await printed('apa')).toContain('(2026). Evalpress demo (Version 2026-11-01) [Data set].');
    expect(readFileSync(join(demo, 'dataset.json'), 'utf8')).toContain('2026-11-01');
  });
});
