import type { Facet, Query } from '../board/board.ts';

/** Asks for the same view with some things changed, from its first page. */
export type Ask = (change: Partial<Query>) => void;

type Groups = Query['groups'];

/** The filter with one facet set to a group, or to nothing: every alternative keeps its other words. */
export function withFacet(groups: Groups, facet: Facet, group: string | null): Groups {
  const own = new Set(facet.values.map((value) => value.group));
  const others = withoutWords(groups, own);
  if (group === null) return others;
  return others.length === 0 ? [[group]] : others.map((all) => [...all, group]);
}

/** The filter without these words; an alternative that was nothing else is gone. */
export function withoutWords(groups: Groups, words: ReadonlySet<string>): Groups {
  return groups.map((all) => all.filter((word) => !words.has(word))).filter((all) => all.length > 0);
}
