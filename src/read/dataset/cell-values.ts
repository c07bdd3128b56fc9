import { parseNumber } from '../../dataset/parse-number.ts';
import type { RowContext } from './row-context.ts';

/** A count that every row needs; null after its fault was logged. */
export function requiredCount(
  value: unknown,
  field: string,
  line: number | null,
  context: RowContext,
): number | null {
  const number = parseNumber(value);
  if (typeof number === 'number' && isCount(number, context)) return number;
  const tooLarge = typeof number === 'number' && number > 0;
  const expected = tooLarge ? `at most ${context.limits.number}` : 'a number, 0 or more';
  const fault = { field, expected, got: value };
  if (number === undefined) {
    context.log.fault(line, { ...fault, code: 'required', message: `every row needs ${field}` });
  } else if (number === null) {
    context.log.fault(line, { ...fault, code: 'not-a-number', message: 'not a number' });
  } else context.log.fault(line, { ...fault, code: 'out-of-range', message: 'no count can be this' });
  return null;
}

/** A count, or null when it is not recorded. What is there but is no count is not recorded either, and is noted. */
export function optionalCount(
  value: unknown,
  field: string,
  line: number | null,
  context: RowContext,
): number | null {
  const number = parseNumber(value);
  if (typeof number === 'number' && isCount(number, context)) return number;
  if (number !== undefined) context.log.notRecorded(line, field, value);
  return null;
}

function isCount(number: number, { limits }: RowContext): boolean {
  return number >= 0 && number <= limits.number;
}
