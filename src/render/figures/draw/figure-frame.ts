import type { About } from '../../../board/board.ts';
import { type Palette, type } from '../../../theme.ts';
import type { TextSizes } from '../figure-style.ts';
import { cutText, wrapText } from './fit-text.ts';
import { at, element, escapeSvg, join, label, type Svg, title } from './svg.ts';
import { textWidth } from './text-width.ts';

/** A drawing with its height in px, its top at 0. */
export interface Block {
  readonly svg: Svg;
  readonly height: number;
}

/** What surrounds every figure: its width, its margins, its type and its colours. Sizes in px. */
export interface Frame {
  /** What ids inside the drawing begin with. */
  readonly id: string;
  readonly width: number;
  readonly margin: number;
  /** Between the entries of a legend. */
  readonly gap: number;
  readonly text: Pick<TextSizes, 'title' | 'body' | 'small'>;
  readonly colours: Palette;
}

/** A mark that a legend explains, its sample 12 px high. */
export interface Entry {
  readonly swatch: Svg;
  readonly text: string;
}

export const SWATCH = { width: 24, height: 12 } as const;

const { bold, medium } = type;
/** Large type is set a little tighter, in px a letter. */
const TIGHTER = 0.5;
const SYNTHETIC = 'synthetic data';
const LEGEND_LINE = 20;
const LEGEND_TOP = 2;

/** What is shown: one line of title, what it is, and one sentence of truth. */
export function drawTitle(about: About, summary: string, truth: string, frame: Frame): Block {
  const { width, margin, text, colours } = frame;
  const room = width - 2 * margin;
  const top = margin + text.title * 0.7;
  const name = cutText(about.title, room * 0.6, text.title, bold);
  const aside = [about.version, about.synthetic ? SYNTHETIC : null]
    .filter((part) => part !== null)
    .join(' · ');
  const nameWidth = textWidth(name, text.title, bold) - name.length * TIGHTER + 8;
  const quiet = wrapText(summary, room, text.body);
  const lines = [...quiet, ...wrapText(truth, room, text.body, medium)];
  const line = text.body + 5;
  const first = top + 6 + line;
  const drawn = lines.map((words, index) =>
    label(
      margin,
      first + index * line,
      words,
      index < quiet.length ? { fill: colours.mute } : { 'font-weight': medium },
    ),
  );
  const strong = { 'font-size': text.title, 'font-weight': bold, 'letter-spacing': -TIGHTER };
  return {
    svg: element(
      'g',
      {},
      label(margin, top, name, strong),
      label(margin + nameWidth, top, cutText(aside, room - nameWidth, text.body), { fill: colours.mute }),
      ...drawn,
    ),
    height: first + (lines.length - 1) * line + 12,
  };
}

/** What the marks mean, in lines no wider than the figure. */
export function flowLegend(entries: readonly Entry[], { width, margin, gap, text, colours }: Frame): Block {
  let [x, y] = [margin, LEGEND_TOP];
  const placed = entries.map((entry) => {
    const wide = SWATCH.width + 6 + textWidth(entry.text, text.small);
    if (x > margin && x + wide > width - margin) [x, y] = [margin, y + LEGEND_LINE];
    const drawn = at(x, y, entry.swatch, label(SWATCH.width + 6, 10, entry.text));
    x += wide + gap;
    return drawn;
  });
  return {
    svg: element('g', { 'font-size': text.small, fill: colours.mute }, join(placed, '\n')),
    height: y + LEGEND_LINE,
  };
}

/** What a reader must know to quote the figure, and where it comes from. Empty sentences are left out. */
export function drawNotes(sentences: readonly string[], about: About, frame: Frame): Block {
  const { width, margin, text, colours } = frame;
  const line = text.small + 4.5;
  const whole = sentences.filter((sentence) => sentence !== '').join(' ');
  const lines = [whole, source(about)].flatMap((words) => wrapText(words, width - 2 * margin, text.small));
  const drawn = lines.map((words, index) => label(margin, 12 + index * line, words));
  return {
    svg: element('g', { 'font-size': text.small, fill: colours.mute }, ...drawn),
    height: lines.length * line + Math.min(margin, 20) + 4,
  };
}

function source(about: About): string {
  return [about.title, about.stamp, about.license, about.synthetic ? SYNTHETIC : null]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}

/** Name and description for those who cannot see a figure. */
export interface ImageWords {
  readonly name: string;
  readonly description: string;
}

/** The image itself: its words, its ground, and everything on it. */
export function drawImage(
  { id, width, text, colours }: Frame,
  { name, description }: ImageWords,
  height: number,
  pieces: readonly Svg[],
  definitions: readonly Svg[] = [],
): Svg {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
      fill: colours.ink,
      'font-family': type.family,
      'font-size': text.body,
      'font-variant': 'tabular-nums',
    },
    title(name, { id: `${id}-title` }),
    element('desc', { id: `${id}-desc` }, escapeSvg(description)),
    ...(definitions.length > 0 ? [element('defs', {}, ...definitions)] : []),
    element('rect', { width, height, fill: colours.bg }),
    join(pieces, '\n'),
  );
}

/** Each piece below the one before it. */
export function stack(pieces: readonly Block[]): Svg[] {
  let y = 0;
  return pieces.map(({ svg, height }) => {
    const top = y;
    y += height;
    return at(0, top, svg);
  });
}

/**
 * Longest side and largest area that is ever drawn, in px; renderers abort far above, browsers a little
 * above.
 */
const LONGEST_SIDE = 16_384;
const MOST_PIXELS = 64_000_000;

/** Pixels per px of a drawing: 2 for print and for dense screens, less where a picture would be too much for a page. */
export const SCALES = [2, 1.5, 1.25, 1] as const;

/** What a picture on a page has at most: pixels from top to bottom, and bytes. */
export const PAGE = { height: 4096, bytes: 500_000 } as const;

/** How high a drawing may be, in px: a picture of it on a page has 1.5 pixels per px or more. */
export const TALLEST_DRAWING = Math.floor(PAGE.height / SCALES[1]);

/** How many bytes a drawing may have: the font that comes with it needs the rest. */
export const LARGEST_DRAWING = PAGE.bytes - 50_000;

/**
 * Refuses a picture before it is drawn.
 * @param what named in the message, with what to do about it
 * @throws RangeError when a side is longer than 16,384 px or the area larger than 64 megapixels
 */
export function checkFigureSize(width: number, height: number, what: string): void {
  const [wide, high] = [Math.ceil(width), Math.ceil(height)];
  if (wide <= LONGEST_SIDE && high <= LONGEST_SIDE && wide * high <= MOST_PIXELS) return;
  throw new RangeError(
    `${what} would be ${wide} × ${high} px; the limit is ${LONGEST_SIDE} px a side and ${MOST_PIXELS / 1_000_000} megapixels. ` +
      'Draw fewer rows: filter by groups, tiers or tasks.',
  );
}
