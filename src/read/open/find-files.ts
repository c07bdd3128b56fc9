import { lstat, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { problem, UserError } from '../../errors.ts';
import { databaseAt, type StoredDatabase } from './database-file.ts';
import { decodeText } from './decode-text.ts';
import type { SizeLimits } from './size-limits.ts';
import { isLocation } from './location.ts';
import type { LogFile } from './log-file.ts';
import { openParquet, type Parquet, readParquetRows } from './parquet.ts';
import { decompress, notFound, readStored } from './read-file.ts';
import { type Shape, shapeOf } from './shape.ts';
import { locatedTable, longTable, namesAtHead, type StoredTable } from './stored-table.ts';

/** A file that could not be read as text or as an archive. */
export interface UnreadFile {
  readonly name: string;
  readonly error: UserError;
}

export interface FoundFiles {
  readonly isFolder: boolean;
  readonly files: readonly LogFile[];
  readonly unread: readonly UnreadFile[];
}

/** Most files that are looked at in one folder. */
const MOST_FILES = 20_000;
const DEEPEST = 12;

/** The file itself, or every regular file below a folder in the order of their names; links are not followed. */
export async function findFiles(path: string, limits: SizeLimits): Promise<FoundFiles> {
  if (isLocation(path)) return { isFolder: false, files: [locatedFile(path)], unread: [] };
  const root = resolve(path);
  const about = await stat(root).catch(() => null);
  if (!about) throw await notFound(root);
  const isFolder = about.isDirectory();
  const found = isFolder ? await walk(root, '', 0, []) : [basename(root), ...(await cohortBeside(root))];
  const folder = isFolder ? root : dirname(root);
  const files: LogFile[] = [];
  const unread: UnreadFile[] = [];
  for (const name of found) {
    try {
      files.push(await readLogFile(join(folder, name), name, limits));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      unread.push({ name, error });
    }
  }
  return { isFolder, files, unread };
}

/** A database says little of its evaluations; the file of their cohort may lie beside it. */
async function cohortBeside(path: string): Promise<string[]> {
  const cohort = 'evals.json';
  const isThere = (await lstat(join(dirname(path), cohort)).catch(() => null))?.isFile() === true;
  return isThere && (await databaseAt(path)) !== null ? [cohort] : [];
}

async function walk(root: string, below: string, depth: number, names: string[]): Promise<string[]> {
  const entries = await readdir(join(root, below), { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory() && depth < DEEPEST) await walk(root, name, depth + 1, names);
    else if (entry.isFile()) names.push(name);
    if (names.length > MOST_FILES) throw tooMany(basename(root));
  }
  return names;
}

async function readLogFile(path: string, name: string, limits: SizeLimits): Promise<LogFile> {
  const database = await databaseAt(path, name);
  if (database) return databaseFile(database);
  const long = await longTable(path, limits);
  const table = long && (await tableFile(long, name, limits));
  return table ?? heldFile(path, name, limits);
}

function databaseFile(database: StoredDatabase): LogFile {
  const shape = { kind: 'table', keys: new Set<string>(), head: '' } as const;
  const { file: name } = database;
  return { name, sha256: '', bytes: new Uint8Array(), text: '', shape, note: null, database };
}

async function heldFile(path: string, name: string, limits: SizeLimits): Promise<LogFile> {
  const { bytes: stored, sha256 } = await readStored(path, limits);
  if (isArchive(stored))
    return { name, sha256, bytes: stored, text: '', shape: archiveShape(stored), note: null };
  const bytes = decompress(stored, name, limits);
  const { text, note } = decodeText(bytes, name);
  return { name, sha256, bytes, text, shape: shapeOf(text), note };
}

function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

const DIRECTORY = 1_000_000;

/** The directory of an archive is at its end, or was never written; names of entries stand before them, too. */
function archiveShape(bytes: Buffer): Shape {
  const head =
    bytes.toString('latin1', 0, 200) + bytes.toString('latin1', Math.max(0, bytes.length - DIRECTORY));
  return { kind: 'zip', keys: new Set(), head };
}

function tooMany(file: string): UserError {
  const message = 'too many files in this folder';
  const expected = `at most ${MOST_FILES}`;
  return new UserError(problem({ code: 'limit-files', file, message, expected, got: 'more' }));
}

/**
 * A file that no reader of text can hold: Parquet as the lines of JSON that it stands for, so that every format that comes
 * in lines may come in Parquet; a larger table of responses as one of which only the columns are known. null: it is
 * neither.
 */
async function tableFile(stored: StoredTable, name: string, limits: SizeLimits): Promise<LogFile | null> {
  const { path } = stored;
  const parquet = stored.format === 'parquet' ? await openParquet(path, name) : null;
  const text = parquet && parquet.rows <= limits.kept.rows ? await textOf(parquet, limits) : null;
  if (text !== null) {
    const { bytes, sha256 } = await readStored(path, limits);
    return { name, sha256, bytes, text, shape: shapeOf(text), note: null };
  }
  const keys = new Set(parquet?.columns ?? namesAtHead(stored));
  return isResponses(keys) ? summedFile(stored, name, keys) : null;
}

/** Responses in a store that only a cluster reads; it has to find out what their columns are. */
function locatedFile(location: string): LogFile {
  const stored = locatedTable(location);
  return summedFile(stored, stored.file, new Set(['eval_id', 'task', 'correct']));
}

function summedFile(stored: StoredTable, name: string, keys: ReadonlySet<string>): LogFile {
  const shape = { kind: 'table', keys, head: stored.head } as const;
  return { name, sha256: '', bytes: new Uint8Array(), text: '', shape, note: null, stored };
}

/** Ours: those of others are read by readers that need them whole. */
function isResponses(names: ReadonlySet<string>): boolean {
  const isJudged = names.has('correct') || names.has('outcome');
  return names.has('eval_id') && names.has('task') && isJudged && !names.has('total');
}

/** null: too long to be held, once it is text. */
async function textOf(parquet: Parquet, limits: SizeLimits): Promise<string | null> {
  const lines: string[] = [];
  let length = 0;
  await readParquetRows(parquet, {
    file: parquet.file,
    limits,
    bind: (header) => header,
    row: (values) => {
      const members = parquet.columns.map((name, index) => [name, values[index]] as const);
      const line = JSON.stringify(Object.fromEntries(members));
      if ((length += line.length + 1) <= limits.fileBytes) lines.push(line);
    },
    broken: () => undefined,
  });
  return length > limits.fileBytes ? null : lines.join('\n');
}
