import { problem, UserError } from '../errors.ts';
import { didYouMean } from '../nearest.ts';
import { interviewColumns, type InterviewNames } from './formats/reasonscape/columns.ts';
import { isMetadata } from './formats/reasonscape/cohorts.ts';
import { interviews, METADATA } from './formats/reasonscape/format.ts';
import type { FileFormat } from './formats/registry.ts';
import { type LoadOptions, readFiles } from './load.ts';
import type { ReadFiles } from './make-dataset.ts';
import { type Looked, type Looking, lookForLogs } from './open/look.ts';
import { type Matches, matchFiles } from './open/match-files.ts';

export type { InterviewNames };

/**
 * Reads raw interviews, and the metadata files beside them.
 *
 * @param patterns Paths, or patterns such as `results/*.ndjson`; a pattern is matched in the order of the names.
 * @throws UserError when nothing matches, and for a file that cannot be read
 */
export async function readInterviews(
  patterns: readonly string[],
  columns: InterviewNames,
  options: LoadOptions = {},
): Promise<ReadFiles> {
  checkColumns(columns);
  const matches = await matchFiles(patterns);
  if (matches.paths.length === 0) throw nothingMatches(patterns);
  const what: FileFormat = { format: interviews(columns), why: 'asked for' };
  return readFiles(options, async (looking) => {
    const asInterview = { ...looking, recognise: () => Promise.resolve(what) };
    const asMetadata: Looking<FileFormat> = {
      ...looking,
      recognise: (head) => Promise.resolve(head && isMetadata(head.shape) ? what : null),
    };
    const files: Looked<FileFormat>['files'][] = [];
    for (const path of matches.paths) files.push(await filesAt(path, matches, asInterview));
    for (const path of await matches.beside(METADATA)) files.push(await filesAt(path, matches, asMetadata));
    return {
      title: 'interviews',
      name: 'interviews',
      isFolder: true,
      files: files.flat(),
      unknown: [],
      rejected: [],
    };
  });
}

/** The file at a path, or all files in the folder there, with names that say where they lie. */
async function filesAt(
  path: string,
  { nameOf }: Matches,
  looking: Looking<FileFormat>,
): Promise<Looked<FileFormat>['files']> {
  const { isFolder, files, rejected } = await lookForLogs(path, looking);
  const [first] = rejected;
  if (first && !isFolder) throw first.error;
  const name = nameOf(path);
  return files.map((one) => ({
    ...one,
    file: { ...one.file, name: isFolder ? `${name}/${one.file.name}` : name },
  }));
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
