import { LARGEST_DRAWING } from './figure-frame.ts';

/** How many bytes a drawing has as a file. */
export const bytesOf = (drawing: string): number => new TextEncoder().encode(drawing).length;

/**
 * How many of `count` marks a drawing may have so that it is not too large for a page; all, where they fit.
 *
 * @param draw the drawing with so many of them
 */
export function countThatFits(count: number, draw: (shown: number) => string): number {
  let shown = count;
  for (;;) {
    const bytes = bytesOf(draw(shown));
    if (bytes <= LARGEST_DRAWING || shown === 0) return shown;
    shown = Math.min(shown - 1, Math.floor((shown * LARGEST_DRAWING) / bytes));
  }
}
