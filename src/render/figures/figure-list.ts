import type { FullBoard } from '../../board/full-board.ts';
import type { CostAxis } from '../../board/pareto.ts';
import type { ThemeName } from '../../theme.ts';
import { heatbarsSvg, heatbarsWords } from './heatbars/heatbars.ts';
import { paretoSvg, paretoWords } from './pareto/pareto.ts';
import { scalingWords } from './scaling/scaling-series.ts';
import { scalingSvg } from './scaling/scaling.ts';

/** One figure of a board, in every theme. */
export interface Figure {
  /** What its files are called, without theme and ending. */
  readonly stem: string;
  readonly title: string;
  /** What it is called among the downloads. */
  readonly name: string;
  /** What a board must have for it, in words. */
  readonly needs: string;
  applies(board: FullBoard): boolean;
  svg(board: FullBoard, theme: ThemeName): string;
  /** The same for those who cannot see it, from the data. */
  words(board: FullBoard): string;
}

const pareto = (
  axis: CostAxis,
  needs = `recorded ${axis}`,
): Pick<Figure, 'applies' | 'svg' | 'words' | 'needs'> => ({
  needs: `two evaluations with a score and ${needs}`,
  applies: ({ pareto }) => pareto[axis] !== null,
  svg: (board, theme) => paretoSvg(board, { theme, axis }),
  words: (board) => paretoWords(board, axis),
});

/** Every figure; the first is what "svg" and "png" mean when nothing else is said. */
export const FIGURES: readonly Figure[] = [
  {
    stem: 'scores',
    title: 'Heat-bars',
    name: 'heat-bar',
    needs: 'a board',
    applies: () => true,
    svg: (board, theme) => heatbarsSvg(board, { theme }),
    words: heatbarsWords,
  },
  { stem: 'pareto', title: 'Score against tokens', name: 'score-against-tokens', ...pareto('tokens') },
  { stem: 'pareto-cost', title: 'Score against cost', name: 'score-against-cost', ...pareto('cost') },
  {
    stem: 'score-date',
    title: 'Score by release date',
    name: 'score-by-release-date',
    ...pareto('date', 'a release date'),
  },
  {
    stem: 'scaling',
    title: 'Score by difficulty',
    name: 'difficulty-scaling',
    needs: 'two tiers',
    applies: ({ scaling }) => scaling !== null,
    svg: (board, theme) => scalingSvg(board, { theme }),
    words: scalingWords,
  },
];
