import type { Query } from '../board/board.ts';
import { writeCompared } from '../board/compare-query.ts';
import { writeQuery } from '../board/query.ts';

/*
 * Addresses inside a site are relative, so that the same bytes serve under any base path, from any host and from a disk.
 * `at` is the way from a page to the folder of its board, empty or with a slash at its end: "../../" from the page of an
 * evaluation, "" from the leaderboard.
 */

/** A page or file below the folder that `at` leads to; the folder itself is "./", never the empty address. */
export function href(at: string, path: string): string {
  return `${at}${path}` || './';
}

/** The page of one evaluation. */
export function modelHref(at: string, evaluationSlug: string): string {
  return href(at, `models/${evaluationSlug}/`);
}

/** The page of one task. */
export function taskHref(at: string, taskSlug: string): string {
  return href(at, `tasks/${taskSlug}/`);
}

/** The comparison of these evaluations, by their slugs, as the view has them that it came from. */
export function compareHref(at: string, slugs: readonly string[], view?: Query): string {
  return href(at, `compare/${writeCompared(slugs, view)}`);
}

/** A view of the leaderboard. */
export function viewHref(at: string, view: Query): string {
  return `${href(at, '')}${writeQuery(view)}`;
}

/** The n-th static page of a board; the first one is the board itself. */
export function staticPageHref(at: string, page: number): string {
  return href(at, page === 1 ? '' : `page/${page}/`);
}
