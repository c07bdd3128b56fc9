import { defaultLimits } from '../../open/limits.ts';
import { didYouMean } from '../../dataset/nearest.ts';
import { problem, UserError } from '../../../errors.ts';
import { Findings } from '../findings.ts';
import { importFindings, type Imported, type ImportOptions } from '../../import-logs.ts';
import { interviewColumns, type InterviewNames } from './interview-columns.ts';
import { interviewFiles, matchingPaths } from '../../../importers/interview-files.ts';
import { readFiles } from './reasonscape.ts';

export type { InterviewNames };

/**
 * Raw interviews as a dataset.
 *
 * @param patterns Paths, or patterns such as `results/*.ndjson`; a pattern is matched in the order of the names.
 * @throws UserError when nothing matches, and with every problem of the files
 */
export async function evaluateInterviews(
  patterns: readonly string[],
  columns: InterviewNames,
  options: ImportOptions = {},
): Promise<Imported> {
  checkColumns(columns);
  const limits = { ...defaultLimits, ...options.limits };
  const paths = await matchingPaths(patterns);
  if (paths.length === 0) throw nothingMatches(patterns);
  const findings = new Findings();
  readFiles(await interviewFiles(paths, limits), findings, limits, columns);
  return importFindings(findings, 'interviews', options);
}

function checkColumns(columns: InterviewNames): void {
  const known = Object.keys(interviewColumns);
  const unknown = Object.keys(columns).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const message = 'there is no such column';
  const expected = `one of ${known.join(', ')}`;
  throw new UserError(
    unknown.map((got) =>
      problem({ code: 'usage', field: '--columns', message, expected, got, hint: didYouMean(got, known) }),
    ),
  );
}

function nothingMatches(patterns: readonly string[]): UserError {
  const message = 'no file matches';
  const hint = 'quote the pattern, so that the shell hands it over as it is';
  const about = { message, expected: 'at least one file', got: patterns.join(' '), hint };
  return new UserError(problem({ code: 'not-found', field: '--interview', ...about }));
}
