import { largest, smallest } from '../../../board/extremes.ts';
import type { Board } from '../../../board/board.ts';
import { type } from '../../../theme.ts';
import { cutText, fitText, wrapText } from '../draw/fit-text.ts';
import { element, escapeSvg, join, label, pixel, type Svg, title } from '../draw/svg.ts';
import { textWidth } from '../draw/text-width.ts';
import type { FigureStyle, PitchRange } from '../figure-style.ts';
import { columnEnd, type Columns, layColumns } from './heatbars-columns.ts';

/** Where everything goes, in px; drawing adds nothing to it. */
export interface Layout {
  readonly width: number;
  readonly style: FigureStyle;
  /** One line per evaluation: nobody has more than one tier, so a group of rows is a row. */
  readonly compact: boolean;
  /** How many evaluations have all their lines; those behind them have one. */
  readonly inFull: number;
  readonly columns: Columns;
  /** What stands in the model's column of each row, in lines: its name, then its details. */
  readonly names: readonly RowName[];
  readonly panels: readonly Panel[];
  /** How many tasks fit into one panel, into two, and so on. */
  readonly capacities: readonly number[];
  /** Distance of task columns, and size of a cell in it. */
  readonly pitch: number;
  readonly cell: { readonly width: number; readonly height: number };
  /** The bars of a cell that stands for all tiers, from the top of its row. */
  readonly bars: TierBars;
  /** The place among them of every tier, by its index. */
  readonly tierPlaces: ReadonlyMap<number, number>;
  /** Top of every evaluation below the column heads, and, as last entry, the end of the rows. */
  readonly tops: readonly number[];
}

/** Bars one below the other, one per tier, in px. */
export interface TierBars {
  readonly top: number;
  readonly height: number;
  /** From one bar to the next. */
  readonly pitch: number;
}

/** The words in the model's column. */
export interface RowName {
  /** Whole and unique on the board. */
  readonly name: string;
  readonly label: readonly string[];
  readonly details: readonly string[];
}

/**
 * A run of task columns with the names of the models before it; boards with many tasks need several, one
 * below the other.
 */
export interface Panel extends TaskPanel {
  /** Left edge of its first task column, and of its tier column. */
  readonly x: number;
  readonly tierX: number;
  /** The first panel also carries scores, intervals and tokens. */
  readonly leading: boolean;
  readonly heads: TaskHeads;
}

/** Lays out the figure of a board: columns as wide as their longest text, tasks in one panel or several. */
export function layHeatbars(board: Board, style: FigureStyle, inFull = board.rows.length): Layout {
  const compact = isCompact(board);
  const columns = layColumns(board, compact, style, inFull);
  const { margin, gap, cellGap, widest } = style;
  const last = columns.metrics.at(-1) ?? columns.score ?? columns.tier ?? columns.interval;
  const leadingX = columnEnd(last) + gap - cellGap / 2;
  const tierWidth = columns.tier ? columns.tier.width + gap : 0;
  const followingX = columnEnd(columns.model) + gap + tierWidth - cellGap / 2;
  const rooms = [widest - margin - leadingX, widest - margin - followingX] as const;
  const { pitch, panels } = layTasks(board.tasks.length, ...rooms, style.pitch);
  const placed = panels.map((panel, index): Panel => {
    const heads = board.tasks.slice(panel.first, panel.first + panel.count).map((task) => task.label);
    return {
      ...panel,
      x: index === 0 ? leadingX : followingX,
      tierX: index === 0 ? (columns.tier?.x ?? 0) : columnEnd(columns.model) + gap,
      leading: index === 0,
      heads: layTaskHeads(heads, pitch, style),
    };
  });
  const lines = board.rows.map((row, index) =>
    layName(row.name, row.details, compact || index >= inFull, columns.model.width, style),
  );
  const right = placed.map(({ x, count, heads }) => x + count * pitch + heads.overhang);
  return {
    width: Math.ceil(Math.max(style.narrowest, largest(right) + margin)),
    style,
    compact,
    inFull,
    columns,
    pitch,
    panels: placed,
    names: lines,
    capacities: panels.map((_, index) => tasksIn(index + 1, ...rooms, style.pitch)),
    cell: { width: pitch - cellGap, height: style.rowHeight - cellGap },
    bars: layTierBars(board, style),
    tierPlaces: new Map(board.tiers.map(({ index }, place) => [index, place])),
    tops: topsOf(heightsOf(board, style, inFull)),
  };
}

/** Whether nobody has more than one tier. */
export const isCompact = ({ rows }: Board): boolean => rows.every((row) => row.tiers.length <= 1);

/** Three lines stand beside the tiers; a name may take two of them, and details take what is left. */
const MODEL_LINES = 3;

function layName(
  name: string,
  details: string,
  compact: boolean,
  width: number,
  style: FigureStyle,
): RowName {
  const { body, small } = style.text;
  const label = fitText(name, compact ? 1 : 2, width, body, type.medium);
  const room = compact ? 0 : MODEL_LINES - label.length;
  return { name, label, details: room > 0 ? fitText(details, room, width, small) : [] };
}

/** Height of every row in px. */
export function heightsOf(board: Board, style: FigureStyle, inFull: number): number[] {
  const compact = isCompact(board);
  return board.rows.map(({ tiers }, index) => {
    if (compact) return style.rowHeight;
    if (index >= inFull) return briefHeight(board, style);
    return Math.max(tiers.length * style.rowHeight, style.smallestGroup) + style.groupPadding;
  });
}

/** Height of a row that shows all tiers in one line. */
export function briefHeight(board: Board, style: FigureStyle): number {
  const { pitch } = layTierBars(board, style);
  return Math.max(style.rowHeight, board.tiers.length * pitch - BAR_GAP + style.cellGap);
}

/** Between the bars of two tiers, and the least height of a bar, in px. */
const BAR_GAP = 1;
const LOWEST_BAR = 3;

/** As high as leaves them in one line of cells; where that would be hairs, a row becomes higher. */
function layTierBars({ tiers }: Board, { rowHeight, cellGap }: FigureStyle): TierBars {
  const [count, room] = [Math.max(1, tiers.length), rowHeight - cellGap];
  const height = Math.max(LOWEST_BAR, Math.floor((room + BAR_GAP) / count) - BAR_GAP);
  const pitch = height + BAR_GAP;
  return { top: cellGap / 2 + Math.max(0, (room - (count * pitch - BAR_GAP)) / 2), height, pitch };
}

function topsOf(heights: readonly number[]): number[] {
  const tops = [0];
  for (const height of heights) tops.push((tops.at(-1) ?? 0) + height);
  // Room to say that there is none.
  return heights.length > 0 ? tops : [0, 40];
}

/** Which tasks stand side by side. */
export interface TaskPanel {
  readonly first: number;
  readonly count: number;
}

export interface TaskLayout {
  /** Distance of two task columns in px. */
  readonly pitch: number;
  readonly panels: readonly TaskPanel[];
}

const COMFORTABLE_COUNT = 12;

/** How many tasks so many panels hold at most. */
function tasksIn(panels: number, leading: number, following: number, range: PitchRange): number {
  const [first, others] = [panels === 1 ? Math.max(leading, range.singlePanel) : leading, panels - 1];
  return Math.floor(first / range.narrowest) + others * Math.floor(following / range.narrowest);
}

/**
 * Divides `count` tasks into panels. The first has `leading` px of room beside the scores, the further ones
 * `following`; all share one pitch, so that bars compare across panels.
 */
export function layTasks(count: number, leading: number, following: number, range: PitchRange): TaskLayout {
  if (count * range.narrowest <= Math.max(leading, range.singlePanel)) {
    const narrowest = count <= COMFORTABLE_COUNT ? range.comfortable : range.narrowest;
    const pitch = Math.floor(leading / Math.max(1, count));
    return { pitch: Math.min(Math.max(pitch, narrowest), range.widest), panels: [{ first: 0, count }] };
  }
  const [most, mostFollowing] = [
    Math.floor(leading / range.narrowest),
    Math.floor(following / range.narrowest),
  ];
  const further = Math.ceil((count - most) / mostFollowing);
  const filled = count / (most + further * mostFollowing);
  const first = Math.ceil(most * filled);
  const counts = [first, ...share(count - first, further)];
  const rooms = counts.map((tasks, index) => (index === 0 ? leading : following) / tasks);
  return { pitch: Math.floor(smallest(rooms)), panels: inSequence(counts) };
}

/** Nearly equal parts, larger ones first. */
const share = (total: number, parts: number): number[] =>
  Array.from({ length: parts }, (_, index) => Math.ceil((total - index) / parts));

const inSequence = (counts: readonly number[]): TaskPanel[] => {
  let first = 0;
  return counts.map((count) => {
    first += count;
    return { first: first - count, count };
  });
};

/**
 * The names above the task columns: level, in one line or two, where all of them fit; leaning where one
 * does not.
 */
export interface TaskHeads {
  readonly labels: readonly string[];
  /** Lines of each name, from top to bottom. */
  readonly lines: readonly (readonly string[])[];
  /** How much the names lean, in degrees; 0 when they are level. */
  readonly lean: number;
  readonly size: number;
  /** Height in px above the base line, and how far the last name reaches beyond the last column. */
  readonly height: number;
  readonly overhang: number;
}

const LONGEST = 132;
/** Height of a line of a name, in its type size. */
const LINE = 1.2;

/** Decides how the task names are set, and how much room they need. */
function layTaskHeads(labels: readonly string[], pitch: number, style: FigureStyle): TaskHeads {
  const size = style.text.head;
  const level = labels.map((name) => wrapText(name, pitch - style.cellGap + 1, size));
  if (level.every((lines, index) => lines.length <= 2 && isWhole(lines, labels[index] ?? ''))) {
    return { labels, lines: level, size, lean: 0, height: 2 * LINE * size, overhang: 0 };
  }
  const angle = (style.lean * Math.PI) / 180;
  const texts = labels.map((name) => cutText(name, LONGEST, size));
  const widths = texts.map((text) => textWidth(text, size));
  const reach = widths.map(
    (width, index) => width * Math.cos(angle) - (labels.length - index - 0.5) * pitch + size,
  );
  return {
    labels,
    lines: texts.map((text) => [text]),
    size,
    lean: style.lean,
    height: largest(widths) * Math.sin(angle) + size,
    overhang: Math.max(0, largest(reach)),
  };
}

const isWhole = (lines: readonly string[], name: string): boolean =>
  lines.join('').replaceAll(/\s/g, '') === name.replaceAll(/\s/g, '');

/** Draws the names with their last base line at `y`; `x` is the left edge of the first cell. */
export function drawTaskHeads(
  { labels, lines, lean, size }: TaskHeads,
  x: number,
  y: number,
  pitch: number,
): Svg {
  const names = lines.map((parts, index) => {
    const left = x + index * pitch;
    if (lean === 0) {
      return join(
        parts.map((part, line) => label(left + 1, y - (parts.length - 1 - line) * LINE * size, part)),
      );
    }
    const transform = `translate(${pixel(left + pitch / 2 - 2)} ${pixel(y)}) rotate(-${lean})`;
    return element('text', { transform }, title(labels[index] ?? ''), escapeSvg(parts[0] ?? ''));
  });
  return element('g', { 'font-size': size }, join(names, '\n'));
}
