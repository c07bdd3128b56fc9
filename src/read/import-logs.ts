import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { problem, UserError } from '../errors.ts';
import { buildDataset, type DatasetSource } from './dataset/build-dataset.ts';
import type { Dataset } from './dataset/dataset.ts';
import type { OnDuplicate } from './dataset/merge-duplicates.ts';
import { didYouMean } from '../nearest.ts';
import type { Format } from './formats/format.ts';
import { AllRows, usedRows } from './formats/rows.ts';
import { describesDatabase } from './formats/reasonscape/cohorts.ts';
import { detect, FORMATS } from './formats/registry.ts';
import { findFiles, type FoundFiles, type UnreadFile } from './open/find-files.ts';
import { defaultSizeLimits, type SizeLimits } from './open/size-limits.ts';
import type { LogFile } from './open/log-file.ts';
import { stem } from './open/source-format.ts';
import { settle, type Settled } from './settle/settle.ts';
import { type Engine, OURSELVES } from './sum/sum-responses.ts';

export interface ImportOptions {
  /** Id of the format that every file is in; told by content when absent. */
  readonly from?: string | undefined;
  readonly keepGoing?: boolean | undefined;
  readonly onDuplicate?: OnDuplicate | undefined;
  readonly limits?: Partial<SizeLimits> | undefined;
  /** Who sums tables that are too large to be held. */
  readonly engine?: Engine | undefined;
}

/** A file with the format it was taken for. */
export interface DetectedFile {
  readonly file: LogFile;
  readonly format: Format;
  readonly why: string;
}

/** Files of one or more paths, sorted by what they are. */
export interface Detected {
  readonly title: string;
  readonly files: readonly DetectedFile[];
  /** Names of files in no format that is known. */
  readonly unknown: readonly string[];
  readonly unread: readonly UnreadFile[];
}

/** Looks at files and folders without reading their rows. @throws UserError for a path that leads nowhere */
export async function detectLogs(paths: readonly string[], options: ImportOptions = {}): Promise<Detected> {
  const limits = limitsOf(options);
  const forced = options.from === undefined ? null : formatCalled(options.from);
  const found: FoundFiles[] = [];
  for (const path of paths) found.push(await findFiles(path, limits));
  const all = found.flatMap(({ files }) => files);
  const files = all.flatMap((file): DetectedFile[] => {
    if (forced) return [{ file, format: forced, why: 'asked for by --from' }];
    const known = detect(file);
    return known ? [{ file, ...known }] : [];
  });
  const taken = new Set(files.map(({ file }) => file));
  return {
    title: stem(basename(resolve(paths[0] ?? '.'))),
    files: uniqueNames(files),
    unknown: all.filter((file) => !taken.has(file)).map(({ name }) => name),
    unread: found.flatMap(({ unread }) => unread),
  };
}

/** An engine that is named sums every table that it can. */
function limitsOf({ limits, engine }: ImportOptions): SizeLimits {
  const given = { ...defaultSizeLimits, ...limits };
  return engine === undefined || engine.name === null ? given : { ...given, kept: { bytes: 0, rows: 0 } };
}

/** Files of several folders may share a name; what is shown must tell them apart. */
function uniqueNames(files: readonly DetectedFile[]): DetectedFile[] {
  const seen = new Map<string, number>();
  return files.map((one) => {
    const times = (seen.get(one.file.name) ?? 0) + 1;
    seen.set(one.file.name, times);
    return times === 1 ? one : { ...one, file: { ...one.file, name: `${one.file.name} (${times})` } };
  });
}

function formatCalled(id: string): Format {
  const found = FORMATS.find((format) => format.id === id);
  if (found) return found;
  const known = FORMATS.map((format) => format.id);
  const message = 'there is no such format';
  const about = { message, expected: known.join(', '), got: id, hint: didYouMean(id, known) };
  throw new UserError(problem({ code: 'usage', field: '--from', ...about }));
}

/** Reads all rows of detected files. */
export async function readLogs({ files }: Detected, options: ImportOptions = {}): Promise<AllRows> {
  const limits = { ...defaultSizeLimits, ...options.limits };
  const findings = new AllRows();
  for (const [format, group] of Map.groupBy(files, (one) => one.format)) {
    const logs = group.map(({ file }) => file);
    await format.read(logs, findings, limits, options.engine ?? OURSELVES);
  }
  return findings;
}

/** A dataset made of logs, and the rows it was made of. */
export interface Imported {
  readonly dataset: Dataset;
  readonly rows: DatasetSource['rows'];
}

/** Logs of other tools as a dataset. @throws UserError with every problem found */
export async function importLogs(detected: Detected, options: ImportOptions = {}): Promise<Dataset> {
  const findings = await readLogs(detected, options);
  for (const sentence of unreadSentences(detected)) findings.notes.add(sentence);
  return importFindings(findings, detected.title, options).dataset;
}

/** What the readers found as a dataset. @throws UserError with every problem found */
export function importFindings(findings: AllRows, title: string, options: ImportOptions): Imported {
  const { keepGoing = false, onDuplicate = 'error' } = options;
  const limits = { ...defaultSizeLimits, ...options.limits };
  const settled = settle(findings, title, { limits, onDuplicate });
  const { withoutCounts } = settled;
  if (withoutCounts.length > 0 && settled.files.every((account) => usedRows(account) === 0))
    throw onlyMeans(settled, keepGoing);
  const dataset = buildDataset(settled.source, { keepGoing, onDuplicate, limits });
  const { provenance } = dataset;
  return {
    dataset: { ...dataset, provenance: { ...provenance, notRecorded: settled.notRecorded, withoutCounts } },
    rows: settled.source.rows,
  };
}

function onlyMeans({ files, withoutCounts }: Settled, keepGoing: boolean): UserError {
  const message = 'there is nothing to rank: every score is a mean without counts';
  const expected = 'counts, or a mean with the number of responses behind it';
  const hint = 'evalpress inspect shows the scores; samples of the same run would make a board';
  const file = withoutCounts[0]?.file ?? null;
  const own = problem({ code: 'only-means', file, message, expected, hint });
  return new UserError(keepGoing ? own : [...files.flatMap(({ problems }) => problems), own]);
}

function unreadSentences({ unknown, unread }: Detected): string[] {
  const names = [...unknown, ...unread.map(({ name }) => name)];
  if (names.length === 0) return [];
  const shown = names.slice(0, 5).join(', ');
  const rest = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return [`In no format that is known here, and not read: ${shown}${rest}.`];
}

/**
 * Logs of other tools at this path; null where a dataset of our own is: a folder with a `dataset.json`, or a file that no
 * other format takes.
 *
 * @throws UserError for a folder in which nothing is known
 */
export async function foreignLogs(path: string, options: ImportOptions = {}): Promise<Detected | null> {
  const about = await stat(path).catch(() => null);
  if (!about || (about.isDirectory() && (await stat(join(path, 'dataset.json')).catch(() => null))))
    return null;
  const detected = await detectLogs([path], options);
  if (about.isDirectory()) {
    if (detected.files.length === 0) throw nothingKnown(path, detected);
    return detected;
  }
  const isOwn = detected.files.every(
    ({ file, format }) => format.id === 'points' || format.id === 'samples' || describesDatabase(file.shape),
  );
  return isOwn && options.from === undefined ? null : detected;
}

function nothingKnown(path: string, { unread }: Detected): UserError {
  const message = 'no file in this folder holds results in a format that is known here';
  const expected = `a dataset.json, or logs: ${FORMATS.map(({ id }) => id).join(', ')}`;
  const own = problem({ code: 'no-logs', file: basename(resolve(path)), message, expected });
  return new UserError([own, ...unread.flatMap(({ error }) => error.problems)]);
}
