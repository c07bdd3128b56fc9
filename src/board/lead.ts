import { formatCount } from '../format.ts';
import { tiedForFirst } from '../score/leaders.ts';
import { inSentence, type Metric } from '../score/metrics.ts';
import type { Scores } from '../score/scores.ts';
import type { Lead, Query } from './board.ts';
import { MOST_COMPARED } from './compare-query.ts';
import { comparisonOf, splitWord } from './group-words.ts';
import { namedOf, rowNames } from './row-names.ts';

/** More are counted only. */
const MOST_NAMED = 3;

/**
 * The sentence on a view. Who ties is decided by the verdicts of the board, so that a comparison of the same models says the
 * same.
 *
 * @param sequence who is in the view, best first
 * @param on the part of the board that is ranked on; empty for the whole
 */
export function leadOf(
  scores: Scores,
  metric: Metric,
  query: Query,
  sequence: readonly number[],
  on: string,
): Lead {
  const ranked = sequence.filter((evaluation) => rankOf(scores, metric, evaluation) !== null);
  const [first, second] = ranked;
  if (first === undefined) return { text: '', compare: [] };
  const many = `${formatCount(ranked.length)} ${kindOf(query, ranked.length)}`;
  const parts = new Set(ranked.map((evaluation) => scores.ranking.partOf[evaluation]));
  if (parts.size > 1)
    return { text: `${many}, in ${formatCount(parts.size)} rankings of their own.`, compare: [] };
  const end = on === '' ? '' : ` on ${on}`;
  if (second === undefined) return { text: `${many}: ${namesOf(scores, [first])}.`, compare: [] };
  const tied = tiedForFirst(scores, metric, ranked);
  const said = (who: string): string => `Of ${many}, ${who}${end}.`;
  if (tied === null) {
    const best = `${namesOf(scores, [first])} is first by ${inSentence(metric)}`;
    return { text: said(best), compare: slugsOf(scores, [first, second]) };
  }
  if (tied.length === 1)
    return { text: said(`${namesOf(scores, tied)} is first`), compare: slugsOf(scores, [first, second]) };
  const who = tied.length > MOST_NAMED ? formatCount(tied.length) : namesOf(scores, tied);
  return { text: said(`${who} tie for first`), compare: slugsOf(scores, tied) };
}

function rankOf({ ranking }: Scores, metric: Metric, evaluation: number): number | null {
  return ranking.orders[metric.id]?.rank[evaluation] ?? null;
}

/** "medium models" where the filter is a few words; else what is left is called the models of the view. */
function kindOf({ groups, search, evaluations }: Query, count: number): string {
  const noun = count === 1 ? 'model' : 'models';
  if (groups.length === 0 && search === '' && evaluations === null) return noun;
  const [words = [], ...others] = groups;
  const isPlain =
    others.length === 0 && words.length > 0 && words.every((word) => comparisonOf(word) === null);
  if (!isPlain || search !== '' || evaluations !== null) return `${noun} in this view`;
  return `${words.map((word) => splitWord(word)[1]).join(' ')} ${noun}`;
}

function namesOf(scores: Scores, evaluations: readonly number[]): string {
  const names = rowNames(evaluations.map((evaluation) => namedOf(scores, evaluation)));
  const list = evaluations.map((evaluation) => names.get(evaluation) ?? '');
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''}`;
}

function slugsOf({ evaluations }: Scores, chosen: readonly number[]): string[] {
  return chosen.slice(0, MOST_COMPARED).flatMap((evaluation) => evaluations[evaluation]?.slug ?? []);
}
