import { makeBoard } from '../board/make-board.ts';
import { PIXELS, type Printed, withLetters } from '../render/artifacts.ts';
import { renderRowBadgeJson, renderRowBadgeSvg } from '../render/badge.ts';
import { accentCss, embedCss } from '../theme.ts';
import { renderEeeRecord } from '../render/eee.ts';
import { escapeSvg } from '../render/figures/draw/svg.ts';
import { type DataPlace, schemaOrgDataset } from '../render/data/describe-data.ts';
import { renderMarkdown } from '../render/markdown.ts';
import { markdownText } from '../render/markdown-text.ts';
import { MEAN_ARTIFACTS } from '../render/means.ts';
import { modelHref, staticPageHref, taskHref } from '../components/href.ts';
import type { Scores } from '../score/scores.ts';
import { BOARD_PAGES } from './board-pages.ts';
import { DATA_FOLDER, DATA_TABLES, dataFiles } from './data-files.ts';
import { rowsScript } from './rows-script.ts';
import type { Assets, Shown, SiteLocals } from './locals.ts';
import {
  type BoardSource,
  boardSource,
  boardsView,
  embedView,
  furtherView,
  meansView,
  modelView,
  taskView,
} from './views.ts';

/** What a site is made of. */
export interface SiteSource {
  readonly boards: readonly Scores[];
  /** Of boards to which a reader may add results, their rows as JSON, by slug. */
  readonly rows?: ReadonlyMap<string, string> | undefined;
  /** Folder of the package itself, where the fonts of pictures are. */
  readonly root: string;
  readonly assets: Assets;
  /** The host that the site will have, "https://user.github.io"; null where it is not known. */
  readonly host: string | null;
  /** Whether files of pixels, which take most of the time, belong to it. */
  readonly pictures: boolean;
  /** The path it will live under, with slashes at both ends: for whole addresses, and for the page of lost addresses. */
  readonly base: string;
  readonly brand: Brand;
}

/** What a site is called and how it looks; null where nobody says so. */
export interface Brand {
  readonly name: string | null;
  /** "#rrggbb"; that of a board holds on its own pages where this is null. */
  readonly accent: string | null;
}

/** A site before its pages know what they are styled with. */
export type BareSite = Omit<SiteSource, 'assets'>;

/** One file of a site. */
export type Route = PageRoute | FileRoute;

/** A page, which a file of `src/pages` draws. */
export interface PageRoute {
  /** Where it goes: "demo/method/index.html". */
  readonly file: string;
  /** The address that the file of `src/pages` answers to: "/demo/method/". */
  readonly address: string;
  /** Whether search engines are told of it. */
  readonly listed: boolean;
  readonly locals: () => SiteLocals;
  /** The same page as Markdown: where it goes, and what prints it where that is not the page itself. */
  readonly twin: { readonly file: string; readonly render?: () => Printed } | null;
}

/** A file that is printed as it is. */
export interface FileRoute {
  readonly file: string;
  /** Whether it is made of pixels, which takes long and goes on beside other work. */
  readonly isPicture?: boolean;
  readonly render: () => Printed | Promise<Printed>;
}

/** Every file of a site but its styles, scripts and fonts, in a fixed order. The one list of addresses. */
export function routesOf(site: SiteSource): Route[] {
  const sources = site.boards.map((scores) =>
    boardSource(scores, site.pictures, site.rows?.get(scores.about.slug) ?? null),
  );
  const boards = sources.flatMap((source) => [...pagesOf(site, source), ...filesOf(site, source)]);
  const first = firstPage(site, sources);
  const pages = [first, ...boards].filter((route) => 'locals' in route);
  const embed = { file: EMBED_STYLES, render: embedCss };
  return [
    first,
    lostPage(site),
    ...accentFiles(site),
    embed,
    ...boards,
    ...forRobots(site, pages),
    { file: 'llms.txt', render: () => llmsText(site, sources) },
  ];
}

/** One board is the site itself; of several, the first page is the list. */
function firstPage(site: SiteSource, sources: readonly BoardSource[]): PageRoute {
  const [only] = sources;
  const own: PageRoute = {
    file: 'index.html',
    address: '/',
    listed: true,
    locals: () => localsOf(site, '', null, { page: 'boards', view: boardsView(sources) }),
    twin: { file: TWIN },
  };
  if (!only || sources.length > 1) return own;
  const [leaderboard] = BOARD_PAGES;
  const { slug } = only.scores.about;
  const shown: Shown = only.scores.means
    ? { page: 'means', view: meansView(only) }
    : { page: leaderboard.id, view: leaderboard.view(only) };
  return {
    ...own,
    address: only.scores.means ? '/means/' : `/${slug}/`,
    // The same page as that of the board: only one of them is told to search engines.
    listed: false,
    twin: only.scores.means ? { file: TWIN } : tableTwin('', only),
    locals: () => ({
      ...localsOf(site, '', only, shown),
      canonical: wholeAddress(site, `${slug}/`),
    }),
  };
}

/** Served at any depth, so it is the one page that has to know the base path. */
function lostPage(site: SiteSource): PageRoute {
  const locals = (): SiteLocals => ({
    ...localsOf(site, '', null, { page: 'lost', view: null }),
    up: site.base,
    canonical: null,
  });
  return { file: '404.html', address: '/404/', listed: false, locals, twin: null };
}

/** What a page is called as Markdown, in its folder. */
const TWIN = 'index.md';

/** The leaderboard as Markdown is the whole table, not the page of it that is shown first. */
function tableTwin(folder: string, { board }: BoardSource): PageRoute['twin'] {
  return { file: `${folder}${TWIN}`, render: () => renderMarkdown(board()) };
}

/** The folder of the page that others show inside of theirs. */
const EMBED = 'embed/';

function pagesOf(site: SiteSource, source: BoardSource): PageRoute[] {
  const { scores } = source;
  const { slug } = scores.about;
  const page = (path: string, shown: () => Shown): PageRoute => ({
    file: `${slug}/${path}index.html`,
    address: `/${slug}/${path}`,
    listed: true,
    locals: () => localsOf(site, `${slug}/${path}`, source, shown()),
    twin: { file: `${slug}/${path}${TWIN}` },
  });
  if (scores.means) {
    const locals = (): SiteLocals =>
      localsOf(site, `${slug}/`, source, { page: 'means', view: meansView(source) });
    return [
      {
        file: `${slug}/index.html`,
        address: '/means/',
        listed: true,
        locals,
        twin: { file: `${slug}/${TWIN}` },
      },
    ];
  }
  const { pages } = makeBoard(scores);
  const further = Array.from({ length: pages - 1 }, (_, index) => index + 2);
  return [
    ...BOARD_PAGES.map(({ id, path, view }) => {
      const own = page(path, () => ({ page: id, view: view(source) }) as Shown);
      return id === 'leaderboard' ? { ...own, twin: tableTwin(`${slug}/`, source) } : own;
    }),
    { ...page(EMBED, () => ({ page: 'embed', view: embedView(source) })), listed: false, twin: null },
    ...further.map((number) => ({
      ...page(staticPageHref('', number), () => ({ page: 'further', view: furtherView(source, number) })),
      twin: null,
    })),
    ...scores.tasks.map((task, index) =>
      page(taskHref('', task.slug), () => ({ page: 'task', view: taskView(source, index) })),
    ),
    ...scores.evaluations.map((evaluation, index) =>
      page(modelHref('', evaluation.slug), () => ({ page: 'model', view: modelView(source, index) })),
    ),
  ];
}

/** The accent of the site, or those of its boards. */
function accentFiles({ boards, brand }: SiteSource): FileRoute[] {
  if (brand.accent !== null) return [accentFile('', brand.accent)];
  return boards.flatMap(({ about: { slug, accent } }) =>
    accent === undefined ? [] : [accentFile(`${slug}/`, accent)],
  );
}

function accentFile(folder: string, accent: string): FileRoute {
  return { file: `${folder}${ACCENT_FILE}`, render: () => accentCss(accent) };
}

const ACCENT_FILE = 'accent.css';
const EMBED_STYLES = 'embed.css';

/** What the head of every page calls the site. */
function siteName({ boards, brand }: SiteSource): string {
  const [only] = boards;
  return brand.name ?? (only && boards.length === 1 ? only.about.title : 'Leaderboards');
}

function localsOf(site: SiteSource, path: string, source: BoardSource | null, shown: Shown): SiteLocals {
  const up = '../'.repeat(path.split('/').length - 1);
  const slug = source?.scores.about.slug ?? null;
  const isInside = slug !== null && path.startsWith(`${slug}/`);
  return {
    up,
    at: isInside ? up.slice('../'.length) : slug === null ? up : `${slug}/`,
    assets: site.assets,
    siteName: siteName(site),
    accent: accentOf(site, slug),
    hasTwin: hasTwin(shown.page),
    dataset: shown.page === 'leaderboard' && source ? datasetOf(site, source) : null,
    navigation: source?.scores.means ? [] : BOARD_PAGES,
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
function hasTwin(page: Shown['page']): boolean {
  return page !== 'lost' && page !== 'embed' && page !== 'further';
}

/** Where the data of a board lie; seen from their own folder where the site does not know its address. */
function dataPlace(site: SiteSource, slug: string): DataPlace {
  const board = wholeAddress(site, `${slug}/`);
  return { board, data: board === null ? '' : `${board}${DATA_FOLDER}` };
}

/** What search engines for data are told of a board. */
function datasetOf(site: SiteSource, { scores, board }: BoardSource): object {
  const { board: address } = dataPlace(site, scores.about.slug);
  const data = `${address ?? ''}${DATA_FOLDER}`;
  return schemaOrgDataset(board(), { board: address, data }, DATA_TABLES);
}

/** `llms.txt`: what a language model finds here, and where it is Markdown. */
function llmsText(site: SiteSource, sources: readonly BoardSource[]): string {
  const address = (path: string): string => wholeAddress(site, path) ?? path;
  const link = (text: string, path: string): string => `[${markdownText(text)}](<${address(path)}>)`;
  const boards = sources.map(({ scores }) => {
    const { slug, title } = scores.about;
    const about = scores.means ? '' : ` ${markdownText(makeBoard(scores, { pageSize: 1 }).verdict)}`;
    return `- ${link(title, `${slug}/${TWIN}`)}: the whole table as Markdown.${about}`;
  });
  const counted = sources.filter(({ scores }) => !scores.means);
  const data = counted.flatMap(({ scores: { about } }) => [
    `- ${link(`${about.title}: scores.json`, `${about.slug}/${DATA_FOLDER}scores.json`)}: every number, unrounded.`,
    `- ${link(`${about.title}: method`, `${about.slug}/method/${TWIN}`)}: how scores, intervals and ranks are computed.`,
  ]);
  const intro =
    'Leaderboards of language models. Scores have 95 % intervals, ranks have the range that the data leave possible.';
  const lines = [
    `# ${markdownText(siteName(site))}`,
    '',
    `> ${markdownText(intro)}`,
    '',
    '## Boards',
    '',
    ...boards,
  ];
  return `${[...lines, ...(data.length > 0 ? ['', '## Data', '', ...data] : [])].join('\n')}\n`;
}

function wholeAddress({ host, base }: SiteSource, path: string): string | null {
  return host === null ? null : `${host}${base}${path}`;
}

/** The downloads of a board: the same files, byte for byte, that the command line writes. */
function filesOf(site: SiteSource, source: BoardSource): FileRoute[] {
  const { root } = site;
  const { slug } = source.scores.about;
  if (source.scores.means)
    return MEAN_ARTIFACTS.map((artifact) => ({
      file: `${slug}/${artifact.file}`,
      render: () => artifact.render(meansView(source).board),
    }));
  const { text } = source.data();
  const { rows } = source;
  return [
    ...source.artifacts().map((artifact) => ({
      file: `${slug}/${artifact.file}`,
      isPicture: artifact.mediaType === PIXELS,
      render: () => artifact.render(source.board(), { root }),
    })),
    ...(text === null ? [] : [{ file: `${slug}/leaderboard.json`, render: () => text }]),
    ...(rows === null ? [] : [{ file: `${slug}/rows.js`, render: () => rowsScript(rows) }]),
    ...dataFiles(source.board, dataPlace(site, slug)).map(({ name, render }) => ({
      file: `${slug}/${DATA_FOLDER}${name}`,
      render,
    })),
    ...(source.hasRecords ? [...recordsOf(source), ...badgesOf(root, source)] : []),
  ];
}

function recordsOf({ scores, board, rowOf }: BoardSource): FileRoute[] {
  return scores.evaluations.map((evaluation, index) => ({
    file: `${scores.about.slug}/eee/${evaluation.slug}.json`,
    render: () => renderEeeRecord(board(), rowOf(index)),
  }));
}

/** A badge of each evaluation, beside its page. */
function badgesOf(root: string, { scores, board, rowOf }: BoardSource): FileRoute[] {
  return scores.evaluations.flatMap((evaluation, index): FileRoute[] => {
    const at = `${scores.about.slug}/${modelHref('', evaluation.slug)}`;
    return [
      { file: `${at}badge.svg`, render: () => withLetters(renderRowBadgeSvg(board(), rowOf(index)), root) },
      { file: `${at}badge.json`, render: () => renderRowBadgeJson(board(), rowOf(index)) },
    ];
  });
}

/** A sitemap needs whole addresses: there is one only where the site knows its own. */
function forRobots(site: SiteSource, pages: readonly PageRoute[]): FileRoute[] {
  const map = wholeAddress(site, 'sitemap.xml');
  const robots = `User-agent: *\nAllow: /\n${map === null ? '' : `Sitemap: ${map}\n`}`;
  const entries = (): string[] =>
    pages.flatMap(({ listed, file }) => {
      const address = wholeAddress(site, file.replace(/index\.html$/, ''));
      return listed && address !== null ? [`  <url><loc>${escapeSvg(address)}</loc></url>\n`] : [];
    });
  const sitemap = (): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries().join('')}</urlset>\n`;
  return [
    { file: 'robots.txt', render: () => robots },
    ...(map === null ? [] : [{ file: 'sitemap.xml', render: sitemap }]),
  ];
}
