import {
  type BoardSource,
  compareView,
  figuresView,
  leaderboardView,
  methodView,
  tasksView,
} from './views.ts';

interface BoardPage {
  readonly id: string;
  /** What the navigation calls it. */
  readonly label: string;
  /** Below the folder of the board. */
  readonly path: string;
  /** What its file in `src/pages` shows. */
  view(source: BoardSource): unknown;
}

/** The pages of a board that are neither of one evaluation nor of one task, in the order of the navigation. */
export const BOARD_PAGES = [
  { id: 'leaderboard', label: 'Leaderboard', path: '', view: leaderboardView },
  { id: 'compare', label: 'Compare', path: 'compare/', view: compareView },
  { id: 'tasks', label: 'Tasks', path: 'tasks/', view: tasksView },
  { id: 'figures', label: 'Figures', path: 'figures/', view: figuresView },
  { id: 'method', label: 'Method', path: 'method/', view: methodView },
] as const satisfies readonly BoardPage[];

type Listed = (typeof BOARD_PAGES)[number];

/** What each of them shows, by its id. */
export type BoardPageViews = { readonly [Page in Listed as Page['id']]: ReturnType<Page['view']> };
