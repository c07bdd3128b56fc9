import { problem, UserError } from '../../errors.ts';
import type { DatasetSource } from './build-dataset.ts';
import { cleanLabel } from './clean-text.ts';
import type { RowSource } from './collect-rows.ts';
import type { UnusedRow } from './dataset.ts';
import type { RowKind } from './field-names.ts';
import type { ParsedConfig } from './parse-config.ts';
import type { DatasetConfig } from './schema.ts';
import { uniqueSlugs } from './slug.ts';
import { formatOf, type TextFile } from '../open/text/source-format.ts';

/** A dataset file and what it says. */
export interface ConfigFile extends ParsedConfig {
  readonly file: TextFile;
}

/** Rows of one file, as they go on to the dataset. */
export interface DataRows {
  readonly source: RowSource;
  /** Of the file where its rows are kept, of their sums where they are not. */
  readonly sha256: string;
  readonly notes: readonly string[];
  /** Rows that the dataset has no use for. */
  readonly leftOut?: readonly UnusedRow[];
  /** Evaluations that the rows tell of, where the dataset declares none. */
  readonly evals?: DatasetConfig['evals'];
  /** In place of rows, where there are no counts. */
  readonly means?: DatasetSource['means'];
}

/** Rows of a text. */
export function rowsOfText(data: TextFile, config: DatasetConfig): DataRows {
  const { name: file, text, sha256, note } = data;
  const columns = config.columns ?? {};
  const source = { file, kind: kindOf(config), format: formatOf(data), text, inline: [], columns };
  return { source, sha256, notes: note === null ? [] : [note] };
}

/** Rows in a file of their own, with the dataset file that describes them, if any. */
export function rowsInFile(
  { source, sha256, notes, leftOut, evals, means }: DataRows,
  described: ConfigFile | null,
  name: string,
): DatasetSource {
  const data = { name: source.file, sha256, ...(leftOut && { leftOut }) };
  const added = evals && { evals };
  const about = { ...heading(name), rows: [source], ...(means && { means }) };
  if (described === null)
    return {
      ...about,
      config: { ...added },
      configText: { file: source.file, text: '' },
      files: [data],
      notes,
    };
  const { file } = described;
  const config = { ...described.config, ...added };
  const own = file.note === null ? described.notes : [...described.notes, file.note];
  const files = [{ name: file.name, sha256: file.sha256 }, data];
  const configText = { file: file.name, text: file.text };
  return { ...about, config, configText, files, notes: [...own, ...notes] };
}

/** Rows inside the dataset file. */
export function rowsInside(
  { file, config, notes }: ConfigFile,
  inline: readonly unknown[],
  name: string,
): DatasetSource {
  const { name: fileName, sha256, text, note } = file;
  const kind = kindOf(config);
  return {
    ...heading(name),
    config,
    configText: { file: fileName, text },
    files: [{ name: fileName, sha256 }],
    rows: [{ file: fileName, kind, format: 'inline', text, inline, columns: config.columns ?? {} }],
    notes: note === null ? notes : [...notes, note],
  };
}

function heading(name: string): { slug: string; title: string } {
  const [slug = ''] = uniqueSlugs([{ key: name, name }]);
  return { slug, title: cleanLabel(name) };
}

/** Where a dataset file says its rows are; null when it does not say. */
export function sourceOf({
  points,
  samples,
  wide,
  db,
}: DatasetConfig): { field: string; kind: RowKind; rows: string | unknown[] } | null {
  if (points !== undefined) return { field: 'points', kind: 'points', rows: points };
  if (samples !== undefined) return { field: 'samples', kind: 'samples', rows: samples };
  if (wide !== undefined) return { field: 'wide', kind: 'points', rows: wide.file };
  return db === undefined ? null : { field: 'db', kind: 'points', rows: db };
}

export function kindOf(config: DatasetConfig): RowKind | null {
  return sourceOf(config)?.kind ?? null;
}

/** Why a dataset file that names no rows cannot be a board. */
export function noSource(file: string, tables: readonly string[] = []): UserError {
  const expected = '"points", "samples" or "db": a file name; or the rows themselves';
  const message = 'says nothing about its rows';
  const got = tables.length === 0 ? null : `several tables: ${tables.join(', ')}`;
  return new UserError(problem({ code: 'no-source', file, message, expected, got }));
}
