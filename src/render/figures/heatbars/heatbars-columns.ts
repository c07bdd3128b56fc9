import type { Board, BoardRow, TierRow } from '../../../board/board.ts';
import { type } from '../../../theme.ts';
import type { FigureStyle, TextSizes } from '../figure-style.ts';
import { limitsText } from '../draw/interval.ts';
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
  readonly tokens: Column | null;
  readonly efficiency: Column | null;
}

/** Room for the numbers of an interval behind it. */
const LIMITS = 84;
const LIMITS_GAP = 8;
const BETWEEN_RANKS = 8;

const { bold, medium } = type;

/** Right edge of a column. */
export const columnEnd = ({ x, width }: Column): number => x + width;

/** The columns left of the tasks, each as wide as its longest text within reason. */
export function layColumns(
  board: Board,
  nameOf: (row: BoardRow) => string,
  compact: boolean,
  style: FigureStyle,
): Columns {
  const place = placer(style.margin, style.gap);
  const words = wordsOf(board, nameOf, compact, style.text);
  const showTier = style.narrow ? board.tiers.length > 1 : !compact || board.tiers.length > 1;
  const tier = (): Column | null =>
    showTier ? place(Math.min(Math.max(words.tier, 24), style.longestName / 2)) : null;
  if (style.narrow) return layNarrow(words, place, tier, style);
  const wide = showTier && !style.narrow;
  const { hasTokens } = board;
  return {
    rank: place(
      compact
        ? Math.max(words.rank + BETWEEN_RANKS + words.range, 62)
        : Math.max(words.rank, words.range, 52),
    ),
    model: place(Math.min(Math.max(words.name, compact ? 0 : words.details, 60), style.longestName)),
    ...placeOverall(place, words.overall, compact, style.lane),
    tier: tier(),
    score: wide ? place(Math.max(words.score, 34)) : null,
    tokens: hasTokens ? place(Math.max(words.tokens, 38), style.gap + 4) : null,
    efficiency: hasTokens ? place(Math.max(words.efficiency, 30), 8) : null,
  };
}

/** One column of a paper: name, score and interval stand below each other, tokens are left out. */
function layNarrow(words: Words, place: Place, tier: () => Column | null, style: FigureStyle): Columns {
  const rank = place(Math.max(words.rank, words.range));
  const model = place(Math.min(Math.max(words.name, words.limits, style.lane), style.longestName));
  return {
    ...{ rank, model, overall: model, interval: model, limits: model },
    ...{ tier: tier(), score: null, tokens: null, efficiency: null },
  };
}

type Words = ReturnType<typeof wordsOf>;

/** Width of the longest text of every column. */
function wordsOf(
  { rows }: Board,
  nameOf: (row: BoardRow) => string,
  compact: boolean,
  { large, body, small, tier }: TextSizes,
) {
  const tierRows = rows.flatMap((row) => row.tiers);
  const measured: readonly Pick<TierRow, 'tokens' | 'efficiency'>[] = compact ? rows : tierRows;
  const main = compact ? body : large;
  return {
    rank: widest(rows, (row) => row.rank.text, main, bold),
    range: widest(rows, (row) => row.rankRange.text, small),
    name: widest(rows, nameOf, body, medium),
    details: widest(rows, (row) => row.details, small),
    overall: widest(rows, (row) => row.reasonscore.text, main, bold),
    limits: widest(rows, (row) => `${row.reasonscore.text} ${limitsText(row.plain)}`, small, bold),
    tier: widest(tierRows, (row) => row.label, tier),
    // The asterisk hangs in the gap.
    score: widest(tierRows, (row) => row.reasonscore.text.replace('*', ''), body, bold),
    tokens: widest(measured, (row) => row.tokens.text, body),
    efficiency: widest(measured, (row) => row.efficiency.text, small),
  };
}

/** The interval stands below the score, or behind it where a row has one line only. */
function placeOverall(
  place: Place,
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

type Place = (width: number, gap?: number) => Column;

/** Puts columns one behind the other, a gap before each but the first. */
const placer = (start: number, usual: number): Place => {
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
