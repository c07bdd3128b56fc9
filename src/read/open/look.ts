import { lstat, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { problem, UserError } from '../../errors.ts';
import { headsOf } from './file-head.ts';
import type { FileHead, LogFile } from './log-file.ts';
import { entriesOf, notFound, type OpenFile, type OpenFiles } from './open-file.ts';
import { readData, readLog } from './read-file.ts';
import type { SizeLimits } from './text/size-limits.ts';
import { looksLike, type Shape } from './text/shape.ts';
import { DATASET_FILE, isLocation, stem, type TextFile } from './text/source-format.ts';
import { locatedTable, nameOfLocation } from './stored-table.ts';

/**
 * Where a file lies. dataset: a dataset file describes it, or is it · alone: it was given by itself, and may be a dataset ·
 * among logs: it is taken for itself, whatever lies around it.
 */
export type Place = 'dataset' | 'alone' | 'among logs';

/** A file that nobody has looked into yet. */
export interface PlacedFile {
  readonly path: string;
  readonly name: string;
  readonly place: Place;
}

/** What a file was recognised as. */
export interface Recognised {
  readonly format: {
    /** Whether tables stay tables, however small they are; logs come as text. */
    readonly isDataset?: boolean;
  };
}

/** How to look. */
export interface Looking<What extends Recognised> {
  readonly opened: OpenFiles;
  readonly limits: SizeLimits;
  /** Whether a format was asked for: what it cannot read is then rejected like a log. */
  readonly isAsked: boolean;
  /**
   * Says what a file is; null when it is nothing that is known.
   *
   * @param head null when the head of the file tells nothing
   */
  readonly recognise: (head: FileHead | null, file: PlacedFile) => Promise<What | null>;
}

/** A file that was read, and what it was recognised as. */
export type SeenFile<What> = What & { readonly file: LogFile };

/** A file that is nothing that is known. */
export interface UnknownFile {
  readonly name: string;
  /** "a JSON object with foo, bar" */
  readonly looksLike: string;
}

/** A file that could not be read. */
export interface RejectedFile {
  readonly name: string;
  readonly error: UserError;
}

/** What lies at a path. */
export interface Looked<What> {
  /** What a board of it is called. */
  readonly title: string;
  /** The last step of the path. */
  readonly name: string;
  readonly isFolder: boolean;
  /** The dataset file that describes the logs of a folder. */
  readonly description?: TextFile;
  readonly files: readonly SeenFile<What>[];
  /** Files that are nothing that is known. */
  readonly unknown: readonly UnknownFile[];
  readonly rejected: readonly RejectedFile[];
}

/** What dataset files have to do with what is looked at. */
export interface Describing {
  /** Whether one that lies elsewhere describes what is there. */
  readonly isDescribed: boolean;
  /** Whether one describes the logs around it, and is no dataset itself. */
  readonly describesLogs: (file: TextFile) => Promise<boolean>;
}

/**
 * Looks for a dataset: in a folder with a dataset file, or in a file; else for logs.
 *
 * @throws UserError for a path that leads nowhere, and for a file that cannot be read
 */
export async function lookForDataset<What extends Recognised>(
  path: string,
  { isDescribed, describesLogs }: Describing,
  looking: Looking<What>,
): Promise<Looked<What>> {
  if (isLocation(path)) return lookAway(path, 'dataset', looking);
  const { root, isFolder } = await rootOf(path);
  if (!isFolder) return lookAtFile(root, isDescribed ? 'dataset' : 'alone', looking);
  const description = join(root, DATASET_FILE);
  if (!(await stat(description).catch(() => null))) return lookIntoFolder(root, looking);
  const sorted = await look([{ path: description, name: DATASET_FILE, place: 'dataset' }], looking);
  const file = sorted.files[0]?.file;
  if (file && (await describesLogs(file)))
    return { ...(await lookIntoFolder(root, looking, DATASET_FILE)), description: file };
  return { title: basename(root), name: basename(root), isFolder, ...sorted };
}

/**
 * Looks for logs: the file there, or every regular file below the folder in the order of their names. Links are not
 * followed.
 *
 * @throws UserError for a path that leads nowhere
 */
export async function lookForLogs<What extends Recognised>(
  path: string,
  looking: Looking<What>,
): Promise<Looked<What>> {
  if (isLocation(path)) return lookAway(path, 'among logs', looking);
  const { root, isFolder } = await rootOf(path);
  return isFolder ? lookIntoFolder(root, looking) : lookAtFile(root, 'among logs', looking);
}

async function rootOf(path: string): Promise<{ root: string; isFolder: boolean }> {
  const root = resolve(path);
  const about = await stat(root).catch(() => null);
  if (!about) throw await notFound(root);
  return { root, isFolder: about.isDirectory() };
}

/** @param apart name of a file of the folder that is no log */
async function lookIntoFolder<What extends Recognised>(
  root: string,
  looking: Looking<What>,
  apart?: string,
): Promise<Looked<What>> {
  const below = await walk(root, '', 0, []);
  const files = below
    .filter((name) => name !== apart)
    .map((name) => ({ path: join(root, name), name, place: 'among logs' }) as const);
  const name = basename(root);
  return { title: name, name, isFolder: true, ...(await look(files, looking)) };
}

const COHORT = 'evals.json';

async function lookAtFile<What extends Recognised>(
  path: string,
  place: Place,
  looking: Looking<What>,
): Promise<Looked<What>> {
  const name = basename(path);
  const sorted = await look([{ path, name, place }], looking);
  const about = { title: stem(name), name, isFolder: false };
  const cohort = join(dirname(path), COHORT);
  // A database says little of its evaluations; the file of their cohort may lie beside it.
  const isAlone = sorted.files.some(({ file, format }) => file.database && format.isDataset !== true);
  if (!isAlone || (await lstat(cohort).catch(() => null))?.isFile() !== true) return { ...about, ...sorted };
  const { files, unknown, rejected } = await look(
    [{ path: cohort, name: COHORT, place: 'among logs' }],
    looking,
  );
  return { ...about, files: [...sorted.files, ...files], unknown, rejected };
}

/** Responses in a store that only a cluster reads; it has to find out what their columns are. */
async function lookAway<What extends Recognised>(
  location: string,
  place: Place,
  { recognise }: Looking<What>,
): Promise<Looked<What>> {
  const table = locatedTable(location);
  const keys = new Set(['eval_id', 'task', 'correct']);
  const head: FileHead = { name: table.file, shape: { kind: 'table', keys, head: '' } };
  const what = await recognise(head, { path: location, name: table.file, place });
  const file = { ...head, path: location, sha256: '', text: '', note: null, table };
  const title = place === 'dataset' ? nameOfLocation(location) : stem(basename(location));
  const files = what ? [{ ...what, file }] : [];
  return { title, name: table.file, isFolder: false, files, unknown: [], rejected: [] };
}

/** Most files that are looked at in one folder. */
const MOST_FILES = 20_000;
const DEEPEST = 12;

/** Marks a folder as a site that was built here, from the data around it; its tables are no data of their own. */
const SITE_MANIFEST = 'evalpress-manifest.json';

async function walk(root: string, below: string, depth: number, names: string[]): Promise<string[]> {
  const entries = await entriesOf(join(root, below));
  if (below !== '' && entries.some(({ name }) => name === SITE_MANIFEST)) return names;
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory() && depth < DEEPEST) await walk(root, name, depth + 1, names);
    else if (entry.isFile()) names.push(name);
    if (names.length > MOST_FILES) throw tooMany(basename(root));
  }
  return names;
}

function tooMany(file: string): UserError {
  const message = 'too many files in this folder';
  const expected = `at most ${MOST_FILES}`;
  return new UserError(problem({ code: 'limit-files', file, message, expected, got: 'more' }));
}

/** Files sorted by what they are. */
async function look<What extends Recognised>(
  placed: readonly PlacedFile[],
  looking: Looking<What>,
): Promise<Pick<Looked<What>, 'files' | 'unknown' | 'rejected'>> {
  const files: SeenFile<What>[] = [];
  const unknown: UnknownFile[] = [];
  const rejected: RejectedFile[] = [];
  for (const one of placed) {
    try {
      const seen = await openAndRead(one, looking);
      if ('looksLike' in seen) unknown.push(seen);
      else files.push(seen);
    } catch (error) {
      const isLog = one.place === 'among logs' || (one.place === 'alone' && looking.isAsked);
      if (!(error instanceof UserError) || !isLog) throw error;
      rejected.push({ name: one.name, error });
    }
  }
  return { files, unknown, rejected };
}

/** A file is read to its end only when its head was recognised. */
async function openAndRead<What extends Recognised>(
  placed: PlacedFile,
  looking: Looking<What>,
): Promise<SeenFile<What> | UnknownFile> {
  const { opened, limits } = looking;
  const file = await opened.add(placed.path);
  let isReadLater = false;
  try {
    const { what, shape } = await recogniseByHead(file, placed, looking);
    if (!what) return { name: placed.name, looksLike: shape ? looksLike(shape) : 'no text' };
    const read = what.format.isDataset === true ? readData : readLog;
    const log = await read(file, placed.name, limits);
    isReadLater = log.table !== undefined || log.database !== undefined;
    return { ...what, file: log };
  } finally {
    await (isReadLater ? opened.keep(file) : opened.close(file));
  }
}

/** What a file is, and what was seen of it. */
interface ByHead<What> {
  readonly what: What | null;
  readonly shape: Shape | null;
}

async function recogniseByHead<What extends Recognised>(
  file: OpenFile,
  placed: PlacedFile,
  { recognise, limits }: Looking<What>,
): Promise<ByHead<What>> {
  let shape: Shape | null = null;
  try {
    for await (const head of headsOf(file, placed.name, limits)) {
      ({ shape } = head);
      const what = await recognise(head, placed);
      if (what) return { what, shape };
    }
    return { what: await recognise(null, placed), shape };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const what = await recognise(null, placed);
    if (what) return { what, shape };
    // The reader of the whole says better what is wrong.
    ({ shape } = await readLog(file, placed.name, limits));
    return { what: await recognise({ name: placed.name, shape }, placed), shape };
  }
}
