import { formatCount, formatExact, formatStep } from '../../format.ts';

/** A number of a calculation, to four decimals: those of one column stand beneath each other. */
export const step = formatStep;

/** A count of a calculation: whole where it is whole. */
export function amount(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : formatExact(Math.round(value * 10000) / 10000);
}
