import { problem, UserError } from '../errors.ts';
import type { Scores } from '../score/scores.ts';

/** Where a site lives, as far as anybody says so. */
export interface SiteAddress {
  readonly site?: string | undefined;
  readonly base?: string | undefined;
}

/** The same board, which says where it is published: captions and citations print it. */
export function publishedAt(scores: Scores, { site, base = '/' }: SiteAddress): Scores {
  if (site === undefined) return scores;
  const path = normalBase(base);
  const host = normalSite(site, path);
  const address = `${host}${path}${scores.about.slug}/`;
  return { ...scores, about: { ...scores.about, address } };
}

/** "/", or a path that begins and ends with a slash. */
export function normalBase(base: string, field = '--base'): string {
  const path = `/${base}/`.replace(/\/+/g, '/');
  if (/^\/([A-Za-z0-9._~-]+\/)*$/.test(path)) return path;
  const expected = 'a path such as /leaderboard/';
  throw new UserError(problem({ code: 'usage', field, message: 'not a path', expected, got: base }));
}

/**
 * The origin of an address.
 *
 * @param base what `normalBase` makes of the path that the site will live under
 * @throws UserError where the address has another path: it would be lost in silence, and every whole link would lead elsewhere
 */
export function normalSite(site: string, base: string): string {
  const url = webAddress(site, 'an address such as https://user.github.io');
  const { origin, pathname, search, hash } = url;
  if (search === '' && hash === '' && ['/', base].includes(pathname.replace(/\/*$/, '/'))) return origin;
  const message = 'more than a host: the path is for "--base", or "base" in evalpress.config.json';
  const isPath = /^\/[\w.~/-]+$/.test(pathname);
  const expected = isPath ? `${origin}, and the base ${pathname.replace(/\/*$/, '/')}` : origin;
  throw new UserError(problem({ code: 'usage', field: '--site', message, expected, got: site }));
}

/** The address of a board, with a slash at its end; null where nobody says it. */
export function boardAddress(site: string | undefined): string | null {
  if (site === undefined) return null;
  webAddress(site, 'the address of the board, such as https://user.github.io/board/demo/');
  return site.replace(/\/*$/, '/');
}

function webAddress(site: string, expected: string): URL {
  const url = URL.canParse(site) ? new URL(site) : null;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new UserError(
    problem({ code: 'usage', field: '--site', message: 'not a web address', expected, got: site }),
  );
}
