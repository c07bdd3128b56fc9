/** The pages of a board that are neither of one evaluation nor of one task, in the order of the navigation. */
export const BOARD_PAGES = [
  { id: 'leaderboard', label: 'Leaderboard', path: '' },
  { id: 'compare', label: 'Compare', path: 'compare/' },
  { id: 'tasks', label: 'Tasks', path: 'tasks/' },
  { id: 'figures', label: 'Figures', path: 'figures/' },
  { id: 'method', label: 'Method', path: 'method/' },
] as const;

export type BoardPageId = (typeof BOARD_PAGES)[number]['id'];
