import { basename, dirname, join } from 'node:path';
import type { FullBoard } from '../../board/full-board.ts';
import { problem, UserError } from '../../errors.ts';
import { artifactsFor, type Printed } from '../../render/artifacts.ts';
import { escapeSvg } from '../../render/figures/draw/svg.ts';
import { README_FILES, README_MARKS, renderReadme } from '../../render/readme.ts';
import type { Io } from '../io.ts';
import { loadFiltered, type ReadingOptions } from '../load-board.ts';
import { injectBlock, blockIn } from '../inject-block.ts';
import { refuseReplacing } from '../output-files.ts';
import { refuseUnused } from '../option-use.ts';
import type { FilterOptions } from '../query-of.ts';
import { boardAddress } from '../site-address.ts';
import { topOf } from '../top-of.ts';

export interface ReadmeCommandOptions extends ReadingOptions, FilterOptions {
  readonly inject?: string;
  readonly check?: boolean;
  readonly site?: string;
  readonly assets?: string;
  readonly top: string;
}

/** Writes badge, figure and table of a board into a README, or says whether those in it are up to date. */
export async function readme(io: Io, path: string, options: ReadmeCommandOptions): Promise<void> {
  const { inject: file, check = false, assets = 'assets' } = options;
  if (check && file === undefined) throw new UserError(needsFile);
  const site = boardAddress(options.site);
  refuseUnused(options, (option) => (option === 'assets' && site !== null ? FROM_SITE : null));
  const top = topOf(options.top) ?? TOP;
  const loaded = await loadFiltered(io, path, options);
  if ('means' in loaded) throw new UserError(onlyMeans);
  const from = site ?? `${assets.replaceAll('\\', '/').replace(/\/+$/, '')}/`;
  const block = renderReadme(loaded.counted, { from, site, top });
  if (file === undefined) {
    io.out(`${block}\n`);
    return;
  }
  const there = await textOf(io, file);
  const text = { path: file, data: injectBlock(there, block, README_MARKS, file) };
  const pictures =
    site === null ? await picturesOf(loaded.counted, join(dirname(file), assets), io.root) : [];
  // The block that stands there names the pictures that were written with it.
  const old = blockIn(there, README_MARKS, file);
  const isOurs = (path: string, bytes: Buffer): boolean =>
    old.includes(`"${escapeSvg(`${from}${basename(path)}`)}"`) || isSame(bytes, pictures, path);
  const paths = pictures.map(({ path: picture }) => picture);
  if (!check) await refuseReplacing(io, paths, 'choose another folder with --assets', isOurs);
  await put(io, [text, ...pictures], check);
}

const TOP = 10;

const FROM_SITE = { message: 'has no meaning with "--site"', expected: 'one of the two' };

const needsFile = problem({
  code: 'usage',
  field: '--check',
  message: 'needs a file',
  expected: '--inject README.md',
});

const onlyMeans = problem({
  code: 'only-means',
  message: 'these are means without counts: there is no ranking to show',
  expected: 'counts',
});

function isSame(bytes: Buffer, files: readonly OutputFile[], path: string): boolean {
  return files.some((file) => file.path === path && bytes.equals(Buffer.from(file.data)));
}

interface OutputFile {
  readonly path: string;
  readonly data: string | Uint8Array;
}

async function picturesOf(board: FullBoard, folder: string, root: string): Promise<OutputFile[]> {
  const names = new Set<string>(README_FILES);
  const files: OutputFile[] = [];
  for (const artifact of artifactsFor(board)) {
    if (!names.has(artifact.file)) continue;
    files.push({ path: join(folder, artifact.file), data: whole(await artifact.render(board, { root })) });
  }
  return files;
}

/** Writes what changed. @throws UserError with the files that would change where nothing shall be written */
async function put(io: Io, files: readonly OutputFile[], check: boolean): Promise<void> {
  const stale: string[] = [];
  for (const { path, data } of files) {
    const there = await io.read(path);
    if (there !== null && Buffer.compare(there, Buffer.from(data)) === 0) continue;
    if (check) stale.push(path);
    else await io.write(path, data);
  }
  if (stale.length === 0) return;
  const message = 'does not show these data';
  const hint = 'run the same command without --check, and commit what it writes';
  throw new UserError(stale.map((one) => problem({ code: 'stale', file: one, message, hint })));
}

const LINK = {
  message: 'a symbolic link',
  expected: 'a file',
  hint: 'name the file that it leads to; pictures go beside that one',
};

const OTHER_CODE = {
  message: 'not text in UTF-8',
  expected: 'UTF-8',
  hint: 'save it as UTF-8: nothing was written',
};

async function textOf(io: Io, file: string): Promise<string> {
  if (await io.isLink(file)) throw new UserError(problem({ code: 'symbolic-link', file, ...LINK }));
  const bytes = await io.read(file);
  if (bytes !== null) return decoded(bytes, file);
  throw new UserError(problem({ code: 'not-found', file, message: 'there is no such file' }));
}

function decoded(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UserError(problem({ code: 'not-utf8', file, ...OTHER_CODE }));
  }
}

function whole(printed: Printed): string | Uint8Array {
  return typeof printed === 'string' || printed instanceof Uint8Array ? printed : [...printed].join('');
}
