import {
  binomialSampler,
  type CellCounters,
  type PairComparer,
  rankIntervals,
  seededRandom,
} from '../../scoring/index.ts';
import { scoreOnDemand } from './make-scores.ts';
import { boardMetric } from './metrics.ts';
import { comparedBy, partMatrix } from './part-comparer.ts';
import { COUNTERS } from './pool.ts';
import { cellCounters } from './score-cell.ts';
import type { CounterColumns, Scores, ScoresData } from './scores.ts';

/** How often a board's own claims hold when its cells are measured again and again, as they were measured. */
export interface Calibration {
  readonly rows: number;
  readonly repetitions: number;
  /** Shares of the intervals of scores, and of the ranges of ranks, that held the truth. */
  readonly intervals: number;
  readonly ranges: number;
  /** How many verdicts said that two differ, and how many of these named the worse one. */
  readonly verdicts: number;
  readonly wrong: number;
}

/** More rows would add time and little knowledge. */
const MOST_ROWS = 50;
/** Cells that are drawn and scored in all: a third of a second. */
const MOST_CELLS = 30_000;
const REPETITIONS = { least: 20, most: 200 };
/** The same board has the same calibration. */
const SEED = 1;

/**
 * Takes what was measured for the truth, draws every cell anew with as many responses, and makes the claims that the board
 * makes, by the metric that boards are ranked by and at the level of the board. Null for fewer than two rows, and where
 * intervals answer for other points than these.
 */
export function calibrate(scores: Scores): Calibration | null {
  const { ranking, about } = scores;
  const metric = boardMetric(scores);
  const order = ranking.orders[metric.id];
  const sequence =
    order?.sequence.filter(
      (evaluation) => ranking.partOf[evaluation] === 0 && order.rank[evaluation] !== null,
    ) ?? [];
  if (sequence.length < 2 || about.cluster !== 'none') return null;
  const data = rowsOnly(scores, spread(sequence));
  const redraw = redrawer(data.columns);
  const wanted = Math.floor(MOST_CELLS / data.columns.points.length);
  const repetitions = Math.min(REPETITIONS.most, Math.max(REPETITIONS.least, wanted));
  const boards = Array.from({ length: repetitions }, () =>
    measure({ ...data, columns: redraw() }, sequence.length),
  );
  return { rows: data.evaluations.length, repetitions, ...judge(boards, data.evaluations.length) };
}

/** Evenly along the ranking, the first and the last among them. */
function spread(sequence: readonly number[]): number[] {
  const count = Math.min(MOST_ROWS, sequence.length);
  const at = (place: number): number => Math.round((place * (sequence.length - 1)) / (count - 1));
  return Array.from({ length: count }, (_, place) => sequence[at(place)] ?? -1);
}

/** The data of these evaluations alone. */
function rowsOnly(scores: ScoresData, rows: readonly number[]): ScoresData {
  const { about, tiers, tasks, evaluations, columns } = scores;
  const cells = tiers.length * tasks.length;
  const pick = (column: Float64Array): Float64Array => {
    const picked = new Float64Array(rows.length * cells);
    rows.forEach((row, place) => {
      picked.set(column.subarray(row * cells, (row + 1) * cells), place * cells);
    });
    return picked;
  };
  return {
    about,
    tiers,
    tasks,
    outcomes: null,
    means: null,
    evaluations: rows.flatMap((row) => evaluations[row] ?? []),
    columns: Object.fromEntries(COUNTERS.map((name) => [name, pick(columns[name])])) as never,
  };
}

/** Draws every cell of a board anew, again and again. */
function redrawer(columns: CounterColumns): () => CounterColumns {
  const random = seededRandom(SEED);
  const cells = [...columns.points.keys()].filter((cell) => columns.points[cell] !== 0);
  const samplers = cells.map((cell) => cellSampler(cellCounters(columns, cell), random));
  return () => {
    const drawn = { ...columns };
    for (const name of DRAWN) drawn[name] = Float64Array.from(columns[name]);
    for (const [index, cell] of cells.entries()) {
      const counters = samplers[index]?.();
      for (const name of DRAWN) drawn[name][cell] = counters?.[name] ?? Number.NaN;
    }
    return drawn;
  };
}

const DRAWN = ['correct', 'total', 'truncated', 'guessSum', 'guessSquareSum'] as const;

/** The same prompts again: so many of them are cut, and of the others so many are right. */
function cellSampler(measured: CellCounters, random: () => number): () => CellCounters {
  const { correct, total, truncated, guessSum, guessSquareSum } = measured;
  const prompts = Math.round(total + truncated);
  if (prompts === 0) return () => measured;
  const drawTruncated = binomialSampler(prompts, truncated / (total + truncated), random);
  const samplers = new Map<number, () => number>();
  return () => {
    const cut = drawTruncated();
    const finished = prompts - cut;
    const drawCorrect = samplers.get(finished) ?? binomialSampler(finished, correct / total, random);
    samplers.set(finished, drawCorrect);
    const share = total === 0 ? 0 : finished / total;
    return {
      correct: total === 0 ? 0 : drawCorrect(),
      total: finished,
      truncated: cut,
      guessSum: guessSum * share,
      guessSquareSum: guessSquareSum * share,
    };
  };
}

/** A board that was drawn: its claims, by the position of rows. */
interface Drawn {
  readonly limits: readonly { readonly score: number; readonly range: readonly [number, number] }[];
  readonly pairs: PairComparer;
}

function measure(data: ScoresData, among: number): Drawn | null {
  const rows = [...data.evaluations.keys()];
  const metric = boardMetric(data);
  const compared = comparedBy(partMatrix(data, rows, among), metric);
  const scored = scoreOnDemand(data);
  const limits = rows.flatMap((row) => {
    const { overall } = scored.of(row);
    const score = overall && metric.read(overall);
    const range = overall && metric.range?.(overall);
    return score && range ? [{ score, range }] : [];
  });
  return compared && limits.length === rows.length ? { limits, pairs: compared.pairs } : null;
}

/** What the draws have on average: the score of every row, and how far each is ahead of each. */
interface Truth {
  readonly scores: readonly number[];
  readonly leads: readonly (readonly number[])[];
  readonly ranks: readonly number[];
}

function truthOf(boards: readonly Drawn[], indices: readonly number[]): Truth {
  const mean = (read: (board: Drawn) => number): number =>
    boards.reduce((sum, board) => sum + read(board), 0) / boards.length;
  const leads = indices.map((a) => indices.map((b) => mean(({ pairs }) => pairs.lead(a, b) ?? 0)));
  return {
    scores: indices.map((row) => Math.exp(mean(({ limits }) => Math.log(limits[row]?.score ?? 1)))),
    leads,
    ranks: indices.map((a) => 1 + indices.filter((b) => (leads[b]?.[a] ?? 0) > 0).length),
  };
}

function judge(drawn: readonly (Drawn | null)[], rows: number): Omit<Calibration, 'rows' | 'repetitions'> {
  const boards = drawn.filter((board) => board !== null);
  const indices = Array.from({ length: rows }, (_, row) => row);
  const truth = truthOf(boards, indices);
  let [intervals, ranges] = [0, 0];
  const verdicts: boolean[] = [];
  for (const board of boards) {
    const { best, worst } = rankIntervals(rows, board.pairs);
    for (const row of indices) {
      const [low, high] = board.limits[row]?.range ?? [1, 0];
      intervals += Number(within(truth.scores[row] ?? 0, low, high));
      ranges += Number(within(truth.ranks[row] ?? 0, best[row] ?? 1, worst[row] ?? 0));
    }
    for (const isRight of verdictsOf(board, truth)) verdicts.push(isRight);
  }
  const all = boards.length * rows;
  return {
    intervals: intervals / all,
    ranges: ranges / all,
    verdicts: verdicts.length,
    wrong: verdicts.filter((isRight) => !isRight).length,
  };
}

/** Of every pair that is said to differ, whether the better one was named. */
function verdictsOf({ pairs }: Drawn, { leads }: Truth): boolean[] {
  return leads.flatMap((ahead, row) =>
    ahead.slice(row + 1).flatMap((lead, index) => {
      const verdict = pairs.separation(row, row + 1 + index);
      return verdict === 0 ? [] : [verdict > 0 === lead > 0];
    }),
  );
}

function within(value: number, low: number, high: number): boolean {
  return value >= low * (1 - 1e-12) && value <= high * (1 + 1e-12);
}
