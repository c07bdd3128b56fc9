import type { Board, BoardRow } from '../board/board.ts';
import { radius, type Palette } from '../theme.ts';
import { box, patch, words, type CardNode } from './card-node.ts';
import { cutText } from './figures/draw/fit-text.ts';

/** What a row of the card gets from its board. */
export interface CardFrame {
  readonly board: Board;
  readonly colours: Palette;
  readonly width: number;
  readonly rowHeight: number;
  /** Ends of the scale that the shown intervals share. */
  readonly scale: readonly [number, number];
}

const RANK = 116;
const SCORE = 124;
const LANE = 190;
const STRIP = 300;
const GAP = 28;

/** More bars than this would be hairs. */
const MOST_TASKS = 15;
const MOST_TIERS = 4;

/** Whether the heat-bars have room, and what that leaves for the names. */
function widths({ board, width }: CardFrame): { strip: boolean; name: number } {
  const strip = board.tasks.length <= MOST_TASKS && board.tiers.length <= MOST_TIERS;
  return { strip, name: width - RANK - SCORE - LANE - (strip ? STRIP + GAP : 0) };
}

/** What the columns are, in small. */
export function cardHeads(frame: CardFrame): CardNode {
  const { strip, name } = widths(frame);
  const { sorted, second } = frame.board.metrics;
  const head = (width: number, text: string): CardNode => box({ width }, words(text));
  return box(
    { fontSize: 17, color: frame.colours.mute, paddingBottom: 6 },
    head(RANK + name, 'Rank, 95 % range'),
    head(SCORE, sorted.names.page),
    head(LANE + (strip ? GAP : 0), `95 % interval · ${second.names.narrow}`),
    ...(strip ? [head(STRIP, 'success by tier and task')] : []),
  );
}

/** One evaluation: rank with range, name, score, its interval, and its heat-bars in small. */
export function cardRow(row: BoardRow, first: boolean, frame: CardFrame): CardNode {
  const { colours, width, rowHeight } = frame;
  const { strip, name } = widths(frame);
  const separated = !first && row.separated;
  return box(
    {
      height: rowHeight,
      width,
      alignItems: 'center',
      boxSizing: 'border-box',
      borderTop: `${separated ? 2.5 : 1}px solid ${separated ? colours.line2 : colours.line}`,
    },
    column(
      RANK,
      words(row.rank.text, { fontSize: 30, fontWeight: 600 }),
      words(row.rankRange.text, { fontSize: 18, color: colours.mute, marginLeft: 10 }),
    ),
    column(name, words(cutText(row.name, name - 16, 25, 500), { fontSize: 25, fontWeight: 500 })),
    column(SCORE, words(row.metrics.headline.text, { fontSize: 30, fontWeight: 600 })),
    cardInterval(row, frame),
    ...(strip ? [box({ width: GAP }), heatStrip(row, frame)] : []),
  );
}

const column = (width: number, ...children: readonly CardNode[]): CardNode =>
  box({ width, alignItems: 'baseline' }, ...children);

/** The interval on the scale of the card, its numbers and the other score below. */
function cardInterval({ metrics: { headline, second } }: BoardRow, { scale, colours }: CardFrame): CardNode {
  const [low, high] = scale;
  const place = (value: number): number => (high > low ? ((value - low) / (high - low)) * LANE : LANE / 2);
  const lane = [patch(0, 8, LANE, 1.5, { backgroundColor: colours.line })];
  if (headline.value !== null && headline.range !== null) {
    const [from, to] = [place(headline.range[0]), place(headline.range[1])];
    lane.push(
      patch(from, 7, Math.max(2, to - from), 3.5, { backgroundColor: colours.accent, borderRadius: 2 }),
      patch(place(headline.value) - 5, 3.5, 10, 10, { backgroundColor: colours.accent, borderRadius: 5 }),
    );
  }
  return box(
    { flexDirection: 'column', width: LANE },
    box({ position: 'relative', height: 18, width: LANE }, ...lane),
    box(
      { fontSize: 17, marginTop: 2 },
      words(headline.rangeText),
      words(`· ${second.text}`, { color: colours.mute, marginLeft: 6 }),
    ),
  );
}

/** A line of bars per tier, without numbers: the pattern is what carries at the size of a thumbnail. */
function heatStrip({ tiers }: BoardRow, { colours, board, rowHeight }: CardFrame): CardNode {
  const pitch = STRIP / board.tasks.length;
  const line = Math.min(16, (rowHeight - 14) / Math.max(1, tiers.length));
  const bars = tiers.flatMap((tier, row) =>
    tier.cells.flatMap((heat, column) => {
      const [x, y, width, height] = [column * pitch, row * line, pitch - 3, line - 3];
      const ground = { backgroundColor: colours.cell, borderRadius: radius.cell - 1 };
      const fill = colours.bands[heat.band - 1];
      if (heat.value === null || fill === undefined) return [patch(x, y, width, height, ground)];
      const bar = patch(x, y, (width * heat.fill) / 100, height, { ...ground, backgroundColor: fill });
      return [patch(x, y, width, height, ground), bar];
    }),
  );
  return box({ position: 'relative', width: STRIP, height: line * tiers.length }, ...bars);
}
