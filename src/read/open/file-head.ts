import { decodeText, isArchive, isDatabase, isParquet } from './text/decode-text.ts';
import type { FileHead } from './log-file.ts';
import type { OpenFile } from './open-file.ts';
import { ARCHIVE_LOOK, LONG_LOOK, type Shape, shapeOf } from './text/shape.ts';
import { countsResponses } from './text/table-kind.ts';
import type { SizeLimits } from './text/size-limits.ts';
import { namesAtHead, storedTable, unpackedBeginning } from './stored-table.ts';

/**
 * The heads to recognise a file by, the short one first; there is a longer one only of JSON that goes on.
 *
 * @throws UserError for bytes that are no data
 */
export async function* headsOf(file: OpenFile, name: string, limits: SizeLimits): AsyncGenerator<FileHead> {
  const beginning = await file.beginning();
  if (isDatabase(beginning)) yield { name, shape: emptyShape('database') };
  else if (isArchive(beginning)) yield { name, shape: await archiveShape(file) };
  else if (isParquet(beginning)) yield { name, shape: await parquetShape(file, name, limits) };
  else yield* textHeads(file, name, limits);
}

async function* textHeads(file: OpenFile, name: string, limits: SizeLimits): AsyncGenerator<FileHead> {
  const stored = await storedTable(file, name, limits);
  const names = new Set(stored ? namesAtHead(stored) : []);
  if (stored && isResponses(names)) {
    yield { name, shape: { kind: 'table', keys: names, head: stored.head } };
    return;
  }
  const short = await shapeAtHead(file, name);
  yield { name, shape: short };
  if (short.kind === 'text' || file.size <= (await file.beginning()).length) return;
  yield { name, shape: await shapeAtHead(file, name, LONG_LOOK) };
}

async function shapeAtHead(file: OpenFile, name: string, length?: number): Promise<Shape> {
  const { bytes, isWhole } = await unpackedBeginning(file, length);
  return shapeOf(decodeText(bytes, name, isWhole).text);
}

function emptyShape(kind: Shape['kind']): Shape {
  return { kind, keys: new Set(), head: '' };
}

/** Ours: tables of others are read by readers that need them whole. */
export function isResponses(names: ReadonlySet<string>): boolean {
  const isJudged = names.has('correct') || names.has('outcome');
  return names.has('eval_id') && names.has('task') && isJudged && !countsResponses(names);
}

/** What its rows are when they are written as lines of JSON. @throws UserError for one that is too large */
async function parquetShape(file: OpenFile, name: string, { kept }: SizeLimits): Promise<Shape> {
  if (file.size <= kept.bytes) await file.beginning(file.size);
  const { rows, columns, names } = await file.parquet(name);
  if (rows === 0) return emptyShape('text');
  const keys = new Set(columns);
  const head = names.map((one) => JSON.stringify(one)).join('\n');
  if (rows <= kept.rows) return { kind: rows === 1 ? 'object' : 'lines', keys, head };
  if (!isResponses(keys)) decodeText(await file.beginning(), name);
  return { kind: 'table', keys, head: '' };
}

/** The directory of an archive is at its end, or was never written; names of entries stand before them, too. */
export async function archiveShape(file: OpenFile): Promise<Shape> {
  const first = await file.slice(0, ARCHIVE_LOOK.first);
  const last = await file.slice(Math.max(0, file.size - ARCHIVE_LOOK.last), file.size);
  return { kind: 'zip', keys: new Set(), head: first.toString('latin1') + last.toString('latin1') };
}
