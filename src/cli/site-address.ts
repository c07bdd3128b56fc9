import { problem, UserError } from '../errors.ts';
import type { Scores } from '../score/scores.ts';

/** Where a site lives, as far as anybody says so. */
export interface SiteAddress {
  readonly site?: string | undefined;
  readonly base?: string | undefined;
}

/** The same board, which says where it is published: captions and citations print it. */
export function publishedAt(scores: Scores, { site, base = '/' }: SiteAddress): Scores {
  const host = normalSite(site);
  if (host === undefined) return scores;
  const address = `${host}${normalBase(base)}${scores.about.slug}/`;
  return { ...scores, about: { ...scores.about, address } };
}

/** "/", or a path that begins and ends with a slash. */
export function normalBase(base: string, field = '--base'): string {
  const path = `/${base}/`.replace(/\/+/g, '/');
  if (/^\/([A-Za-z0-9._~-]+\/)*$/.test(path)) return path;
  const expected = 'a path such as /leaderboard/';
  throw new UserError(problem({ code: 'usage', field, message: 'not a path', expected, got: base }));
}

/** The origin of an address. */
export function normalSite(site: string | undefined): string | undefined {
  if (site === undefined) return undefined;
  const url = URL.canParse(site) ? new URL(site) : null;
  if (url && /^https?:$/.test(url.protocol)) return url.origin;
  const expected = 'an address such as https://user.github.io';
  throw new UserError(
    problem({ code: 'usage', field: '--site', message: 'not a web address', expected, got: site }),
  );
}
