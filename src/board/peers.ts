import { pairComparer, type PairComparer } from '../../scoring/index.ts';
import { comparisonMatrix } from '../score/rank-range.ts';
import { DEFAULT_METRIC } from '../score/metrics.ts';
import type { Scores } from '../score/scores.ts';

const comparers = new WeakMap<Scores, PairComparer[]>();

/** Evaluations that cannot be told from this one at 95 %, corrected for all comparisons of its part; in board order. */
export function peersOf(scores: Scores, evaluation: number): number[] {
  const { parts, partOf, orders } = scores.ranking;
  const part = partOf[evaluation] ?? -1;
  const members = parts[part]?.evaluations ?? [];
  const known = comparers.get(scores) ?? parts.map((one) => comparerOf(scores, one.evaluations));
  comparers.set(scores, known);
  const compare = known[part];
  if (!compare) return [];
  const row = members.indexOf(evaluation);
  const peers = new Set(members.filter((_, other) => other !== row && compare(row, other) === 0));
  return (orders[DEFAULT_METRIC.id]?.sequence ?? []).filter((other) => peers.has(other));
}

function comparerOf(scores: Scores, evaluations: readonly number[]): PairComparer {
  return pairComparer(comparisonMatrix(scores, evaluations, evaluations.length));
}
