import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Printed } from '../render/artifacts.ts';
import { scoresData } from '../score/score.ts';
import type { Compiled } from './compiled.ts';
import type { Answer, WorkerData } from './draw-worker.ts';
import type { SiteFile } from './folder.ts';
import { pageMarkdown } from './page-markdown.ts';
import { type BareSite, type PageRoute, type Route, routesOf } from './routes.ts';

interface RenderOptions {
  /** Threads that draw; by default as many as help on this machine. The bytes are the same with any number. */
  readonly threads?: number | undefined;
  /** Called after each file, with how many are done and how many there are. */
  readonly onFile?: (done: number, total: number) => void;
}

/** For fewer files than this, a thread takes longer to start than it saves. */
const FILES_A_THREAD = 300;

/** Files that every thread has before it, so that it never waits. */
const AHEAD = 4;

/** Every file of a site, one after the other in a fixed order. */
export async function* renderSite(
  site: BareSite,
  compiled: Compiled,
  { threads, onFile }: RenderOptions = {},
): AsyncGenerator<SiteFile> {
  const routes = routesOf({ ...site, assets: compiled.assets });
  const twins = routes.filter((route) => 'twin' in route && route.twin !== null).length;
  const total = compiled.files.length + routes.length + twins;
  let done = 0;
  const told = (path: string, bytes: Printed): SiteFile => {
    done += 1;
    onFile?.(done, total);
    return { path, bytes };
  };
  for (const { file, bytes } of compiled.files) yield told(file, bytes);
  const useful = Math.min(availableParallelism(), Math.floor(routes.length / FILES_A_THREAD));
  const asked = threads ?? useful;
  const drawn = asked > 1 ? drawInThreads(site, routes, asked) : drawHere(routes, compiled);
  const pages = new Map(routes.flatMap((route) => ('twin' in route ? [[route.file, route] as const] : [])));
  for await (const { path, bytes } of drawn) {
    yield told(path, bytes);
    const page = pages.get(path);
    if (page?.twin) yield told(page.twin.file, twinOf(page, bytes));
  }
}

/** A page as Markdown. @param html what was drawn of it */
export function twinOf({ twin, file }: PageRoute, html: Printed): Printed {
  if (twin?.render) return twin.render();
  if (typeof html === 'string') return pageMarkdown(html);
  throw new Error(`twinOf: ${file} is a page, and pages are texts`);
}

async function* drawHere(routes: readonly Route[], { draw }: Compiled): AsyncGenerator<SiteFile> {
  for (const route of routes) {
    const bytes = await ('locals' in route ? draw(route.address, route.locals()) : route.render());
    yield { path: route.file, bytes };
  }
}

/** Threads have the scores each, and draw what they are asked for by its place in the list of routes. */
async function* drawInThreads(
  site: BareSite,
  routes: readonly Route[],
  threads: number,
): AsyncGenerator<SiteFile> {
  const workerData: WorkerData = { ...site, boards: site.boards.map(scoresData) };
  const pool = Array.from({ length: threads }, () => new DrawThread(workerData));
  const waiting: Promise<Printed | null>[] = [];
  let next = 0;
  try {
    for (const route of routes) {
      for (; next < routes.length && waiting.length < threads * AHEAD; next += 1) {
        const least = pool.reduce((a, b) => (b.underWay < a.underWay ? b : a));
        waiting.push(least.draw(next));
      }
      const bytes = await waiting.shift();
      yield { path: route.file, bytes: bytes ?? (await printHere(route)) };
    }
  } finally {
    // Whoever stops early leaves answers that nobody waits for.
    for (const answer of waiting) answer.catch(() => undefined);
    await Promise.all(pool.map((thread) => thread.end()));
  }
}

/** What is printed in parts does not pass between threads. */
function printHere(route: Route): Printed | Promise<Printed> {
  if ('render' in route) return route.render();
  throw new Error(`printHere: ${route.file} is a page, and pages are drawn whole`);
}

/** One thread, and the answers it owes. */
class DrawThread {
  private readonly worker: Worker;
  private readonly owed = new Map<number, PromiseWithResolvers<Printed | null>>();
  private failure: Error | null = null;

  constructor(workerData: WorkerData) {
    // A published package carries its programs compiled.
    const program = import.meta.url.endsWith('.ts') ? './draw-worker.ts' : './draw-worker.js';
    this.worker = new Worker(new URL(program, import.meta.url), { workerData });
    this.worker.on('message', (answer: Answer) => this.receive(answer));
    this.worker.on('error', (error) => this.fail(error instanceof Error ? error : new Error(String(error))));
  }

  get underWay(): number {
    return this.owed.size;
  }

  draw(route: number): Promise<Printed | null> {
    if (this.failure !== null) return Promise.reject(this.failure);
    const answer = Promise.withResolvers<Printed | null>();
    this.owed.set(route, answer);
    this.worker.postMessage(route);
    return answer.promise;
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private receive({ route, bytes, error }: Answer): void {
    const answer = this.owed.get(route);
    this.owed.delete(route);
    if (error === undefined) answer?.resolve(bytes);
    else answer?.reject(error);
  }

  private fail(error: Error): void {
    this.failure = error;
    for (const { reject } of this.owed.values()) reject(error);
    this.owed.clear();
  }
}
