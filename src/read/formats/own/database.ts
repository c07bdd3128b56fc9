import type { DataRows } from '../../dataset/describe-source.ts';
import type { SizeLimits } from '../../open/text/size-limits.ts';
import type { DatasetConfig } from '../../dataset/schema.ts';
import type { StoredDatabase } from '../../open/database-file.ts';
import { pointsOfDataset } from '../points-db/rows.ts';
import { readPointsDb } from '../points-db/query.ts';
import type { Engine } from '../../sum/engine.ts';

/** Points of a database, as the dataset that names it takes them. @throws UserError */
export async function databaseRows(
  stored: StoredDatabase,
  config: DatasetConfig,
  limits: SizeLimits,
  engine: Engine,
): Promise<DataRows> {
  const { file } = stored;
  const db = { ...stored, columns: config.columns ?? {}, limits };
  const read = await readPointsDb(db, engine);
  const { rows: inline, lines, leftOut, evals, notes } = pointsOfDataset(read, config, db);
  const source = { file, kind: 'points', format: 'inline', text: '', inline, lines, columns: {} } as const;
  // Rows that were all left out have no columns to look for.
  const before = { rejected: [], problems: [] };
  return { source: { ...source, before }, sha256: read.sha256, notes, leftOut, evals };
}
