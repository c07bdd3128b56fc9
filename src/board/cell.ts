import { formatCount, formatRatio, formatScore, formatShare } from '../format.ts';
import { ENOUGH_RESPONSES } from '../score/aggregate.ts';
import type { Aggregate, CellScore } from '../score/scores.ts';
import type { Cell, Missing } from './board.ts';

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

/** The compatible score with its asterisk. It never gets a range: it lies above its own interval. */
export function reasonscoreCell(aggregate: Aggregate | null, best: number | null = null): Cell {
  if (!aggregate) return missingCell('not-scorable', 'ReasonScore: nothing could be scored');
  const { reasonscore, bonus, incomplete } = aggregate;
  const text = `${formatScore(reasonscore)}${incomplete ? INCOMPLETE : ''}`;
  const facts = [
    `ReasonScore ${text}`,
    `${formatScore(bonus)} above the plain score, for uncertainty`,
    ...(incomplete ? ['* some points are missing'] : []),
    ...(equals(reasonscore, best) ? ['best of its tier'] : []),
  ];
  const tone = equals(reasonscore, best) ? 'best' : 'plain';
  return valueCell(reasonscore, text, facts.join('; '), { tone, incomplete });
}

/** Stands behind a score that lacks points. */
const INCOMPLETE = '*';

/** Stands before a score over cells with few responses. */
export const APPROXIMATE = '≈';

/** The plain score with its 95 % interval; "≈" where a cell has too few responses for the approximation behind it. */
export function plainCell(aggregate: Aggregate | null): Cell {
  if (!aggregate) return missingCell('not-scorable', 'Plain score: nothing could be scored');
  const { plain, lower, upper, cells, approximate } = aggregate;
  const text = `${approximate ? APPROXIMATE : ''}${formatScore(plain)}`;
  const interval = rangeOf(lower, upper, formatScore);
  const title = `Plain score ${text}, 95 % interval ${interval.rangeText} over ${formatCount(cells)} cells`;
  const doubt = approximate
    ? `; approximate: a cell has fewer than ${formatCount(ENOUGH_RESPONSES)} responses`
    : '';
  return valueCell(plain, text, `${title}${doubt}`, { ...interval, approximate });
}

/** Average completion tokens of one response. */
export function tokensCell(aggregate: Aggregate | null): Cell {
  const tokens = aggregate?.averageTokens ?? null;
  if (tokens === null) return missingCell('not-recorded', 'Tokens were not recorded');
  return valueCell(
    tokens,
    formatCount(tokens),
    `${formatCount(tokens)} completion tokens a response on average`,
  );
}

/** ReasonScore points per completion token; marked where it is the best or the worst of its tier. */
export function efficiencyCell(
  aggregate: Aggregate | null,
  best: number | null = null,
  worst: number | null = null,
): Cell {
  const ratio = aggregate?.scorePerToken ?? null;
  if (ratio === null) return missingCell('not-recorded', 'Score per token: tokens were not recorded');
  const tone = equals(ratio, best) ? 'best' : equals(ratio, worst) ? 'worst' : 'plain';
  const mark = tone === 'plain' ? '' : `; ${tone} of its tier`;
  return valueCell(ratio, formatRatio(ratio), `${formatRatio(ratio)} points per token${mark}`, { tone });
}

/** Logarithms differ in their last digit from one JavaScript engine to the next; a mark must not depend on that. */
function equals(value: number, mark: number | null): boolean {
  return mark !== null && Math.abs(value - mark) <= 1e-9 * Math.abs(mark);
}

/** Success less the truncated share, with its interval: the number of a cell that enters its tier's plain score. */
export function scoreShareCell(cell: CellScore | null): Cell {
  if (!cell?.interval) return nothing(cell, 'Score');
  const { score, lower, upper } = cell.interval;
  const interval = rangeOf(share(lower), share(upper), formatShare);
  const title = `score ${formatShare(share(score))}, success less truncation, 95 % interval ${interval.rangeText}`;
  return valueCell(share(score), formatShare(share(score)), title, interval);
}

/** Share of all prompts that were solved; not known where truncation was not recorded. */
export function yieldShareCell(cell: CellScore | null): Cell {
  const solved = cell?.solved ?? null;
  if (cell === null || solved === null) return nothing(cell, 'Yield');
  if (!cell.truncationRecorded) return missingCell('not-recorded', 'Yield: truncation was not recorded');
  const value = share(solved);
  return valueCell(value, formatShare(value), `solves ${formatShare(value)} of all prompts`);
}

function nothing(cell: CellScore | null, name: string): Cell {
  return cell
    ? missingCell('not-scorable', `${name}: not scorable`)
    : missingCell('no-points', `${name}: not measured`);
}

/** A cell below chance or cut to the last response has shares below zero: what is drawn begins at zero. */
export function share(value: number): number {
  return Math.min(1, Math.max(0, value));
}
