import { problem, UserError } from '../../../errors.ts';

/** How much one dataset may hold; checked before the work is done. Every one can be raised by the caller. */
export interface SizeLimits {
  /** Bytes of one file, as stored and again once decompressed; for tables of responses, `kept` takes over. */
  readonly fileBytes: number;
  /** How long a table of responses may be to be kept response by response: a longer one is summed as it is read. */
  readonly kept: { readonly bytes: number; readonly rows: number };
  /** Nesting of arrays and objects in JSON. */
  readonly jsonDepth: number;
  /** Graphemes of a title, label or id. */
  readonly labelGraphemes: number;
  readonly evaluations: number;
  readonly tasks: number;
  readonly tiers: number;
  /** Largest absolute value of any number. */
  readonly number: number;
}

export const defaultSizeLimits: SizeLimits = {
  fileBytes: 256 * 1024 * 1024,
  kept: { bytes: 64 * 1024 * 1024, rows: 250_000 },
  jsonDepth: 64,
  labelGraphemes: 500,
  evaluations: 20_000,
  tasks: 500,
  tiers: 20,
  number: 1e15,
};

/** Most rows of a table of points: they are held, each of them. */
export const MOST_POINTS = 2_000_000;

export function tooLarge(file: string, most: number, got: string): UserError {
  const expected = `at most ${most} bytes`;
  return new UserError(problem({ code: 'limit-file-bytes', file, message: 'too large', expected, got }));
}
