import { availableParallelism } from 'node:os';
import type { Printed } from '../render/artifacts.ts';
import type { Compiled } from './compiled.ts';
import { PagePool } from './page-pool.ts';
import { pageMarkdown } from './page-markdown.ts';
import { routesOf } from './routes.ts';
import { snapshotFolder } from './history.ts';
import { type TwinLinks, twinLinks } from './twin-links.ts';
import type { BareSite, FileRoute, PageRoute, Route } from './site-source.ts';
import type { SeenFile } from './verify.ts';

interface RenderOptions {
  /** Threads that draw; by default as many as help on this machine. The bytes are the same with any number. */
  readonly threads?: number | undefined;
  /** Called after each file, with how many are done and how many there are. */
  readonly onFile?: (done: number, total: number) => void;
}

/** For fewer pages than this, a thread takes longer to start than it saves. */
const PAGES_A_THREAD = 300;

/** Every file of a site. Pages come as they are done, the other files in their order. */
export async function* renderSite(
  site: BareSite,
  compiled: Compiled,
  { threads, onFile }: RenderOptions = {},
): AsyncGenerator<SeenFile> {
  const routes = routesOf({ ...site, assets: compiled.assets });
  const twins = routes.filter((route) => 'twin' in route && route.twin !== null).length;
  const styles = stylesOf(site, compiled);
  const total = compiled.files.length + styles.length + routes.length + twins;
  let done = 0;
  const told = (file: SeenFile): SeenFile => {
    done += 1;
    onFile?.(done, total);
    return file;
  };
  for (const { file, bytes } of [...compiled.files, ...styles]) yield told({ path: file, bytes });
  const pages = routes.filter((route) => 'locals' in route).length;
  const useful = Math.min(availableParallelism(), 1 + Math.floor(pages / PAGES_A_THREAD));
  const others = (threads ?? useful) - 1;
  for await (const file of drawn(site, routes, compiled, others)) yield told(file);
}

/** What the pages of new snapshots are styled with: copies, because those of the site go with their version. */
function stylesOf({ histories }: BareSite, { assets, files }: Compiled): Compiled['files'] {
  const own = files.filter(
    ({ file }) => assets.styles.includes(file) || /^fonts\/(?:.*\.woff2|OFL\.txt)$|^favicon\.svg$/.test(file),
  );
  return [...(histories ?? [])].flatMap(([slug, { taken }]) =>
    taken === null
      ? []
      : own.map(({ file, bytes }) => ({ file: `${snapshotFolder(slug, taken)}${file}`, bytes })),
  );
}

/** A page as Markdown. @param html what was drawn of it */
export function twinOf({ twin, file }: PageRoute, html: Printed, linksOf: TwinLinks): Printed {
  if (twin?.render) return twin.render();
  if (typeof html === 'string') return pageMarkdown(html, linksOf(file));
  throw new Error(`twinOf: ${file} is a page, and pages are texts`);
}

/** This thread prints files and draws pages; others, if any, draw pages. */
async function* drawn(
  site: BareSite,
  routes: readonly Route[],
  compiled: Compiled,
  others: number,
): AsyncGenerator<SeenFile> {
  const pictures = new Pictures(routes);
  const here: Drawing = { compiled, pictures, linksOf: twinLinks(routes) };
  const pool = others > 0 ? new PagePool(site, routes, others) : null;
  try {
    if (!pool) {
      for (const route of routes) yield* drawHere(route, here);
      return;
    }
    for (const route of routes) {
      if ('locals' in route) continue;
      yield* pool.finished();
      yield* drawHere(route, here);
    }
    for (let more = true; more;) {
      yield* pool.finished();
      const own = pool.takeLast();
      if (own) yield* drawHere(own, here);
      else more = await pool.waited();
    }
    yield* pool.finished();
  } finally {
    pictures.stop();
    await pool?.stop();
  }
}

/** What this thread draws with. */
interface Drawing {
  readonly compiled: Compiled;
  readonly pictures: Pictures;
  readonly linksOf: TwinLinks;
}

/** A file, and behind a page the same as Markdown. */
async function* drawHere(
  route: Route,
  { compiled: { draw }, pictures, linksOf }: Drawing,
): AsyncGenerator<SeenFile> {
  const path = route.file;
  if ('render' in route) {
    yield { path, bytes: route.tell ?? (await (pictures.of(route) ?? route.render())) };
    return;
  }
  const html = await draw(route.address, route.locals());
  yield { path, bytes: html };
  if (route.twin) yield { path: route.twin.file, bytes: twinOf(route, html, linksOf) };
}

/** Pictures, one at a time from the start on: Node's own threads make them while pages are drawn. */
class Pictures {
  private readonly made = new Map<Route, Promise<Printed>>();
  private isStopped = false;

  constructor(routes: readonly Route[]) {
    let before: Promise<unknown> = Promise.resolve();
    for (const route of routes) {
      if (!('render' in route) || route.isPicture !== true) continue;
      const picture = before.then(() => (this.isStopped ? '' : route.render()));
      // Whoever asks for it gets the error; nobody does after another one.
      before = picture.catch(() => undefined);
      this.made.set(route, picture);
    }
  }

  of(route: FileRoute): Promise<Printed> | undefined {
    return this.made.get(route);
  }

  stop(): void {
    this.isStopped = true;
  }
}
