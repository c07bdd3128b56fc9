import { type DataPlace, schemaOrgDataset } from '../render/data/describe-data.ts';
import { boardPages } from './board-pages.ts';
import { DATA_FOLDER, DATA_TABLES } from './data-files.ts';
import type { Shown, SiteLocals } from './locals.ts';
import type { SiteSource } from './site-source.ts';
import type { BoardSource } from './views.ts';

export const ACCENT_FILE = 'accent.css';
/** What the head of every page calls the site. */
export function siteName({ boards, brand }: SiteSource): string {
  const [only] = boards;
  return brand.name ?? (only && boards.length === 1 ? only.about.title : 'Leaderboards');
}

export function localsOf(
  site: SiteSource,
  path: string,
  source: BoardSource | null,
  shown: Shown,
): SiteLocals {
  const up = '../'.repeat(path.split('/').length - 1);
  const slug = source?.scores.about.slug ?? null;
  const isInside = slug !== null && path.startsWith(`${slug}/`);
  return {
    up,
    at: isInside ? up.slice('../'.length) : slug === null ? up : `${slug}/`,
    assets: site.assets,
    siteName: siteName(site),
    accent: accentOf(site, slug),
    hasTwin: hasTwin(shown.page, source),
    dataset: shown.page === 'leaderboard' && source ? datasetOf(site, source) : null,
    navigation: source === null || source.scores.means ? [] : boardPages(source),
    canonical: wholeAddress(site, path),
    card: cardOf(site, source),
    shown,
  };
}

/** The style sheet of the accent, from the site's root; null for the usual one. */
function accentOf({ boards, brand }: SiteSource, slug: string | null): string | null {
  if (brand.accent !== null) return ACCENT_FILE;
  const board = boards.find(({ about }) => about.slug === slug);
  return board?.about.accent === undefined ? null : `${board.about.slug}/${ACCENT_FILE}`;
}

/** The picture that represents a board; null where it has none. */
function cardOf(site: SiteSource, source: BoardSource | null): string | null {
  if (source === null || source.scores.means || !site.pictures) return null;
  return wholeAddress(site, `${source.scores.about.slug}/card.png`);
}

/** Pages of which there is Markdown. */
function hasTwin(page: Shown['page'], source: BoardSource | null): boolean {
  if (page === 'model' && source?.extent.hasRecords === false) return false;
  return page !== 'lost' && page !== 'embed' && page !== 'further';
}

/** Where the data of a board lie; seen from their own folder where the site does not know its address. */
export function dataPlace(site: SiteSource, slug: string): DataPlace {
  const board = wholeAddress(site, `${slug}/`);
  return { board, data: board === null ? '' : `${board}${DATA_FOLDER}` };
}

/** What search engines for data are told of a board. */
function datasetOf(site: SiteSource, { scores, board }: BoardSource): object {
  const { board: address } = dataPlace(site, scores.about.slug);
  const data = `${address ?? ''}${DATA_FOLDER}`;
  return schemaOrgDataset(board(), { board: address, data }, DATA_TABLES);
}

export function wholeAddress({ host, base }: SiteSource, path: string): string | null {
  return host === null ? null : `${host}${base}${path}`;
}
