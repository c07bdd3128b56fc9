import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDbJob } from './duckdb.ts';

/**
 * A process of its own for DuckDB: whatever a damaged file does to it, the caller lives on. It may open the paths it was
 * given and nothing else, and once they are open nobody can give it more. Rows go to standard output, one JSON object a line.
 */
const job = JSON.parse(process.argv[2] ?? '{}') as DuckDbJob;

const database = await DuckDBInstance.create(':memory:', {
  threads: String(job.threads),
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
});
const connection = await database.connect();
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

if (job.database !== null) await connection.run(`ATTACH ${quoted(job.database)} AS source (READ_ONLY)`);
await connection.run(`SET allowed_paths = [${job.paths.map(quoted).join(', ')}]`);
await connection.run('SET enable_external_access = false');
await connection.run('SET lock_configuration = true');
for (const statement of job.statements) await connection.run(statement);

const result = await connection.stream(job.query);
for await (const rows of result.yieldRowObjectJson()) {
  const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  if (!process.stdout.write(text)) await new Promise((done) => process.stdout.once('drain', done));
}
