import { formatCount, formatExact } from '../../format.ts';

/** A number of a calculation, to four decimals. */
export function step(value: number): string {
  return formatExact(Math.round(value * 10000) / 10000).replace('-', '−');
}

/** A count of a calculation: whole where it is whole. */
export function amount(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : step(value);
}
