import type { DatasetSource } from '../dataset/build-dataset.ts';
import { cleanLabel } from '../dataset/clean-text.ts';
import type { RowSource } from '../dataset/collect-rows.ts';
import type { RowKind } from '../dataset/field-names.ts';
import type { OnDuplicate } from '../dataset/merge-duplicates.ts';
import { parseConfig } from '../dataset/parse-config.ts';
import { uniqueSlugs } from '../dataset/slug.ts';
import type { FileFindings, Findings, FoundPoint, FoundSample } from '../formats/rows.ts';
import type { Limits } from '../open/size-limits.ts';
import { absentSentences } from './not-recorded.ts';
import { type NamedRuns, nameEvaluations } from './name-evaluations.ts';
import { partialCredit } from './partial-credit.ts';
import { settleDuplicates } from './duplicates.ts';
import { taskRulers, type TaskRulers } from './task-rulers.ts';

/**
 * What the readers found as the source of a dataset: from here on logs of others take the road of our own files.
 *
 * @param title Name of the file or folder that was given.
 */
export function assemble(
  findings: Findings,
  title: string,
  { limits, onDuplicate }: { limits: Limits; onDuplicate: OnDuplicate },
): DatasetSource {
  const named = nameEvaluations(findings);
  settleDuplicates(findings, named, onDuplicate);
  const rulers = taskRulers(findings, named);
  const file = cleanLabel(title);
  const { config, notes } = parseConfig(JSON.stringify(configOf(findings, named, rulers)), file, limits);
  const [slug = ''] = uniqueSlugs([{ key: title, name: title }]);
  return {
    ...{ slug, title: file, config, configText: { file, text: '' } },
    files: findings.files.map(({ file, sha256, dropped }) => ({ name: file.name, sha256, dropped })),
    rows: findings.files.flatMap((one) => sourcesOf(one, named, findings)),
    notes: [
      ...notes,
      ...named.notes,
      ...rulers.notes,
      ...findings.notes,
      ...findings.files.flatMap((one) => one.file.note ?? []),
      ...absentSentences(findings),
    ],
  };
}

function configOf(
  { tasks }: Findings,
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

function sourcesOf(found: FileFindings, named: NamedRuns, findings: Findings): RowSource[] {
  const { file, rejected, problems } = found;
  const { whole, partial } = partialCredit(found, findings);
  const source = (kind: RowKind, rows: readonly (FoundPoint | FoundSample)[]): RowSource => ({
    ...{ file: file.name, kind, format: 'inline', text: '', columns: {} },
    inline: rows.map(({ run, values }) => ({ eval_id: named.idOf(run), ...values })),
    lines: rows.map(({ place }) => place.line),
  });
  const kinds: readonly [RowKind, readonly (FoundPoint | FoundSample)[]][] = [
    ['samples', whole],
    ['points', [...partial, ...found.points]],
    ['sums', found.summed],
  ];
  const sources = kinds.filter(([, rows]) => rows.length > 0).map(([kind, rows]) => source(kind, rows));
  const [first = source('samples', []), ...rest] = sources;
  return [{ ...first, before: { rejected, problems } }, ...rest];
}
