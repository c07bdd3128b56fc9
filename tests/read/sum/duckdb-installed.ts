/** Whether DuckDB, an optional dependency, is there; what needs it is skipped where it is not. */
export const duckDb = await import('@duckdb/node-api').then(
  () => true,
  () => false,
);
if (!duckDb) process.stderr.write('DuckDB is not installed: what needs it is skipped.\n');
