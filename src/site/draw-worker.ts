/** A thread that draws pages of a site, by their places in the list of its routes. */
import { parentPort, workerData } from 'node:worker_threads';
import { makeScores, type RankedData } from '../score/score.ts';
import { loadCompiled } from './compiled.ts';
import { pageMarkdown } from './page-markdown.ts';
import { routesOf } from './routes.ts';
import type { BareSite } from './site-source.ts';
import { twinLinks } from './twin-links.ts';
import { lookAt, type Seen } from './verify.ts';

/** What a thread starts with: a site whose scores are data alone. */
export type WorkerData = Omit<BareSite, 'boards'> & { readonly boards: readonly RankedData[] };

/** A page, and what there is to see of it. */
export type Answer =
  | {
      readonly path: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly seen: Seen;
      /** The same as Markdown; null where it is printed from the scores, or where there is none. */
      readonly markdown: string | null;
    }
  | { readonly error: Error };

const site = workerData as WorkerData;
const { assets, draw } = await loadCompiled(site.root);
const routes = routesOf({ ...site, assets, boards: site.boards.map(makeScores) });
const linksOf = twinLinks(routes);
const encoder = new TextEncoder();

/** Files that some page was said to lead to: once is enough. */
const linked = new Set<string>();

async function answer(place: number): Promise<Exclude<Answer, { readonly error: Error }>> {
  const route = routes[place];
  if (!route || !('locals' in route)) throw new RangeError(`draw-worker: there is no page ${String(place)}`);
  const path = route.file;
  const html = await draw(route.address, route.locals());
  const seen = lookAt(path, html, site.base);
  const links = new Map([...seen.links].filter(([file]) => !linked.has(file)));
  for (const file of links.keys()) linked.add(file);
  const markdown = route.twin && !route.twin.render ? pageMarkdown(html, linksOf(path)) : null;
  return { path, bytes: encoder.encode(html), seen: { ...seen, links }, markdown };
}

parentPort?.on('message', (place: number) => {
  answer(place).then(
    (page) => parentPort?.postMessage(page, [page.bytes.buffer]),
    (error: unknown) => parentPort?.postMessage({ error }),
  );
});
