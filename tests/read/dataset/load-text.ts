import { join } from 'node:path';
import type { Dataset } from '../../../src/read/dataset/dataset.ts';
import { load, type LoadOptions } from '../../../src/read/load.ts';
import { folderOf } from './folder-of.ts';

/** The dataset of one table, bare or described by a dataset file. */
export async function loadText(
  table: string,
  config: object | null = null,
  options: LoadOptions = {},
): Promise<Dataset> {
  if (config === null) return load(join(folderOf({ 'rows.csv': table }), 'rows.csv'), options);
  const kind = /^[^\n]*\btotal\b/.test(table) ? 'points' : 'samples';
  const described = 'points' in config ? config : { [kind]: 'rows.csv', ...config };
  return load(folderOf({ 'dataset.json': JSON.stringify(described), 'rows.csv': table }), options);
}
