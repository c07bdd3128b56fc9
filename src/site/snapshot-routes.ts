import type { Snapshot } from '../board/snapshot.ts';
import { renderMarkdown } from '../render/markdown.ts';
import { accentCss } from '../theme.ts';
import { DATA_FOLDER, dataFiles } from './data-files.ts';
import { BOARD_FILE, boardText, markedAs, SNAPSHOT_FILE, snapshotFolder, snapshotText } from './history.ts';
import type { SiteLocals } from './locals.ts';
import { ACCENT_FILE, localsOf, wholeAddress } from './page-locals.ts';
import type { FileRoute, PageRoute, Route, SiteSource } from './site-source.ts';
import { type BoardSource, boardSource, snapshotFiles, snapshotView } from './views.ts';

/**
 * The files of a snapshot that this build makes. Nothing in it leads to a file that a later build may take away but the
 * board itself, so it brings its own styles; see `stylesOf` in ./render-site.ts.
 */
export function snapshotRoutes(site: SiteSource, { scores, history }: BoardSource): Route[] {
  const { taken } = history;
  if (taken === null) return [];
  const folder = snapshotFolder(scores.about.slug, taken);
  const address = wholeAddress(site, folder);
  const about = markedAs(taken, scores.about, address);
  const source = boardSource({ ...scores, about }, false, null);
  const place = { board: address, data: address === null ? '' : `${address}${DATA_FOLDER}` };
  const files: FileRoute[] = [
    { file: SNAPSHOT_FILE, render: () => snapshotText(taken) },
    { file: BOARD_FILE, render: () => boardText(scores) },
    ...accentFile(site, source),
    ...snapshotFiles(source).map((artifact) => ({
      file: artifact.file,
      render: () => artifact.render(source.board(), { root: site.root }),
    })),
    ...dataFiles(source.board, place, `${folder}${DATA_FOLDER}`).map(({ name, ...file }) => ({
      ...file,
      file: `${DATA_FOLDER}${name}`,
    })),
  ];
  return [
    pageOf(site, source, taken),
    ...files.map((route) => ({ ...route, file: `${folder}${route.file}` })),
  ];
}

function pageOf(site: SiteSource, source: BoardSource, taken: Snapshot): PageRoute {
  const folder = snapshotFolder(source.scores.about.slug, taken);
  const locals = (): SiteLocals => ({
    ...localsOf(site, folder, source, { page: 'snapshot', view: snapshotView(source) }),
    up: '',
    at: '../../',
    accent: accentFile(site, source).length > 0 ? ACCENT_FILE : null,
    card: null,
  });
  return {
    file: `${folder}index.html`,
    address: `/${folder}`,
    // The sitemap has all snapshots, be they new or not.
    listed: false,
    locals,
    twin: { file: `${folder}index.md`, render: () => renderMarkdown(source.board()) },
  };
}

/** The accent of the site, or that of the board. */
function accentFile({ brand }: SiteSource, { scores }: BoardSource): FileRoute[] {
  const accent = brand.accent ?? scores.about.accent;
  return accent === undefined ? [] : [{ file: ACCENT_FILE, render: () => accentCss(accent) }];
}
