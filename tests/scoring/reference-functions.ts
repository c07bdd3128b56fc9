import type { CellCounters } from '../../scoring/cell-counters.ts';
import { makeCellMatrix } from '../../scoring/cell-matrix.ts';
import { compatibleCell } from '../../scoring/compatible-cell.ts';
import { SCORE_FLOOR, Z_95, Z_COMPATIBLE } from '../../scoring/constants.ts';
import { geometricMean } from '../../scoring/geometric-mean.ts';
import { guessAware } from '../../scoring/guess-aware.ts';
import { intervalDifference } from '../../scoring/interval-difference.ts';
import { mcnemarExact } from '../../scoring/mcnemar-exact.ts';
import { newcombePaired } from '../../scoring/newcombe-paired.ts';
import { normalCdf } from '../../scoring/normal-cdf.ts';
import { normalQuantile } from '../../scoring/normal-quantile.ts';
import { pairComparer } from '../../scoring/pair-comparer.ts';
import { passAtK } from '../../scoring/pass-at-k.ts';
import { paretoFront } from '../../scoring/pareto-front.ts';
import { rankIntervals } from '../../scoring/rank-intervals.ts';
import { logMeanOf } from '../../scoring/log-mean.ts';
import { scoreInterval } from '../../scoring/score-interval.ts';
import { scorePerUnit } from '../../scoring/score-per-unit.ts';
import { twoWayFit } from '../../scoring/two-way-fit.ts';
import { wilson } from '../../scoring/wilson.ts';
import { aggregateTier } from '../../src/score/aggregate.ts';
import { comparePairs } from '../../src/score/comparison.ts';
import { ESTIMATE } from '../../src/score/metrics.ts';
import { poolPoints } from '../../src/score/pool.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { cellLimits, scoreCell } from '../../src/score/score-cell.ts';
import type { CellScore } from '../../src/score/scores.ts';
import { countersDataset } from '../score/counters-dataset.ts';

interface ReferenceCell {
  k: number;
  n: number;
  truncated: number;
  guessSum: number;
  guessQ: number;
}

/** Every field that some kind of case has; a kind reads only its own. */
export interface ReferenceInput {
  [field: string]: unknown;
  k: number;
  n: number;
  x: number;
  z?: number;
  conf?: number;
  k1: number;
  n1: number;
  k2: number;
  n2: number;
  both: number;
  onlyA: number;
  onlyB: number;
  neither: number;
  correct: number;
  trials: number;
  truncated: number;
  guessSum: number;
  floor?: number;
  guess: { chance: number; trials: number }[];
  values: number[];
  weights?: number[];
  a: ReferenceCell[];
  b: ReferenceCell[];
  models: Record<string, ReferenceCell[]>;
  score: number;
  tokensMean: number;
  scoreTokens: [number, number][];
}

/** A kind of reference case: what it runs, with its result in the words of the reference file. */
interface ReferenceKind {
  readonly run: (input: ReferenceInput) => unknown;
  /** Fields of the result that the product does not compute. */
  readonly without?: readonly string[];
}

const zOf = ({ z, conf }: ReferenceInput): number => z ?? normalQuantile((1 + (conf ?? NaN)) / 2);

const countersOf = ({ k, n, truncated, guessSum, guessQ }: ReferenceCell): CellCounters => ({
  correct: k,
  total: n,
  truncated,
  guessSum,
  guessSquareSum: guessQ,
});

/** The floor is a constant of ours: a case with another one would need another function. */
const mustHaveOurFloor = ({ floor }: ReferenceInput): void => {
  if (floor !== SCORE_FLOOR) throw new Error(`the case has the floor ${String(floor)}`);
};

const share = (value: number): number => Math.min(1, Math.max(0, value));

/** The cells of one evaluation as the product scores them, at another z than its own. */
const scoredCells = (cells: readonly CellCounters[], z: number): (CellScore | null)[] => {
  const columns = poolPoints(countersDataset([cells]));
  return cells.map((_, index) => scoreCell(columns, index, () => z));
};

const guessAdjusted = (input: ReferenceInput): unknown => {
  const sum = (term: (chance: number) => number): number =>
    input.guess.reduce((total, { chance, trials }) => total + trials * term(chance), 0);
  const guessSum = sum((chance) => chance);
  const guessSquareSum = sum((chance) => (1 - chance) ** 2);
  const cell = { correct: input.k, total: input.n, truncated: 0, guessSum, guessSquareSum };
  const { successes, trials } = compatibleCell(cell);
  const { estimate, lower, upper } = guessAware(cell, zOf(input));
  return {
    G: guessSum,
    Q: guessSquareSum,
    adjustedSuccesses: successes,
    adjustedTrials: trials,
    compat: wilson(successes, trials, zOf(input)),
    unclampedAccuracy: estimate,
    guessAware: { lowerRaw: lower, upperRaw: upper, lower: share(lower), upper: share(upper) },
  };
};

const STATUS = {
  missing: 'missing',
  'all-truncated': 'allTruncated',
  'not-scorable': 'notScorable',
  scorable: '',
};

/** Through the whole of a board of one cell. */
const seedCell = (input: ReferenceInput): unknown => {
  mustHaveOurFloor(input);
  if (input.z !== Z_COMPATIBLE) throw new Error(`the case has z = ${String(input.z)}`);
  const { correct, trials: total, truncated, guessSum } = input;
  const guessSquareSum = total === 0 ? 0 : (total - guessSum) ** 2 / total;
  const cell = { correct, total, truncated, guessSum, guessSquareSum };
  const { overall, tiers } = scoreDataset(countersDataset([[cell]])).of(0);
  const { state = 'missing', compatible } = tiers[0]?.cells[0] ?? {};
  if (!compatible || !overall) return { status: STATUS[state] };
  const { successes, trials, center, margin, truncatedRatio, adjustedScore } = compatible;
  return {
    status: STATUS[state],
    adjustedSuccesses: successes,
    adjustedTrials: trials,
    center,
    margin,
    truncated_ratio: truncatedRatio,
    adjusted_score: adjustedScore,
    geoInput: overall.reasonscore / 1000,
    wilsonLower: center - margin,
  };
};

const reasonScoreInterval = (input: ReferenceInput): unknown => {
  mustHaveOurFloor(input);
  const cells = scoredCells((input['cells'] as ReferenceCell[]).map(countersOf), zOf(input));
  const aggregate = aggregateTier(cells, false);
  // What pairs are compared by; the limits that are printed are moved, and have cases of their own.
  const limits = aggregate && scoreInterval(aggregate.logs.plain);
  return {
    cells: cells.map((cell) => ({
      score: cell?.interval?.score,
      lowerRaw: cell?.interval?.lower,
      upperRaw: cell?.interval?.upper,
    })),
    compatReasonScore: aggregate?.reasonscore,
    plainScore: aggregate?.plain,
    lower: limits?.lower,
    upper: limits?.upper,
  };
};

const overallOf = (input: ReferenceInput) => {
  mustHaveOurFloor(input);
  const cells = (input['cells'] as ReferenceCell[]).map(countersOf);
  return scoreDataset(countersDataset([cells])).of(0).overall;
};

/** Through the whole of a board of one evaluation. */
const plainInterval = (input: ReferenceInput): unknown => {
  const overall = overallOf(input);
  return { score: overall?.plain, shift: overall?.logs.shift, lower: overall?.lower, upper: overall?.upper };
};

const reasonScoreRerun = (input: ReferenceInput): unknown => {
  if (input.z !== Z_COMPATIBLE) throw new Error(`the case has z = ${String(input.z)}`);
  const overall = overallOf(input);
  return {
    score: overall?.reasonscore,
    lower: overall?.reasonscoreLower,
    upper: overall?.reasonscoreUpper,
  };
};

/** Through the comparison of two evaluations of a board. */
const moverDiff = (input: ReferenceInput): unknown => {
  mustHaveOurFloor(input);
  if (Math.abs(zOf(input) - Z_95) > 1e-12) throw new Error(`the case has z = ${zOf(input)}`);
  const scores = scoreDataset(countersDataset([input.a.map(countersOf), input.b.map(countersOf)]));
  const compared = comparePairs(scores, [0, 1], ESTIMATE)[0]?.scores;
  const { difference: logDiff, lower, upper, ratio, pValue: p } = compared?.difference ?? {};
  return { logDiff, lower, upper, ratio, p };
};

const rankIntervalsOf = (input: ReferenceInput): unknown => {
  mustHaveOurFloor(input);
  const names = Object.keys(input.models);
  const columns = poolPoints(countersDataset(Object.values(input.models).map((row) => row.map(countersOf))));
  const cells = columns.points.length / names.length;
  const rows = names.map((_, row) =>
    Array.from(
      { length: cells },
      (_cell, cell) => cellLimits(columns, row * cells + cell, () => Z_95)?.interval ?? null,
    ),
  );
  const group = new Array<number>(cells).fill(0);
  const { best, worst } = rankIntervals(names.length, pairComparer(makeCellMatrix(group, rows), zOf(input)));
  return { intervals: Object.fromEntries(names.map((name, i) => [name, [best[i], worst[i]]])) };
};

const emmScores = (input: ReferenceInput): unknown => {
  const rows = input['cells'] as (number | null)[][];
  const group = (rows[0] ?? []).map(() => 0);
  const limits = rows.map((row) =>
    row.map((score) => (score === null ? null : { score, lower: score, upper: score })),
  );
  return { scores: Array.from(twoWayFit(makeCellMatrix(group, limits)).score) };
};

/** Without weights a geometric mean is that of cells or tiers; with weights it is part of the plain score. */
const geometricMeanOf = ({ values, floor = 0, weights }: ReferenceInput): unknown => {
  if (weights === undefined) return { gm: geometricMean(values, floor) };
  const exactly = values.map((score) => ({ score, lower: score, upper: score }));
  return { gm: scoreInterval(logMeanOf(exactly, weights)).score / 1000 };
};

/** A share with its limits, as a cell without guessing has it. */
const shareOf = (correct: number, total: number, input: ReferenceInput) =>
  guessAware({ correct, total, truncated: 0, guessSum: 0, guessSquareSum: total }, zOf(input));

const newcombeDiff = (input: ReferenceInput): unknown => {
  const { difference, lower, upper } = intervalDifference(
    shareOf(input.k1, input.n1, input),
    shareOf(input.k2, input.n2, input),
  );
  return { diff: difference, lower, upper };
};

const newcombeOnItems = (input: ReferenceInput): unknown => {
  const { both, onlyA, onlyB, neither } = input;
  const items = both + onlyA + onlyB + neither;
  const { difference, ...rest } = newcombePaired(
    { both, onlyA, onlyB, neither },
    shareOf(both + onlyA, items, input),
    shareOf(both + onlyB, items, input),
  );
  return { diff: difference, ...rest };
};

/** What each kind of reference case (`fn`) runs. */
export const referenceKinds: Readonly<Record<string, ReferenceKind>> = {
  wilson: { run: (input) => wilson(input.k, input.n, zOf(input)) },
  newcombeDiff: { run: newcombeDiff },
  newcombePaired: { run: newcombeOnItems },
  mcnemarExact: {
    run: ({ onlyA, onlyB }) => ({ pExact: mcnemarExact(onlyA, onlyB) }),
    without: ['pMid'],
  },
  guessAdjusted: { run: guessAdjusted },
  geometricMean: { run: geometricMeanOf },
  normCdf: { run: ({ x }) => ({ p: normalCdf(x) }) },
  normQuantile: { run: (input) => ({ x: normalQuantile(input['p'] as number) }) },
  seedCell: { run: seedCell },
  reasonScoreInterval: { run: reasonScoreInterval, without: ['leaveOneTaskOut'] },
  plainInterval: { run: plainInterval },
  reasonScoreRerun: { run: reasonScoreRerun },
  moverDiff: { run: moverDiff },
  rankIntervals: { run: rankIntervalsOf },
  emmScores: { run: emmScores },
  passAtK: { run: ({ n, c, k }) => passAtK(n, Number(c), k), without: ['biasedPlugIn'] },
  scorePerToken: {
    run: ({ score, tokensMean }) => ({ ratio: scorePerUnit(score, tokensMean) }),
    without: ['lower', 'upper'],
  },
  paretoFront: {
    run: ({ scoreTokens }) => ({
      frontIndices: paretoFront(scoreTokens.map(([score, tokens]) => ({ score, tokens }))),
    }),
  },
};

/** Kinds of cases whose formulas the product does not need: no number that it prints comes from them. */
export const NOT_COMPUTED: readonly string[] = [
  'clopperPearson',
  'clusteredSE',
  'pAdjust',
  'twoProportionTests',
];

/** Truncated responses inside `total`: the product keeps them apart when it reads. */
export const isComputed = (fn: string, input: ReferenceInput): boolean =>
  !NOT_COMPUTED.includes(fn) && input['truncation'] !== 'incorrect';
