import { formatCount, formatPercent, formatShare, formatTally } from '../format.ts';
import type { CellScore } from '../score/scores.ts';

/** The counts of one cell as text, in words where the source did not record them. */
export interface CellCounts {
  readonly responses: string;
  readonly correct: string;
  readonly wrong: string;
  readonly invalid: string;
  readonly truncated: string;
  readonly guess: string;
  readonly tokens: string;
  readonly points: string;
}

/** A state of its own: neither nothing nor zero. */
export const NOT_RECORDED = 'not recorded';

export function cellCounts({ counters, ...cell }: CellScore): CellCounts {
  const { correct, total, truncated, guessSum } = counters;
  const share = total + truncated > 0 ? truncated / (total + truncated) : 0;
  return {
    responses: formatTally(total),
    correct: formatTally(correct),
    wrong: formatTally(total - correct - (cell.invalid ?? 0)),
    invalid: cell.invalid === null ? NOT_RECORDED : formatTally(cell.invalid),
    truncated: cell.truncationRecorded ? `${formatTally(truncated)} (${formatPercent(share)})` : NOT_RECORDED,
    guess: total > 0 ? formatShare(guessSum / total) : '—',
    tokens: cell.completionTokensMean === null ? NOT_RECORDED : formatCount(cell.completionTokensMean),
    points: cell.incomplete
      ? `${formatCount(cell.points)} of ${formatCount(cell.expectedPoints)}`
      : formatCount(cell.points),
  };
}
