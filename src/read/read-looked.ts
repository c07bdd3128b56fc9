import { problem, UserError } from '../errors.ts';
import type { ConfigFile } from './dataset/describe-source.ts';
import type { Reading } from './formats/format.ts';
import type { FileFormat } from './formats/registry.ts';
import { AllRows, usedRows } from './formats/rows.ts';
import { WantedMeasure } from './formats/wanted.ts';
import type { ReadFiles } from './make-dataset.ts';
import type { Looked } from './open/look.ts';

/** What of logs is to count. */
export interface WantedOptions {
  /** Id of the format that logs are in; told by content when not given. */
  readonly from?: string | undefined;
  /** Metric, scorer or statistic of logs that is to count; the main one of each task when not given. */
  readonly metric?: string | undefined;
  /** Filter of logs, such as `flexible-extract`, that is to count. */
  readonly filter?: string | undefined;
}

/**
 * Rows of files that were recognised, whatever opened them.
 *
 * @param description what a dataset file says of the logs
 * @throws UserError for a wanted metric that no log has, and for a forced format that finds nothing
 */
export async function readLooked(
  looked: Looked<FileFormat>,
  options: WantedOptions,
  description: ConfigFile | null,
  around: Omit<Reading, 'title' | 'isFolder'>,
): Promise<ReadFiles> {
  const rows = new AllRows(new WantedMeasure(options));
  rows.description = description;
  const reading: Reading = { ...around, title: looked.title, isFolder: looked.isFolder };
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
}

/** Files of several folders may share a name; what is shown must tell them apart. */
export function uniqueNames(files: Looked<FileFormat>['files']): Looked<FileFormat>['files'] {
  const times = new Map<string, number>();
  return files.map((one) => {
    const { file } = one;
    const time = (times.get(file.name) ?? 0) + 1;
    times.set(file.name, time);
    return time === 1 ? one : { ...one, file: { ...file, name: `${file.name} (${time})` } };
  });
}

/** Whether the named format found nothing: no result, nothing to leave out, and nothing wrong. */
function isForcedInVain({ from }: WantedOptions, { files, withoutCounts, dataset }: AllRows): boolean {
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
