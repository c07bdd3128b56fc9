import type { ConfigFile } from '../dataset/describe-source.ts';
import type { DatasetSource } from '../dataset/build-dataset.ts';
import { cleanLabel } from '../dataset/clean-text.ts';
import type { RowSource } from '../dataset/collect-rows.ts';
import type { NotRecorded, ScoreWithoutCounts } from '../dataset/dataset.ts';
import type { RowKind } from '../dataset/field-names.ts';
import type { OnDuplicate } from '../dataset/merge-duplicates.ts';
import { parseConfig } from '../dataset/parse-config.ts';
import { uniqueSlugs } from '../dataset/slug.ts';
import type { AllRows, FileAccount, RowOfRun } from '../formats/rows.ts';
import type { SizeLimits } from '../open/text/size-limits.ts';
import { declaredScales, describedConfig } from './describe.ts';
import { settleDuplicates } from './duplicates.ts';
import { settleItems, settleResults } from './items.ts';
import { type NamedRuns, nameEvaluations } from './name-evaluations.ts';
import { notRecorded, notRecordedSentences } from './not-recorded.ts';
import { partialCredit } from './partial-credit.ts';
import { settleShares } from './shares.ts';
import { settleTotals, warningSentences } from './totals.ts';
import { taskRulers, type TaskRulers } from './task-rulers.ts';

/** One account of all files: who ran what, with which ruler, each run once. */
export interface Settled {
  readonly source: DatasetSource;
  readonly files: readonly FileAccount[];
  readonly notRecorded: readonly NotRecorded[];
  readonly withoutCounts: readonly ScoreWithoutCounts[];
}

export interface SettleOptions {
  readonly limits: SizeLimits;
  readonly onDuplicate: OnDuplicate;
  /** What is to be said besides, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Makes one account of what was read. Nothing that is given is changed: every step takes what the step before it returned. A
 * dataset of our own is settled as it is.
 *
 * @param title Name of the file or folder that was given.
 */
export function settle(
  all: AllRows,
  title: string,
  { limits, onDuplicate, notes: given }: SettleOptions,
): Settled {
  if (all.dataset && all.files.length === 0)
    return { source: all.dataset, files: [], notRecorded: [], withoutCounts: [] };
  // What lies in two files is one result before anything is counted.
  const results = settleResults(all.files, onDuplicate);
  const totals = settleTotals(results.files);
  const shares = settleShares(totals.files, declaredScales((all.description ?? all.dataset)?.config));
  const isOnBoard = ({ file }: FileAccount): boolean => all.added.size > 0 && !all.added.has(file);
  const named = nameEvaluations(shares.files, shares.files.filter(isOnBoard));
  const once = settleItems(shares.files, ({ run }) => named.idOf(run), onDuplicate);
  const files = settleDuplicates(once.files, named, onDuplicate);
  const rulers = taskRulers(files, named);
  const credit = partialCredit(files);
  const missing = notRecorded(files);
  const name = cleanLabel(title);
  const fromLogs = parseConfig(JSON.stringify(configOf(all, named, rulers)), name, limits);
  const config = describedConfig(fromLogs.config, all.description);
  const notes = [...fromLogs.notes, ...(all.description?.notes ?? [])];
  const [slug = ''] = uniqueSlugs([{ key: title, name: title }]);
  const source: DatasetSource = {
    slug,
    title: name,
    config,
    configText: { file: name, text: '' },
    files: [
      ...(all.description === null ? [] : [fileOf(all.description)]),
      ...files.map(({ file, sha256, leftOut }) => ({ name: file.name, sha256, leftOut })),
    ],
    rows: credit.files.flatMap((one) => sourcesOf(one, named, all.added.has(one.file))),
    partial: totals.incomplete.map(({ run, task }) => ({ evaluation: named.idOf(run), task })),
    warnings: warningSentences([
      ...totals.warnings,
      ...shares.warnings,
      ...results.warnings,
      ...once.warnings,
    ]),
    notes: [
      ...notes,
      ...named.notes,
      ...rulers.notes,
      ...new Set([...all.notes, ...given, ...shares.notes, ...credit.notes]),
      ...files.flatMap(({ file }) => file.note ?? []),
      ...notRecordedSentences(missing, all.withoutCounts),
    ],
  };
  const settled = { files, notRecorded: missing, withoutCounts: all.withoutCounts };
  return { ...settled, source: all.dataset ? withAdded(all.dataset, source) : source };
}

/** Results beside a dataset of our own. Where it declares its evaluations, those of the results are declared after them. */
function withAdded(dataset: DatasetSource, added: DatasetSource): DatasetSource {
  const { evals } = dataset.config;
  const known = new Set(evals?.map(({ eval_id: id }, index) => String(id ?? index)));
  const others = (added.config.evals ?? []).filter(({ eval_id: id }) => !known.has(String(id)));
  return {
    ...dataset,
    config: { ...dataset.config, ...(evals && { evals: [...evals, ...others] }) },
    files: [...dataset.files, ...added.files],
    rows: [...dataset.rows, ...added.rows],
    partial: [...(dataset.partial ?? []), ...(added.partial ?? [])],
    warnings: [...(dataset.warnings ?? []), ...(added.warnings ?? [])],
    notes: [...dataset.notes, ...added.notes],
  };
}

function fileOf({ file: { name, sha256 } }: ConfigFile): DatasetSource['files'][number] {
  return { name, sha256 };
}

function configOf(
  { tasks }: AllRows,
  { evaluations, taskIds }: NamedRuns,
  { usual, unusual }: TaskRulers,
): object {
  if (evaluations.length === 0) return {};
  return {
    evals: evaluations.map(({ id, run }) => ({
      eval_id: id,
      label: id,
      filters: { ...run.identity, model: run.identity?.['model'] ?? run.model },
      ruler: { ...run.ruler, ...unusual.get(id) },
      groups: run.groups ?? [],
      tags: run.tags ?? [],
      hf_id: run.hfId ?? null,
      hf_quant_id: run.hfQuantId ?? null,
    })),
    tasks: taskIds.map((id) => ({ id, ...tasks.get(id), ...measured(usual.get(id)) })),
  };
}

function measured(ruler: string | undefined): { description?: string } {
  return ruler === undefined ? {} : { description: `Measured with ${ruler}.` };
}

function sourcesOf(account: FileAccount, named: NamedRuns, isAdded: boolean): RowSource[] {
  const { file, rejected, problems } = account;
  const source = (kind: RowKind, rows: readonly RowOfRun[]): RowSource => ({
    file: file.name,
    kind,
    format: 'inline',
    text: '',
    columns: {},
    inline: rows.map(({ run, values }) => ({ eval_id: named.idOf(run), ...values })),
    lines: rows.map(({ place }) => place.line),
    ...(isAdded && { isAdded }),
  });
  const kinds: readonly [RowKind, readonly RowOfRun[]][] = [
    ['samples', account.samples],
    ['points', account.points],
    ['sums', account.summed],
  ];
  const sources = kinds.filter(([, rows]) => rows.length > 0).map(([kind, rows]) => source(kind, rows));
  const [first = source('samples', []), ...rest] = sources;
  return [{ ...first, before: { rejected, problems } }, ...rest];
}
