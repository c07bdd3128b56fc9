import { cutText, wrapText } from './draw/fit-text.ts';
import type { FigureStyle } from './figure-style.ts';
import { pixel } from './pixel.ts';
import { element, escapeSvg, join, label, title, type Svg } from './draw/svg.ts';
import { textWidth } from './draw/text-width.ts';

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
export function layTaskHeads(labels: readonly string[], pitch: number, style: FigureStyle): TaskHeads {
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
    ...{ labels, lines: texts.map((text) => [text]), size, lean: style.lean },
    height: Math.max(...widths) * Math.sin(angle) + size,
    overhang: Math.max(0, ...reach),
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
