import { Worker } from 'node:worker_threads';
import { scoresData } from '../score/score.ts';
import type { CounterColumns } from '../score/scores.ts';
import type { Answer, WorkerData } from './draw-worker.ts';
import type { BareSite, PageRoute, Route } from './site-source.ts';
import type { SeenFile } from './verify.ts';

/** Pages that a thread has before it, so that it does not wait while the main one prints a long file. */
const AHEAD = 96;

/** Pages that may be done and not yet taken: a slow disk must not fill the memory. */
const MOST_DONE = 256;

interface Place {
  /** In the list of routes. */
  readonly place: number;
  readonly route: PageRoute;
}

type Drawn = Exclude<Answer, { readonly error: Error }>;

interface Thread {
  readonly worker: Worker;
  underWay: number;
}

/** New objects of a thread would have three times 64 MiB, which takes hardly any time off a build. */
const LIMITS = { maxYoungGenerationSizeMb: 24 } as const;

/** Pages of a site, drawn by threads from the front of the list; whoever else has time takes them from its back. */
export class PagePool {
  private readonly threads: readonly Thread[];
  private readonly pages: readonly Place[];
  /** Pages as Markdown, by the file of the page. */
  private readonly twins = new Map<string, NonNullable<PageRoute['twin']>>();
  private done: SeenFile[] = [];
  private failure: Error | null = null;
  private news = Promise.withResolvers<undefined>();
  private next = 0;
  private end: number;

  constructor(site: BareSite, routes: readonly Route[], threads: number) {
    // Pages of whole boards come last: this thread, which takes them from there, has the rows that they need already.
    this.pages = routes.flatMap((route, place) => ('locals' in route ? [{ place, route }] : [])).reverse();
    this.end = this.pages.length;
    for (const { route } of this.pages) if (route.twin) this.twins.set(route.file, route.twin);
    const boards = site.boards.map((scores) => ({
      ...scoresData(scores),
      columns: sharedColumns(scores.columns),
    }));
    const workerData: WorkerData = { ...site, boards };
    this.threads = Array.from({ length: threads }, () => this.start(workerData));
    this.deal();
  }

  /** What was done since it was asked last. @throws what a thread failed with */
  finished(): readonly SeenFile[] {
    if (this.failure) throw this.failure;
    const { done } = this;
    this.done = [];
    this.deal();
    return done;
  }

  /** A page that no thread has begun; null where there is none. */
  takeLast(): PageRoute | null {
    if (this.next >= this.end) return null;
    this.end -= 1;
    return this.pages[this.end]?.route ?? null;
  }

  /** Waits until something is done. @returns whether anything was still to come */
  async waited(): Promise<boolean> {
    const isOver = this.threads.every(({ underWay }) => underWay === 0);
    if (this.done.length > 0 || this.failure) return true;
    if (isOver) return false;
    await this.news.promise;
    return true;
  }

  async stop(): Promise<void> {
    await Promise.all(this.threads.map(({ worker }) => worker.terminate()));
  }

  private start(workerData: WorkerData): Thread {
    // A published package carries its programs compiled.
    const program = import.meta.url.endsWith('.ts') ? './draw-worker.ts' : './draw-worker.js';
    const worker = new Worker(new URL(program, import.meta.url), { workerData, resourceLimits: LIMITS });
    const thread = { worker, underWay: 0 };
    worker.on('message', (answer: Answer) => {
      thread.underWay -= 1;
      if ('error' in answer) this.failure ??= answer.error;
      else this.receive(answer);
      this.deal();
      this.tell();
    });
    worker.on('error', (error) => {
      this.failure ??= error instanceof Error ? error : new Error(String(error));
      this.tell();
    });
    return thread;
  }

  private receive({ path, bytes, seen, markdown }: Drawn): void {
    this.done.push({ path, bytes, seen });
    const twin = this.twins.get(path);
    if (!twin) return;
    const text = markdown ?? twin.render?.();
    if (text === undefined) throw new Error(`receive: expected ${path} as Markdown, too`);
    this.done.push({ path: twin.file, bytes: text });
  }

  private deal(): void {
    for (const thread of this.threads) {
      while (thread.underWay < AHEAD && this.next < this.end && this.done.length < MOST_DONE) {
        thread.worker.postMessage(this.pages[this.next]?.place);
        thread.underWay += 1;
        this.next += 1;
      }
    }
  }

  private tell(): void {
    this.news.resolve(undefined);
    this.news = Promise.withResolvers();
  }
}

/** The counters, most of what scores are, once for all threads. */
function sharedColumns(columns: CounterColumns): CounterColumns {
  const shared = Object.entries(columns).map(([name, column]: [string, Float64Array]) => {
    const copy = new Float64Array(new SharedArrayBuffer(column.byteLength));
    copy.set(column);
    return [name, copy];
  });
  return Object.fromEntries(shared) as CounterColumns;
}
