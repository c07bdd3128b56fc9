/**
 * When a version of a board came about, ISO 8601: its version where that is a day, else `SOURCE_DATE_EPOCH`, so that the same
 * data give the same bytes on any day. null where neither says it.
 */
export function feedDate(version: string | null): string | null {
  if (version !== null && /^\d{4}-\d\d-\d\d$/.test(version)) return `${version}T00:00:00Z`;
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  if (epoch === undefined || !/^\d{1,12}$/.test(epoch)) return null;
  return new Date(Number(epoch) * 1000).toISOString();
}
