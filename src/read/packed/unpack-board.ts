import type { DatasetSource } from '../dataset/build-dataset.ts';
import type { ConfigFile } from '../dataset/describe-source.ts';
import type { DatasetConfig } from '../dataset/schema.ts';
import {
  AllRows,
  type FileRows,
  type PointValues,
  type Run,
  type SampleValues,
  type StatedTotals,
} from '../formats/rows.ts';
import { WantedMeasure } from '../formats/wanted.ts';
import type { ReadFiles } from '../make-dataset.ts';
import type { LogFile } from '../open/log-file.ts';
import { DATASET_FILE } from '../open/text/source-format.ts';
import { unpackList } from './columns.ts';
import type { PackedBoard, PackedDataset, PackedFile } from './packed-board.ts';

/** Restores what `packBoard` packed: read again, it has the same scores. */
export function unpackBoard({
  title,
  options,
  dataset,
  description,
  tasks,
  runs,
  files,
}: PackedBoard): ReadFiles {
  const rows = new AllRows(new WantedMeasure(options));
  rows.dataset = dataset && unpackDataset(dataset);
  rows.description = description && described(description);
  for (const [id, words] of tasks) rows.tasks.set(id, words);
  const all = unpackList(runs) as unknown as Run[];
  for (const file of files) unpackFile(file, rows, all);
  return { title, name: title, isFolder: true, files: [], unknown: [], rejected: [], rows };
}

const NOWHERE = { line: null, field: null };

function unpackFile(file: PackedFile, all: AllRows, runs: readonly Run[]): void {
  const rows: FileRows = all.file(emptyFile(file.name), file.format, file.notInFormat);
  const runAt = (place: unknown): Run => {
    const run = runs[Number(place)];
    if (run) return run;
    throw new RangeError(`unpackBoard: there is no run ${String(place)}`);
  };
  for (const { run, ...values } of unpackList(file.samples))
    rows.sample(runAt(run), NOWHERE, values as unknown as SampleValues);
  for (const { run, ...values } of unpackList(file.points))
    rows.point(runAt(run), NOWHERE, values as unknown as PointValues);
  for (const { run, ...values } of unpackList(file.summed))
    rows.sums(runAt(run), NOWHERE, values as unknown as SampleValues);
  for (const { run, ...said } of unpackList(file.stated))
    rows.states({ ...(said as unknown as StatedTotals), place: NOWHERE, run: runAt(run) });
  for (let row = 0; row < file.rejected; row += 1) rows.reject(NOWHERE, '', '');
}

function emptyFile(name: string): LogFile {
  const shape = { kind: 'text', keys: new Set<string>(), head: '' } as const;
  return { path: '', name, sha256: '', text: '', note: null, shape };
}

function described(config: DatasetConfig): ConfigFile {
  return { file: emptyFile(DATASET_FILE), config, notes: [] };
}

function unpackDataset({ slug, title, config, rows, warnings }: PackedDataset): DatasetSource {
  return {
    slug,
    title,
    config,
    configText: { file: DATASET_FILE, text: '' },
    files: [...new Set(rows.map(({ file }) => file))].map((name) => ({ name, sha256: '' })),
    rows: rows.map(({ file, kind, rows: list }) => ({
      file,
      kind,
      format: 'inline',
      text: '',
      columns: {},
      lines: [],
      inline: unpackList(list),
      // Where every row was left out, there are no columns to look for.
      before: { rejected: [], problems: [] },
    })),
    notes: [],
    warnings,
  };
}
