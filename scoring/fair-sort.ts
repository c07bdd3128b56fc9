import { ROUNDING } from './constants.ts';
import { requireRange } from './require-range.ts';
import { sameScore } from './same-score.ts';

/** An evaluation with some of the tiers; scores in any unit above 0, null where a tier is missing. */
export interface FairSortRow {
  id: string;
  tierScores: readonly (number | null)[];
  /** Score over its own tiers, in any unit. */
  overall: number;
}

/** Indices of the input. */
export interface FairSort {
  /** Best first. */
  order: number[];
  /** The inserted evaluations that a complete one further down beats on the tiers they share. */
  conflicts: number[];
}

interface Candidate {
  index: number;
  id: string;
  logs: readonly (number | null)[];
  tiers: number;
  overall: number;
}

/** Mean log over the tiers that both have, of the first minus of the second; null when they share none. */
function lead(a: Candidate, b: Candidate): number | null {
  let [common, sum] = [0, 0];
  for (const [tier, log] of a.logs.entries()) {
    const other = b.logs[tier];
    if (log === null || other === null || other === undefined) continue;
    common += 1;
    sum += log - other;
  }
  return common === 0 ? null : sum / common;
}

function byId(a: Candidate, b: Candidate): number {
  return a.id < b.id ? -1 : 1;
}

/** By number of tiers, then overall score, equal ones by id: the same order on every machine. */
function inOrder(candidates: readonly Candidate[]): Candidate[] {
  const runs: Candidate[][] = [];
  for (const candidate of candidates.toSorted((a, b) => b.tiers - a.tiers || b.overall - a.overall)) {
    const above = runs.at(-1)?.at(-1);
    const ties = above?.tiers === candidate.tiers && sameScore(above.overall, candidate.overall);
    if (ties) runs.at(-1)?.push(candidate);
    else runs.push([candidate]);
  }
  return runs.flatMap((run) => run.sort(byId));
}

function toCandidate({ id, tierScores, overall }: FairSortRow, index: number): Candidate {
  requireRange(
    tierScores.every((score) => score === null || (score > 0 && Number.isFinite(score))),
    () =>
      `fairSort: scores of ${JSON.stringify(id)} must be above 0 and finite, got ${tierScores.join(', ')}`,
  );
  const logs = tierScores.map((score) => (score === null ? null : Math.log(score)));
  const tiers = logs.filter((log) => log !== null).length;
  requireRange(tiers > 0, () => `fairSort: ${JSON.stringify(id)} has no tier`);
  return { index, id, logs, tiers, overall };
}

/**
 * Fair sort: evaluations that lack tiers are placed by comparing them on the tiers they have.
 *
 * Those with the most tiers sort by overall score. Then, one pass per smaller number of tiers, each in order of score
 * and id goes right before the first complete one that it beats on its own tiers, else to the end. Deterministic, but
 * comparisons on different tiers can contradict each other: see `conflicts`.
 *
 * @param rows ids, each once, and scores
 * @throws RangeError when an evaluation has no tier or a score is not above 0
 * @see the rule is ReasonScape's; the order within a pass is ours
 * @example fairSort([{ id: 'a', overall: 600, tierScores: [900, 400] }, { id: 'b', overall: 748, tierScores: [800, 700] }, { id: 'c', overall: 850, tierScores: [850, null] }]).order // => [2, 1, 0]
 */
export function fairSort(rows: readonly FairSortRow[]): FairSort {
  const candidates = inOrder(rows.map(toCandidate));
  const complete = candidates.filter(({ tiers }) => tiers === candidates[0]?.tiers);
  const before = complete.map((): Candidate[] => []);
  const last: Candidate[] = [];
  const conflicts: number[] = [];
  for (const candidate of candidates.slice(complete.length)) {
    const leads = complete.map((rival) => lead(candidate, rival));
    const place = leads.findIndex((ahead) => ahead !== null && ahead > ROUNDING);
    (before[place] ?? last).push(candidate);
    const beatenBelow = leads.some(
      (ahead, index) => place !== -1 && index > place && (ahead ?? 0) < -ROUNDING,
    );
    if (beatenBelow) conflicts.push(candidate.index);
  }
  const order = complete.flatMap((rival, index) => [...(before[index] ?? []), rival]);
  return { order: [...order, ...last].map(({ index }) => index), conflicts };
}
