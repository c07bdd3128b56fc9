import type { Dataset, Evaluation, Point } from './dataset/dataset.ts';
import type { Loaded } from './make-dataset.ts';

/** A file of a dataset folder. */
export interface DatasetFile {
  readonly name: string;
  readonly text: string;
}

/** What such a folder may hold: what it says of itself, and rows of one kind. */
export const DATASET_FILES = ['dataset.json', 'samples.ndjson', 'points.ndjson'] as const;

/**
 * A dataset as the files of a dataset folder: what it says of itself, and its rows. Reading them again gives the same
 * counters. Single outcomes stay single where every row is one; else the file holds points.
 */
export function writeDataset(loaded: Loaded): DatasetFile[] {
  const { dataset } = loaded;
  const { kind, lines } = rowsOf(loaded);
  const name = `${kind}.ndjson`;
  return [
    { name: 'dataset.json', text: `${JSON.stringify({ ...describe(dataset), [kind]: name }, null, 2)}\n` },
    { name, text: lines.map((row) => `${JSON.stringify(row)}\n`).join('') },
  ];
}

/** The same as one file, with its rows inside. */
export function writeDatasetFile(loaded: Loaded): string {
  const { kind, lines } = rowsOf(loaded);
  const said = JSON.stringify(describe(loaded.dataset), null, 2).replace(/\n\}$/, '');
  const rows = lines.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  return `${said},\n  "${kind}": [\n${rows}\n  ]\n}\n`;
}

function rowsOf({ dataset, rows }: Loaded): { kind: 'samples' | 'points'; lines: readonly unknown[] } {
  const samples = outcomesOf(rows);
  const used = dataset.provenance.files.reduce((sum, file) => sum + file.used, 0);
  if (samples !== null && samples.length === used) return { kind: 'samples', lines: samples };
  return { kind: 'points', lines: dataset.points.map((point) => pointRow(point, dataset)) };
}

/** The rows themselves when all of them are outcomes; null when some are counters. */
function outcomesOf(rows: Loaded['rows']): unknown[] | null {
  const filled = rows.filter(({ inline }) => inline.length > 0);
  return filled.every(({ kind }) => kind === 'samples') ? filled.flatMap(({ inline }) => inline) : null;
}

function describe(dataset: Dataset): object {
  const { title, description, version, license, source, citation, synthetic } = dataset;
  const said = { title, description, version, license, source, citation, ...(synthetic && { synthetic }) };
  return {
    ...withoutNull(said),
    tiers: dataset.tiers.map(({ id, label }) => ({ id, label })),
    tasks: dataset.tasks.map(({ id, label, group, guess, description: about }) =>
      withoutNull({ id, label, group, guess, description: about }),
    ),
    evals: dataset.evaluations.map(describeEvaluation),
  };
}

function describeEvaluation({
  writtenId,
  label,
  identity,
  ruler,
  groups,
  facts,
  tags,
  hfId,
  hfQuantId,
  url,
}: Evaluation): object {
  return withoutNull({
    eval_id: writtenId,
    label,
    filters: identity,
    groups,
    ...describeFacts(facts),
    tags,
    ruler: Object.keys(ruler).length > 0 ? ruler : null,
    hf_id: hfId,
    hf_quant_id: hfQuantId,
    url,
  });
}

function describeFacts({ price_in: input, price_out: output, ...facts }: Evaluation['facts']): object {
  return { ...facts, price: input === undefined || output === undefined ? null : { in: input, out: output } };
}

function pointRow(point: Point, { evaluations, tasks, tiers }: Dataset): object {
  const { correct, total, invalid, truncated, cost } = point;
  // A sum that leaves responses out would be read as one over all of them.
  const isWhole = point.tokenResponses === total + (truncated ?? 0);
  return withoutNull({
    eval_id: evaluations[point.evaluation]?.writtenId,
    task: tasks[point.task]?.id,
    tier: point.tiers.map((tier) => tiers[tier]?.id ?? ''),
    params: point.params === '' ? null : (JSON.parse(point.params) as unknown),
    correct,
    total,
    invalid,
    truncated,
    cost,
    guess_sum: point.guessSum,
    guess_square_sum: point.guessSquareSum,
    prompt_tokens: isWhole ? point.promptTokens : null,
    completion_tokens: isWhole ? point.completionTokens : null,
  });
}

function withoutNull(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));
}
