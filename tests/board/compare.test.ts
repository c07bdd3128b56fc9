import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComparedPair, compareEvaluations, type Comparison } from '../../src/board/compare.ts';
import { renderComparison } from '../../src/render/compare.ts';
import { CERTAIN } from '../../src/score/metrics.ts';
import { scoreDataset } from '../../src/score/score.ts';
import type { Scores } from '../../src/score/scores.ts';
import { loadText } from '../read/dataset/load-text.ts';
import { completeEvaluations } from './arbitrary-dataset.ts';
import { type CellInput, makeDataset } from './make-dataset.ts';

const board = (...rows: readonly (readonly CellInput[])[]): Scores =>
  scoreDataset(makeDataset(rows.map((cells, index) => ({ label: `m${index}`, cells: [cells] }))));

const pairOf = ({ pairs }: Comparison, index = 0): ComparedPair => {
  const pair = pairs[index];
  if (!pair) throw new Error('there is no such pair');
  return pair;
};

/** Two evaluations on these items of one cell: how often both, only the first, only the second and none solved one. */
const onItems = async (both: number, onlyA: number, onlyB: number, neither: number): Promise<Scores> => {
  const items: [number, number][] = [];
  for (const [count, a, b] of [
    [both, 1, 1],
    [onlyA, 1, 0],
    [onlyB, 0, 1],
    [neither, 0, 0],
  ] as const) {
    for (let one = 0; one < count; one += 1) items.push([a, b]);
  }
  const rows = items.flatMap(([a, b], item) => [`A,t,${item},${a}`, `B,t,${item},${b}`]);
  return scoreDataset(await loadText(`eval_id,task,item,correct\n${rows.join('\n')}\n`, { title: 'items' }));
};

describe('the difference of a cell', () => {
  it("is Newcombe's published one without items: 56 of 70 against 48 of 80", () => {
    // Newcombe 1998, Stat. Med. 17:873, table II, method 10: .2000, .0524 to .3339.
    const scores = board([{ correct: 56, total: 70 }], [{ correct: 48, total: 80 }]);
    const [task] = pairOf(compareEvaluations(scores, [0, 1])).tasks;
    expect(task?.method).toBe('unpaired (conservative)');
    expect(task?.difference.value).toBeCloseTo(0.2, 12);
    expect(task?.difference.range?.[0]).toBeCloseTo(0.0524, 4);
    expect(task?.difference.range?.[1]).toBeCloseTo(0.3339, 4);
  });

  it("is Newcombe's paired one where both answered the same items", async () => {
    // By the formulas of Newcombe 1998, Stat. Med. 17:2635, method 10, in Python: both 30, only A 8, only B 2, none 10.
    const [task] = pairOf(compareEvaluations(await onItems(30, 8, 2, 10), [0, 1])).tasks;
    expect(task?.method).toBe('paired');
    expect(task?.difference.value).toBeCloseTo(0.12, 12);
    expect(task?.difference.range?.[0]).toBeCloseTo(-0.006408365545708, 12);
    expect(task?.difference.range?.[1]).toBeCloseTo(0.242597144764299, 12);
  });

  it('stays unpaired where the items are shared in part only, and still counts them', async () => {
    const shared = ['A,t,1,1', 'B,t,1,0', 'A,t,2,1', 'B,t,2,1'];
    const own = ['A,t,3,1', 'A,t,4,0', 'B,t,5,1'];
    const table = `eval_id,task,item,correct\n${[...shared, ...own].join('\n')}\n`;
    const scores = scoreDataset(await loadText(table, { title: 'items' }));
    const [task] = pairOf(compareEvaluations(scores, [0, 1])).tasks;
    expect(task?.method).toBe('unpaired (conservative)');
    expect(task?.difference.value).toBeCloseTo(3 / 4 - 2 / 3, 12);
    expect([task?.items?.wins, task?.items?.losses, task?.items?.ties]).toEqual([1, 0, 1]);
  });

  it('is that of the shares that are printed, also with guessing, truncation and less than chance', async () => {
    // Chance ¼. In u nothing was truncated, in t one response of B, in v A solves less than chance.
    const answers: readonly (readonly [task: string, a: string, b: string])[] = [
      ['t', 'correct correct wrong correct', 'correct truncated wrong correct'],
      ['u', 'correct correct correct correct', 'correct wrong wrong correct'],
      ['v', 'wrong wrong wrong wrong', 'correct wrong correct correct'],
    ];
    const rows = answers.flatMap(([task, ...both]) =>
      both.flatMap((outcomes, index) =>
        outcomes.split(' ').map((outcome, item) => `${index === 0 ? 'A' : 'B'},${task},${item},${outcome}`),
      ),
    );
    const tasks = answers.map(([id]) => ({ id, guess: 0.25 }));
    const table = `eval_id,task,item,outcome\n${rows.join('\n')}\n`;
    const scores = scoreDataset(await loadText(table, { title: 'items', tasks }));
    const pair = pairOf(compareEvaluations(scores, [0, 1]));
    expect(pair.tasks.map(({ a, b, difference }) => [a.text, b.text, difference.text])).toEqual([
      ['.67', '.56', '+.11'],
      ['1.0', '.33', '+.67'],
      ['.00', '.67', '−.67'],
    ]);
    for (const { difference } of pair.tasks)
      expect(difference.range?.every((limit) => Math.abs(limit) <= 1)).toBe(true);
    // All cells hold the same items. With truncated responses, the shares of completed ones rest on other items.
    expect([pair.paired, pair.pairing]).toEqual([
      3,
      expect.stringMatching(/^paired in 3 of 3 cells; interval /),
    ]);
    expect(pair.tasks.map(({ difference }) => /unpaired|paired/.exec(difference.title)?.[0])).toEqual([
      'unpaired',
      'paired',
      'paired',
    ]);
  });

  it.each(['A', 'B'])('stays unpaired where only %s answered more than what they share', async (more) => {
    const table = `eval_id,task,item,correct\nA,t,1,1\nB,t,1,0\n${more},t,2,1\n`;
    const scores = scoreDataset(await loadText(table, { title: 'items' }));
    expect(pairOf(compareEvaluations(scores, [0, 1])).tasks[0]?.method).toBe('unpaired (conservative)');
  });

  it('is significant with all cells of the pair accounted for, and every output says so', () => {
    // 56 of 70 against 48 of 80: z = 1.96 · .2 / (.2 − .0524) = 2.66, so p = .0079; .05/8 is less.
    const [one, other] = [
      { correct: 56, total: 70 },
      { correct: 48, total: 80 },
    ];
    const on = (cells: number): ComparedPair => {
      const same = Array.from({ length: cells - 1 }, () => one);
      return pairOf(compareEvaluations(board([one, ...same], [other, ...same]), [0, 1]));
    };
    const saidOf = (pair: ComparedPair) => [
      pair.tasks[0]?.difference.tone,
      pair.cellLevel.differing,
      new Map(pair.facts).get('cells that differ significantly'),
    ];
    expect(saidOf(on(1))).toEqual([
      'best',
      1,
      '1 of 1 (p-value below .050: the threshold of the pair, over 1 cell)',
    ]);
    expect(saidOf(on(6))).toEqual([
      'best',
      1,
      '1 of 6 (p-value below .0083: the threshold of the pair, over 6 cells)',
    ]);
    expect(saidOf(on(8))).toEqual([
      'plain',
      0,
      '0 of 8 (p-value below .0063: the threshold of the pair, over 8 cells)',
    ]);
    // .05/10 with eleven models: a cell claims no more than the pair could.
    const many = board(...Array.from({ length: 10 }, () => [one]), [other]);
    expect(saidOf(pairOf(compareEvaluations(many, [0, 10]))).slice(0, 2)).toEqual(['plain', 0]);
  });

  it('is missing where one of them lacks the cell', () => {
    const scores = board(
      [{ correct: 5, total: 10 }, null],
      [
        { correct: 5, total: 10 },
        { correct: 1, total: 9 },
      ],
    );
    const { tasks, cells, leftOut } = pairOf(compareEvaluations(scores, [0, 1]));
    expect(tasks.map(({ difference }) => difference.missing)).toEqual([null, 'no-points']);
    expect([cells, leftOut]).toEqual([1, 1]);
  });
});

describe('item by item', () => {
  // 2 · Σ binom(n, i) / 2ⁿ in exact integers.
  it.each([
    [8, 2, 0.109375],
    [3, 12, 0.03515625],
    [0, 3, 0.25],
  ])('%i wins and %i losses have the exact McNemar p %d', async (wins, losses, p) => {
    const { items, verdict } = pairOf(compareEvaluations(await onItems(10, wins, losses, 5), [0, 1]));
    expect(items).toMatchObject({ wins, losses, ties: 15 });
    expect(items?.p.value).toBeCloseTo(p, 14);
    expect(verdict).toContain(`both answered, A wins ${wins} and loses ${losses}`);
  });

  it('says so when nothing is shared', () => {
    const { notes, pairs } = compareEvaluations(
      board([{ correct: 5, total: 10 }], [{ correct: 6, total: 10 }]),
      [0, 1],
    );
    expect(notes).toContain('No item-level outcomes: comparisons are unpaired (conservative).');
    expect(pairs[0]?.items).toBeNull();
  });
});

describe('pairing', () => {
  const rowsOf = (task: string, counts: readonly [number, number, number, number]): string[] =>
    counts
      .flatMap((count, kind) => Array.from({ length: count }, () => kind))
      .flatMap((kind, item) => [
        `A,${task},${item},${Number(kind < 2)}`,
        `B,${task},${item},${Number(kind % 2 === 0)}`,
      ]);
  const compared = async (...rows: readonly string[]): Promise<Comparison> => {
    const table = `eval_id,task,item,correct\n${rows.join('\n')}\n`;
    return compareEvaluations(scoreDataset(await loadText(table, { title: 'items' })), [0, 1]);
  };

  it('means the same items, once each, whether or not that narrows anything', async () => {
    // Both solve all of t: nothing correlates there. In u φ = (30 · 10 − 8 · 2)/√(38 · 12 · 32 · 18) = .554.
    const comparison = await compared(...rowsOf('t', [20, 0, 0, 0]), ...rowsOf('u', [30, 8, 2, 10]));
    const pair = pairOf(comparison);
    expect(pair.tasks.map(({ method }) => method)).toEqual(['paired', 'paired']);
    expect(pair).toMatchObject({ paired: 2, cells: 2, isMixed: false });
    expect(pair.pairing).toMatch(/^paired in 2 of 2 cells; interval \d\d\.\d % narrower than unpaired$/);
    expect(pair.narrowing.value).toBeGreaterThan(0.1);
    const alone = pairOf(await compared(...rowsOf('t', [20, 0, 0, 0])));
    expect(alone.pairing).toBe('paired in 1 of 1 cell; interval as wide as unpaired');
    expect(alone.narrowing.value).toBe(0);
    const opposed = pairOf(await compared(...rowsOf('t', [5, 20, 15, 10])));
    expect(opposed.pairing).toMatch(/^paired in 1 of 1 cell; interval \d+\.\d % wider than unpaired$/);
  });

  it('tells paired cells from others where there are both', async () => {
    const other = rowsOf('u', [30, 8, 2, 10]).map((row) => row.replace(/^B,u,0,/, 'B,u,x,'));
    const pair = pairOf(await compared(...rowsOf('t', [20, 0, 0, 0]), ...other));
    expect(pair).toMatchObject({ paired: 1, isMixed: true });
    expect(pair.pairing).toBe(
      'paired in 1 of 2 cells, elsewhere unpaired (conservative); interval as wide as unpaired',
    );
    expect(pair.tasks.map(({ pairing }) => pairing)).toEqual(['paired', '—']);
  });

  it('is said once to be nowhere', async () => {
    const none = await compared('A,t,1,1', 'B,t,2,1');
    expect(none.notes.join(' ')).toMatch(/In no cell did two of them answer the same items, once each: /);
    const counted = board([{ correct: 5, total: 9 }], [{ correct: 6, total: 9 }]);
    expect(renderComparison(compareEvaluations(counted, [0, 1])).match(/unpaired/g)).toHaveLength(1);
    expect(renderComparison(none).match(/unpaired/g)).toHaveLength(1);
  });
});

describe('a confidence', () => {
  it('is never all or nothing', () => {
    const ahead = (...correct: number[]): string =>
      pairOf(compareEvaluations(board(...correct.map((one) => [{ correct: one, total: 1000 }])), [0, 1]))
        .ahead.text;
    expect([ahead(900, 100), ahead(100, 900)]).toEqual(['more than .999', 'less than .001']);
    // .997 was printed as 1.0.
    expect(ahead(560, 500)).toMatch(/^\.99\d$/);
    expect(ahead(500, 560)).toMatch(/^\.00\d\d$/);
  });
});

describe('the comparison of scores', () => {
  it('has a p that inverts its interval: below .05 exactly where 1 is outside of it', () => {
    fc.assert(
      fc.property(completeEvaluations, (list) => {
        const { ratio, p } = pairOf(compareEvaluations(scoreDataset(makeDataset(list)), [0, 1]));
        const [lower = 0, upper = 0] = ratio.range ?? [];
        if (Math.abs((p.value ?? 1) - 0.05) < 1e-9) return;
        expect((p.value ?? 1) < 0.05).toBe(lower > 1 || upper < 1);
      }),
      { numRuns: 60 },
    );
  });

  it('has a p that inverts its interval where points are clusters, too', () => {
    const points = (...correct: number[]): CellInput => correct.map((one) => ({ correct: one, total: 100 }));
    const rows = [points(95, 80, 90, 85), points(70, 40, 60, 50)];
    const data = makeDataset(rows.map((cell) => ({ cells: [[cell]] })));
    const wide = pairOf(compareEvaluations(scoreDataset({ ...data, cluster: 'points' }), [0, 1]));
    const narrow = pairOf(compareEvaluations(scoreDataset(data), [0, 1]));
    expect(wide.ratio.value).toBe(narrow.ratio.value);
    expect(wide.p.value).toBeGreaterThan(narrow.p.value ?? 1);
    expect((wide.p.value ?? 1) < 0.05).toBe((wide.ratio.range?.[0] ?? 0) > 1);
  });

  it('mirrors when the two change places', () => {
    fc.assert(
      fc.property(completeEvaluations, (list) => {
        const scores = scoreDataset(makeDataset(list));
        const one = pairOf(compareEvaluations(scores, [0, 1]));
        const other = pairOf(compareEvaluations(scores, [1, 0]));
        expect((one.ratio.value ?? 0) * (other.ratio.value ?? 0)).toBeCloseTo(1, 9);
        expect((one.ratio.range?.[0] ?? 0) * (other.ratio.range?.[1] ?? 0)).toBeCloseTo(1, 9);
        expect(one.p.value).toBeCloseTo(other.p.value ?? 2, 9);
        if (Math.abs((one.ratio.value ?? 0) - 1) > 1e-9)
          expect((one.ahead.value ?? 0) + (other.ahead.value ?? 0)).toBeCloseTo(1, 9);
      }),
      { numRuns: 40 },
    );
  });

  it('holds every pair to the level of the board, whoever else is shown', () => {
    const scores = board(...[700, 640, 610].map((correct) => [{ correct, total: 1000 }]));
    const together = compareEvaluations(scores, [0, 1, 2]).pairs;
    for (const pair of together)
      expect(pairOf(compareEvaluations(scores, [pair.a, pair.b]))).toMatchObject({
        p: pair.p,
        differs: pair.differs,
        level: 'two of 3 evaluations differ when p is below .025',
      });
    expect(together.map(({ differs }) => differs)).toEqual([true, true, false]);
  });

  it('compares by the metric that is asked for, which has the verdict of the board ranked by it', () => {
    const scores = board([{ correct: 31, total: 32 }], [{ correct: 85_000, total: 100_000 }]);
    for (const metric of CERTAIN) {
      const { metrics, pairs, evaluations } = compareEvaluations(scores, [0, 1], metric);
      expect([metrics.sorted.id, evaluations[0]?.rank.title]).toEqual([
        metric.id,
        `Rank 1 of 2 by ${metric.label}`,
      ]);
      expect(pairs[0]?.differs).toBe(scores.separation(metric.id, 0, 1) !== 0);
      expect(pairs[0]?.scoreA.value).toBeCloseTo(evaluations[0]?.metrics.headline.value ?? 0, 9);
      expect(pairs[0]?.scoreA.range?.map(Math.round)).toEqual(
        evaluations[0]?.metrics.headline.range?.map(Math.round),
      );
    }
  });

  it('weighs only cells that both have', () => {
    const same = { correct: 50, total: 100 };
    const scores = board([same, { correct: 99, total: 100 }], [same, null]);
    expect(pairOf(compareEvaluations(scores, [0, 1])).ratio.value).toBe(1);
  });

  it('cannot be made where no cell is shared, and says so', () => {
    const scores = board([{ correct: 5, total: 9 }, null], [null, { correct: 5, total: 9 }]);
    const { verdict, ratio, leftOut } = pairOf(compareEvaluations(scores, [0, 1]));
    expect(verdict).toBe('m0 and m1 share no cell and cannot be compared.');
    expect(ratio.value).toBeNull();
    expect(leftOut).toBe(2);
  });

  it('is told from the side of the one that is ahead, with the smaller limit first', () => {
    // 800 against 400 of 1,000, ReasonScores of 823.6 and 430.7; the limits of the ratio in Python by square-and-add of
    // those of a re-run on the log scale.
    const told = (...correct: number[]): string =>
      pairOf(compareEvaluations(board(...correct.map((one) => [{ correct: one, total: 1000 }])), [0, 1]))
        .verdict;
    const [ahead, behind] = [told(800, 400), told(400, 800)];
    expect(ahead).toBe(
      'm0 scores 1.91× as much as m1 (95 % interval 1.77× to 2.07×; p-value < .0001, threshold .050).',
    );
    expect(behind).toBe(ahead.replace('m0 scores', 'm1 scores').replace('as m1', 'as m0'));
    expect(told(400, 401)).toMatch(/^m0 and m1 do not differ significantly \(p-value /);
  });

  it('tells apart two of the same name', () => {
    const cells = [[{ correct: 5, total: 9 }]];
    const data = makeDataset([
      { label: 'twin', cells, identity: { sampler: 'greedy' } },
      { label: 'twin', cells, identity: { sampler: 'nucleus' } },
    ]);
    const { evaluations } = compareEvaluations(scoreDataset(data), [0, 1]);
    expect(evaluations.map(({ label }) => label)).toEqual(['twin (greedy)', 'twin (nucleus)']);
  });

  it('says when the rulers differ, and whether the dataset trusts them', () => {
    const data = makeDataset([
      { cells: [[{ correct: 5, total: 9 }]] },
      { cells: [[{ correct: 6, total: 9 }]] },
    ]);
    const evaluations = data.evaluations.map((one, index) => ({ ...one, ruler: { scorer: `1.${index}` } }));
    const noteOf = (comparable: boolean) =>
      compareEvaluations(scoreDataset({ ...data, evaluations, comparable }), [0, 1]).notes.at(-1);
    expect(noteOf(false)).toBe(
      'Measured with different setups (scorer 1.0; scorer 1.1). They share no ranking; a difference may come from the setup.',
    );
    expect(noteOf(true)).toBe(
      'Measured with different setups (scorer 1.0; scorer 1.1). The dataset declares them comparable.',
    );
  });
});
