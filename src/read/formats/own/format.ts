import type { DatasetSource } from '../../dataset/build-dataset.ts';
import {
  type ConfigFile,
  type DataRows,
  noSource,
  rowsInFile,
  rowsInside,
  rowsOfText,
  sourceOf,
} from '../../dataset/describe-source.ts';
import { parseConfig } from '../../dataset/parse-config.ts';
import type { DatasetConfig } from '../../dataset/schema.ts';
import type { LogFile } from '../../open/log-file.ts';
import { DATASET_FILE, isConfig, type TextFile } from '../../open/text/source-format.ts';
import { shapeOf } from '../../open/text/shape.ts';
import type { Format, Reading } from '../format.ts';
import { databaseRows } from './database.ts';
import { SAMPLES_FACTS } from './tables.ts';
import { isMeans, isWide, isWideJson, wideRows } from './wide-rows.ts';

/**
 * Datasets of our own: a folder with a dataset file, such a file by itself, or a data file that one describes or that needs
 * none.
 */
export const dataset: Format = {
  id: 'dataset',
  label: 'dataset',
  facts: { ...SAMPLES_FACTS, direction: 'read' },
  isDataset: true,
  recognise: (_, place) => (place === 'dataset' ? 'a dataset file' : null),
  read: async ([file], all, reading) => {
    if (file) all.dataset = await datasetIn(file, reading);
  },
};

async function datasetIn(file: LogFile, reading: Reading): Promise<DatasetSource> {
  const { title, isFolder, limits, dataset: files } = reading;
  if (isFolder) return described(parsed(file, limits), title, reading);
  const elsewhere = await files.given();
  const isData = file.table !== undefined || file.database !== undefined || !isConfig(file);
  if (elsewhere) return rowsOf(file, parsed(elsewhere, limits), reading);
  if (isData) return rowsOf(file, await descriptionOf(file, reading), reading);
  const name = file.name === DATASET_FILE ? folderName(file.path) : title;
  return described(parsed(file, limits), name, reading);
}

async function rowsOf(
  file: LogFile,
  description: ConfigFile | null,
  reading: Reading,
): Promise<DatasetSource> {
  const rows = await rowsIn(file, description?.config ?? {}, reading);
  return rowsInFile(rows, description, reading.title);
}

function parsed(file: TextFile, limits: Reading['limits']): ConfigFile {
  return { file, ...parseConfig(file.text, file.name, limits) };
}

function folderName(path: string): string {
  return path.split(/[/\\]/).at(-2) ?? '';
}

/** What the dataset file beside a data file says, when it names that file. @throws UserError for one that cannot be read */
export async function descriptionOf(
  { path, table }: Pick<LogFile, 'path' | 'table'>,
  { dataset: files, limits }: Pick<Reading, 'dataset' | 'limits'>,
): Promise<ConfigFile | null> {
  const isAway = table?.source === null;
  const file = isAway ? null : await files.beside(path);
  if (file === null) return null;
  const description = parsed(file, limits);
  const { rows, field } = sourceOf(await withTable(description, { dataset: files })) ?? {};
  if (typeof rows !== 'string' || field === undefined) return null;
  return (await files.isNamed(path, file, { name: rows, field })) ? description : null;
}

/** The rows that a dataset file holds, or names. */
async function described(description: ConfigFile, title: string, reading: Reading): Promise<DatasetSource> {
  const { file } = description;
  const config = await withTable(description, reading);
  const source = sourceOf(config);
  if (source === null) throw noSource(file.name);
  if (typeof source.rows !== 'string') return rowsInside(description, source.rows, title);
  const data = await reading.dataset.named(file, { name: source.rows, field: source.field });
  return rowsInFile(await rowsIn(data, config, reading), description, title);
}

/** A dataset file that names no rows means the one table beside it that is called "points" or "samples". */
async function withTable(
  { file, config }: ConfigFile,
  { dataset: files }: Pick<Reading, 'dataset'>,
): Promise<DatasetConfig> {
  if (sourceOf(config) !== null) return config;
  const [table, ...others] = await files.tablesBeside(file);
  if (table === undefined) return config;
  if (others.length > 0) throw noSource(file.name, [table, ...others]);
  return { ...config, [table.startsWith('points') ? 'points' : 'samples']: table };
}

/**
 * What a dataset file says of the logs around it: one that names no rows, beside no table of rows.
 *
 * @returns null for one that is a dataset itself
 * @throws UserError for one that cannot be read
 */
export async function descriptionOfLogs(
  file: TextFile,
  { dataset: files, limits }: Pick<Reading, 'dataset' | 'limits'>,
): Promise<ConfigFile | null> {
  const description = parsed(file, limits);
  const isDataset = sourceOf(description.config) !== null || (await files.tablesBeside(file)).length > 0;
  return isDataset ? null : description;
}

function rowsIn(
  file: LogFile,
  config: DatasetConfig,
  { limits, engine }: Reading,
): DataRows | Promise<DataRows> {
  const shaped = { ...file, shape: shapeOf(file.text) };
  const isWideTable = (): boolean => isWide(shaped) || isMeans(shaped) || isWideJson(shaped, limits);
  if (config.wide !== undefined || (sourceOf(config) === null && isWideTable()))
    return wideRows(shaped, config, limits);
  if (file.database) return databaseRows(file.database, config, limits, engine);
  return file.table ? engine.rows(file.table, config) : rowsOfText(file, config);
}
