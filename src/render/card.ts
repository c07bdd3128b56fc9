import satori from 'satori';
import type { Board } from '../board/board.ts';
import { largest, smallest } from '../board/extremes.ts';
import { palette, type ThemeName } from '../theme.ts';
import { box, words, type CardNode } from './card-node.ts';
import { cardHeads, cardRow } from './card-row.ts';
import { drawableText } from './drawable-text.ts';
import { cutText, wrapText } from './figures/draw/fit-text.ts';
import type { Font } from './fonts.ts';
import { renderPng } from './png.ts';

/** The size that social networks ask for, in px. */
const CARD = { width: 1200, height: 630 } as const;

const MARGIN = 56;
const ROOM = CARD.width - 2 * MARGIN;
const MOST_ROWS = 6;
const ROWS_HEIGHT = 366;
const TALLEST_ROW = 84;

export interface CardOptions {
  readonly fonts: readonly Font[];
  /** Default light: cards are shown on white more often than not. */
  readonly theme?: ThemeName;
}

/**
 * The social card of a board as PNG bytes, 1200 × 630: title, the one sentence of truth, the first rows with their
 * intervals and heat-bars, and "synthetic data" where it is.
 */
export async function renderCard(board: Board, { fonts, theme = 'light' }: CardOptions): Promise<Uint8Array> {
  const faces = fonts.map(({ name, weight, data }) => ({
    name,
    weight,
    data: Buffer.from(data),
    style: 'normal' as const,
  }));
  const drawable = JSON.parse(drawableText(JSON.stringify(layCard(board, theme)), fonts)) as CardNode;
  const svg = await satori(drawable, { ...CARD, fonts: faces });
  return renderPng(svg, { fonts, scale: 1 });
}

function layCard(board: Board, theme: ThemeName): CardNode {
  const colours = palette(theme, board.about.ramp);
  const rows = board.rows.slice(0, MOST_ROWS);
  const limits = rows.flatMap(({ metrics }) => metrics.headline.range ?? []);
  const frame = {
    board,
    colours,
    width: ROOM,
    rowHeight: Math.min(TALLEST_ROW, ROWS_HEIGHT / Math.max(1, rows.length)),
    scale: [smallest(limits), largest(limits)] as const,
  };
  return box(
    {
      ...CARD,
      flexDirection: 'column',
      padding: `36px ${MARGIN}px 0`,
      boxSizing: 'border-box',
      backgroundColor: colours.bg,
      color: colours.ink,
      fontFamily: 'Inter',
    },
    head(board, colours.mute),
    box(
      { flexDirection: 'column' },
      ...(rows.length > 0 ? [cardHeads(frame)] : []),
      ...rows.map((row, index) => cardRow(row, index === 0, frame)),
    ),
    foot(board, colours.mute),
  );
}

function head({ about, verdict }: Board, mute: string): CardNode {
  const name = cutText(about.title, ROOM * 0.7, 52, 600);
  const aside = [about.version, about.synthetic ? 'synthetic data' : null].filter((part) => part !== null);
  const lines = wrapText(verdict, ROOM, 22, 500).slice(0, 2);
  return box(
    { flexDirection: 'column', marginBottom: 18 },
    box(
      { alignItems: 'baseline' },
      words(name, { fontSize: 52, fontWeight: 600, letterSpacing: -1 }),
      words(aside.join(' · '), { fontSize: 22, color: mute, marginLeft: 16 }),
    ),
    ...lines.map((line) => words(line, { fontSize: 22, fontWeight: 500 })),
  );
}

function foot({ summary }: Board, mute: string): CardNode {
  return words(cutText(summary, ROOM, 20), {
    position: 'absolute',
    left: MARGIN,
    bottom: 26,
    fontSize: 20,
    color: mute,
  });
}
