import { problem, type Problem } from '../../../errors.ts';

/** A name that programs pass over without a word, so that what stands under it would be lost. */
export const RESERVED = '__proto__';

/** @param line where it stands; null where the file has no lines */
export function reservedName(file: string, line: number | null): Problem {
  const message = 'a name that cannot be used';
  return problem({ code: 'unknown-key', file, line, field: RESERVED, message, expected: 'another name' });
}
