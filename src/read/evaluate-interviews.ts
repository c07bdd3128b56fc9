import { glob, lstat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { problem, UserError } from '../errors.ts';
import { didYouMean } from '../nearest.ts';
import { type Imported, importFindings, type ImportOptions } from './import-logs.ts';
import { findFiles } from './open/find-files.ts';
import { defaultSizeLimits, type SizeLimits } from './open/size-limits.ts';
import { baseName, type LogFile } from './open/log-file.ts';
import { AllRows } from './formats/rows.ts';
import { interviewColumns, type InterviewNames } from './formats/reasonscape/columns.ts';
import { isMetadata } from './formats/reasonscape/cohorts.ts';
import { readFiles } from './formats/reasonscape/format.ts';

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
  const limits = { ...defaultSizeLimits, ...options.limits };
  const paths = await matchingPaths(patterns);
  if (paths.length === 0) throw nothingMatches(patterns);
  const findings = new AllRows();
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

/** What patterns match, each path once, in the order of the paths. */
async function matchingPaths(patterns: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const pattern of patterns) for await (const path of glob(pattern)) found.add(resolve(path));
  return [...found].toSorted();
}

interface InterviewFiles {
  readonly interview: LogFile[];
  readonly metadata: LogFile[];
}

/** The files at absolute paths, and the metadata beside them. @throws UserError for a file that cannot be read */
async function interviewFiles(paths: readonly string[], limits: SizeLimits): Promise<InterviewFiles> {
  const nameOf = namesFor(paths);
  const files: InterviewFiles = { interview: [], metadata: [] };
  for (const path of paths) {
    for (const file of await filesAt(path, nameOf(path), limits))
      files[isMetadataFile(file) ? 'metadata' : 'interview'].push(file);
  }
  for (const path of await metadataBeside(paths)) {
    for (const file of await filesAt(path, nameOf(path), limits))
      if (isMetadataFile(file)) files.metadata.push(file);
  }
  return files;
}

const METADATA = 'metadata.json';

function isMetadataFile(file: LogFile): boolean {
  return baseName(file) === METADATA && isMetadata(file.shape);
}

/** Metadata files that lie beside the paths and are not among them; links are not followed. */
async function metadataBeside(paths: readonly string[]): Promise<string[]> {
  const asked = new Set(paths);
  const found: string[] = [];
  for (const path of new Set(paths.map((one) => join(dirname(one), METADATA)))) {
    const about = await lstat(path).catch(() => null);
    if (about?.isFile() === true && !asked.has(path)) found.push(path);
  }
  return found;
}

/** Names begin with the folder that all paths share, because folders may say which model answered. */
function namesFor(paths: readonly string[]): (path: string) => string {
  const folders = paths.map((path) => dirname(path).split(sep));
  const [first = []] = folders;
  const differs = first.findIndex((part, depth) => folders.some((folder) => folder[depth] !== part));
  const shared = differs === -1 ? first.length : differs;
  return (path) =>
    path
      .split(sep)
      .slice(Math.max(1, shared - 1))
      .join('/');
}

/** The file at a path, or all files in the folder there. */
async function filesAt(path: string, name: string, limits: SizeLimits): Promise<LogFile[]> {
  const { isFolder, files, unread } = await findFiles(path, limits);
  const [first] = unread;
  if (first && !isFolder) throw first.error;
  return files.map((file) => ({ ...file, name: isFolder ? `${name}/${file.name}` : name }));
}
