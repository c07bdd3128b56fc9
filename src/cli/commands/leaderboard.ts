import { spawn } from 'node:child_process';
import { problem, UserError } from '../../errors.ts';
import { loadCompiled } from '../../site/compiled.ts';
import { type Preview, servePreview } from '../../site/preview.ts';
import { rowsBySlug } from '../build-site.ts';
import type { Io } from '../io.ts';
import { load, type ReadingOptions } from '../load-board.ts';
import { normalBase } from '../site-address.ts';
import { siteRequest } from '../site-request.ts';
import { watchData } from '../watch-data.ts';

export interface LeaderboardOptions extends ReadingOptions {
  readonly port: string;
  readonly urlBasePathname: string;
  readonly open?: boolean;
}

/** Serves the site on this machine, draws pages when they are asked for, and shows data anew whenever they change. */
export async function leaderboard(io: Io, data: readonly string[], given: LeaderboardOptions): Promise<void> {
  const { datasets, brand, options } = await siteRequest(data, given);
  const base = normalBase(options.urlBasePathname, '--url-base-pathname');
  const stop = stopSignal();
  const compiled = await loadCompiled(io.root);
  // Listening comes first: a port that is taken shall not cost a reading.
  const preview = await servePreview({ root: io.root, base, port: portOf(options.port), compiled, brand });
  try {
    // Watching comes before reading: what changes meanwhile is read again.
    const watched = options.config === undefined ? datasets : [...datasets, options.config];
    const stopWatching = watchData(watched, () => showAgain(io, preview, datasets, options));
    try {
      await show(io, preview, datasets, options);
      const address = `http://127.0.0.1:${String(preview.port)}${base}`;
      io.err(`Serving on ${address} – press Ctrl+C to stop.\n`);
      if (options.open) openBrowser(io, address);
      await aborted(stop);
    } finally {
      await stopWatching();
    }
  } finally {
    preview.close();
  }
}

async function show(
  io: Io,
  preview: Preview,
  datasets: readonly string[],
  options: ReadingOptions,
): Promise<void> {
  const boards = await load(io, datasets, options, true);
  preview.show(
    boards.map(({ scores }) => scores),
    rowsBySlug(boards),
  );
}

/** Data that cannot be read leave what was shown before. */
async function showAgain(
  io: Io,
  preview: Preview,
  datasets: readonly string[],
  options: ReadingOptions,
): Promise<void> {
  try {
    await show(io, preview, datasets, options);
    io.err('The data changed: open pages load themselves anew.\n');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    io.err(`${error.message}\nWhat was shown before is still shown.\n`);
  }
}

/** What opens an address in the browser of the user, by platform. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'open',
  win32: 'explorer',
};

function openBrowser(io: Io, address: string): void {
  const program = OPENERS[process.platform] ?? 'xdg-open';
  const child = spawn(program, [address], { stdio: 'ignore', detached: true });
  child.once('error', () =>
    io.err(`No browser could be started with ${program}: open ${address} yourself.\n`),
  );
  child.unref();
}

/** Aborts when the process is asked to stop, and sets the exit code that says so. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => {
      process.exitCode = code;
      controller.abort();
    });
  }
  return controller.signal;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UserError(
    problem({
      code: 'usage',
      field: '--port',
      message: 'not a port',
      expected: 'a number from 0 to 65535',
      got: text,
    }),
  );
}
