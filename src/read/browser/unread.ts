import { problem, UserError } from '../../errors.ts';

/** What a browser cannot open, and the command that turns it into a file that it can. */
export function notInBrowser(file: string, what: string): UserError {
  const message = `this is ${what}, which is not read in a browser`;
  const expected =
    'CSV, TSV, JSON or newline-delimited JSON, also compressed with gzip, or a ZIP archive (.eval)';
  const hint = `run evalpress import ${file} --output converted, and add what it writes there beside dataset.json`;
  return new UserError(problem({ code: 'not-in-browser', file, message, expected, hint }));
}
