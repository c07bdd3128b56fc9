import { writeCompared } from '../board/compare-query.ts';

/**
 * The address of a page or file of this site, under whatever base path it is published. The only place that knows
 * the base path; works at build time and in the browser.
 *
 * @param path relative to the site's root, without a leading slash: `demo/method/`
 */
export function href(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/*$/, '/')}${path}`;
}

/** The page of one evaluation. */
export function modelHref(boardSlug: string, evaluationSlug: string): string {
  return href(`${boardSlug}/models/${evaluationSlug}/`);
}

/** The page of one task. */
export function taskHref(boardSlug: string, taskSlug: string): string {
  return href(`${boardSlug}/tasks/${taskSlug}/`);
}

/** The comparison of these evaluations, by their slugs. */
export function compareHref(boardSlug: string, slugs: readonly string[]): string {
  return href(`${boardSlug}/compare/${writeCompared(slugs)}`);
}

/** The n-th static page of a board; the first one is the board itself. */
export function staticPageHref(boardSlug: string, page: number): string {
  return href(page === 1 ? `${boardSlug}/` : `${boardSlug}/page/${page}/`);
}
