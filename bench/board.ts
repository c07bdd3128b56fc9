/**
 * What it costs to score a large dataset, beside the least that any way of scoring can cost: a bare loop over the same
 * points that only sums their counters into one cell each. `node bench/board.ts`
 */
import { scoreOnDemand } from '../src/score/make-scores.ts';
import { makeBoard } from '../src/board/make-board.ts';
import { poolPoints } from '../src/score/pool.ts';
import { scoreDataset } from '../src/score/score.ts';
import type { Dataset, Point } from '../src/read/dataset/dataset.ts';
import { sampleDataset } from '../tests/support/sample-board.ts';
import { markdownTable } from './markdown-table.ts';
import { medianTime } from './median-time.ts';
import { seededRandom } from '../scoring/seeded-random.ts';

const EVALUATIONS = 1000;
const TIERS = 3;
const TASKS = 12;
const POINTS = 30;
const RUNS = 5;

const random = seededRandom(1);

const point = (evaluation: number, tier: number, task: number, number: number): Point => {
  const total = 32;
  const solved = Math.min(1, Math.max(0, 1 - evaluation / 1500 - tier / 10 - random() / 5));
  return {
    evaluation,
    task,
    tiers: [tier],
    params: `{"depth":${number}}`,
    correct: Math.round(solved * total),
    total,
    guessSum: task % 3 === 0 ? 8 : 0,
    guessSquareSum: task % 3 === 0 ? 18 : 32,
    invalid: 0,
    truncated: Math.floor(random() * 3),
    promptTokens: 3200,
    completionTokens: Math.round(20_000 * random()),
    completionTokensSquared: null,
    tokenResponses: total,
    cost: null,
  };
};

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

const dataset: Dataset = {
  ...sampleDataset({ evaluations: EVALUATIONS }),
  points: range(EVALUATIONS).flatMap((evaluation) =>
    range(TIERS).flatMap((tier) =>
      range(TASKS).flatMap((task) => range(POINTS).map((number) => point(evaluation, tier, task, number))),
    ),
  ),
};
const { points } = dataset;

/** Correct, total, truncated, guesses, tokens: one addition each into the cell of the point. */
const bareLoop = (): number => {
  const sums = new Float64Array(EVALUATIONS * TIERS * TASKS * 6);
  for (const one of points) {
    const cell = ((one.evaluation * TIERS + (one.tiers[0] ?? 0)) * TASKS + one.task) * 6;
    sums[cell] = (sums[cell] ?? 0) + one.correct;
    sums[cell + 1] = (sums[cell + 1] ?? 0) + one.total;
    sums[cell + 2] = (sums[cell + 2] ?? 0) + (one.truncated ?? 0);
    sums[cell + 3] = (sums[cell + 3] ?? 0) + one.guessSum;
    sums[cell + 4] = (sums[cell + 4] ?? 0) + one.guessSquareSum;
    sums[cell + 5] = (sums[cell + 5] ?? 0) + (one.completionTokens ?? 0);
  }
  return sums[0] ?? 0;
};

const scored = scoreDataset(dataset);
const everyone = { ...scored, columns: poolPoints(dataset) };

const times: [string, number][] = [
  ['bare loop, sums only', medianTime(bareLoop, RUNS)],
  ['pooling points into cells', medianTime(() => poolPoints(dataset), RUNS)],
  [
    'scoring every cell, tier and evaluation',
    medianTime(() => {
      const scores = scoreOnDemand(everyone);
      for (const evaluation of dataset.evaluations.keys()) scores.of(evaluation);
    }, RUNS),
  ],
  ['all of it, with every rank and its range', medianTime(() => scoreDataset(dataset), RUNS)],
  ['a page of ten, from the scores', medianTime(() => makeBoard(scored, { page: 50 }), RUNS)],
];
const bare = times[0]?.[1] ?? Number.NaN;

console.log(
  `${EVALUATIONS} evaluations × ${TIERS} tiers × ${TASKS} tasks × ${POINTS} points, median of ${RUNS}\n`,
);
console.log(
  markdownTable(
    ['what', 'ms', 'million points/s', '× bare loop'],
    times.map(([name, ms]) => [
      ...[name, ms.toFixed(1), (points.length / ms / 1000).toFixed(2), (ms / bare).toFixed(1)],
    ]),
  ),
);
