/**
 * How often intervals, pairs and ranges hold the truth, beside what is promised. Single cells are counted out exactly, over
 * all outcomes; scores, pairs and ranks are simulated with fixed seeds. `node bench/coverage.ts [repetitions]`
 *
 * The truth of a plain score is the score of the true accuracies; that of a ReasonScore is what the same suite gives on
 * average. Where plain scores miss, the truth lies above: the logarithm is concave and the floor cuts, so every cell's log
 * is too low on average. The shift of the limits mends most of it; what stays is a model at chance, which the product calls
 * that instead of printing an interval.
 */
import { bonferroniZ } from '../scoring/bonferroni-z.ts';
import { binomialSampler } from '../scoring/binomial-sampler.ts';
import { binomialWeights } from '../scoring/binomial-weights.ts';
import type { CellCounters } from '../scoring/cell-counters.ts';
import { cellInterval, type CellInterval } from '../scoring/cell-interval.ts';
import { type CellMatrix, makeCellMatrix } from '../scoring/cell-matrix.ts';
import { Z_95 } from '../scoring/constants.ts';
import { guessAware } from '../scoring/guess-aware.ts';
import type { ScoreLimits } from '../scoring/log-cell.ts';
import { logShare } from '../scoring/log-share.ts';
import { outcomeCorrelation, type PairedCounts } from '../scoring/outcome-correlation.ts';
import { pairComparer } from '../scoring/pair-comparer.ts';
import { rankIntervals } from '../scoring/rank-intervals.ts';
import { limitShift } from '../scoring/limit-shift.ts';
import { logMeanOf } from '../scoring/log-mean.ts';
import { rerunLimits } from '../scoring/rerun-limits.ts';
import { scoreInterval } from '../scoring/score-interval.ts';
import { seededRandom } from '../scoring/seeded-random.ts';
import { wilson } from '../scoring/wilson.ts';
import { markdownTable } from './markdown-table.ts';

/** Shares of a cell's responses with their guess chances. */
type Chances = readonly (readonly [share: number, chance: number])[];

const REPETITIONS = Number(process.argv[2] ?? 20_000);
const CELL_PROMISE = 0.93;
const SCORE_PROMISE = 0.92;
const RANK_PROMISE = 0.95;

const percent = (share: number): string => (100 * share).toFixed(1);
const verdict = (share: number, promise: number): string => (share >= promise ? 'yes' : '**no**');

const counters = (correct: number, total: number, truncated: number, chances: Chances): CellCounters => {
  const sum = (term: (chance: number) => number): number =>
    total * chances.reduce((all, [share, chance]) => all + share * term(chance), 0);
  return { correct, total, truncated, guessSum: sum((c) => c), guessSquareSum: sum((c) => (1 - c) ** 2) };
};

/** Distribution of the sum of two independent counts. */
const convolve = (a: Float64Array, b: Float64Array): Float64Array => {
  const sum = new Float64Array(a.length + b.length - 1);
  for (const [i, x] of a.entries()) for (const [j, y] of b.entries()) sum[i + j] = (sum[i + j] ?? 0) + x * y;
  return sum;
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

/** A cell with its limits, in both ways of scoring. */
interface Drawn {
  interval: CellInterval;
  rerun: ScoreLimits;
}

/** Draws a cell of a task from `prompts` fresh responses. */
const taskSampler = (
  { accuracy, truncated, chance }: Task,
  prompts: number,
  random: () => number,
): (() => Drawn) => {
  const drawTruncated = binomialSampler(prompts, truncated, random);
  const drawCorrect = new Map<number, () => number>();
  return () => {
    const cut = drawTruncated();
    const finished = prompts - cut;
    const draw = drawCorrect.get(cut) ?? binomialSampler(finished, chance + (1 - chance) * accuracy, random);
    drawCorrect.set(cut, draw);
    const cell = counters(draw(), finished, cut, [[1, chance]]);
    const interval = cellInterval(cell, Z_95);
    return { interval, rerun: rerunLimits(cell, interval) };
  };
};

const spread = (
  from: number,
  to: number,
  rest: Omit<Task, 'accuracy'> = { truncated: 0, chance: 0 },
): Task[] =>
  Array.from({ length: 12 }, (_, index) => ({ ...rest, accuracy: from + ((to - from) * index) / 11 }));

/** Shares of draws whose plain interval holds the true score, and whose ReasonScore interval holds the average of re-runs. */
const scoreCoverage = (tasks: Task[], prompts: number): { plain: number; rerun: number } => {
  const random = seededRandom(prompts);
  const samplers = tasks.map((task) => taskSampler(task, prompts, random));
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, one) => sum + one, 0) / values.length;
  const truth = mean(tasks.map(({ accuracy, truncated }) => logShare(accuracy - truncated)));
  const draws = Array.from({ length: REPETITIONS }, () => {
    const cells = samplers.map((draw) => draw());
    const shift = mean(cells.map(({ interval }) => limitShift(interval)));
    return {
      plain: scoreInterval(logMeanOf(cells.map(({ interval }) => interval)), shift),
      rerun: scoreInterval(logMeanOf(cells.map(({ rerun }) => rerun))),
    };
  });
  const onAverage = mean(draws.map(({ rerun }) => rerun.logMean));
  const holds = (value: number, { logLower, logUpper }: { logLower: number; logUpper: number }): number =>
    Number(value >= logLower - 1e-12 && value <= logUpper + 1e-12);
  return {
    plain: mean(draws.map(({ plain }) => holds(truth, plain))),
    rerun: mean(draws.map(({ rerun }) => holds(onAverage, rerun))),
  };
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
const scoreRows = tierKinds.map(([name, tasks]) => {
  const sizes = [32, 128, 512].map((prompts) => scoreCoverage(tasks, prompts));
  const large = sizes.slice(1);
  const least = Math.min(...large.flatMap(({ plain, rerun }) => [plain, rerun]));
  return [
    name,
    ...sizes.map(({ plain }) => percent(plain)),
    ...sizes.map(({ rerun }) => percent(rerun)),
    verdict(least, SCORE_PROMISE),
  ];
});

type Rows = readonly (readonly ScoreLimits[])[];

const matrixOf = (rows: Rows): CellMatrix =>
  makeCellMatrix(new Array<number>(rows[0]?.length ?? 0).fill(0), rows);

/** How often two models are told apart, per level. */
const pairLevels = [0.05, 0.002, 0.0001];
const PAIRS = REPETITIONS * 10;
const claims = (
  models: readonly [Task[], Task[]],
  prompts: number,
  pairs: number,
  of: (drawn: Drawn) => ScoreLimits,
): number[] => {
  const random = seededRandom(prompts);
  const samplers = models.map((tasks) => tasks.map((task) => taskSampler(task, prompts, random)));
  const draw = (): ScoreLimits[][] => samplers.map((row) => row.map((sampler) => of(sampler())));
  const told = pairLevels.map(() => 0);
  for (let pair = 0; pair < pairs; pair += 1) {
    const pValue = pairComparer(matrixOf(draw()), Z_95).difference(0, 1)?.pValue ?? 1;
    pairLevels.forEach((level, index) => (told[index] = (told[index] ?? 0) + Number(pValue < level)));
  }
  return told.map((count) => count / pairs);
};
const KINDS = [
  ['plain', ({ interval }: Drawn): ScoreLimits => interval],
  ['ReasonScore', ({ rerun }: Drawn): ScoreLimits => rerun],
] as const;

const pairRows = (
  [
    ['.30 to .95', spread(0.3, 0.95)],
    ['.02 to .30', spread(0.02, 0.3)],
    ['all .9', spread(0.9, 0.9)],
    ['.30 to .95, booleans, 5 % truncated', spread(0.3, 0.95, { truncated: 0.05, chance: 0.5 })],
  ] as const
).flatMap(([name, tasks]) =>
  [32, 128].flatMap((prompts) =>
    KINDS.map(([score, of]) => [
      name,
      String(prompts),
      score,
      ...claims([tasks, tasks], prompts, PAIRS, of).map((share) => share.toFixed(5)),
    ]),
  ),
);

/** How often a model that is so much more accurate in every task is told from the other. */
const powerRows = [128, 512].flatMap((prompts) =>
  [0.02, 0.05, 0.1].flatMap((gap) =>
    KINDS.map(([score, of]) => [
      String(prompts),
      String(gap),
      score,
      ...claims([spread(0.3 + gap, 0.85 + gap), spread(0.3, 0.85)], prompts, REPETITIONS, of).map(percent),
    ]),
  ),
);

/**
 * Two equal models on the same items: of an item, `decided` is the chance that it is solved by both or by neither, whoever
 * answers it; else each may solve it.
 */
const pairedTask = (
  { accuracy, chance }: Task,
  items: number,
  decided: number,
  random: () => number,
): (() => { rows: [Drawn, Drawn]; counts: PairedCounts }) => {
  const share = chance + (1 - chance) * accuracy;
  const drawn = (correct: number): Drawn => {
    const cell = counters(correct, items, 0, [[1, chance]]);
    const interval = cellInterval(cell, Z_95);
    return { interval, rerun: rerunLimits(cell, interval) };
  };
  return () => {
    const counts = { both: 0, onlyA: 0, onlyB: 0, neither: 0 };
    for (let item = 0; item < items; item += 1) {
      const solved = random() < share;
      const isDecided = random() < decided;
      const [a, b] = isDecided ? [solved, solved] : [solved, random() < share];
      if (a) counts[b ? 'both' : 'onlyA'] += 1;
      else counts[b ? 'onlyB' : 'neither'] += 1;
    }
    return { rows: [drawn(counts.both + counts.onlyA), drawn(counts.both + counts.onlyB)], counts };
  };
};

/** How often two equal models with the same items are told apart, per level: paired, and at .05 as if unpaired. */
const pairedClaims = (
  tasks: Task[],
  items: number,
  decided: number,
): { paired: number[]; unpaired: number } => {
  const random = seededRandom(items);
  const samplers = tasks.map((task) => pairedTask(task, items, decided, random));
  const told = pairLevels.map(() => 0);
  let unpaired = 0;
  for (let pair = 0; pair < REPETITIONS; pair += 1) {
    const cells = samplers.map((draw) => draw());
    const matrix = matrixOf([0, 1].map((row) => cells.flatMap(({ rows }) => rows[row]?.interval ?? [])));
    const correlation = (_a: number, _b: number, cell: number): number =>
      outcomeCorrelation(cells[cell]?.counts ?? { both: 0, onlyA: 0, onlyB: 0, neither: 0 });
    const pValue = pairComparer(matrix, Z_95, correlation).difference(0, 1)?.pValue ?? 1;
    pairLevels.forEach((level, index) => (told[index] = (told[index] ?? 0) + Number(pValue < level)));
    unpaired += Number((pairComparer(matrix, Z_95).difference(0, 1)?.pValue ?? 1) < 0.05);
  }
  return { paired: told.map((count) => count / REPETITIONS), unpaired: unpaired / REPETITIONS };
};

const pairedRows = [1, 12].flatMap((cells) =>
  [20, 128].flatMap((items) =>
    [0, 0.4, 0.8].map((decided) => {
      const tasks = spread(0.4, 0.9).slice(0, cells);
      const { paired, unpaired } = pairedClaims(tasks, items, decided);
      const shares = [...paired, unpaired].map((share) => share.toFixed(5));
      return [String(cells), String(items), String(decided), ...shares];
    }),
  ),
);

/** Shares of boards on which one model, and all of them, keep their true rank within its range; tied models all ranks. */
const rankCoverage = (models: number, step: number, of: (drawn: Drawn) => ScoreLimits) => {
  const random = seededRandom(models);
  const samplers = Array.from({ length: models }, (_, model) =>
    spread(0.3 + step * (models - 1 - model), 0.95 - step * model).map((task) =>
      taskSampler(task, 128, random),
    ),
  );
  const boards = Math.max(20, Math.ceil(REPETITIONS / (models > 50 ? 200 : 10)));
  let [each, all] = [0, 0];
  for (let board = 0; board < boards; board += 1) {
    const rows = samplers.map((row) => row.map((draw) => of(draw())));
    const { best, worst } = rankIntervals(models, pairComparer(matrixOf(rows), bonferroniZ(models - 1)));
    const kept = best.filter((first, model) =>
      step === 0
        ? first === 1 && worst[model] === models
        : first <= model + 1 && (worst[model] ?? 0) >= model + 1,
    ).length;
    each += kept / models;
    if (kept === models) all += 1;
  }
  return { each: each / boards, all: all / boards };
};

const rankRows = [2, 10, 30, 300].flatMap((models) =>
  (['tied', 'graded'] as const).flatMap((kind) =>
    (['plain', 'ReasonScore'] as const).map((score) => {
      const step = kind === 'tied' ? 0 : 0.2 / models;
      const { each, all } = rankCoverage(models, step, ({ interval, rerun }) =>
        score === 'plain' ? interval : rerun,
      );
      const z = bonferroniZ(models - 1).toFixed(3);
      return [String(models), kind, score, z, percent(each), percent(all), verdict(each, RANK_PROMISE)];
    }),
  ),
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
  `\nScores over 12 tasks, ${REPETITIONS} draws, nominal 95 %, promised ${percent(SCORE_PROMISE)} % from n = 128, but at chance\n`,
);
console.log(
  markdownTable(
    ['accuracies', 'plain, n = 32', '128', '512', 'ReasonScore, n = 32', '128', '512', 'kept'],
    scoreRows,
  ),
);
console.log(`\nTwo equal models told apart, ${PAIRS} pairs, by level\n`);
console.log(markdownTable(['accuracies', 'n', 'score', ...pairLevels.map(String)], pairRows));
console.log(
  `\nTwo models of which one is more accurate told apart, .30 to .85, ${REPETITIONS} pairs, in percent\n`,
);
console.log(markdownTable(['n', 'gap', 'score', ...pairLevels.map(String)], powerRows));
console.log(`\nTwo equal models with the same items, plain, ${REPETITIONS} pairs, by level\n`);
console.log(
  markdownTable(
    [
      'cells',
      'items each',
      'decided by the item',
      ...pairLevels.map((level) => `paired ${level}`),
      'unpaired .05',
    ],
    pairedRows,
  ),
);
console.log(`\nRanges of ranks, 12 tasks of n = 128, each promised ${percent(RANK_PROMISE)} %\n`);
console.log(
  markdownTable(['models', 'which are', 'by', 'z', 'each keeps its rank', 'all at once', 'kept'], rankRows),
);
