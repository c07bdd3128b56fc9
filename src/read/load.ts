import { problem, UserError } from '../errors.ts';
import { buildDataset, type DatasetSource } from './dataset/build-dataset.ts';
import { unitOfMeans } from './dataset/build-means.ts';
import type { Dataset } from './dataset/dataset.ts';
import { type ConfigFile, noSource } from './dataset/describe-source.ts';
import type { OnDuplicate } from './dataset/merge-duplicates.ts';
import type { Reading } from './formats/format.ts';
import { descriptionOf, descriptionOfLogs } from './formats/own/format.ts';
import { NO_COUNTS, NO_NUMBER } from './formats/own/wide-means.ts';
import { type FileFormat, formatCalled, recognise } from './formats/registry.ts';
import { AllRows, usedRows } from './formats/rows.ts';
import { WantedMeasure } from './formats/wanted.ts';
import { DatasetFiles } from './open/dataset-files.ts';
import { type Looked, type Looking, lookForDataset, lookForLogs } from './open/look.ts';
import { OpenFiles } from './open/open-file.ts';
import type { TextFile } from './open/text/source-format.ts';
import { defaultSizeLimits, type SizeLimits } from './open/text/size-limits.ts';
import { settle, type Settled } from './settle/settle.ts';
import { nothingKnown } from './unknown-files.ts';
import { engineFor } from './sum/engine.ts';
import { ANY_ENGINE, type EngineChoice } from './sum/sum-responses.ts';

export interface LoadOptions {
  /** A dataset file elsewhere that describes the data file given. */
  readonly config?: string | undefined;
  /** Id of the format that logs are in; told by content when not given. */
  readonly from?: string | undefined;
  /** Metric, scorer or statistic of logs that is to count; the main one of each task when not given. */
  readonly metric?: string | undefined;
  /** Filter of logs, such as `flexible-extract`, that is to count. */
  readonly filter?: string | undefined;
  /** Go on without rows that cannot be read; they are listed in the provenance. */
  readonly keepGoing?: boolean | undefined;
  /** What to do with rows that stand for the same point; an error by default. */
  readonly onDuplicate?: OnDuplicate | undefined;
  readonly limits?: Partial<SizeLimits> | undefined;
  /** Who sums responses; a table that could be held is kept response by response unless one is named. */
  readonly engine?: EngineChoice | undefined;
}

/** Files that were looked at, recognised and read, before they are one account. */
export interface ReadFiles extends Looked<FileFormat> {
  readonly rows: AllRows;
}

/** A dataset, and the rows it was made of. */
export interface Loaded {
  readonly dataset: Dataset;
  readonly rows: DatasetSource['rows'];
}

/**
 * Reads a dataset: a folder with a `dataset.json`, such a file itself, a bare data file (CSV, TSV, JSON, NDJSON, each also
 * compressed, Parquet, a PointsDB), logs of other tools, or a table of responses in a store that only a cluster reads. A
 * data file beside a `dataset.json` that names it is described by that. No symbolic link is followed, and a dataset file
 * leads to nothing outside its folder.
 *
 * @throws UserError with every problem found
 */
export async function load(path: string, options: LoadOptions = {}): Promise<Dataset> {
  const isDescribed = options.config !== undefined;
  const read = await readFiles(options, (looking, around) => {
    const describesLogs = async (file: TextFile): Promise<boolean> =>
      (await descriptionOfLogs(file, around)) !== null;
    return lookForDataset(path, { isDescribed, describesLogs }, looking);
  });
  if (read.isFolder && read.files.length === 0)
    throw read.description === undefined ? nothingRead(read) : noSource(read.description.name);
  return makeDataset(read, options).dataset;
}

/**
 * Reads every file for itself, whatever dataset file lies beside it.
 *
 * @throws UserError for a path that leads nowhere
 */
export function readLogs(paths: readonly string[], options: LoadOptions = {}): Promise<ReadFiles> {
  return readFiles(options, async (looking) => {
    const looked: Looked<FileFormat>[] = [];
    for (const path of paths) looked.push(await lookForLogs(path, looking));
    return {
      title: looked[0]?.title ?? '',
      name: looked[0]?.name ?? '',
      isFolder: true,
      files: uniqueNames(looked.flatMap(({ files }) => files)),
      unknown: looked.flatMap(({ unknown }) => unknown),
      rejected: looked.flatMap(({ rejected }) => rejected),
    };
  });
}

/** Files of several folders may share a name; what is shown must tell them apart. */
function uniqueNames(files: Looked<FileFormat>['files']): Looked<FileFormat>['files'] {
  const times = new Map<string, number>();
  return files.map((one) => {
    const { file } = one;
    const time = (times.get(file.name) ?? 0) + 1;
    times.set(file.name, time);
    return time === 1 ? one : { ...one, file: { ...file, name: `${file.name} (${time})` } };
  });
}

/** Looks, recognises and reads. Every file that is opened is closed again. */
export async function readFiles(
  options: LoadOptions,
  look: (looking: Looking<FileFormat>, around: Around) => Promise<Looked<FileFormat>>,
): Promise<ReadFiles> {
  const limits = limitsOf(options);
  const opened = new OpenFiles();
  const around = { limits, dataset: new DatasetFiles(opened, limits, options.config) };
  const recogniseFile: Looking<FileFormat>['recognise'] = async (head, { path, place }) => {
    // A database says nothing of what it is part of: that is for the dataset file beside it to say.
    const isDatabase = place === 'alone' && head?.shape.kind === 'database';
    const isDescribed = isDatabase && (await descriptionOf({ path }, around)) !== null;
    return recognise(head, isDescribed ? 'dataset' : place, options.from);
  };
  try {
    const looking = { opened, limits, isAsked: options.from !== undefined, recognise: recogniseFile };
    const looked = await look(looking, around);
    // One that is misspelled is refused even where no file is in it.
    if (options.from !== undefined && looked.files.length === 0) formatCalled(options.from);
    const rows = new AllRows(new WantedMeasure(options));
    rows.description = await describedBy(looked, around);
    const engine = engineFor(options.engine ?? ANY_ENGINE, limits);
    const reading: Reading = { ...around, engine, title: looked.title, isFolder: looked.isFolder };
    for (const [format, group] of Map.groupBy(looked.files, (one) => one.format))
      await format.read(
        group.map(({ file }) => file),
        rows,
        reading,
      );
    const problems = looked.files.length === 0 ? [] : rows.wanted.problems();
    if (problems.length > 0) throw new UserError(problems);
    if (looked.files.length > 0 && isForcedInVain(options, rows)) throw nothingOf(options.from, looked);
    for (const note of rows.wanted.notes()) rows.notes.add(note);
    return { ...looked, rows };
  } finally {
    await opened.closeAll();
  }
}

/** Whether the named format found nothing: no result, nothing to leave out, and nothing wrong. */
function isForcedInVain({ from }: LoadOptions, { files, withoutCounts, dataset }: AllRows): boolean {
  const isEmpty = (one: AllRows['files'][number]): boolean =>
    usedRows(one) + one.leftOut.length + one.rejected.length + one.problems.length === 0;
  return from !== undefined && dataset === null && withoutCounts.length === 0 && files.every(isEmpty);
}

function nothingOf(from: string | undefined, { name, files }: Looked<FileFormat>): UserError {
  const message = 'nothing in these files is a result in the named format';
  const hint = 'leave out --from to have the format told by the content';
  const file = files.length === 1 ? (files[0]?.file.name ?? name) : name;
  return new UserError(
    problem({
      code: 'unknown-format',
      file,
      field: '--from',
      message,
      expected: from ?? null,
      got: 'no row',
      hint,
    }),
  );
}

interface Around extends Pick<Reading, 'limits'> {
  readonly dataset: DatasetFiles;
}

/** What is said of logs: by the dataset file among them, else by the one that was named. */
async function describedBy(
  { description, isFolder }: Looked<FileFormat>,
  around: Around,
): Promise<ConfigFile | null> {
  const given = isFolder ? await around.dataset.given() : null;
  const describing = given ?? description;
  return describing === undefined ? null : descriptionOfLogs(describing, around);
}

/** An engine that is named sums every table that it can. */
function limitsOf({ limits, engine }: LoadOptions): SizeLimits {
  const given = { ...defaultSizeLimits, ...limits };
  return engine === undefined || engine.name === null ? given : { ...given, kept: { bytes: 0, rows: 0 } };
}

/** Settles and checks. @throws UserError with every problem found */
export function makeDataset(read: ReadFiles, options: LoadOptions): Loaded {
  const { keepGoing = false, onDuplicate = 'error' } = options;
  const limits = { ...defaultSizeLimits, ...options.limits };
  const settled = settle(read.rows, read.title, { limits, onDuplicate, notes: notRead(read) });
  const { source, files, notRecorded, withoutCounts } = settled;
  if (withoutCounts.length > 0 && files.every((account) => usedRows(account) === 0)) {
    const problems = files.flatMap((account) => account.problems);
    // Of other logs, nobody knows the scale of a mean, nor whether more is better.
    const units = new Set(
      [...Map.groupBy(withoutCounts, (one) => one.file).values()].map((own) =>
        unitOfMeans(own.map(({ score }) => score)),
      ),
    );
    const areShares = units.size === 1 && withoutCounts.every(({ isShare }) => isShare);
    if (!areShares || (problems.length > 0 && !keepGoing)) throw onlyMeans(settled, keepGoing);
    return { dataset: meansOf(settled, read, limits), rows: [] };
  }
  const dataset = buildDataset(source, { keepGoing, onDuplicate, limits });
  const choices = read.rows.wanted.notes();
  const warnings = [...(dataset.provenance.warnings ?? []), ...notOnBoard(withoutCounts)];
  const provenance = { ...dataset.provenance, warnings, notRecorded, withoutCounts, choices };
  return { dataset: { ...dataset, provenance }, rows: source.rows };
}

function onlyMeans({ files, withoutCounts }: Settled, keepGoing: boolean): UserError {
  const message = 'there is nothing to rank: every score is a mean without counts';
  const expected = 'counts, or a mean with the number of responses behind it';
  const hint = 'evalpress inspect shows the scores; samples of the same run would make a board';
  const file = withoutCounts[0]?.file ?? null;
  const own = problem({ code: 'only-means', file, message, expected, hint });
  return new UserError(keepGoing ? own : [...files.flatMap(({ problems }) => problems), own]);
}

/** Tables of means beside counts: nobody would look for them in a list of what was left out. */
function notOnBoard(withoutCounts: Settled['withoutCounts']): string[] {
  const tables = new Set(withoutCounts.flatMap(({ file, isShare }) => (isShare ? [file] : [])));
  return Array.from(
    tables,
    (file) => `${file}: means without counts, which are not on this board of counts; "inspect" shows them.`,
  );
}

/** A board of tables that say no counts. */
function meansOf({ source, withoutCounts }: Settled, read: ReadFiles, limits: SizeLimits): Dataset {
  const means = withoutCounts.map(({ file, evaluation, task, score, error = null }) => {
    return { file, line: null, evaluation, task, tier: '', value: score, error };
  });
  // Names come from the means: no row named anything.
  const config = { ...source.config, evals: undefined, tasks: undefined };
  const tables = new Set(withoutCounts.map(({ file }) => file));
  const notes = [...Array.from(tables, NO_COUNTS), ...read.rows.notes, ...notRead(read)];
  // A mean was left out of the counts; here it is what counts.
  const files = source.files.map(({ name, sha256, leftOut = [] }) => ({
    name,
    sha256,
    leftOut: leftOut.filter(({ expected }) => expected === NO_NUMBER),
  }));
  const account = { ...source, title: read.title, config, files, notes, means };
  return buildDataset(account, { keepGoing: false, onDuplicate: 'error', limits });
}

/** What was not read, in a sentence. */
function notRead({ unknown, rejected }: ReadFiles): string[] {
  const names = [...unknown, ...rejected].map(({ name }) => name);
  if (names.length === 0) return [];
  const shown = names.slice(0, 5).join(', ');
  const rest = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return [`In no format that is known here, and not read: ${shown}${rest}.`];
}

/** The error where no file of a folder was read. */
export function nothingRead({ name, unknown, rejected }: ReadFiles): UserError {
  return new UserError([...nothingKnown(name, unknown), ...rejected.flatMap(({ error }) => error.problems)]);
}
