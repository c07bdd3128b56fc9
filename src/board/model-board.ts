import { formatScore } from '../format.ts';
import type { Evaluation } from '../read/dataset/dataset.ts';
import { boardMetric, type Metric } from '../score/metrics.ts';
import type { Aggregate, Scores, TierScore } from '../score/scores.ts';
import type { BoardRow, Cell, Heading, HeatCell, MetricCells, MetricHeadings, Outcome } from './board.ts';
import { missingCell, scoreShareCell, valueCell, yieldShareCell } from './cell.ts';
import { type CellCounts, cellCounts } from './cell-counts.ts';
import { describeScores } from './describe.ts';
import { factsBesideCounts, makeHeatCell } from './heat-cell.ts';
import { metricCells, metricHeadings } from './metric-cells.ts';
import { addOutcomes } from './outcome-parts.ts';
import { peersSentence } from './peer-words.ts';
import { boardNames, detailsOf } from './row-names.ts';
import { placesIn, rankCell, rankNotes, rankRangeCell, tieGroupCell } from './rank-cell.ts';
import { retentionCell } from './scaling.ts';

/** Everything measured of one evaluation, ready to print. */
export interface ModelBoard {
  /** What was measured: its identity, groups and links. */
  readonly evaluation: Evaluation;
  readonly metrics: MetricHeadings;
  /** Its values of the identity that tell it from its namesakes, as every table says them. */
  readonly details: string;
  /** Its place by the metric that the board is ranked by. */
  readonly standing: Standing;
  /** What limits that place, in sentences. */
  readonly notes: readonly string[];
  /** Over all tiers; null where nothing could be scored. */
  readonly overall: ModelLine | null;
  /** The tiers it was measured on, easiest first. */
  readonly tiers: readonly ModelTier[];
  /** Share of the score kept from the easiest to the hardest tier. */
  readonly retention: Cell;
  /** How many evaluations cannot be told from this one, of how many it is ranked with, and both in one sentence. */
  readonly peerCount: number;
  readonly others: number;
  readonly peersText: string;
  /** The nearest of them, best first. */
  readonly peers: readonly Peer[];
  /** The evaluations right above and below it. */
  readonly neighbours: readonly Peer[];
}

export type Standing = Pick<BoardRow, 'rank' | 'rankRange' | 'tieGroup'>;

/** One line of scores: of a tier, or of all tiers together. */
export interface ModelLine {
  readonly label: string;
  readonly metrics: MetricCells;
  /** Score of the completed responses alone. */
  readonly completed: Cell;
  /** Score of all prompts, truncated ones not solved; missing where truncation was not recorded everywhere. */
  readonly yield: Cell;
  /** What became of all responses; null where nothing was counted. */
  readonly outcome: Outcome | null;
}

export interface ModelTier extends ModelLine {
  readonly id: string;
  /** One per task of the board. */
  readonly cells: readonly ModelCell[];
}

export interface ModelCell {
  readonly task: Heading & { readonly slug: string };
  readonly heat: HeatCell;
  /** What the heat cell has to say that no other column says. */
  readonly facts: readonly string[];
  /** Success less the truncated share, 0…1, with its interval. */
  readonly score: Cell;
  readonly yield: Cell;
  /** The counts behind it as text; null where it was not measured. */
  readonly counts: CellCounts | null;
}

export interface Peer {
  readonly index: number;
  readonly slug: string;
  /** Unique on the board. */
  readonly label: string;
  readonly rank: Cell;
  readonly rankRange: Cell;
}

/** As many names as a reader takes in at a glance. */
const MOST_PEERS = 12;

/** @param evaluation index of an evaluation of these scores */
export function makeModelBoard(scores: Scores, evaluation: number): ModelBoard {
  const identity = scores.evaluations[evaluation];
  if (!identity) throw new RangeError(`makeModelBoard: there is no evaluation ${String(evaluation)}`);
  const { overall, tiers } = scores.of(evaluation);
  const lines = tiers.flatMap((tier) => (tier ? [tierLine(scores, tier)] : []));
  const outcome = addOutcomes(lines.map((line) => line.outcome));
  const metric = boardMetric(scores);
  return {
    evaluation: identity,
    metrics: metricHeadings(describeScores(scores).recorded, metric),
    details: detailsOf(scores, evaluation),
    standing: {
      rank: rankCell(scores, metric, evaluation),
      rankRange: rankRangeCell(scores, metric, evaluation),
      tieGroup: tieGroupCell(scores, metric, evaluation),
    },
    notes: rankNotes(scores, metric, evaluation),
    overall: overall && { label: 'All tiers', ...scoreCells(overall, outcome, metric) },
    tiers: lines,
    retention: retentionCell(scores, evaluation),
    ...relations(scores, evaluation),
  };
}

type Relations = Pick<ModelBoard, 'peerCount' | 'others' | 'peersText' | 'peers' | 'neighbours'>;

function relations(scores: Scores, evaluation: number): Relations {
  const { partOf, orders, parts } = scores.ranking;
  const order = orders[boardMetric(scores).id];
  const part = partOf[evaluation] ?? -1;
  if (!order || part < 0) return { peerCount: 0, others: 0, peersText: '', peers: [], neighbours: [] };
  const places = placesIn(order);
  const place = places.get(evaluation) ?? -1;
  const peers = scores.peersOf(boardMetric(scores).id, evaluation);
  const inOrder = nearest(order.sequence, place, new Set(peers));
  const beside = [order.sequence[place - 1], order.sequence[place + 1]].flatMap((other) =>
    other !== undefined && partOf[other] === part ? [other] : [],
  );
  const names = boardNames(scores);
  const described = (list: readonly number[]): Peer[] =>
    list.flatMap((index) => makePeer(scores, index, names.get(index)) ?? []);
  const others = Math.max(0, (parts[part]?.evaluations.length ?? 0) - 1);
  return {
    peerCount: peers.length,
    others,
    peersText: peersSentence(names.get(evaluation) ?? '', { peers: peers.length, others }),
    peers: described(inOrder),
    neighbours: described(beside),
  };
}

/** Those of an order that stand nearest to a place, in their order; of two as near, the better one. */
function nearest(sequence: readonly number[], place: number, peers: ReadonlySet<number>): number[] {
  const wanted = Math.min(MOST_PEERS, peers.size);
  const above: number[] = [];
  const below: number[] = [];
  const isPeer = (other: number | undefined): other is number => other !== undefined && peers.has(other);
  for (let step = 1; step < sequence.length && above.length + below.length < wanted; step += 1) {
    const [better, worse] = [sequence[place - step], sequence[place + step]];
    if (isPeer(better)) above.push(better);
    if (isPeer(worse) && above.length + below.length < wanted) below.push(worse);
  }
  return [...above.reverse(), ...below];
}

function makePeer(scores: Scores, index: number, name: string | undefined): Peer | null {
  const evaluation = scores.evaluations[index];
  if (!evaluation) return null;
  const { slug, label } = evaluation;
  const rank = rankCell(scores, boardMetric(scores), index);
  return {
    index,
    slug,
    label: name ?? label,
    rank,
    rankRange: rankRangeCell(scores, boardMetric(scores), index),
  };
}

function tierLine(scores: Scores, measured: TierScore): ModelTier {
  const { tiers, tasks, ranking } = scores;
  const metric = boardMetric(scores);
  const tier = tiers[measured.tier] ?? { id: '', label: '' };
  const scored = measured.cells;
  const cells = tasks.map((task, index): ModelCell => {
    const cell = scored[index] ?? null;
    const { id, label, description, slug } = task;
    const heat = makeHeatCell(cell, tier, task);
    return {
      task: { index, id, label, description, slug },
      heat,
      facts: factsBesideCounts(cell),
      score: scoreShareCell(cell),
      yield: yieldShareCell(cell),
      counts: heat.measured && cellCounts(heat.measured),
    };
  });
  const outcome = addOutcomes(cells.map(({ heat }) => heat.outcome));
  return {
    id: tier.id,
    label: tier.label,
    cells,
    ...scoreCells(measured.aggregate, outcome, metric),
    metrics: metricCells(measured.aggregate, metric, ranking.marks, measured.tier),
  };
}

function scoreCells(
  aggregate: Aggregate | null,
  outcome: Outcome | null,
  metric: Metric,
): Omit<ModelLine, 'label'> {
  return {
    outcome,
    metrics: metricCells(aggregate, metric),
    completed: pointsCell(
      aggregate?.completed ?? null,
      'Score on completed responses, truncated ones left aside',
    ),
    yield:
      outcome?.truncated === null
        ? missingCell('not-recorded', 'Yield: truncation was not recorded everywhere')
        : pointsCell(aggregate?.yield ?? null, 'Yield: score of all prompts, truncated ones not solved'),
  };
}

function pointsCell(value: number | null, meaning: string): Cell {
  if (value === null) return missingCell('not-scorable', `${meaning}: nothing could be scored`);
  return valueCell(value, formatScore(value), `${meaning}: ${formatScore(value)}`);
}
