import { lstat, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { problem, UserError } from '../errors.ts';
import { buildDataset, type DatasetSource } from './dataset/build-dataset.ts';
import type { Dataset } from './dataset/dataset.ts';
import {
  type ConfigFile,
  type DataRows,
  kindOf,
  noSource,
  rowsInFile,
  rowsInside,
  rowsOfText,
  sourceOf,
} from './dataset/describe-source.ts';
import type { OnDuplicate } from './dataset/merge-duplicates.ts';
import { parseConfig } from './dataset/parse-config.ts';
import type { DatasetConfig } from './dataset/schema.ts';
import { databaseRows } from './formats/own/database.ts';
import { databaseAt, type StoredDatabase } from './open/database-file.ts';
import { defaultSizeLimits, type SizeLimits } from './open/size-limits.ts';
import { isLocation } from './open/location.ts';
import { notFound, readText, refuseLink } from './open/read-file.ts';
import { isConfig, stem, type TextFile } from './open/source-format.ts';
import { locatedTable, longTable, nameOfLocation, type StoredTable } from './open/stored-table.ts';
import { type Engine, OURSELVES } from './sum/sum-responses.ts';
import { kindOfTable, summedRows, tableRows } from './sum/table-rows.ts';

export interface LoadOptions {
  /** A dataset file elsewhere that describes the data file given. */
  readonly config?: string | undefined;
  /** Go on without rows that cannot be read; they are listed in the provenance. */
  readonly keepGoing?: boolean | undefined;
  /** What to do with rows that stand for the same point; an error by default. */
  readonly onDuplicate?: OnDuplicate | undefined;
  readonly limits?: Partial<SizeLimits> | undefined;
  /** Who sums responses; a table that could be held is kept response by response unless one is named. */
  readonly engine?: Engine | undefined;
}

const CONFIG = 'dataset.json';

/**
 * Reads a dataset: a folder with a `dataset.json`, such a file itself, or a bare data file (CSV, TSV, JSON, NDJSON, each
 * also compressed, Parquet, a PointsDB), or a table of responses in a store that only a cluster reads. A data file beside
 * a `dataset.json` that names it is described by that. No symbolic link is followed, and a dataset file leads to nothing
 * outside its folder.
 *
 * @throws UserError with every problem found.
 */
export async function loadDataset(path: string, options: LoadOptions = {}): Promise<Dataset> {
  const limits = { ...defaultSizeLimits, ...options.limits };
  const reader = new Reader(limits, options.engine ?? OURSELVES);
  const source = isLocation(path)
    ? await locatedSource(path, options.config, reader)
    : await findSource(resolve(path), options.config, reader);
  const { keepGoing = false, onDuplicate = 'error' } = options;
  return buildDataset(source, { keepGoing, onDuplicate, limits });
}

async function findSource(path: string, config: string | undefined, reader: Reader): Promise<DatasetSource> {
  const { limits } = reader;
  const found = await stat(path).catch(() => null);
  if (!found) throw await notFound(path);
  if (found.isDirectory())
    return fromConfig(await readConfig(join(path, CONFIG), limits), basename(path), reader);
  const data = await reader.data(path);
  if (!('text' in data) || config !== undefined || !isConfig(data)) {
    const described =
      config === undefined ? await siblingConfig(path, limits) : await readConfig(resolve(config), limits);
    return rowsInFile(await reader.rows(data, described?.config ?? {}), described, stem(basename(path)));
  }
  const name = data.name === CONFIG ? basename(dirname(path)) : stem(data.name);
  return fromConfig({ file: data, ...parseConfig(data.text, data.name, limits) }, name, reader);
}

/** Responses in a store that only a cluster reads. */
async function locatedSource(
  location: string,
  config: string | undefined,
  { limits, engine }: Reader,
): Promise<DatasetSource> {
  const described = config === undefined ? null : await readConfig(resolve(config), limits);
  const options = { columns: described?.config.columns ?? {}, limits };
  const rows = await summedRows(locatedTable(location), options, engine);
  return rowsInFile(rows, described, nameOfLocation(location));
}

async function fromConfig(described: ConfigFile, name: string, reader: Reader): Promise<DatasetSource> {
  const { file, config } = described;
  const source = sourceOf(config);
  if (source === null) throw noSource(file.name);
  if (typeof source.rows !== 'string') return rowsInside(described, source.rows, name);
  const folder = dirname(file.path);
  const named = source.field === 'db' ? await nameBeside(folder, source.rows) : source.rows;
  const path = await pathInFolder(folder, named, file.name, source.field);
  return rowsInFile(await reader.rows(await reader.data(path), config), described, name);
}

/** ReasonScape names its database from the folder above: `data/m12x.db`, beside `data/dataset-m12x.json`. */
async function nameBeside(folder: string, named: string): Promise<string> {
  const isThere = async (name: string): Promise<boolean> =>
    (await lstat(resolve(folder, name)).catch(() => null)) !== null;
  const own = basename(named);
  return !(await isThere(named)) && (await isThere(own)) ? own : named;
}

/** Whether this is a database that a `dataset.json` beside it describes; alone it is read as ReasonScape's. */
export async function isDescribedDatabase(path: string, options: LoadOptions): Promise<boolean> {
  const database = await databaseAt(path);
  const limits = { ...defaultSizeLimits, ...options.limits };
  return database !== null && (await siblingConfig(database.path, limits)) !== null;
}

type Data = TextFile | StoredTable | StoredDatabase;

/** Reads data files: whole where they can be held, else in the engine's way. */
class Reader {
  readonly limits: SizeLimits;
  readonly engine: Engine;

  constructor(limits: SizeLimits, engine: Engine) {
    this.limits = engine.name === null ? limits : { ...limits, kept: { bytes: 0, rows: 0 } };
    this.engine = engine;
  }

  async data(path: string): Promise<Data> {
    return (await databaseAt(path)) ?? (await longTable(path, this.limits)) ?? readText(path, this.limits);
  }

  async rows(data: Data, config: DatasetConfig): Promise<DataRows> {
    const { limits, engine } = this;
    const options = { kind: kindOf(config), columns: config.columns ?? {}, limits };
    if ('text' in data) return rowsOfText(data, config);
    if (!('format' in data)) return databaseRows(data, config, limits, engine);
    const isText = data.format !== 'parquet' && kindOfTable(data, options) === 'points';
    return isText ? rowsOfText(await readText(data.path, limits), config) : tableRows(data, options, engine);
  }
}

async function readConfig(path: string, limits: SizeLimits): Promise<ConfigFile> {
  const file = await readText(path, limits);
  return { file, ...parseConfig(file.text, file.name, limits) };
}

/** The `dataset.json` beside a data file, when it names that file. */
async function siblingConfig(data: string, limits: SizeLimits): Promise<ConfigFile | null> {
  const path = join(dirname(data), CONFIG);
  if (path === data || !(await stat(path).catch(() => null))) return null;
  const described = await readConfig(path, limits);
  const { rows, field } = sourceOf(described.config) ?? {};
  if (typeof rows !== 'string') return null;
  const named = field === 'db' ? await nameBeside(dirname(path), rows) : rows;
  return resolve(dirname(path), named) === data ? described : null;
}

/** The path of a file that a dataset file names: inside its folder, without any link on the way. */
async function pathInFolder(folder: string, named: string, file: string, field: string): Promise<string> {
  const path = resolve(folder, named);
  const steps = relative(folder, path).split(sep);
  if (!path.startsWith(folder + sep) || steps.includes('..') || named.includes('\0')) {
    const message = 'a dataset reads files of its own folder only';
    const expected = 'a file name such as "points.csv"';
    throw new UserError(problem({ code: 'outside-folder', file, field, message, expected, got: named }));
  }
  for (const index of steps.keys()) await refuseLink(join(folder, ...steps.slice(0, index + 1)));
  if (!(await lstat(path).catch(() => null))) throw await notFound(path);
  return path;
}
