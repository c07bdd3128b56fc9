import { makeBoard } from '../board/make-board.ts';
import { PIXELS, withLetters } from '../render/artifacts.ts';
import { renderRowBadgeJson, renderRowBadgeSvg } from '../render/badge.ts';
import { accentCss, embedCss } from '../theme.ts';
import { renderEeeRecord } from '../render/eee.ts';
import { escapeSvg } from '../render/figures/draw/svg.ts';
import { renderChanges } from '../render/changes.ts';
import { renderMarkdown } from '../render/markdown.ts';
import { markdownText } from '../render/markdown-text.ts';
import { MEAN_ARTIFACTS } from '../render/means.ts';
import { modelHref, staticPageHref, taskHref } from '../components/href.ts';
import { BOARD_PAGES, boardPages } from './board-pages.ts';
import { DATA_FOLDER, DATA_LIST, dataFiles } from './data-files.ts';
import { dataScript } from './data-script.ts';
import { snapshotFolder } from './history.ts';
import { historyFiles } from './history-files.ts';
import type { Shown, SiteLocals } from './locals.ts';
import { ACCENT_FILE, dataPlace, localsOf, siteName, wholeAddress } from './page-locals.ts';
import type { FileRoute, PageRoute, Route, SiteSource } from './site-source.ts';
import { snapshotRoutes } from './snapshot-routes.ts';
import {
  type BoardSource,
  boardSource,
  boardsView,
  embedView,
  furtherView,
  meansView,
  modelView,
  SCORES_SCRIPT,
  taskView,
} from './views.ts';

/** Every file of a site but its styles, scripts and fonts, in a fixed order. The one list of addresses. */
export function routesOf(site: SiteSource): Route[] {
  const sources = site.boards.map((scores) =>
    boardSource(
      scores,
      site.pictures,
      site.rows?.get(scores.about.slug) ?? null,
      site.histories?.get(scores.about.slug),
    ),
  );
  const boards = sources.flatMap((source) => [
    ...pagesOf(site, source),
    ...filesOf(site, source),
    ...snapshotRoutes(site, source),
  ]);
  const first = firstPage(site, sources);
  const pages = [first, ...boards].filter((route) => 'locals' in route && route.listed);
  const kept = sources.flatMap(({ scores, history }) =>
    history.snapshots.map((one) => `${snapshotFolder(scores.about.slug, one)}index.html`),
  );
  const embed = { file: EMBED_STYLES, render: embedCss };
  return [
    first,
    lostPage(site),
    ...accentFiles(site),
    embed,
    ...boards,
    ...forRobots(site, [...pages.map(({ file }) => file), ...kept]),
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

/** What changed as Markdown is what the command line prints; where nothing is compared, it is the page. */
function changesTwin({ twin }: PageRoute, { history: { changes } }: BoardSource): PageRoute['twin'] {
  return twin && changes ? { ...twin, render: () => renderChanges(changes) } : twin;
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
  const modelPage = (one: PageRoute): PageRoute => (source.extent.hasRecords ? one : { ...one, twin: null });
  const { pages } = makeBoard(scores);
  const further = source.extent.hasPages ? Array.from({ length: pages - 1 }, (_, index) => index + 2) : [];
  return [
    ...boardPages(source).map(({ id, path, view }) => {
      const own = page(path, () => ({ page: id, view: view(source) }) as Shown);
      if (id === 'leaderboard') return { ...own, twin: tableTwin(`${slug}/`, source) };
      return id === 'changes' ? { ...own, twin: changesTwin(own, source) } : own;
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
      modelPage(
        page(modelHref('', evaluation.slug), () => ({ page: 'model', view: modelView(source, index) })),
      ),
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

const EMBED_STYLES = 'embed.css';

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
    ...DATA_LIST.map(
      ({ file, describe }) =>
        `- ${link(`${about.title}: ${file.slice(DATA_FOLDER.length)}`, `${about.slug}/${file}`)}: ${describe}.`,
    ),
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
    ...source.artifacts().flatMap((artifact) =>
      artifact.file.startsWith(DATA_FOLDER)
        ? []
        : {
            file: `${slug}/${artifact.file}`,
            isPicture: artifact.mediaType === PIXELS,
            render: () => artifact.render(source.board(), { root }),
          },
    ),
    ...(text === null
      ? []
      : [{ file: `${slug}/${SCORES_SCRIPT}`, render: () => dataScript('scores', text) }]),
    ...(rows === null ? [] : [{ file: `${slug}/rows.js`, render: () => dataScript('rows', rows) }]),
    ...dataFiles(source.board, dataPlace(site, slug), `${slug}/${DATA_FOLDER}`).map(({ name, ...file }) => ({
      ...file,
      file: `${slug}/${DATA_FOLDER}${name}`,
    })),
    ...historyFiles(source, dataPlace(site, slug).board),
    ...(source.extent.hasRecords ? [...recordsOf(source), ...badgesOf(root, source)] : []),
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
function forRobots(site: SiteSource, pages: readonly string[]): FileRoute[] {
  const map = wholeAddress(site, 'sitemap.xml');
  const robots = `User-agent: *\nAllow: /\n${map === null ? '' : `Sitemap: ${map}\n`}`;
  const entries = (): string[] =>
    pages.flatMap((file) => {
      const address = wholeAddress(site, file.replace(/index\.html$/, ''));
      return address !== null ? [`  <url><loc>${escapeSvg(address)}</loc></url>\n`] : [];
    });
  const sitemap = (): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries().join('')}</urlset>\n`;
  return [
    { file: 'robots.txt', render: () => robots },
    ...(map === null ? [] : [{ file: 'sitemap.xml', render: sitemap }]),
  ];
}
