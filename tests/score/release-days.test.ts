import { describe, expect, it } from 'vitest';
import { dayText, releaseDays } from '../../src/score/release-days.ts';

describe('a date of release', () => {
  it.each([
    ['2025-06-01', '2025-06-01', '2025-06-01'],
    ['2025-06', '2025-06-01', '2025-06-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2025-12', '2025-12-01', '2025-12-31'],
    ['2024', '2024-01-01', '2024-12-31'],
  ])('%s is a day from %s to %s', (date, first, last) => {
    expect(releaseDays(date).map(dayText)).toEqual([first, last]);
  });

  it('counts from 1970', () => {
    expect(releaseDays('1970-01-02')).toEqual([1, 1]);
    expect(releaseDays('2025-01-01')).toEqual([20_089, 20_089]);
  });
});
