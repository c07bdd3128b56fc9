/**
 * What the rank intervals of a whole board cost, beside the least that any method by pairs can cost: a double loop over
 * all pairs that makes one comparison and counts it. `node bench/scoring.ts`
 */
import { bonferroniZ } from '../scoring/bonferroni-z.ts';
import { boundsScores } from '../scoring/bounds-scores.ts';
import { type CellMatrix, makeCellMatrix } from '../scoring/cell-matrix.ts';
import type { ScoreLimits } from '../scoring/log-cell.ts';
import { pairComparer } from '../scoring/pair-comparer.ts';
import { rankIntervals } from '../scoring/rank-intervals.ts';
import { twoWayFit } from '../scoring/two-way-fit.ts';
import { markdownTable } from './markdown-table.ts';
import { medianTime } from './median-time.ts';
import { seededRandom } from '../scoring/seeded-random.ts';

const EVALUATIONS = 1000;
const CELLS = 36;

const board = (lacking: number): CellMatrix => {
  const random = seededRandom(1);
  const cell = (ability: number): ScoreLimits | null => {
    const score = ability * (0.5 + 0.5 * random());
    return random() < lacking ? null : { score, lower: score * 0.9, upper: score * 1.08 };
  };
  const rows = Array.from({ length: EVALUATIONS }, (_, row) =>
    Array.from({ length: CELLS }, (_cell, index) =>
      index === 0 ? { score: 1, lower: 1, upper: 1 } : cell(1 - row / 2000),
    ),
  );
  return makeCellMatrix(
    Array.from({ length: CELLS }, (_, index) => Math.floor(index / 12)),
    rows,
  );
};

const numbers = Float64Array.from({ length: EVALUATIONS }, seededRandom(2));
const bareLoop = (): number => {
  let above = 0;
  for (let a = 0; a < EVALUATIONS; a += 1) {
    for (let b = a + 1; b < EVALUATIONS; b += 1) if ((numbers[a] ?? 0) > (numbers[b] ?? 0)) above += 1;
  }
  return above;
};

const Z = bonferroniZ(EVALUATIONS - 1);
const [complete, incomplete] = [board(0), board(0.1)];
const times: [string, number][] = [
  ['bare double loop, one comparison a pair', medianTime(bareLoop)],
  [
    'rank intervals, all cells there',
    medianTime(() => rankIntervals(EVALUATIONS, pairComparer(complete, Z))),
  ],
  [
    'rank intervals, a tenth missing',
    medianTime(() => rankIntervals(EVALUATIONS, pairComparer(incomplete, Z))),
  ],
  ['two-way fit, a tenth missing', medianTime(() => twoWayFit(incomplete))],
  ['bounds, a tenth missing', medianTime(() => boundsScores(incomplete))],
];
const bare = times[0]?.[1] ?? NaN;

console.log(`${EVALUATIONS} evaluations × ${CELLS} cells, median of 9\n`);
console.log(
  markdownTable(
    ['what', 'ms', '× bare loop'],
    times.map(([name, ms]) => [name, ms.toFixed(1), (ms / bare).toFixed(1)]),
  ),
);
