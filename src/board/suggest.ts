import { nearest } from '../nearest.ts';
import type { Scores } from '../score/scores.ts';
import type { Query } from './board.ts';
import { matchesSearch, searchWords, selectEvaluations } from './select.ts';

/** What a search that finds nobody may have meant: "Delphi" for "delfi"; null where nothing near it would find anybody. */
export function suggestionFor(scores: Scores, query: Query): string | null {
  if (query.search === '') return null;
  const known = [...new Set(scores.evaluations.flatMap(searchWords))];
  const meant = query.search.split(/\s+/).map((word) => {
    const isKnown = scores.evaluations.some((evaluation) => matchesSearch(evaluation, word));
    return isKnown ? word : nearest(word, known);
  });
  if (meant.includes(null)) return null;
  const search = meant.join(' ');
  const isOther = search !== query.search && search !== '';
  return isOther && selectEvaluations(scores, { ...query, search }).size > 0 ? search : null;
}
