import { boardMetric } from '../score/metrics.ts';
import type { Scores } from '../score/scores.ts';
import { EVERYTHING, writeQuery } from './query.ts';
import type { Part } from './ranked-on.ts';
import { detailsOf, rowNames } from './row-names.ts';

/** Evaluations that can be compared at once: more would not fit beside each other. */
export const MOST_COMPARED = 4;

/** An evaluation that can be chosen. */
export interface Choice {
  readonly index: number;
  readonly slug: string;
  /** Unique on the board. */
  readonly name: string;
}

/** Everything that can be compared, in board order. */
export function compareChoices(scores: Scores): Choice[] {
  const { evaluations, ranking } = scores;
  const names = rowNames(
    evaluations.map(({ id, label }, index) => ({ index, id, label, details: detailsOf(scores, index) })),
  );
  return (ranking.orders[boardMetric(scores).id]?.sequence ?? []).map((index) => ({
    index,
    slug: evaluations[index]?.slug ?? '',
    name: names.get(index) ?? '',
  }));
}

/**
 * The evaluations that an address asks to compare, as indices: `?evals=` and their slugs. What is unknown or said twice is
 * ignored; where fewer than two are left, the best placed ones fill up, so that a stale link still opens.
 */
export function parseCompared(parameters: URLSearchParams, scores: Scores): number[] {
  const { evaluations, ranking } = scores;
  const slugs = (parameters.get('evals') ?? '').split(',');
  const asked = slugs.map((slug) => evaluations.findIndex((one) => one.slug === slug.trim()));
  const known = [...new Set(asked.filter((index) => index >= 0))].slice(0, MOST_COMPARED);
  const order = ranking.orders[boardMetric(scores).id]?.sequence ?? [];
  const spare = order.filter((index) => !known.includes(index));
  return [...known, ...spare.slice(0, Math.max(0, 2 - known.length))];
}

/** The part of an address that `parseCompared` reads, and the part of the board to compare on. Slugs need no escaping. */
export function writeCompared(slugs: readonly string[], part?: Part): string {
  const { tiers = null, tasks = null } = part ?? {};
  const on = writeQuery({ ...EVERYTHING, tiers, tasks }).replace('?', '&');
  return `?evals=${slugs.join(',')}${on}`;
}
