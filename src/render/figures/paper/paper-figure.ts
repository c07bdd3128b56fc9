import { SYNTHETIC } from '../../../board/describe.ts';
import type { FullBoard } from '../../../board/full-board.ts';
import type { CostAxis } from '../../../board/pareto.ts';
import { formatCount, formatQuantity } from '../../../format.ts';
import { dataSentence } from '../../caption.ts';
import { plotNotes, PLOT_TEXT } from '../draw/axes.ts';
import type { PaperFigureOptions } from '../draw/sheet.ts';
import { paretoSvg, paretoWords } from '../pareto/pareto.ts';
import { scalingSvg } from '../scaling/scaling.ts';
import { scalingWords } from '../scaling/scaling-series.ts';
import { forestRows, forestSvg, forestWords } from './forest.ts';
import { paperExtent, paperHeatbarsSvg, paperHeatbarsWords } from './paper-heatbars.ts';
import {
  type PaperFigureName,
  printedHeight,
  printedWidth,
  type PaperWidth,
  type VenueName,
} from './venues.ts';

/** A figure that is made for papers. */
interface PaperFigure {
  /** What a board must have for it, in words. */
  readonly needs: string;
  applies(board: FullBoard): boolean;
  svg(board: FullBoard, options: PaperFigureOptions): string;
  /** The same for those who cannot see it, from the data. */
  words(board: FullBoard, options: PaperFigureOptions): string;
  /** What a reader must know besides how intervals were made. */
  notes(board: FullBoard, options: PaperFigureOptions): readonly string[];
}

const pareto = (axis: CostAxis): PaperFigure => ({
  needs: `two evaluations with a score and recorded ${axis}`,
  applies: (board) => board.pareto[axis] !== null,
  svg: (board, { theme, sheet }) => paretoSvg(board, { theme, axis, sheet }),
  words: (board) => paretoWords(board, axis),
  notes: (board) => board.pareto[axis]?.notes ?? [],
});

/** Figures for papers, by the name that they are asked for. */
export const PAPER_FIGURES: Readonly<Record<PaperFigureName, PaperFigure>> = {
  heatbars: {
    needs: 'a board',
    applies: () => true,
    svg: paperHeatbarsSvg,
    words: paperHeatbarsWords,
    notes: (board, options) => paperExtent(board, options).leftOut,
  },
  pareto: pareto('tokens'),
  'pareto-cost': pareto('cost'),
  scaling: {
    needs: 'two tiers',
    applies: ({ scaling }) => scaling !== null,
    svg: (board, { theme, sheet }) => scalingSvg(board, { theme, sheet }),
    words: scalingWords,
    notes: () => [
      'Share kept: the score on the hardest tier over that on the easiest, on the tasks both have.',
    ],
  },
  forest: {
    needs: 'a board',
    applies: () => true,
    svg: forestSvg,
    words: forestWords,
    notes: (board, { sheet }) => {
      const shown = forestRows(board, sheet.height).length;
      const all = board.rows.length;
      return shown < all
        ? [`The first ${formatCount(shown)} of ${formatQuantity(all, 'evaluation')} are shown.`]
        : [];
    },
  },
};

export interface PaperRequest extends Omit<PaperFigureOptions, 'sheet'> {
  readonly figure: PaperFigureName;
  readonly venue: VenueName;
  readonly width: PaperWidth;
  /** Size of the smallest text in points, as printed. */
  readonly text: number;
  readonly hasTitle: boolean;
}

/** Text that is smaller than this cannot be read on paper. */
export const SMALLEST_TEXT = 6;

/** A figure as a paper takes it. */
export interface DrawnPaperFigure {
  readonly svg: string;
  /** Printed width in points of 1/72 inch. */
  readonly points: number;
  /** Printed points per px of the drawing. */
  readonly scale: number;
  readonly caption: string;
  /** For those who cannot see it. */
  readonly alt: string;
}

/** Draws a figure so that it has the width of the venue's column, and its smallest text the size that was asked for. */
export function drawPaperFigure(board: FullBoard, request: PaperRequest): DrawnPaperFigure {
  const { figure, venue, width, text, hasTitle, theme, by } = request;
  const made: PaperFigure = PAPER_FIGURES[figure];
  const points = printedWidth(venue, width);
  const scale = text / PLOT_TEXT.small;
  const sheet = { width: points / scale, height: printedHeight(venue) / scale, hasTitle };
  const options = { theme, sheet, by };
  return {
    svg: made.svg(board, options),
    points,
    scale,
    caption: captionOf(board, made.notes(board, options)),
    alt: made.words(board, options),
  };
}

/** What is shown, how intervals were made, what is left out, and of which data. */
function captionOf(board: FullBoard, notes: readonly string[]): string {
  const { about, verdict, metrics } = board;
  return [
    `${about.title}${about.stamp === '' ? '' : ` (${about.stamp})`}.`,
    ...(about.synthetic ? [SYNTHETIC] : []),
    `Ranked by ${metrics.sorted.label}.`,
    verdict,
    ...plotNotes(board),
    ...notes,
    dataSentence(about),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
