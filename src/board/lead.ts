import { formatCount } from '../format.ts';
import { peersIn, rankedWith } from '../score/leaders.ts';
import { inSentence, type Metric } from '../score/metrics.ts';
import type { Scores } from '../score/scores.ts';
import type { Lead, Query } from './board.ts';
import { MOST_COMPARED } from './compare-query.ts';
import { comparisonOf, splitWord } from './group-words.ts';
import { boardNames } from './row-names.ts';

/** More are counted only. */
const MOST_NAMED = 3;

/**
 * The sentence on a view. On all that are ranked together it is about their first tie group. A part of them has no tie groups of
 * its own: there it names the first, and who does not differ from it, as a comparison of the same models does.
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
  if (first === undefined) return { text: '', ...NOBODY };
  const many = `${formatCount(ranked.length)} ${kindOf(query, ranked.length)}`;
  const parts = new Set(ranked.map((evaluation) => scores.ranking.partOf[evaluation]));
  if (parts.size > 1)
    return { text: `${many}, in ${formatCount(parts.size)} rankings of their own.`, ...NOBODY };
  if (second === undefined) return { text: `${many}: ${namesOf(scores, [first])}.`, ...NOBODY };
  const { who, beside, named } = firstOf(scores, metric, ranked);
  const end = on === '' ? '' : ` on ${on}`;
  return {
    text: `Of ${many}, ${who}${end}${beside}.`,
    compare: slugsOf(scores, named.length > 1 ? named : [first, second]),
    compareText: compareText(named.length),
  };
}

const NOBODY: Pick<Lead, 'compare' | 'compareText'> = { compare: [], compareText: '' };

/** What is compared next, where the sentence names so many. */
function compareText(named: number): string {
  if (named === 1) return 'Compare the first two';
  return named > MOST_COMPARED ? `Compare the first ${formatCount(MOST_COMPARED)}` : 'Compare these';
}

interface First {
  /** "A and B tie for first". */
  readonly who: string;
  /** "; C does not differ significantly from it". */
  readonly beside: string;
  /** All of them, best first. */
  readonly named: readonly number[];
}

/** @param ranked at least two that are ranked together */
function firstOf(scores: Scores, metric: Metric, ranked: readonly number[]): First {
  const best = rankOf(scores, metric, ranked[0] ?? -1);
  const firsts = ranked.filter((evaluation) => rankOf(scores, metric, evaluation) === best);
  const peers = firsts.map((evaluation) => peersIn(scores, metric, evaluation));
  if (peers.some((one) => one === null))
    return { who: `${areFirst(scores, firsts)} by ${inSentence(metric)}`, beside: '', named: firsts };
  if (ranked.length === rankedWith(scores, metric, ranked[0] ?? -1).length) {
    const group = scores.ranking.orders[metric.id]?.certainty?.group ?? [];
    const tied = ranked.filter((evaluation) => group[evaluation] === 1);
    const who = tied.length > 1 ? `${countOrNames(scores, tied)} tie for first` : areFirst(scores, tied);
    return { who, beside: '', named: tied };
  }
  const beside = ranked.filter(
    (evaluation) => !firsts.includes(evaluation) && peers.every((one) => one?.has(evaluation)),
  );
  return {
    who: areFirst(scores, firsts),
    beside: besideText(scores, beside, firsts.length > 1 ? 'them' : 'it'),
    named: [...firsts, ...beside],
  };
}

function areFirst(scores: Scores, firsts: readonly number[]): string {
  return `${countOrNames(scores, firsts)} ${firsts.length > 1 ? 'share the first rank' : 'is first'}`;
}

function besideText(scores: Scores, beside: readonly number[], from: string): string {
  if (beside.length === 0) return '';
  const who = beside.length > MOST_NAMED ? `${formatCount(beside.length)} others` : namesOf(scores, beside);
  return `; ${who} ${beside.length > 1 ? 'do' : 'does'} not differ significantly from ${from}`;
}

function countOrNames(scores: Scores, evaluations: readonly number[]): string {
  return evaluations.length > MOST_NAMED ? formatCount(evaluations.length) : namesOf(scores, evaluations);
}

function rankOf({ ranking }: Scores, metric: Metric, evaluation: number): number | null {
  return ranking.orders[metric.id]?.rank[evaluation] ?? null;
}

/** "medium models" where the filter is a few words; else what is left is called the models of the view. */
function kindOf({ groups, search, evaluations, isComplete }: Query, count: number): string {
  const noun = `${isComplete ? 'complete ' : ''}${count === 1 ? 'model' : 'models'}`;
  if (groups.length === 0 && search === '' && evaluations === null) return noun;
  const [words = [], ...others] = groups;
  const isPlain =
    others.length === 0 && words.length > 0 && words.every((word) => comparisonOf(word) === null);
  if (!isPlain || search !== '' || evaluations !== null) return `${noun} in this view`;
  return `${words.map((word) => splitWord(word)[1]).join(' ')} ${noun}`;
}

function namesOf(scores: Scores, evaluations: readonly number[]): string {
  const names = boardNames(scores);
  const list = evaluations.map((evaluation) => names.get(evaluation) ?? '');
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''}`;
}

function slugsOf({ evaluations }: Scores, chosen: readonly number[]): string[] {
  return chosen.slice(0, MOST_COMPARED).flatMap((evaluation) => evaluations[evaluation]?.slug ?? []);
}
