import { bindColumns, kindOfColumns } from '../dataset/bind-columns.ts';
import type { DatasetSource } from '../dataset/build-dataset.ts';
import { readRows, type RowSource } from '../dataset/collect-rows.ts';
import { fieldsOf, type RowKind } from '../dataset/field-names.ts';
import type { DatasetConfig } from '../dataset/schema.ts';
import type { FileAccount, RowOfRun, Run } from '../formats/rows.ts';
import type { ReadFiles } from '../make-dataset.ts';
import { defaultSizeLimits } from '../open/text/size-limits.ts';
import { packList } from './columns.ts';
import { publicItem } from './item-name.ts';
import type { BoardOptions, PackedBoard, PackedDataset, PackedFile, PackedSource } from './packed-board.ts';

/** Packs a board that was read; `unpackBoard` is the inverse, as far as scores depend on it. */
export function packBoard({ rows, title }: ReadFiles, options: BoardOptions): PackedBoard {
  const runs = new Runs();
  const files = rows.files.map((file) => packFile(file, runs));
  const { metric, filter, keepGoing, onDuplicate, missing, cluster } = options;
  return {
    title,
    options: { metric, filter, keepGoing, onDuplicate, missing, cluster },
    dataset: rows.dataset && packDataset(rows.dataset),
    description: rows.description && publicConfig(rows.description.config),
    tasks: [...rows.tasks],
    runs: packList(runs.list),
    files,
  };
}

/** Runs by their places; rows of one run share it. */
class Runs {
  readonly list: Run[] = [];
  private readonly places = new Map<Run, number>();

  placeOf(run: Run): number {
    const known = this.places.get(run);
    if (known !== undefined) return known;
    const place = this.list.push(run) - 1;
    this.places.set(run, place);
    return place;
  }
}

function packFile(account: FileAccount, runs: Runs): PackedFile {
  const { file, format, notInFormat, samples, points, summed, stated, rejected } = account;
  const packRows = (list: readonly RowOfRun[]) =>
    packList(list.map(({ run, values }) => ({ run: runs.placeOf(run), ...withPublicItem(values) })));
  return {
    name: file.name,
    format,
    notInFormat,
    samples: packRows(samples),
    points: packRows(points),
    summed: packRows(summed),
    stated: packList(
      stated.map(({ run, task, responses, mean, incomplete }) => ({
        run: runs.placeOf(run),
        task,
        responses,
        mean,
        incomplete,
      })),
    ),
    rejected: rejected.length,
  };
}

function withPublicItem<Values extends object>(values: Values): Values {
  return 'item' in values ? { ...values, item: publicItem(values.item) } : values;
}

function packDataset({ slug, title, config, rows, warnings = [] }: DatasetSource): PackedDataset {
  return { slug, title, config: publicConfig(config), rows: rows.map(packSource), warnings };
}

/** What scores depend on; other settings may be of no concern to others, such as where results lay. */
function publicConfig(config: DatasetConfig): DatasetConfig {
  return {
    title: config.title,
    version: config.version,
    synthetic: config.synthetic,
    tiers: config.tiers?.map(({ id, label }) => ({ id, label })),
    tasks: config.tasks,
    evals: config.evals?.map((entry) => ({ ...entry, evaluate: undefined })),
    ruler: config.ruler,
    expected_points: config.expected_points,
    missing: config.missing,
    cluster: config.cluster,
    comparable: config.comparable,
    rank_by: config.rank_by,
    theme: config.theme,
  };
}

/** The columns that are read, by our names; others are not for everybody. */
function packSource(source: RowSource): PackedSource {
  let kind: RowKind = source.kind ?? 'points';
  const rows: object[] = [];
  readRows(source, {
    file: source.file,
    limits: defaultSizeLimits,
    bind: (header) => {
      kind = source.kind ?? kindOfColumns(header, source.columns);
      return bindColumns(header, kind, source.columns, source.file).names;
    },
    row: (values) => {
      const named = fieldsOf[kind].map((name, index) => [name, values[index]] as const);
      rows.push(withPublicItem(Object.fromEntries(named.filter(([, value]) => isThere(value)))));
    },
    // Passed over when the board was read, or it would not be there.
    broken: () => undefined,
  });
  return { file: source.file, kind, rows: packList(rows) };
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
