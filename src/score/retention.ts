import { logMeanOf, scoreDifference, type ScoreDifference } from '../../scoring/index.ts';
import type { Scores } from './scores.ts';

/** How much of its score an evaluation keeps from its easiest to its hardest tier. */
export interface Retention {
  /** Indices of the tiers. */
  readonly easiest: number;
  readonly hardest: number;
  /** The plain score on the hardest tier over that on the easiest, on the tasks both have; null when they share none. */
  readonly difference: ScoreDifference | null;
}

/** The retention of one evaluation; null when it has a single tier. */
export function retentionOf(scores: Scores, evaluation: number): Retention | null {
  const tiers = scores.of(evaluation).tiers.flatMap((tier) => (tier?.aggregate ? [tier] : []));
  const [easy, hard] = [tiers[0], tiers.at(-1)];
  if (!easy || !hard || easy === hard) return null;
  const [easyCells, hardCells] = [easy.cells, hard.cells];
  const shared = scores.tasks.flatMap((_, task) => {
    const [own, other] = [easyCells[task]?.interval, hardCells[task]?.interval];
    return own && other ? [{ easy: own, hard: other }] : [];
  });
  const difference =
    shared.length === 0
      ? null
      : scoreDifference(
          logMeanOf(shared.map((cells) => cells.hard)),
          logMeanOf(shared.map((cells) => cells.easy)),
        );
  return { easiest: easy.tier, hardest: hard.tier, difference };
}
