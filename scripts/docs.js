/**
 * `npm run docs`: the documentation as a static site in `docs-site/`, or in the folder that is named. The pages of boards
 * and those of the documentation are drawn by the same program.
 */
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { makeFullBoard } from '../src/board/full-board.ts';
import { readBoards } from '../src/pipeline.ts';
import { loadCompiled } from '../src/site/compiled.ts';
import { withSiteFolder, writeSite } from '../src/site/folder.ts';
import { renderSite } from '../src/site/render-site.ts';
import { verified } from '../src/site/verify.ts';
import { formatList, formatPages } from './docs/formats.js';
import { makeGallery } from './docs/gallery.js';
import { pageOf } from './docs/markdown.js';
import { root } from './docs/run.js';

const out = process.argv[2] ?? join(root, 'docs-site');

/** Files of the repository, and the folders of their pages. */
const PAGES = new Map([
  ['README.md', ''],
  ['docs/quickstart.md', 'quickstart/'],
  ['docs/tables.md', 'tables/'],
  ['docs/formats.md', 'formats/'],
  ['docs/large-tables.md', 'large-tables/'],
  ['docs/snapshots.md', 'snapshots/'],
  ['docs/cli.md', 'cli/'],
  ['docs/words.md', 'words/'],
  ['ARCHITECTURE.md', 'architecture/'],
  ['CONTRIBUTING.md', 'contributing/'],
  ['SECURITY.md', 'security/'],
  ['CHANGELOG.md', 'changelog/'],
]);

const NAVIGATION = [
  { id: '', label: 'Start', path: '' },
  { id: 'quickstart/', label: 'Two minutes', path: 'quickstart/' },
  { id: 'formats/', label: 'Logs', path: 'formats/' },
  { id: 'tables/', label: 'Tables', path: 'tables/' },
  { id: 'cli/', label: 'Commands', path: 'cli/' },
  { id: 'gallery/', label: 'Gallery', path: 'gallery/' },
  { id: 'demo/', label: 'Demo', path: 'demo/' },
];

/** Where a link of a file of the repository leads; what has no page of its own is no link. */
const resolve = (link, from) => {
  const [path = '', anchor] = link.split('#');
  const file = posix.normalize(posix.join(dirname(from), path)).replace(/\/$/, '');
  const page = file === 'datasets/demo' ? 'demo/' : (PAGES.get(file) ?? null);
  if (page === null) return /^public\/schema\//.test(file) ? file.slice('public/'.length) : null;
  return `${page === '' ? './' : page}${anchor === undefined ? '' : `#${anchor}`}`;
};

const compiled = await loadCompiled(root);
const boards = await readBoards([join(root, 'datasets/demo')]);
const source = {
  root,
  host: null,
  base: '/',
  pictures: false,
  brand: { name: 'Evalpress', accent: null },
  boards: boards.map(({ scores }) => scores),
};

/** A page of the documentation. */
const drawn = async (path, { title, description, html }) => {
  const up = '../'.repeat(path.split('/').length - 1);
  const [section = ''] = path.split('/');
  const locals = {
    up,
    at: up,
    assets: compiled.assets,
    siteName: 'Evalpress',
    accent: null,
    hasTwin: false,
    dataset: null,
    navigation: NAVIGATION,
    canonical: null,
    card: null,
    shown: {
      page: 'document',
      view: { id: section === '' ? '' : `${section}/`, title, description: description.slice(0, 300), html },
    },
  };
  return { path: `${path}index.html`, bytes: await compiled.draw('/docs/document/', locals) };
};

/** Files of the board that stand where the documentation has its own. */
const REPLACED = new Set(['index.html', 'index.md', 'llms.txt']);

async function* files() {
  for await (const file of renderSite(source, compiled)) if (!REPLACED.has(file.path)) yield file;
  const formats = await formatPages();
  for (const [file, path] of PAGES) {
    const up = '../'.repeat(path.split('/').length - 1);
    const page = await pageOf(readFileSync(join(root, file), 'utf8'), file, up, resolve);
    const more = path === 'formats/' ? formatList(formats) : '';
    yield drawn(path, { ...page, html: page.html + more });
  }
  for (const { id, markdown } of formats)
    yield drawn(`formats/${id}/`, await pageOf(markdown, 'docs/formats.md', '../../', resolve));
  const gallery = await makeGallery(makeFullBoard(boards[0].scores, { pageSize: null }));
  yield* gallery.files;
  const description =
    'Every output and every figure, made from the demonstration data by the command beside it.';
  yield drawn('gallery/', { title: 'Gallery', description, html: gallery.html });
}

const pages = [...PAGES.values(), 'gallery/'].map((path) => `${path}index.html`);
const written = await withSiteFolder(out, [], (folder) =>
  writeSite(folder, verified(files(), { pages, base: '/' })),
);
process.stderr.write(`Wrote ${out}: ${String(written.files)} files.\n`);
