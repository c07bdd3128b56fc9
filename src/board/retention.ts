import { scoreDifference, scoreInterval, Z_95 } from '../../scoring/index.ts';
import type { Cell } from './board.ts';
import { cellLimits } from './cell-limits.ts';
import { missingCell, valueCell } from './cell.ts';
import { formatShare } from '../format.ts';
import type { Scores } from '../score/scores.ts';

/**
 * How much of its score an evaluation keeps from the easiest to the hardest tier it has, on the tasks both have: the ratio
 * of the plain scores with a square-and-add interval on the log scale.
 */
export function retentionCell(scores: Scores, evaluation: number): Cell {
  const tiers = [...scores.tiers.keys()].filter((tier) => scores.of(evaluation).tiers[tier]?.aggregate);
  const [easiest, hardest] = [tiers[0], tiers.at(-1)];
  if (easiest === undefined || hardest === undefined || easiest === hardest) {
    return missingCell('no-points', 'Retention needs two tiers');
  }
  const limits = (tier: number, task: number) =>
    cellLimits(scores.columns, (evaluation * scores.tiers.length + tier) * scores.tasks.length + task, Z_95);
  const shared = scores.tasks.flatMap((_, task) => {
    const [easy, hard] = [limits(easiest, task), limits(hardest, task)];
    return easy && hard ? [{ easy, hard }] : [];
  });
  if (shared.length === 0) return missingCell('no-points', 'The tiers share no task');
  const { ratio, ratioLower, ratioUpper } = scoreDifference(
    scoreInterval(shared.map(({ hard }) => hard)),
    scoreInterval(shared.map(({ easy }) => easy)),
  );
  const names = `${scores.tiers[hardest]?.label ?? ''} against ${scores.tiers[easiest]?.label ?? ''}`;
  const range = `${formatShare(ratioLower)}–${formatShare(ratioUpper)}`;
  const title = `keeps ${formatShare(ratio)} of its score, ${names}, 95 % interval ${range}`;
  return valueCell(ratio, formatShare(ratio), title, [ratioLower, ratioUpper]);
}
