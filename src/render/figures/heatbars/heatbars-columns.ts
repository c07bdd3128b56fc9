import type { Board, Cell, MetricHeading, TierRow } from '../../../board/board.ts';
import { cellOf } from '../../../board/metric-cells.ts';
import { rangeAndTie } from '../../../board/rank-cell.ts';
import { type } from '../../../theme.ts';
import type { FigureStyle, TextSizes } from '../figure-style.ts';
import { textWidth } from '../draw/text-width.ts';

/**
 * Left edge and width; text on the right of a column ends at `x + width`. Null: the board has nothing for
 * it.
 */
export interface Column {
  readonly x: number;
  readonly width: number;
}

export interface Columns {
  readonly rank: Column;
  readonly model: Column;
  readonly overall: Column;
  readonly interval: Column;
  /** The numbers of the interval. */
  readonly limits: Column;
  readonly tier: Column | null;
  readonly score: Column | null;
  /** Those of the metrics that have columns of their own. */
  readonly metrics: readonly MetricColumn[];
}

export interface MetricColumn extends Column {
  readonly metric: MetricHeading;
  /** It shares its head with the one to its left. */
  readonly isBeneath: boolean;
  /** It shares its head with the one to its right. */
  readonly isShared: boolean;
}

/** Room for the numbers of an interval behind it. */
const LIMITS = 84;
const LIMITS_GAP = 8;
const BETWEEN_RANKS = 8;
/** A name that has one line instead of two gets more room. */
const MORE_NAME = 70;

const { bold, medium } = type;

/** Right edge of a column. */
export const columnEnd = ({ x, width }: Column): number => x + width;

/** The columns left of the tasks, each as wide as its longest text within reason; the first `inFull` rows have all lines. */
export function layColumns(board: Board, compact: boolean, style: FigureStyle, inFull: number): Columns {
  const place = placer(style.margin, style.gap);
  const words = wordsOf(board, compact, style.text);
  const brief = !compact && inFull < board.rows.length;
  const showTier = compact ? board.tiers.length > 1 : inFull > 0 || board.rows.length === 0;
  const inLine = Math.max(words.rank + BETWEEN_RANKS + words.range, 62);
  const longestName = style.longestName + (brief ? MORE_NAME : 0);
  return {
    rank: place(compact || brief ? inLine : Math.max(words.rank, words.range, 52)),
    model: place(Math.min(Math.max(words.name, compact ? 0 : words.details, 60), longestName)),
    ...placeOverall(place, words.overall, compact, style.lane),
    tier: showTier ? place(Math.min(Math.max(words.tier, 24), style.longestName / 2)) : null,
    score: showTier ? place(Math.max(words.score, 34)) : null,
    metrics: layMetrics(board, compact, place, style, inFull),
  };
}

/** Width of the longest text of every column. */
function wordsOf({ rows, metrics }: Board, compact: boolean, { large, body, small, tier }: TextSizes) {
  const tierRows = rows.flatMap((row) => row.tiers);
  const main = compact ? body : large;
  return {
    rank: widest(rows, (row) => row.rank.text, main, bold),
    range: widest(rows, (row) => rangeAndTie(row).text, small),
    name: widest(rows, (row) => row.name, body, medium),
    details: widest(rows, (row) => row.details, small),
    overall: widest(rows, (row) => row.metrics.headline.text, main, bold),
    tier: widest(tierRows, (row) => row.label, tier),
    score: tierRows.reduce(
      (width, row) => Math.max(width, digitsWidth(cellOf(row.metrics, metrics.score), body)),
      0,
    ),
  };
}

/** The columns of metrics: a pair that shares a head stands close, the second in smaller type. */
function layMetrics(
  { rows, metrics }: Board,
  compact: boolean,
  place: PlaceColumn,
  { gap, text }: FigureStyle,
  inFull: number,
): MetricColumn[] {
  const measured: readonly Pick<TierRow, 'metrics'>[] = compact
    ? rows
    : [...rows.slice(0, inFull).flatMap((row) => row.tiers), ...rows.slice(inFull)];
  const shown = metrics.columns.filter(({ recorded }) => recorded);
  return shown.map((metric, index) => {
    const { isBeneath } = metric;
    const isShared = shown[index + 1]?.isBeneath ?? false;
    const size = isBeneath ? text.small : text.body;
    const words = widest(measured, (row) => cellOf(row.metrics, metric).text, size);
    const head = isBeneath || isShared ? 0 : textWidth(metric.names.narrow, text.small);
    const column = isBeneath ? place(Math.max(words, 30), 8) : place(Math.max(words, head, 38), gap + 4);
    return { ...column, metric, isBeneath, isShared };
  });
}

/** Width of a number without its asterisk, which hangs in the gap. */
function digitsWidth({ text, incomplete }: Cell, size: number): number {
  return textWidth(text, size, bold) - (incomplete ? textWidth('*', size, bold) : 0);
}

/** The interval stands below the score, or behind it where a row has one line only. */
function placeOverall(
  place: PlaceColumn,
  scores: number,
  compact: boolean,
  lane: number,
): Pick<Columns, 'overall' | 'interval' | 'limits'> {
  if (compact) {
    return { overall: place(Math.max(scores, 66)), interval: place(lane), limits: place(LIMITS, LIMITS_GAP) };
  }
  const interval = place(Math.max(lane, scores));
  return { overall: interval, interval, limits: interval };
}

type PlaceColumn = (width: number, gap?: number) => Column;

/** Puts columns one behind the other, a gap before each but the first. */
const placer = (start: number, usual: number): PlaceColumn => {
  let end: number | null = null;
  return (width, gap = usual) => {
    const column = { x: end === null ? start : end + gap, width: Math.ceil(width) };
    end = columnEnd(column);
    return column;
  };
};

const widest = <Row>(
  rows: readonly Row[],
  text: (row: Row) => string,
  size: number,
  weight: number = type.regular,
): number => rows.reduce((width, row) => Math.max(width, textWidth(text(row), size, weight)), 0);
