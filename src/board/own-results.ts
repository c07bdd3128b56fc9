import { peersIn, rankedWith } from '../score/leaders.ts';
import { boardMetric, inSentence, type Metric } from '../score/metrics.ts';
import type { Scores } from '../score/scores.ts';
import { formatCount } from '../format.ts';
import type { BoardRow, Query } from './board.ts';
import { describeScores } from './describe.ts';
import { makeBoard } from './make-board.ts';
import { sortedBy } from './metric-cells.ts';
import { namesOrMore, peersSentence } from './peer-words.ts';
import { type Part, rankedOn, scoresFor } from './ranked-on.ts';
import { boardNames } from './row-names.ts';

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
  const names = boardNames(all);
  const nameOf = (place: number): string => names.get(place) ?? '';
  const places = added.map((place) => {
    const row = rows.find(({ index }) => index === place);
    return row ? placeText(scores, metric, row, nameOf) : `${nameOf(place)} has no results`;
  });
  return {
    text: `${namesOrMore(places)}${where}.`,
    details: [...rows.flatMap((row) => peersText(scores, metric, row, nameOf)), ...leftOut],
  };
}

type NameOf = (evaluation: number) => string;

function placeText(scores: Scores, metric: Metric, row: BoardRow, nameOf: NameOf): string {
  const { index, rank, rankRange } = row;
  if (rank.value === null) return `${nameOf(index)} has no rank`;
  const among = formatCount(rankedWith(scores, metric, index).length);
  const range = rankRange.value === null ? '' : ` (range ${rankRange.text})`;
  return `${nameOf(index)} ranks ${rank.text} of ${among}${range}`;
}

/** Whom it does not differ from; nothing where the metric has no intervals. */
function peersText(scores: Scores, metric: Metric, { index, rank }: BoardRow, nameOf: NameOf): string[] {
  const found = peersIn(scores, metric, index);
  const others = rankedWith(scores, metric, index).filter((one) => one !== index);
  if (found === null || rank.value === null || others.length === 0) return [];
  const peers = others.filter((one) => found.has(one)).map(nameOf);
  return [peersSentence(nameOf(index), { peers: peers.length, others: others.length }, peers)];
}
