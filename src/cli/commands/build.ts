import { formatQuantity } from '../../format.ts';
import { buildSite } from '../build-site.ts';
import type { Io } from '../io.ts';
import { load, type ReadingOptions } from '../load-board.ts';

export interface BuildOptions extends ReadingOptions {
  readonly out: string;
  readonly site?: string;
  readonly base: string;
}

/** Builds the static site. Data are read and checked before anything is written. */
export async function build(io: Io, datasets: readonly string[], options: BuildOptions): Promise<void> {
  const { out, site, base } = options;
  const { boards, files } = await buildSite({
    root: io.root,
    datasets,
    read: () => load(io, datasets, options),
    out,
    site,
    base,
  });
  const evaluations = boards.reduce((sum, { scores }) => sum + scores.evaluations.length, 0);
  const what = `${formatQuantity(boards.length, 'board')}, ${formatQuantity(evaluations, 'evaluation')}, ${formatQuantity(files, 'file')}`;
  io.err(`Built ${out}: ${what}.\n`);
}
