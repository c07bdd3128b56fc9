/**
 * Styles and scripts of the pages, for the browser. Scripts are classic ones, each in one file: modules are not loaded from
 * a disk. Names carry a hash of the content, so that a browser never mixes two versions.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { themeCss } from '../src/theme.ts';

const SCRIPTS = {
  leaderboard: 'src/components/islands/leaderboard.ts',
  view: 'src/components/islands/view.tsx',
  rank: 'src/components/islands/rank.ts',
  results: 'src/components/islands/results.ts',
  csv: 'src/components/islands/csv.ts',
  theme: 'src/components/islands/theme.ts',
  compare: 'src/components/islands/compare.tsx',
  page: 'src/components/islands/page.ts',
};
const STYLES = 'src/styles/page.css';

/** Bundles one source; returns its only file of that ending as text. */
const bundle = async (root, source, ending) => {
  const { output } = await build({
    root,
    configFile: false,
    logLevel: 'error',
    // Relative, wherever the site lies.
    base: './',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      assetsInlineLimit: 0,
      modulePreload: false,
      target: 'es2022',
      rolldownOptions: { input: join(root, source), ...(ending === '.js' && { output: { format: 'iife' } }) },
    },
    // The package offers its own build for browsers by another name only.
    resolve: { alias: [{ find: /^csv-parse\/sync$/, replacement: 'csv-parse/browser/esm/sync' }] },
    plugins: [
      {
        name: 'no-node',
        enforce: 'pre',
        resolveId: (id, importer) => {
          if (isBuiltin(id)) throw new Error(`${importer} imports ${id}, which no browser has`);
        },
      },
      {
        name: 'theme',
        transform: (code, id) => (id.endsWith(STYLES) ? `${code}\n${themeCss()}` : null),
      },
    ],
  });
  const file = output.find(({ fileName }) => fileName.endsWith(ending));
  return String(file.code ?? file.source);
};

/**
 * Writes them below `folder` and returns their paths.
 * @returns {Promise<import('../src/site/locals.ts').Assets>}
 */
export const compileClient = async (root, folder) => {
  mkdirSync(join(folder, '_astro'), { recursive: true });
  const write = async (name, source, ending) => {
    const text = await bundle(root, source, ending);
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
    const path = `_astro/${name}.${hash}${ending}`;
    writeFileSync(join(folder, path), text);
    return path;
  };
  const scripts = {};
  for (const [name, source] of Object.entries(SCRIPTS)) scripts[name] = await write(name, source, '.js');
  return { styles: [await write('site', STYLES, '.css')], scripts, areModules: false };
};
