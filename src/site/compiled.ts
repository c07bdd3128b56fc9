import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { problem, UserError } from '../errors.ts';
import type { Assets, SiteLocals } from './locals.ts';

/** What `npm run compile` makes of the pages, once for all datasets. */
export interface Compiled {
  readonly assets: Assets;
  /** Styles, scripts, fonts and what else every site has. */
  readonly files: readonly { readonly file: string; readonly bytes: Uint8Array }[];
  /** The HTML of an address that a file of `src/pages` answers to. */
  readonly draw: (address: string, locals: SiteLocals) => Promise<string>;
}

/** @param root folder of the package itself */
export async function loadCompiled(root: string): Promise<Compiled> {
  const folder = join(root, 'compiled');
  await checkFresh(root, folder);
  const entry = pathToFileURL(join(folder, 'pages/entry.mjs')).href;
  // eslint-disable-next-line no-restricted-syntax -- what was compiled is no source: it has no wall
  const { drawPage } = (await import(entry)) as { readonly drawPage: Compiled['draw'] };
  const files = await filesBelow(join(folder, 'site'));
  return {
    assets: JSON.parse(await readFile(join(folder, 'assets.json'), 'utf8')) as Assets,
    files,
    draw: drawPage,
  };
}

/** In a clone, pages may have changed since they were compiled; a published package has no sources. */
async function checkFresh(root: string, folder: string): Promise<void> {
  const digest = await readFile(join(folder, DIGEST), 'utf8').catch(() => null);
  const isFresh = digest !== null && (!hasSources(root) || digest === (await digestOfSources(root)));
  if (isFresh) return;
  const message =
    digest === null ? 'the pages are not compiled' : 'the pages changed after they were compiled';
  const hint = `run "npm run compile" in ${root}`;
  throw new UserError(problem({ code: 'usage', message, hint }));
}

/** The file of `compiled/` that says what was compiled. */
export const DIGEST = 'sources.sha256';

/** What the pages and their scripts may import, and what compiles them. */
const COMPILED_FROM = [
  ...['scoring', 'src/board', 'src/components', 'src/layouts', 'src/pages', 'src/read', 'src/score'],
  ...['src/site', 'src/styles', 'public'],
];
const COMPILED_BY = [
  ...['astro.config.mjs', 'package.json', 'scripts/compile-client.js'],
  ...['src/browser-pipeline.ts', 'src/errors.ts', 'src/format.ts', 'src/middleware.ts', 'src/nearest.ts'],
  ...['src/terminal-text.ts', 'src/theme.ts'],
];

function hasSources(root: string): boolean {
  return existsSync(join(root, 'src/pages'));
}

/** One sum over everything that is compiled. @param root folder of a clone */
export async function digestOfSources(root: string): Promise<string> {
  const hash = createHash('sha256');
  const add = ({ file, bytes }: { file: string; bytes: Uint8Array }): void => {
    hash.update(`${file} ${String(bytes.length)}\n`).update(bytes);
  };
  for (const folder of COMPILED_FROM) for (const one of await filesBelow(join(root, folder))) add(one);
  for (const file of COMPILED_BY) add({ file, bytes: await readFile(join(root, file)) });
  return hash.digest('hex');
}

async function filesBelow(folder: string): Promise<{ file: string; bytes: Uint8Array }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = paths
    .map((path) =>
      path
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    )
    .sort();
  return Promise.all(files.map(async (file) => ({ file, bytes: await readFile(join(folder, file)) })));
}
