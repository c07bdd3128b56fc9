import { problem, UserError } from '../errors.ts';

/** How many evaluations `--top` asks for; null where nobody does. @throws UserError for what is no number from 1 */
export function topOf(written: string | undefined): number | null {
  if (written === undefined) return null;
  if (/^[1-9]\d{0,5}$/.test(written)) return Number(written);
  const expected = 'a number of evaluations from 1';
  throw new UserError(
    problem({
      code: 'usage',
      field: '--top',
      message: 'not a number of evaluations',
      expected,
      got: written,
    }),
  );
}
