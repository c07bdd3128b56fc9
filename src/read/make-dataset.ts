import { problem, thousands, UserError } from '../errors.ts';
import { buildDataset, type DatasetSource } from './dataset/build-dataset.ts';
import type { ClusterPolicy, Dataset, MissingPolicy } from './dataset/dataset.ts';
import type { OnDuplicate } from './dataset/merge-duplicates.ts';
import { refusePolicies, unitOfMeans } from './dataset/build-means.ts';
import { NO_COUNTS, NO_NUMBER } from './formats/own/wide-means.ts';
import type { FileFormat } from './formats/registry.ts';
import { type AllRows, usedRows } from './formats/rows.ts';
import type { Looked } from './open/look.ts';
import { defaultSizeLimits, type SizeLimits } from './open/text/size-limits.ts';
import { settle, type Settled } from './settle/settle.ts';
import { nothingKnown } from './unknown-files.ts';

/** Files that were looked at, recognised and read, before they are one account. */
export interface ReadFiles extends Looked<FileFormat> {
  readonly rows: AllRows;
}

/** A dataset, and the rows it was made of. */
export interface Loaded {
  readonly dataset: Dataset;
  readonly rows: DatasetSource['rows'];
}

/** How what was read becomes a dataset. */
export interface MakingOptions {
  /** Go on without rows that cannot be read; they are listed in the provenance. */
  readonly keepGoing?: boolean | undefined;
  /** What to do with rows that stand for the same point; an error by default. */
  readonly onDuplicate?: OnDuplicate | undefined;
  readonly limits?: Partial<SizeLimits> | undefined;
  /** How evaluations that lack cells are ranked, whatever the dataset says. */
  readonly missing?: MissingPolicy | undefined;
  /** What intervals speak of, whatever the dataset says. */
  readonly cluster?: ClusterPolicy | undefined;
}

/** Settles and checks. @throws UserError with every problem found */
export function makeDataset(read: ReadFiles, options: MakingOptions = {}): Loaded {
  const { keepGoing = false, onDuplicate = 'error' } = options;
  const limits = { ...defaultSizeLimits, ...options.limits };
  const settled = settle(read.rows, read.title, { limits, onDuplicate, notes: notRead(read) });
  const { source, files, notRecorded, withoutCounts } = settled;
  if (withoutCounts.length > 0 && files.every((account) => usedRows(account) === 0)) {
    const problems = files.flatMap((account) => account.problems);
    // Of other logs, nobody knows the scale of a mean, nor whether more is better.
    const areShares = withoutCounts.every(({ isShare }) => isShare);
    if (!areShares || (problems.length > 0 && !keepGoing)) throw onlyMeans(settled, keepGoing);
    refuseTwoUnits(withoutCounts);
    refusePolicies(options, null);
    return { dataset: meansOf(settled, read, limits, keepGoing), rows: [] };
  }
  const dataset = buildDataset(source, { keepGoing, onDuplicate, limits });
  if (dataset.means !== undefined) refusePolicies(options, null);
  const choices = read.rows.wanted.notes();
  const warnings = [...(dataset.provenance.warnings ?? []), ...notOnBoard(withoutCounts)];
  const provenance = { ...dataset.provenance, warnings, notRecorded, withoutCounts, choices };
  return { dataset: { ...dataset, ...policiesOf(dataset, options), provenance }, rows: source.rows };
}

/** Those of the dataset, where nobody overrules them. */
function policiesOf(dataset: Dataset, options: MakingOptions): Pick<Dataset, 'missing' | 'cluster'> {
  const { missing = dataset.missing, cluster = dataset.cluster } = options;
  return { missing, cluster };
}

/** @throws UserError for tables of shares beside tables of percentages: their means have no common scale */
function refuseTwoUnits(withoutCounts: Settled['withoutCounts']): void {
  const units = [...Map.groupBy(withoutCounts, (one) => one.file)].map(
    ([file, own]) => [unitOfMeans(own.map(({ score }) => score)), file] as const,
  );
  const [percentage] = units.filter(([unit]) => unit === 'percentages');
  const [share] = units.filter(([unit]) => unit === 'shares');
  if (percentage === undefined || share === undefined) return;
  const got = `shares in ${share[1]}, percentages in ${percentage[1]}`;
  const message = 'tables of means that are of two units';
  throw new UserError(
    problem({ code: 'wide-unsure', file: share[1], message, expected: 'one unit in all tables', got }),
  );
}

function onlyMeans({ files, withoutCounts }: Settled, keepGoing: boolean): UserError {
  const message = 'there is nothing to rank: every score is a mean without counts';
  const expected = 'counts, or a mean with the number of responses behind it';
  const hint = 'evalpress inspect shows the scores; samples of the same run would make a board';
  const file = withoutCounts[0]?.file ?? null;
  const own = problem({ code: 'only-means', file, message, expected, hint });
  return new UserError(keepGoing ? own : [...files.flatMap(({ problems }) => problems), own]);
}

/** Means beside counts, those of tables by their file: nobody would look for them in a list of what was left out. */
function notOnBoard(withoutCounts: Settled['withoutCounts']): string[] {
  const tables = new Set(withoutCounts.flatMap(({ file, isShare }) => (isShare ? [file] : [])));
  const others = withoutCounts.filter(({ isShare }) => !isShare);
  const names = others.slice(0, 3).map(({ evaluation, task }) => `${evaluation} on ${task}`);
  const more = others.length > 3 ? ` and ${thousands(others.length - 3)} more` : '';
  const what =
    others.length === 1
      ? '1 score leads to no count and is'
      : `${thousands(others.length)} scores lead to no count and are`;
  return [
    ...Array.from(
      tables,
      (file) => `${file}: means without counts, which are not on this board of counts; "inspect" shows them.`,
    ),
    ...(others.length === 0
      ? []
      : [
          `${what} not on this board: ${names.join(', ')}${more}; "inspect" shows ${others.length === 1 ? 'it' : 'them'}.`,
        ]),
  ];
}

/** A board of tables that say no counts. */
function meansOf(
  { source, withoutCounts }: Settled,
  read: ReadFiles,
  limits: SizeLimits,
  keepGoing: boolean,
): Dataset {
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
  return buildDataset(account, { keepGoing, onDuplicate: 'error', limits });
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
