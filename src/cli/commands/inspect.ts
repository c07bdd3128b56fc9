import type { UnusedRow, NotRecorded, ScoreWithoutCounts } from '../../read/dataset/dataset.ts';
import { UserError } from '../../errors.ts';
import { jsonText } from '../../render/json-text.ts';
import { terminalText } from '../../terminal-text.ts';
import { usedRows } from '../../read/formats/rows.ts';
import { notRecorded } from '../../read/settle/not-recorded.ts';
import { readLogs } from '../../read/load.ts';
import { nothingRead, type ReadFiles } from '../../read/make-dataset.ts';
import { kindsOf, kindText } from '../../read/unknown-files.ts';
import type { Io } from '../io.ts';
import { listLeftOut } from '../list-left-out.ts';
import { printList, type ListOptions } from '../print-list.ts';

export interface InspectOptions extends ListOptions {
  readonly from?: string;
  readonly metric?: string;
  readonly filter?: string;
}

/**
 * Says of every file what it was taken for and why, what was read of it and what was not.
 *
 * @throws UserError after printing, when something could not be read
 */
export async function inspect(io: Io, paths: readonly string[], options: InspectOptions): Promise<void> {
  const engine = { name: null, root: io.root };
  const { from, metric, filter } = options;
  const read = await readLogs(paths, { from, metric, filter, engine });
  const files = read.files.map(({ file, format, why }) => {
    const account = read.rows.files.find((one) => one.file === file);
    const used = account ? usedRows(account) : 0;
    const { leftOut = [], rejected = [] } = account ?? {};
    const rows = used + leftOut.length + rejected.length;
    return { file: file.name, format: format.id, why, rows, used, leftOut, rejected };
  });
  const missing = notRecorded(read.rows.files);
  const { withoutCounts } = read.rows;
  const notes = [...read.rows.notes];
  const rejected = files.length === 0 ? read.rejected.map(({ error }) => error) : [];
  const problems = [...read.rows.files, ...rejected].flatMap((one) => one.problems);
  if (options.json === true || options.format === 'json') {
    const unknown = [...read.unknown, ...read.rejected].map(({ name }) => name);
    io.out(jsonText({ files, unknown, notRecorded: missing, withoutCounts, notes, problems }));
  } else {
    printFiles(io, files, read);
    for (const { file: name, ...rows } of files) listLeftOut((text) => io.out(text), { name, ...rows });
    printNotRecorded(io, missing);
    printWithoutCounts(io, withoutCounts);
    for (const note of notes) io.out(`${terminalText(note, 400)}\n`);
  }
  if (problems.length > 0) throw new UserError(problems);
  if (files.length === 0) throw nothingRead(read);
}

type FileRow = Readonly<Record<'file' | 'format' | 'why', string>> & {
  readonly rows: number;
  readonly used: number;
  readonly leftOut: readonly UnusedRow[];
  readonly rejected: readonly UnusedRow[];
};

function printFiles(io: Io, files: readonly FileRow[], { unknown, rejected }: ReadFiles): void {
  printList(io, {}, files, {
    head: ['file', 'format', 'because it has', 'rows', 'used', 'left out', 'rejected'],
    row: (one) => [
      one.file,
      one.format,
      one.why,
      one.rows,
      one.used,
      one.leftOut.length,
      one.rejected.length,
    ],
    empty: 'No file is in a format that is known here.\n',
  });
  for (const kind of kindsOf(unknown))
    io.out(`In no format that is known here: ${terminalText(kindText(kind), 400)}\n`);
  for (const { name } of rejected) io.out(`${terminalText(name, 200)}: in no format that is known here\n`);
}

function printNotRecorded(io: Io, values: readonly NotRecorded[]): void {
  if (values.length === 0) return;
  io.out('\n');
  printList(io, {}, values, {
    head: ['not recorded', 'reason', 'rows'],
    row: ({ field, reason, count }) => [field, reason, count],
    empty: '',
  });
}

function printWithoutCounts(io: Io, scores: readonly ScoreWithoutCounts[]): void {
  if (scores.length === 0) return;
  io.out('\nScores without counts, not ranked:\n');
  printList(io, {}, scores, {
    head: ['evaluation', 'task', 'metric', 'score', 'responses'],
    row: ({ evaluation, task, metric, score, total }) => [
      evaluation,
      task,
      metric,
      score,
      total ?? 'not recorded',
    ],
    empty: '',
  });
}
