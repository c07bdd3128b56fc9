import { dirname, join } from 'node:path';
import type { FullBoard } from '../../board/full-board.ts';
import { problem, UserError } from '../../errors.ts';
import { artifactsFor, type Printed } from '../../render/artifacts.ts';
import { README_FILES, README_MARKS, renderReadme } from '../../render/readme.ts';
import type { Io } from '../io.ts';
import { loadFiltered, type ReadingOptions } from '../load-board.ts';
import { refuseUnused } from '../option-use.ts';
import type { FilterOptions } from '../query-of.ts';
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
  const site = siteOf(options.site);
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
  const text = { path: file, data: injected(await textOf(io, file), block, file) };
  const pictures =
    site === null ? await picturesOf(loaded.counted, join(dirname(file), assets), io.root) : [];
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

async function textOf(io: Io, file: string): Promise<string> {
  const bytes = await io.read(file);
  if (bytes !== null) return bytes.toString('utf8');
  throw new UserError(problem({ code: 'not-found', file, message: 'there is no such file' }));
}

/** The text with the block in the place of what stands between the marks. */
function injected(text: string, block: string, file: string): string {
  const { start, end } = README_MARKS;
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  const once = !text.includes(start, from + 1);
  if (from >= 0 && to >= 0 && once) return text.slice(0, from) + block + text.slice(to + end.length);
  const message = once ? 'the marks are missing' : 'the marks stand there twice';
  const expected = `a line ${start} and below it a line ${end}, where the table is to stand`;
  throw new UserError(problem({ code: 'no-marks', file, message, expected }));
}

function siteOf(site: string | undefined): string | null {
  if (site === undefined) return null;
  if (URL.canParse(site) && /^https?:$/.test(new URL(site).protocol)) return site.replace(/\/*$/, '/');
  const expected = 'the address of the board, such as https://user.github.io/board/demo/';
  throw new UserError(
    problem({ code: 'usage', field: '--site', message: 'not a web address', expected, got: site }),
  );
}

function whole(printed: Printed): string | Uint8Array {
  return typeof printed === 'string' || printed instanceof Uint8Array ? printed : [...printed].join('');
}
