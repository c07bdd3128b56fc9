import type { ThemeName } from '../../../theme.ts';

/** The paper that a figure is drawn for. Lengths in px of the drawing, which is scaled when it is printed. */
export interface Sheet {
  readonly width: number;
  /** As high as a figure may be, so that its caption fits beside it on the page. */
  readonly height: number;
  /** A caption beside the figure says the same as a title. */
  readonly hasTitle: boolean;
}

/** How a figure for a paper is drawn. */
export interface PaperFigureOptions {
  readonly theme: ThemeName;
  readonly sheet: Sheet;
  /** Heat-bars in a block per tier. */
  readonly by?: 'tier' | undefined;
}

/** Lines and letters reach a little beyond their places: on paper, nothing else stands between figure and margin. */
export const SHEET_MARGIN = 2;

/** A plot is at most this high, and lower where it is narrow. */
const MOST_RATIO = 0.68;

/** Height of a plot on a sheet; the given one on a screen. */
export function plotHeight(usual: number, sheet: Sheet | undefined): number {
  return sheet ? Math.min(usual, sheet.width * MOST_RATIO) : usual;
}
