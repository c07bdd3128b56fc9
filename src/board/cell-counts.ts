import { formatCount, formatPercent, formatShare, formatTally } from '../format.ts';
import type { Measured } from './board.ts';

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

/** What was counted in a cell that was measured. */
export function cellCounts(cell: Measured): CellCounts {
  const { correct, total, invalid, truncated, points, expectedPoints } = cell;
  return {
    responses: formatTally(total),
    correct: formatTally(correct),
    wrong: formatTally(total - correct - (invalid ?? 0)),
    invalid: invalid === null ? NOT_RECORDED : formatTally(invalid),
    truncated: truncated === null ? NOT_RECORDED : truncatedText(truncated, total),
    guess: total > 0 ? formatShare(cell.guessSum / total) : '—',
    tokens: cell.completionTokensMean === null ? NOT_RECORDED : formatCount(cell.completionTokensMean),
    points:
      points < expectedPoints
        ? `${formatCount(points)} of ${formatCount(expectedPoints)}`
        : formatCount(points),
  };
}

function truncatedText(truncated: number, total: number): string {
  const share = total + truncated > 0 ? truncated / (total + truncated) : 0;
  return `${formatTally(truncated)} (${formatPercent(share)})`;
}
