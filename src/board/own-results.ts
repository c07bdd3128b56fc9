import { boardMetric } from '../score/metrics.ts';
import type { Scores } from '../score/scores.ts';
import { formatCount } from '../format.ts';
import { makeBoard } from './make-board.ts';

/** What a reader is told of results that were added: where they rank, and what of them does not count. */
export interface OwnResultsText {
  readonly text: string;
  /** One sentence each. */
  readonly details: readonly string[];
}

/** @param added places of the evaluations that the results belong to */
export function ownResultsText(
  scores: Scores,
  added: readonly number[],
  leftOut: readonly string[],
): OwnResultsText {
  const ids = added.flatMap((place) => scores.evaluations[place]?.id ?? []);
  const { rows } = makeBoard(scores, { evaluations: ids, pageSize: null });
  const places = rows.map(({ label, rank, rankRange }) => {
    const range = rankRange.value === null ? '' : ` (${rankRange.text})`;
    return rank.value === null ? `${label} has no rank` : `${label} ranks ${rank.text}${range}`;
  });
  return {
    text: `${someOf(places)} of ${formatCount(scores.ranking.ranked)}.`,
    details: [...rows.flatMap(({ index, label }) => peersText(scores, index, label)), ...leftOut],
  };
}

/** Whom it does not differ from, by the metric of the board. */
function peersText(scores: Scores, evaluation: number, label: string): string[] {
  const peers = scores
    .peersOf(boardMetric(scores).id, evaluation)
    .map((peer) => scores.evaluations[peer]?.label ?? '');
  if (scores.ranking.partOf[evaluation] === -1) return [];
  if (peers.length === 0) return [`${label} differs significantly from all others.`];
  return [`${label} is not significantly different from ${someOf(peers)}.`];
}

const SHOWN = 5;

function someOf(names: readonly string[]): string {
  const rest = names.length > SHOWN ? ` and ${formatCount(names.length - SHOWN)} more` : '';
  return `${names.slice(0, SHOWN).join(', ')}${rest}`;
}
