import { solvedShare } from '../../scoring/index.ts';
import type { Cell } from './board.ts';
import { missingCell, valueCell } from './cell.ts';
import { formatShare } from '../format.ts';
import type { CellScore } from '../score/scores.ts';

/** Success less the truncated share, with its interval: the number of a cell that enters its tier's plain score. */
export function scoreShareCell(cell: CellScore | null): Cell {
  if (!cell?.interval) return nothing(cell, 'Score');
  const { score, lower, upper } = cell.interval;
  const limits = `${formatShare(share(lower))}–${formatShare(share(upper))}`;
  const title = `score ${formatShare(share(score))}, success less truncation, 95 % interval ${limits}`;
  return valueCell(share(score), formatShare(share(score)), title, [share(lower), share(upper)]);
}

/** Share of all prompts that were solved; not known where truncation was not recorded. */
export function yieldShareCell(cell: CellScore | null): Cell {
  if (!cell?.interval) return nothing(cell, 'Yield');
  if (!cell.truncationRecorded) return missingCell('not-recorded', 'Yield: truncation was not recorded');
  const value = share(solvedShare(cell.interval));
  return valueCell(value, formatShare(value), `solves ${formatShare(value)} of all prompts`);
}

function nothing(cell: CellScore | null, name: string): Cell {
  return cell
    ? missingCell('not-scorable', `${name}: not scorable`)
    : missingCell('no-points', `${name}: not measured`);
}

/** A cell below chance or cut to the last response has shares below zero: what is drawn begins at zero. */
function share(value: number): number {
  return Math.min(1, Math.max(0, value));
}
