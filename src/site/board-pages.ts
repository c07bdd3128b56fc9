import {
  type BoardSource,
  changesView,
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
  /** Whether this board has it; every board does where this is absent. */
  applies?(source: BoardSource): boolean;
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
  {
    id: 'changes',
    label: 'Changes',
    path: 'changes/',
    applies: ({ history }: BoardSource) => history.snapshots.length > 0,
    view: changesView,
  },
] as const satisfies readonly BoardPage[];

/** Those that a board has. */
export function boardPages(source: BoardSource): readonly Listed[] {
  return BOARD_PAGES.filter((page: BoardPage) => page.applies?.(source) ?? true);
}

type Listed = (typeof BOARD_PAGES)[number];

/** What each of them shows, by its id. */
export type BoardPageViews = { readonly [Page in Listed as Page['id']]: ReturnType<Page['view']> };
