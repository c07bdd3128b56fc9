import { readFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli, scratchFolder } from '../cli/run-cli.ts';
import { projectRoot } from '../support/project-files.ts';

/**
 * Reference values from the outside: their inputs are written as CSV files, the command line reads these, and the numbers
 * of its JSON must be those that other software made. Cases at another level than the product's 95 % cannot go this way.
 */
interface ReferenceCase {
  readonly id: string;
  readonly fn: string;
  readonly in: Readonly<Record<string, unknown>>;
  readonly out: Readonly<Record<string, unknown>>;
  readonly tol: { readonly abs: number; readonly rel: number };
}

const cases = ['statistics.json', 'intervals.json'].flatMap((name) => {
  const file = readFileSync(`${projectRoot}tests/reference/${name}`, 'utf8');
  return (JSON.parse(file) as { cases: ReferenceCase[] }).cases;
});

const folder = scratchFolder();
const write = (name: string, table: 'points' | 'samples', lines: readonly string[]): string => {
  const path = join(folder, name);
  mkdirSync(path);
  writeFileSync(join(path, `${table}.csv`), `${lines.join('\n')}\n`);
  writeFileSync(join(path, 'dataset.json'), JSON.stringify({ title: name, [table]: `${table}.csv` }));
  return path;
};

const run = async (...words: string[]): Promise<unknown> => {
  const { code, out, err } = await runCli(words);
  if (code !== 0) throw new Error(`evalpress ${words.join(' ')} ended with ${String(code)}: ${err}`);
  return JSON.parse(out);
};

/** Each number within the tolerance of its case. */
const fits = ({ tol }: ReferenceCase, got: unknown, want: unknown): void => {
  expect(typeof got).toBe('number');
  const slack = tol.abs + tol.rel * Math.abs(Number(want));
  expect(Math.abs(Number(got) - Number(want)), `got ${String(got)}, want ${String(want)}`).toBeLessThanOrEqual(
    slack,
  );
};

interface Counters {
  readonly k: number;
  readonly n: number;
  readonly truncated: number;
  readonly guessSum: number;
  readonly guessQ: number;
}

const HEAD = 'eval_id,task,correct,total,truncated,guess_sum,guess_square_sum,completion_tokens';
const POINT_TOKENS = 150;

/** One point per cell, as tasks c0, c1, …; every response takes 150 tokens. */
const pointLines = (evaluation: string, cells: readonly Counters[]): string[] =>
  cells.map(({ k, n, truncated, guessSum, guessQ }, task) =>
    [evaluation, `c${task}`, k, n, truncated, guessSum, guessQ, POINT_TOKENS * (n + truncated)].join(','),
  );

const plainCell = (k: unknown, n: unknown): Counters => ({
  k: Number(k),
  n: Number(n),
  truncated: 0,
  guessSum: 0,
  guessQ: Number(n),
});

/** The cells of a case that one evaluation of a board can have; null where the product asks another question. */
const cellsOf = ({ fn, in: given }: ReferenceCase): readonly Counters[] | null => {
  if (fn === 'wilson' && (given['conf'] === 0.95 || given['z'] === 1.96)) {
    return [plainCell(given['k'], given['n'])];
  }
  if (fn === 'guessAdjusted' && given['conf'] === 0.95) {
    const guesses = given['guess'] as { chance: number; trials: number }[];
    const guessSum = guesses.reduce((sum, { chance, trials }) => sum + chance * trials, 0);
    const guessQ = guesses.reduce((sum, { chance, trials }) => sum + (1 - chance) ** 2 * trials, 0);
    return [{ ...plainCell(given['k'], given['n']), guessSum, guessQ }];
  }
  if (fn === 'seedCell') {
    const [n, guessSum] = [Number(given['trials']), Number(given['guessSum'])];
    const guessQ = n === 0 ? 0 : (n - guessSum) ** 2 / n;
    return [{ k: Number(given['correct']), n, truncated: Number(given['truncated']), guessSum, guessQ }];
  }
  if (fn === 'plainInterval' || fn === 'reasonScoreRerun') return given['cells'] as Counters[];
  if (fn === 'reasonScoreInterval' && given['truncation'] === 'excluded') return given['cells'] as Counters[];
  return null;
};

type CellJson = Readonly<Record<string, unknown>>;

interface RowJson extends CellJson {
  readonly model: string;
  readonly tiers: Readonly<Record<string, { readonly tasks: Readonly<Record<string, CellJson>> }>>;
}

const scored = cases.flatMap((reference) => {
  const cells = cellsOf(reference);
  return cells ? [{ reference, cells }] : [];
});

describe('from points.csv to scores.json', () => {
  let rows: ReadonlyMap<unknown, RowJson>;

  beforeAll(async () => {
    const lines = scored.flatMap(({ reference, cells }) => pointLines(reference.id, cells));
    const json = (await run('scores', write('cells', 'points', [HEAD, ...lines]), '--json')) as RowJson[];
    rows = new Map(json.map((row) => [row['eval_id'], row]));
  });

  const rowOf = ({ id }: ReferenceCase): RowJson => {
    const row = rows.get(id);
    if (!row) throw new Error(`${id} is not in scores.json`);
    return row;
  };
  const cellOf = (reference: ReferenceCase, task = 0): CellJson =>
    Object.values(rowOf(reference).tiers)[0]?.tasks[`c${task}`] ?? {};
  const casesOf = (fn: string) =>
    scored.flatMap(({ reference }) => (reference.fn === fn ? [[reference.id, reference] as const] : []));

  it('goes every case that a cell or a row can hold', () => {
    expect(scored).toHaveLength(24 + 9 + 14 + 11 + 8 + 51);
  });

  it.each(casesOf('wilson'))('%s', (_, reference) => {
    const cell = cellOf(reference);
    const names =
      reference.in['z'] === 1.96
        ? { center: 'center', margin: 'margin' }
        : { lower: 'accuracy_lower', upper: 'accuracy_upper' };
    for (const [field, name] of Object.entries(names)) fits(reference, cell[name], reference.out[field]);
  });

  it.each(casesOf('guessAdjusted'))('%s', (_, reference) => {
    const cell = cellOf(reference);
    const { G, Q, unclampedAccuracy } = reference.out;
    const { lowerRaw, upperRaw } = reference.out['guessAware'] as CellJson;
    fits(reference, cell['guess_sum'], G);
    fits(reference, cell['guess_square_sum'], Q);
    fits(reference, cell['accuracy'], unclampedAccuracy);
    fits(reference, cell['accuracy_lower'], lowerRaw);
    fits(reference, cell['accuracy_upper'], upperRaw);
  });

  it.each(casesOf('seedCell'))('%s', (_, reference) => {
    const [cell, row, { out }] = [cellOf(reference), rowOf(reference), reference];
    for (const field of ['center', 'margin', 'truncated_ratio', 'adjusted_score']) {
      if (out[field] !== undefined) fits(reference, cell[field], out[field]);
    }
    if (out['geoInput'] === undefined) {
      expect([row['reasonscore'], row['plain'], cell['center'], cell['score']]).toEqual([null, null, null, null]);
    } else {
      fits(reference, Number(row['reasonscore']) / 1000, out['geoInput']);
      fits(reference, row['score_per_token'], (1000 * Number(out['geoInput'])) / POINT_TOKENS);
    }
  });

  it.each(casesOf('reasonScoreInterval'))('%s', (_, reference) => {
    const row = rowOf(reference);
    fits(reference, row['reasonscore'], reference.out['compatReasonScore']);
    fits(reference, row['plain'], reference.out['plainScore']);
    for (const [task, { score }] of (reference.out['cells'] as { score: number }[]).entries()) {
      fits(reference, cellOf(reference, task)['score'], score);
    }
  });
});

describe('from points.csv to the intervals of scores.json', () => {
  it.each([
    ['plainInterval', { score: 'plain', lower: 'lower', upper: 'upper' }],
    ['reasonScoreRerun', { score: 'reasonscore', lower: 'reasonscore_lower', upper: 'reasonscore_upper' }],
  ] as const)('go all of %s', async (fn, columns) => {
    const own = cases.filter((reference) => reference.fn === fn);
    expect(own.length).toBeGreaterThan(20);
    const lines = own.flatMap((reference) => pointLines(reference.id, cellsOf(reference) ?? []));
    const json = (await run('scores', write(fn, 'points', [HEAD, ...lines]), '--json')) as RowJson[];
    const rows = new Map(json.map((row) => [row['eval_id'], row]));
    for (const reference of own) {
      for (const [field, column] of Object.entries(columns))
        fits(reference, rows.get(reference.id)?.[column], reference.out[field]);
    }
  });
});

interface ValueJson {
  readonly value: number;
  readonly range: readonly [number, number] | null;
}

interface TaskJson {
  readonly task: string;
  readonly difference: ValueJson;
  readonly method: string;
  readonly items: { readonly wins: number; readonly losses: number; readonly p: ValueJson } | null;
}

interface ComparisonJson {
  readonly pairs: readonly {
    readonly ratio: ValueJson;
    readonly p: ValueJson;
    readonly tasks: readonly TaskJson[];
  }[];
}

const compared = async (path: string, a: string, b: string) => {
  const { pairs } = (await run('compare', path, a, b, '--json', '--sort', 'plain')) as ComparisonJson;
  if (!pairs[0]) throw new Error('nothing was compared');
  return pairs[0];
};

describe('from points.csv to a comparison', () => {
  const pairs = cases.filter(({ fn }) => fn === 'moverDiff');
  const differences = cases.filter(({ fn, in: given }) => fn === 'newcombeDiff' && given['conf'] === 0.95);
  let path: string;
  let shares: string;

  beforeAll(() => {
    const lines = pairs.flatMap(({ id, in: given }) =>
      ['a', 'b'].flatMap((side) => pointLines(`${id}/${side}`, given[side] as Counters[])),
    );
    path = write('pairs', 'points', [HEAD, ...lines]);
    const sides = [1, 2].flatMap((side) =>
      pointLines(
        `side ${side}`,
        differences.map(({ in: given }) => plainCell(given[`k${side}`], given[`n${side}`])),
      ),
    );
    shares = write('shares', 'points', [HEAD, ...sides]);
  });

  it('goes every pair', () => {
    expect([pairs.length, differences.length]).toEqual([9, 15]);
  });

  it.each(pairs.map((reference) => [reference.id, reference] as const))('%s', async (id, reference) => {
    const { ratio, p } = await compared(path, `${id}/a`, `${id}/b`);
    fits(reference, ratio.value, reference.out['ratio']);
    fits(reference, Math.log(ratio.range?.[0] ?? 0), reference.out['lower']);
    fits(reference, Math.log(ratio.range?.[1] ?? 0), reference.out['upper']);
    fits(reference, p.value, reference.out['p']);
  });

  it('every difference of two shares', async () => {
    const { tasks } = await compared(shares, 'side 1', 'side 2');
    expect(tasks).toHaveLength(differences.length);
    for (const [index, { difference, method }] of tasks.entries()) {
      const reference = differences[index];
      if (!reference) throw new Error('there are more tasks than cases');
      expect(method).toBe('unpaired (conservative)');
      const { diff = difference.value, lower, upper } = reference.out;
      fits(reference, difference.value, diff);
      fits(reference, difference.range?.[0], lower);
      fits(reference, difference.range?.[1], upper);
    }
  });
});

describe('from samples.csv to a comparison', () => {
  const paired = cases.filter(
    ({ fn, in: given }) => fn === 'mcnemarExact' || (fn === 'newcombePaired' && given['conf'] === 0.95),
  );
  let tasks: readonly TaskJson[];

  beforeAll(async () => {
    const lines = paired.flatMap(({ fn, in: given }, task) => {
      const count = (field: string): number => Number(given[field] ?? 0);
      // A test of wins and losses does not tell how many ties there were.
      const ties = fn === 'mcnemarExact' ? 3 : count('neither');
      const kinds = [
        [count('both'), 1, 1],
        [count('onlyA'), 1, 0],
        [count('onlyB'), 0, 1],
        [ties, 0, 0],
      ] as const;
      return kinds.flatMap(([items, a, b], kind) =>
        Array.from({ length: items }, (_, item) => [
          `A,c${task},${kind}-${item},${a}`,
          `B,c${task},${kind}-${item},${b}`,
        ]).flat(),
      );
    });
    const path = write('items', 'samples', ['eval_id,task,item,correct', ...lines]);
    ({ tasks } = await compared(path, 'A', 'B'));
  });

  it.each(paired.map((reference, index) => [reference.id, reference, index] as const))(
    '%s',
    (_, reference, index) => {
      const task = tasks.find((one) => one.task.toLowerCase() === `c${index}`);
      if (!task) throw new Error(`there is no task c${index}`);
      expect(task.method).toBe('paired');
      if (reference.fn === 'mcnemarExact') {
        expect(task.items).toMatchObject({ wins: reference.in['onlyA'], losses: reference.in['onlyB'] });
        fits(reference, task.items?.p.value, reference.out['pExact']);
      } else {
        const { diff = task.difference.value, lower, upper } = reference.out;
        fits(reference, task.difference.value, diff);
        fits(reference, task.difference.range?.[0], lower);
        fits(reference, task.difference.range?.[1], upper);
      }
    },
  );
});
