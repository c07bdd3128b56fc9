import { formatShare } from '../format.ts';
import type { CellScore } from '../score/scores.ts';
import type { Cell, Missing } from './board.ts';
import { clamp } from './extremes.ts';

/** Stands behind a number that lacks something. */
export const INCOMPLETE = '*';

/** A cell without a value, and why. */
export function missingCell(missing: Missing, title: string): Cell {
  return { ...BARE, value: null, text: '—', title, missing };
}

/** A cell with a value; the interval, the tone and the marks where it has them. */
export function valueCell(
  value: number,
  text: string,
  title: string,
  more: Partial<Pick<Cell, 'range' | 'rangeText' | 'tone' | 'incomplete' | 'approximate'>> = {},
): Cell {
  return { ...BARE, value, text, title, missing: null, ...more };
}

/** A cell without interval and marks. */
export const BARE = {
  range: null,
  rangeText: '',
  tone: 'plain',
  incomplete: false,
  approximate: false,
} as const;

/** An interval as `range` and `rangeText` of a cell, its ends in the words of `format`. */
export function rangeOf(
  lower: number,
  upper: number,
  format: (value: number) => string,
  separator = '–',
): Pick<Cell, 'rangeText'> & { range: [number, number] } {
  return { range: [lower, upper], rangeText: `${format(lower)}${separator}${format(upper)}` };
}

/** Success less the truncated share, with its interval: the number of a cell that enters its tier's plain score. */
export function scoreShareCell(cell: CellScore | null): Cell {
  if (!cell?.interval) return nothing(cell, 'Score');
  const { score, lower, upper } = cell.interval;
  const interval = rangeOf(clamp(lower), clamp(upper), formatShare);
  const title = `score ${formatShare(clamp(score))}, success less truncation, 95 % interval ${interval.rangeText}`;
  return valueCell(clamp(score), formatShare(clamp(score)), title, interval);
}

/** Share of all prompts that were solved; not known where truncation was not recorded. */
export function yieldShareCell(cell: CellScore | null): Cell {
  const solved = cell?.solved ?? null;
  if (cell === null || solved === null) return nothing(cell, 'Yield');
  if (!cell.truncationRecorded) return missingCell('not-recorded', 'Yield: truncation was not recorded');
  const value = clamp(solved);
  return valueCell(value, formatShare(value), `solves ${formatShare(value)} of all prompts`);
}

function nothing(cell: CellScore | null, name: string): Cell {
  return cell
    ? missingCell('not-scorable', `${name}: not scorable`)
    : missingCell('no-points', `${name}: not measured`);
}
