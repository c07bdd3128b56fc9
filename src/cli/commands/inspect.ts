import type { LeftOutRow } from '../../read/dataset/dataset.ts';
import { terminalSafe, UserError } from '../../errors.ts';
import { absentValues } from '../../read/settle/not-recorded.ts';
import { detectLogs, readLogs, type Detected, type ImportOptions } from '../../read/import-logs.ts';
import type { Io } from '../io.ts';
import { listLeftOut } from '../list-left-out.ts';
import { printList, type ListOptions } from '../print-list.ts';

export interface InspectOptions extends ListOptions {
  readonly from?: string;
}

/**
 * Says of every file what it was taken for and why, what was read of it and what was not.
 *
 * @throws UserError after printing, when something could not be read
 */
export async function inspect(io: Io, paths: readonly string[], options: InspectOptions): Promise<void> {
  const engine = { name: null, root: io.root };
  const reading: ImportOptions = { from: options.from, keepGoing: true, engine };
  const detected = await detectLogs(paths, reading);
  const findings = await readLogs(detected, reading);
  const files = detected.files.map(({ file, format, why }) => {
    const found = findings.files.find((one) => one.file === file);
    const used = found?.used ?? 0;
    const { dropped = [], rejected = [] } = found ?? {};
    const rows = used + dropped.length + rejected.length;
    return { file: file.name, format: format.id, why, rows, used, dropped, rejected };
  });
  const absent = absentValues(findings);
  const { uncounted } = findings;
  const notes = [...findings.notes];
  const unread = detected.files.length === 0 ? detected.unread.map(({ error }) => error) : [];
  const problems = [...findings.files, ...unread].flatMap((one) => one.problems);
  if (options.json === true || options.format === 'json') {
    const unknown = [...detected.unknown, ...detected.unread.map(({ name }) => name)];
    io.out(`${JSON.stringify({ files, unknown, absent, uncounted, notes, problems }, null, 2)}\n`);
  } else {
    printFiles(io, files, detected);
    for (const { file: name, ...rows } of files) listLeftOut((text) => io.out(text), { name, ...rows });
    printAbsent(io, absent);
    printUncounted(io, uncounted);
    for (const note of notes) io.out(`${terminalSafe(note, 400)}\n`);
  }
  if (problems.length > 0) throw new UserError(problems);
}

type FileRow = Readonly<Record<'file' | 'format' | 'why', string>> & {
  readonly rows: number;
  readonly used: number;
  readonly dropped: readonly LeftOutRow[];
  readonly rejected: readonly LeftOutRow[];
};

function printFiles(io: Io, files: readonly FileRow[], { unknown, unread }: Detected): void {
  printList(io, {}, files, {
    head: ['file', 'format', 'because it has', 'rows', 'used', 'by rule', 'rejected'],
    row: ({ dropped, rejected, ...one }) => [
      ...[one.file, one.format, one.why, one.rows, one.used],
      ...[dropped.length, rejected.length],
    ],
    empty: 'No file is in a format that is known here.\n',
  });
  for (const name of [...unknown, ...unread.map((one) => one.name)])
    io.out(`${terminalSafe(name, 200)}: in no format that is known here\n`);
}

function printAbsent(io: Io, absent: ReturnType<typeof absentValues>): void {
  if (absent.length === 0) return;
  io.out('\n');
  printList(io, {}, absent, {
    head: ['absent', 'reason', 'rows'],
    row: ({ field, reason, count }) => [field, reason, count],
    empty: '',
  });
}

function printUncounted(io: Io, uncounted: Awaited<ReturnType<typeof readLogs>>['uncounted']): void {
  if (uncounted.length === 0) return;
  io.out('\nScores without counts, not ranked:\n');
  printList(io, {}, uncounted, {
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
