import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { APIContext, MiddlewareNext } from 'astro';
import { readBoards } from '../pipeline.ts';
import { themeCss } from '../theme.ts';
import type { Assets } from './locals.ts';
import { routesOf } from './routes.ts';
import type { FileRoute } from './site-source.ts';

/** Styles and scripts as their sources, which the development server serves and watches. */
const SOURCES: Assets = {
  styles: ['theme.css', 'src/styles/page.css'],
  scripts: {
    leaderboard: 'src/components/islands/leaderboard.ts',
    view: 'src/components/islands/view.tsx',
    rank: 'src/components/islands/rank.ts',
    results: 'src/components/islands/results.ts',
    csv: 'src/components/islands/csv.ts',
    theme: 'src/components/islands/theme.ts',
    compare: 'src/components/islands/compare.tsx',
    page: 'src/components/islands/page.ts',
  },
  areModules: true,
};

/** Answers a request under `astro dev` from the datasets of this clone, read anew each time. */
export async function answer({ url, locals }: APIContext, next: MiddlewareNext): Promise<Response> {
  const path = decodeURIComponent(url.pathname);
  if (path === '/theme.css') return new Response(themeCss(), { headers: { 'content-type': 'text/css' } });
  const root = process.cwd();
  const folders = readdirSync(join(root, 'datasets'))
    .sort()
    .map((name) => join(root, 'datasets', name));
  const boards = await readBoards(folders.filter((folder) => existsSync(join(folder, 'dataset.json'))));
  const site = {
    root,
    host: null,
    base: '/',
    pictures: true,
    brand: { name: null, accent: null },
    assets: SOURCES,
    boards: boards.map(({ scores }) => scores),
  };
  const routes = routesOf(site);
  const file = path.slice(1).replace(/(^|\/)$/, '$1index.html');
  const route = routes.find((one) => one.file === file) ?? routes.find((one) => one.file === '404.html');
  if (route && !('locals' in route)) return new Response(await bodyOf(route));
  Object.assign(locals, route?.locals());
  return route?.file === '404.html' ? next('/404/') : next();
}

async function bodyOf(route: FileRoute): Promise<BodyInit> {
  const printed = await route.render();
  if (typeof printed === 'string' || printed instanceof Uint8Array) return printed as BodyInit;
  return [...printed].join('');
}
