import { problem, UserError } from '../../errors.ts';
import { formatBytes, formatQuantity, formatSeconds } from '../../format.ts';
import { buildSite } from '../build-site.ts';
import type { Io } from '../io.ts';
import { load, type ReadingOptions } from '../load-board.ts';
import { makeProgress } from '../progress.ts';
import { siteRequest } from '../site-request.ts';

export interface BuildOptions extends ReadingOptions {
  readonly out?: string;
  readonly site?: string;
  readonly base?: string;
  readonly pictures: boolean;
  readonly threads?: string;
  readonly snapshot?: boolean;
}

/** Builds the static site. Data are read and checked before anything is written. */
export async function build(io: Io, data: readonly string[], given: BuildOptions): Promise<void> {
  const { datasets, config, brand, options } = await siteRequest(data, given);
  const { out = config.out ?? 'dist', site = config.site, base = config.base ?? '/' } = options;
  const pictures = options.pictures && config.pictures !== false;
  const threads = threadsOf(options.threads);
  const started = io.now();
  const progress = makeProgress(io);
  try {
    const built = await buildSite({
      root: io.root,
      datasets,
      read: () => {
        progress.begin('Reading');
        return load(io, datasets, options, true);
      },
      out,
      site,
      base,
      pictures,
      brand,
      threads,
      snapshot: options.snapshot === true,
      warn: (sentence) => io.warn(`${sentence}\n`),
      onFile: (done, total) => progress.step('Drawing', done, total),
    });
    progress.end();
    const evaluations = built.boards.reduce((sum, { evaluations }) => sum + evaluations.length, 0);
    const what = [
      formatQuantity(built.boards.length, 'board'),
      formatQuantity(evaluations, 'evaluation'),
      formatQuantity(built.files, 'file'),
      formatBytes(built.bytes),
    ].join(', ');
    for (const folder of built.snapshots) io.err(`Snapshot: ${folder}\n`);
    io.err(`Built ${out}: ${what}, in ${formatSeconds(io.now() - started)}.\n`);
  } finally {
    progress.end();
  }
}

function threadsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const threads = Number(text);
  if (/^\d+$/.test(text) && threads >= 1 && threads <= MOST_THREADS) return threads;
  const expected = `a number from 1 to ${String(MOST_THREADS)}`;
  throw new UserError(
    problem({ code: 'usage', field: '--threads', message: 'not a number of threads', expected, got: text }),
  );
}

/** Each holds the scores: more would fill the memory, and no machine draws faster by them. */
const MOST_THREADS = 64;
