import {
  bonferroniZ,
  type CellMatrix,
  emptyCellMatrix,
  type PairComparer,
  pairComparer,
  type ScoreDifference,
  setCell,
  SIGNIFICANCE,
  Z_95,
} from '../../scoring/index.ts';
import { type ItemPairs, itemPairs } from './item-pairs.ts';
import { CERTAIN, type Metric } from './metrics.ts';
import { cellLimits, cellZ, type Limits } from './score-cell.ts';
import type { Ranking, Scores, ScoresData, Separation, UnrankedScores } from './scores.ts';

/** Everything needed to compare the evaluations of one part; a row is a position in `evaluations`. */
export interface PartMatrix {
  readonly evaluations: readonly number[];
  /** The cells that somebody has, as slots `tier · tasks + task`. */
  readonly slots: readonly number[];
  /** Per id of a metric with intervals. */
  readonly byMetric: ReadonlyMap<string, ComparedMetric>;
  /** What rows did on the same items; null where no comparison is paired. */
  readonly items: ItemPairs | null;
  /** Per row and cell, 1 where the cell could be scored; laid out like the matrices. */
  readonly present: Uint8Array;
}

/** The cells of one metric, and what they say of pairs. */
export interface ComparedMetric {
  readonly matrix: CellMatrix;
  readonly pairs: PairComparer;
}

/**
 * The cells of these evaluations, one row each, without the cells that none of them has; pairs are held to the level of the
 * `among` evaluations that are ranked together.
 */
export function partMatrix(
  data: ScoresData,
  evaluations: readonly number[],
  among: number = evaluations.length,
  limitsOf: LimitsOf = computed(data),
): PartMatrix {
  const { columns, tiers, tasks } = data;
  const perEvaluation = tiers.length * tasks.length;
  const slots = Array.from({ length: perEvaluation }, (_, slot) => slot).filter((slot) =>
    evaluations.some((evaluation) => columns.points[evaluation * perEvaluation + slot] !== 0),
  );
  const group = slots.map((slot) => Math.floor(slot / tasks.length));
  const matrices = CERTAIN.map((metric) => ({ metric, matrix: emptyCellMatrix(group, evaluations.length) }));
  const present = new Uint8Array(evaluations.length * slots.length);
  for (const [row, evaluation] of evaluations.entries()) {
    for (const [cell, slot] of slots.entries()) {
      const limits = limitsOf(evaluation, slot);
      if (limits === null) continue;
      const target = row * slots.length + cell;
      for (const { metric, matrix } of matrices) {
        const own = metric.limits?.(limits);
        if (own) setCell(matrix, target, own);
      }
      present[target] = 1;
    }
  }
  const { z } = levelOf(among);
  const items = itemPairs(data, evaluations, slots);
  const compare = (matrix: CellMatrix): PairComparer => pairComparer(matrix, z, items?.correlation);
  return {
    evaluations,
    slots,
    present,
    items,
    byMetric: new Map(matrices.map(({ metric, matrix }) => [metric.id, { matrix, pairs: compare(matrix) }])),
  };
}

/** The limits of a cell, by its slot; null where it cannot be scored. */
type LimitsOf = (evaluation: number, slot: number) => Limits | null;

function computed({ columns, tiers, tasks }: ScoresData): LimitsOf {
  const zOf = cellZ(columns);
  return (evaluation, slot) => cellLimits(columns, evaluation * tiers.length * tasks.length + slot, zOf);
}

/** Those of cells that were scored before: a page compares the same evaluations again and again. */
function remembered(scores: UnrankedScores): LimitsOf {
  const tasks = scores.tasks.length;
  return (evaluation, slot) => {
    // Cells are kept with their evaluation.
    scores.of(evaluation);
    const cell = scores.cell(evaluation, Math.floor(slot / tasks), slot % tasks);
    return cell?.interval && cell.rerun ? { interval: cell.interval, rerun: cell.rerun } : null;
  };
}

/** What a part says of a metric; null where the metric has no intervals. */
export function comparedBy({ byMetric }: PartMatrix, { id }: Pick<Metric, 'id'>): ComparedMetric | null {
  return byMetric.get(id) ?? null;
}

/** Which cells of its part a row has. */
export function cellsOf({ present, slots }: PartMatrix, row: number): boolean[] {
  return slots.map((_, cell) => present[row * slots.length + cell] === 1);
}

/** In how many of the cells that two rows share they answered the same items, once each. */
export function pairedCells(part: PartMatrix, a: number, b: number): number {
  const { items, slots } = part;
  if (items === null) return 0;
  const [own, other] = [cellsOf(part, a), cellsOf(part, b)];
  return slots.filter((_, cell) => own[cell] && other[cell] && items.counts(a, b, cell) !== null).length;
}

/**
 * How far the interval of a difference reaches towards 0, as a share of how far it would if no cell were paired: below 1 it
 * is narrower. Null where no cell is paired, and where nothing is known of a chance difference.
 */
export function pairedReach(
  part: PartMatrix,
  { matrix, pairs }: ComparedMetric,
  a: number,
  b: number,
  unpaired: PairComparer = pairComparer(matrix, Z_95),
): number | null {
  if (pairedCells(part, a, b) === 0) return null;
  const [own, whole] = [pairs, unpaired].map((compare) => reachOf(compare.difference(a, b)));
  return own === undefined || !whole ? null : own / whole;
}

/** How far a difference is from its limit on the side of 0. */
function reachOf(gap: ScoreDifference | null): number {
  if (gap === null) return 0;
  return gap.difference >= 0 ? gap.difference - gap.lower : gap.upper - gap.difference;
}

/** How many evaluations are ranked together with these; null where these do not share a ranking. */
export function rankedTogether({ parts, partOf }: Ranking, evaluations: readonly number[]): number | null {
  const [first = -1] = evaluations.map((evaluation) => partOf[evaluation] ?? -1);
  const isOne = evaluations.every((evaluation) => partOf[evaluation] === first);
  return isOne ? (parts[first]?.evaluations.length ?? null) : null;
}

/** The verdict on two evaluations at the level of the part they share; 0 when they share none. */
export function pairSeparation(
  scores: UnrankedScores,
  { parts, partOf }: Ranking,
  metric: string,
  a: number,
  b: number,
): Separation {
  const part = parts[partOf[a] ?? -1];
  if (!part || partOf[a] !== partOf[b]) return 0;
  const pair = partMatrix(scores, [a, b], part.evaluations.length, remembered(scores));
  return comparedBy(pair, { id: metric })?.pairs.separation(0, 1) ?? 0;
}

/** Finds the evaluations that cannot be told from one at the level of its part; a part is prepared when first asked for. */
export function peerFinder(data: ScoresData, { parts, partOf }: Ranking): Scores['peersOf'] {
  const matrices: (PartMatrix | undefined)[] = [];
  const rows = new Map(
    parts.flatMap(({ evaluations }) => evaluations.map((one, row) => [one, row] as const)),
  );
  return (metric, evaluation) => {
    const index = partOf[evaluation] ?? -1;
    const part = parts[index];
    if (!part) return [];
    const matrix = (matrices[index] ??= partMatrix(data, part.evaluations));
    const compared = comparedBy(matrix, { id: metric });
    if (compared === null) return [];
    const own = rows.get(evaluation) ?? -1;
    return part.evaluations.filter((_, row) => row !== own && compared.pairs.separation(own, row) === 0);
  };
}

/** How strict a single comparison has to be for all comparisons of one evaluation to hold together. */
export interface RankLevel {
  readonly evaluations: number;
  /** Each evaluation is compared with all others. */
  readonly comparisons: number;
  /** Two differ when p is below it. */
  readonly threshold: number;
  /** The same in standard deviations; 1.96 for a comparison by itself. */
  readonly z: number;
}

/** The level of the largest part of a board; null when nothing is ranked. */
export function rankLevel({ ranking }: Pick<Scores, 'ranking'>): RankLevel | null {
  const evaluations = ranking.parts[0]?.evaluations.length ?? 0;
  return evaluations < 2 ? null : levelOf(evaluations);
}

/** Bonferroni over the comparisons of one evaluation: p < .05/(M − 1). */
export function levelOf(evaluations: number): RankLevel {
  const comparisons = Math.max(1, evaluations - 1);
  return {
    evaluations,
    comparisons,
    threshold: SIGNIFICANCE / comparisons,
    z: bonferroniZ(comparisons),
  };
}
