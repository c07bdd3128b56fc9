import { peersIn, rankedWith } from '../score/leaders.ts';
import { boardMetric, inSentence, type Metric } from '../score/metrics.ts';
import type { Scores } from '../score/scores.ts';
import { formatCount } from '../format.ts';
import type { BoardRow, Query } from './board.ts';
import { describeScores } from './describe.ts';
import { makeBoard } from './make-board.ts';
import { sortedBy } from './metric-cells.ts';
import { type Part, rankedOn, scoresFor } from './ranked-on.ts';

/** What a reader is told of results that were added: where they rank, and what of them does not count. */
export interface OwnResultsText {
  readonly text: string;
  /** One sentence each. */
  readonly details: readonly string[];
}

/**
 * What is said of them in a view: of the ranking that is shown, whatever that is.
 *
 * @param added places of the evaluations that the results belong to
 */
export function ownResultsText(
  all: Scores,
  added: readonly number[],
  leftOut: readonly string[],
  { tiers, tasks, sort }: Part & Pick<Query, 'sort'>,
): OwnResultsText {
  const own = added.flatMap((place) => all.evaluations[place] ?? []);
  const shown = { tiers, tasks, sort, evaluations: own.map(({ id }) => id), pageSize: null };
  const { rows } = makeBoard(all, shown);
  const scores = scoresFor(all, shown);
  const metric = sortedBy(sort, describeScores(scores).recorded) ?? boardMetric(scores);
  const on = rankedOn(all, shown);
  const by = metric.id === boardMetric(scores).id ? '' : ` by ${inSentence(metric)}`;
  const where = `${on === '' ? '' : ` on ${on}`}${by}`;
  const places = own.map(({ id, label }) => {
    const row = rows.find((one) => one.id === id);
    return row ? placeText(scores, metric, row) : `${label} has no results`;
  });
  return {
    text: `${someOf(places)}${where}.`,
    details: [...rows.flatMap((row) => peersText(scores, metric, row)), ...leftOut],
  };
}

function placeText(scores: Scores, metric: Metric, { index, label, rank, rankRange }: BoardRow): string {
  if (rank.value === null) return `${label} has no rank`;
  const among = formatCount(rankedWith(scores, metric, index).length);
  const range = rankRange.value === null ? '' : ` (range ${rankRange.text})`;
  return `${label} ranks ${rank.text} of ${among}${range}`;
}

/** Whom it does not differ from; nothing where the metric has no intervals. */
function peersText(scores: Scores, metric: Metric, { index, label, rank }: BoardRow): string[] {
  const found = peersIn(scores, metric, index);
  const others = rankedWith(scores, metric, index).filter((one) => one !== index);
  if (found === null || rank.value === null || others.length === 0) return [];
  const peers = others.flatMap((one) => (found.has(one) ? (scores.evaluations[one]?.label ?? []) : []));
  if (peers.length === 0) return [`${label} differs significantly from all others.`];
  return [`${label} is not significantly different from ${someOf(peers)}.`];
}

const SHOWN = 5;

function someOf(names: readonly string[]): string {
  const rest = names.length > SHOWN ? ` and ${formatCount(names.length - SHOWN)} more` : '';
  return `${names.slice(0, SHOWN).join(', ')}${rest}`;
}
