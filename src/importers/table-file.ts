import type { Limits } from '../read/open/limits.ts';
import { readStored } from '../read/open/read-file.ts';
import { locatedTable } from '../engine/located-table.ts';
import { openParquet, readParquetRows, type Parquet } from '../read/open/parquet.ts';
import { namesAtHead, type StoredTable } from '../read/open/stored-table.ts';
import type { LogFile } from '../read/open/log-file.ts';
import { shapeOf } from '../read/open/shape.ts';

/**
 * A file that no reader of text can hold: Parquet as the lines of JSON that it stands for, so that every format that comes
 * in lines may come in Parquet; a larger table of responses as one of which only the columns are known. null: it is
 * neither.
 */
export async function tableFile(stored: StoredTable, name: string, limits: Limits): Promise<LogFile | null> {
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
export function locatedFile(location: string): LogFile {
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
async function textOf(parquet: Parquet, limits: Limits): Promise<string | null> {
  const lines: string[] = [];
  let length = 0;
  await readParquetRows(parquet, {
    ...{ file: parquet.file, limits },
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
