/**
 * How often the intervals hold the truth, beside what is promised. Single cells are counted out exactly, over all
 * outcomes; tiers and ranks are simulated with fixed seeds. `node bench/coverage.ts [repetitions]`
 *
 * Tiers miss on one side, with the truth above the upper limit. The logarithm is concave and the floor cuts, so every
 * cell's log score is too low on average; these errors add up over tasks, while square-and-add lets them cancel. It
 * matters when cells are noisy (small n, booleans) and fails for booleans near chance, where many estimates fall below
 * the floor at once. Near 1, where 1 cuts every upper arm short, coverage is just what is promised at n = 128 and less
 * below: hence the label "approximate".
 */
import { bonferroniZ } from '../scoring/bonferroni-z.ts';
import type { CellCounters } from '../scoring/cell-counters.ts';
import { cellInterval } from '../scoring/cell-interval.ts';
import { makeCellMatrix } from '../scoring/cell-matrix.ts';
import { Z_95 } from '../scoring/constants.ts';
import { guessAware } from '../scoring/guess-aware.ts';
import type { ScoreLimits } from '../scoring/log-cell.ts';
import { logShare } from '../scoring/log-share.ts';
import { pairComparer } from '../scoring/pair-comparer.ts';
import { rankIntervals } from '../scoring/rank-intervals.ts';
import { scoreInterval } from '../scoring/score-interval.ts';
import { wilson } from '../scoring/wilson.ts';
import { binomialSampler, binomialWeights, convolve } from './binomial.ts';
import { markdownTable } from './markdown-table.ts';
import { seededRandom } from './seeded-random.ts';

/** Shares of a cell's responses with their guess chances. */
type Chances = readonly (readonly [share: number, chance: number])[];

const REPETITIONS = Number(process.argv[2] ?? 20_000);
const CELL_PROMISE = 0.93;
const TIER_PROMISE = 0.9;
const RANK_PROMISE = 0.95;

const percent = (share: number): string => (100 * share).toFixed(1);
const verdict = (share: number, promise: number): string => (share >= promise ? 'yes' : '**no**');

const counters = (correct: number, total: number, truncated: number, chances: Chances): CellCounters => {
  const sum = (term: (chance: number) => number): number =>
    total * chances.reduce((all, [share, chance]) => all + share * term(chance), 0);
  return { correct, total, truncated, guessSum: sum((c) => c), guessSquareSum: sum((c) => (1 - c) ** 2) };
};

/** Chance that an interval holds the accuracy, summed over all numbers of correct answers. */
const exactCoverage = (
  accuracy: number,
  trials: number,
  chances: Chances,
  limits: (cell: CellCounters) => { lower: number; upper: number },
): number =>
  chances
    .map(([share, chance]) => binomialWeights(share * trials, chance + (1 - chance) * accuracy))
    .reduce(convolve)
    .reduce((covered, weight, correct) => {
      const { lower, upper } = limits(counters(correct, trials, 0, chances));
      return lower <= accuracy && accuracy <= upper ? covered + weight : covered;
    }, 0);

const guessAwareLimits = (cell: CellCounters): { lower: number; upper: number } => guessAware(cell, Z_95);
const correctedWilson = ({ correct, total, guessSum }: CellCounters): { lower: number; upper: number } =>
  wilson(Math.max(0, correct - guessSum), total - guessSum, Z_95);

const cellKinds: [string, Chances][] = [
  ['0', [[1, 0]]],
  ['¼', [[1, 0.25]]],
  ['½', [[1, 0.5]]],
  [
    '0, ¼, ½ mixed',
    [
      [0.5, 0],
      [0.25, 0.25],
      [0.25, 0.5],
    ],
  ],
];
const cellRows = cellKinds.flatMap(([name, chances]) =>
  [0.02, 0.5, 0.9].map((accuracy) => {
    const sizes = [32, 128, 512, 2048];
    const shares = sizes.map((trials) => exactCoverage(accuracy, trials, chances, guessAwareLimits));
    const old = Math.min(...sizes.map((trials) => exactCoverage(accuracy, trials, chances, correctedWilson)));
    return [
      name,
      String(accuracy),
      ...shares.map(percent),
      verdict(Math.min(...shares), CELL_PROMISE),
      percent(old),
    ];
  }),
);

/** One task as it really is: accuracy beyond guessing, share of truncated responses, guess chances. */
interface Task {
  accuracy: number;
  truncated: number;
  chance: number;
}

/** Draws the interval of a task from `prompts` fresh responses. */
const taskSampler = (
  { accuracy, truncated, chance }: Task,
  prompts: number,
  z: number,
  random: () => number,
): (() => ScoreLimits) => {
  const drawTruncated = binomialSampler(prompts, truncated, random);
  const drawCorrect = new Map<number, () => number>();
  return () => {
    const cut = drawTruncated();
    const finished = prompts - cut;
    const draw = drawCorrect.get(cut) ?? binomialSampler(finished, chance + (1 - chance) * accuracy, random);
    drawCorrect.set(cut, draw);
    return cellInterval(counters(draw(), finished, cut, [[1, chance]]), z);
  };
};

const spread = (
  from: number,
  to: number,
  rest: Omit<Task, 'accuracy'> = { truncated: 0, chance: 0 },
): Task[] =>
  Array.from({ length: 12 }, (_, index) => ({ ...rest, accuracy: from + ((to - from) * index) / 11 }));

const tierCoverage = (tasks: Task[], prompts: number): { both: number; below: number; above: number } => {
  const random = seededRandom(prompts);
  const samplers = tasks.map((task) => taskSampler(task, prompts, Z_95, random));
  const truth = tasks.reduce(
    (sum, { accuracy, truncated }) => sum + logShare(accuracy - truncated) / tasks.length,
    0,
  );
  let [below, above] = [0, 0];
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    const { logLower, logUpper } = scoreInterval(samplers.map((draw) => draw()));
    if (truth > logUpper + 1e-12) below += 1;
    if (truth < logLower - 1e-12) above += 1;
  }
  return { both: 1 - (below + above) / REPETITIONS, below: below / REPETITIONS, above: above / REPETITIONS };
};

const tierKinds: [string, Task[]][] = [
  ['.30 to .95', spread(0.3, 0.95)],
  ['.30 to .95, 10 % truncated', spread(0.3, 0.95, { truncated: 0.1, chance: 0 })],
  ['.30 to .95, choice of 4', spread(0.3, 0.95, { truncated: 0, chance: 0.25 })],
  ['.30 to .95, booleans, 5 % truncated', spread(0.3, 0.95, { truncated: 0.05, chance: 0.5 })],
  ['all .5', spread(0.5, 0.5)],
  ['all .9', spread(0.9, 0.9)],
  ['all .98', spread(0.98, 0.98)],
  ['.05 to .60', spread(0.05, 0.6)],
  ['.02 to .30', spread(0.02, 0.3)],
  ['.02 to .30, booleans', spread(0.02, 0.3, { truncated: 0, chance: 0.5 })],
  ['all 0, at the floor', spread(0, 0)],
];
const tierRows = tierKinds.map(([name, tasks]) => {
  const [small, usual, large] = [32, 128, 1024].map((prompts) => tierCoverage(tasks, prompts));
  if (!small || !usual || !large) throw new Error('three sizes give three results');
  return [
    name,
    percent(small.both),
    percent(usual.both),
    percent(usual.below),
    percent(usual.above),
    percent(large.both),
    verdict(usual.both, TIER_PROMISE),
  ];
});

/** Shares of boards on which one tied model, and all of them, keep every rank they may hold. */
const rankCoverage = (models: number, z: number): { each: number; all: number } => {
  const random = seededRandom(models);
  const samplers = spread(0.3, 0.95).map((task) => taskSampler(task, 128, z, random));
  const boards = Math.ceil(REPETITIONS / 10);
  let [each, all] = [0, 0];
  for (let board = 0; board < boards; board += 1) {
    const rows = Array.from({ length: models }, () => samplers.map((draw) => draw()));
    const matrix = makeCellMatrix(new Array<number>(12).fill(0), rows);
    const { best, worst } = rankIntervals(models, pairComparer(matrix));
    const kept = best.filter((first, model) => first === 1 && worst[model] === models).length;
    each += kept / models;
    if (kept === models) all += 1;
  }
  return { each: each / boards, all: all / boards };
};

const rankRows = [2, 10, 30].flatMap((models) =>
  (['each', 'all'] as const).map((family) => {
    const z = bonferroniZ((models - 1) * (family === 'all' ? models / 2 : 1));
    const { each, all } = rankCoverage(models, z);
    const promised = family === 'each' ? each : all;
    return [
      String(models),
      family,
      z.toFixed(3),
      percent(each),
      percent(all),
      verdict(promised, RANK_PROMISE),
    ];
  }),
);

console.log(`One cell, exact, nominal 95 %, promised ${percent(CELL_PROMISE)} %\n`);
console.log(
  markdownTable(
    [
      'guess chance',
      'accuracy',
      'n = 32',
      '128',
      '512',
      '2048',
      'kept',
      'worst of Wilson on corrected counts',
    ],
    cellRows,
  ),
);
console.log(
  `\nTier of 12 tasks, ${REPETITIONS} draws, nominal 95 %, promised ${percent(TIER_PROMISE)} % at n = 128\n`,
);
console.log(
  markdownTable(['accuracies', 'n = 32', '128', 'truth above', 'truth below', '1024', 'kept'], tierRows),
);
console.log(
  `\nRanks of tied models, 12 tasks of n = 128, ${Math.ceil(REPETITIONS / 10)} boards, promised ${percent(RANK_PROMISE)} %\n`,
);
console.log(
  markdownTable(
    ['models', 'promised for', 'z', 'one keeps every tied rank', 'all at once', 'kept'],
    rankRows,
  ),
);
