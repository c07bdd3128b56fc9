import { lstat, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { problem, UserError } from '../../errors.ts';
import type { LogFile } from './log-file.ts';
import { entriesOf, notFound, type OpenFiles, refuseLink } from './open-file.ts';
import { readData, readText } from './read-file.ts';
import type { SizeLimits } from './text/size-limits.ts';
import { DATASET_FILE, type TextFile } from './text/source-format.ts';

/** A file that a dataset file names, and where it does so. */
export interface NamedFile {
  readonly name: string;
  /** The key in the dataset file. */
  readonly field: string;
}

const TABLE = /^(?:points|samples)\.(?:csv|tsv|json|ndjson|jsonl|parquet)(?:\.(?:gz|zst))?$/;

/** The files that belong to a dataset. Each is opened when it is asked for, and once. */
export class DatasetFiles {
  private readonly opened: OpenFiles;
  private readonly limits: SizeLimits;
  /** A dataset file elsewhere that describes the data. */
  private readonly elsewhere: string | undefined;
  private readonly texts = new Map<string, Promise<TextFile>>();

  constructor(opened: OpenFiles, limits: SizeLimits, elsewhere: string | undefined) {
    this.opened = opened;
    this.limits = limits;
    this.elsewhere = elsewhere;
  }

  /** The dataset file that lies elsewhere; null when none was given. */
  async given(): Promise<TextFile | null> {
    return this.elsewhere === undefined ? null : this.text(resolve(this.elsewhere));
  }

  /** Names of the tables beside a dataset file that are called as the rows of a dataset are: `points.csv`, `samples.ndjson`… */
  async tablesBeside({ path }: Pick<TextFile, 'path'>): Promise<string[]> {
    const entries = await entriesOf(dirname(path));
    return entries.filter((entry) => entry.isFile() && TABLE.test(entry.name)).map(({ name }) => name);
  }

  /** The dataset file beside a data file; null when there is none. */
  async beside(data: string): Promise<TextFile | null> {
    const path = join(dirname(data), DATASET_FILE);
    return path === data || !(await stat(path).catch(() => null)) ? null : this.text(path);
  }

  /** Whether a dataset file names this data file. */
  async isNamed(data: string, by: TextFile, { name, field }: NamedFile): Promise<boolean> {
    const folder = dirname(by.path);
    return resolve(folder, field === 'db' ? await nameBeside(folder, name) : name) === data;
  }

  /**
   * The data file that a dataset file names.
   *
   * @throws UserError for one that lies outside its folder, or behind a link
   */
  async named(by: TextFile, { name, field }: NamedFile): Promise<LogFile> {
    const folder = dirname(by.path);
    const inside = field === 'db' ? await nameBeside(folder, name) : name;
    const path = await pathInFolder(folder, inside, by.name, field);
    const file = await this.opened.add(path);
    const data = await readData(file, basename(path), this.limits);
    await (data.table || data.database ? this.opened.keep(file) : this.opened.close(file));
    return data;
  }

  private text(path: string): Promise<TextFile> {
    const known = this.texts.get(path);
    if (known) return known;
    const text = this.read(path);
    this.texts.set(path, text);
    return text;
  }

  private async read(path: string): Promise<TextFile> {
    const file = await this.opened.add(path);
    try {
      return await readText(file, basename(path), this.limits);
    } finally {
      await this.opened.close(file);
    }
  }
}

/** ReasonScape names its database from the folder above: `data/m12x.db`, beside `data/dataset-m12x.json`. */
async function nameBeside(folder: string, named: string): Promise<string> {
  const isThere = async (name: string): Promise<boolean> =>
    (await lstat(resolve(folder, name)).catch(() => null)) !== null;
  const own = basename(named);
  return !(await isThere(named)) && (await isThere(own)) ? own : named;
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
