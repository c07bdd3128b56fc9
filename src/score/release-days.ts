const DAY = 86_400_000;

/**
 * The first and the last day that a date may be, in days since 1970-01-01: a month or a year is all of its days.
 *
 * @param date "2025-06-01", "2025-06" or "2025"
 */
export function releaseDays(date: string): readonly [first: number, last: number] {
  const [year = 0, month, day] = date.split('-').map(Number);
  const first = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  // Day 0 is the last one of the month before.
  const last = day === undefined ? Date.UTC(year, month ?? 12, 0) : first;
  return [first / DAY, last / DAY];
}

/** "2025-06-01" of such a day. */
export function dayText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
