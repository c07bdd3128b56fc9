import { written } from '../../open/text/written.ts';
import { countFromMean, trialsFromStandardError } from '../derived-counts.ts';
import { at, isObject, type JsonObject, nameAt, objectOf } from '../json-values.ts';
import { contentId } from '../responses.ts';
import type { FileRows, Incomplete, Run } from '../rows.ts';
import { modelFacts, recordedSettings, settingsText } from '../settings.ts';
import { type ChosenMetric, configOf, metricsOf, type TaskMetrics, withoutShots } from './metrics.ts';

/** What the file of results says of a run. */
export interface RunHeader {
  readonly value: unknown;
  readonly rows: FileRows;
  readonly model: Pick<Run, 'model' | 'identity'>;
  readonly origin: string;
  /** Tasks, as the results call them, whose details were read. */
  readonly details: Set<string>;
}

/** Told elsewhere, or nothing that an answer depends on. */
const NOT_OF_THE_MODEL = new Set([
  ...['generation_parameters', 'system_prompt', 'cache_dir', 'model_definition_file_path', 'compile'],
  ...['continuous_batching', 'model_name', 'model_size', 'model_sha', 'model_dtype'],
]);

/** The model with all that makes its answers different; null when the log names none. */
export function modelOf(value: unknown): RunHeader['model'] | null {
  const general = at(value, 'config_general');
  const config = objectOf(at(general, 'model_config'));
  const model = nameAt(general, 'model_name') ?? nameAt(config, 'model_name');
  if (model === null) return null;
  const sampler = settingsText(config['generation_parameters'] ?? at(general, 'generation_parameters'));
  const prompt = nameAt(config, 'system_prompt');
  const own = Object.fromEntries(Object.entries(config).filter(([name]) => !NOT_OF_THE_MODEL.has(name)));
  const facts = modelFacts({
    revision: nameAt(general, 'model_sha') ?? undefined,
    dtype: nameAt(general, 'model_dtype') ?? undefined,
    ...own,
  });
  return {
    model,
    identity: {
      ...(sampler !== '' && { sampler }),
      ...(prompt !== null && { template: `system prompt ${contentId(prompt)}` }),
      ...facts,
    },
  };
}

/** What is measured, and the run of it; the number of examples is a setting of the task. */
export function runOfTask(
  { value, model, origin }: RunHeader,
  task: string,
  { chosen }: TaskMetrics,
): { readonly run: Run; readonly task: string } {
  const shots = shotsOf(value, task);
  const config = configOf(value, task);
  const taskRuler = recordedSettings({
    version: nameAt(objectOf(at(value, 'versions'))[task]) ?? nameAt(config, 'version'),
    examples: shots,
    scorer: chosen?.name ?? null,
  });
  const run = {
    ...model,
    origin,
    variant: shots === null ? '' : `${shots}-shot`,
    taskRuler,
    better: chosen?.better,
  };
  return { run, task: withoutShots(task) };
}

function shotsOf(value: unknown, task: string): string | null {
  return /(?:\||__)(\d+)$/.exec(task)?.[1] ?? nameAt(configOf(value, task), 'num_fewshots');
}

/** One task of the results: its totals where its details were read, else counts where its mean leads to counts. */
export function useResult(header: RunHeader, task: string): void {
  const { rows, value, details } = header;
  const marks = objectOf(objectOf(at(value, 'results'))[task]);
  const place = { line: null, field: `results.${task}` };
  if (task === 'all' || /:_average(?:\||__|$)/.test(task)) {
    rows.leaveOut(place, 'a task, not an average of tasks', task);
    return;
  }
  const metrics = metricsOf(value, task, marks, rows.wanted);
  const { chosen } = metrics;
  if (chosen === null) {
    rows.leaveOut(place, 'a metric that is a share of the responses', metrics.names.join(', ') || 'none');
    return;
  }
  const { run, task: name } = runOfTask(header, task, metrics);
  const mean = marks[chosen.name];
  const total = totalOf(value, task) ?? totalFromError(marks, chosen);
  const responses = total === null ? null : total * (chosen.trials ?? 1);
  if (details.has(task)) {
    rows.leaveOut(place, 'a task without details', 'the details of this task are read instead');
    rows.states({
      run,
      task: name,
      place,
      responses,
      mean: typeof mean === 'number' ? mean : null,
      incomplete: incompleteOf(value, task),
    });
  } else if (typeof mean !== 'number') rows.reject(place, 'a mean', written(mean));
  else useMean({ header, run, task, name, mean, responses, metric: chosen.name });
}

interface MeanOfTask {
  readonly header: RunHeader;
  readonly run: Run;
  /** As the results call it, with its number of examples. */
  readonly task: string;
  readonly name: string;
  readonly mean: number;
  readonly responses: number | null;
  readonly metric: string;
}

function useMean({ header, run, task, name, mean, responses, metric }: MeanOfTask): void {
  const { rows, value } = header;
  const place = { line: null, field: `results.${task}.${metric}` };
  const correct = responses === null ? null : countFromMean(mean, responses, 'full');
  if (correct === null || responses === null) {
    rows.mean(place, { evaluation: run.model, task: name, metric, score: mean, total: responses });
    return;
  }
  rows.note(`${name}: counts are derived from the mean and the number of documents.`);
  rows.point(run, place, { task: name, correct, total: responses });
  rows.states({ run, task: name, place, responses, mean, incomplete: incompleteOf(value, task) });
}

/** How many documents there were, where that is said. */
function totalOf(value: unknown, task: string): number | null {
  const documents = configOf(value, task)['effective_num_docs'];
  if (typeof documents === 'number' && documents > 0) return documents;
  const summary = objectOf(at(value, 'summary_tasks'))[task];
  const counted = isObject(summary) ? numberOf(summary['truncated']) + numberOf(summary['non_truncated']) : 0;
  return counted > 0 ? counted : null;
}

/** What the standard error of a mean of zeros and ones tells; that of shares looks like it for another number. */
function totalFromError(marks: JsonObject, { name, isBinary }: ChosenMetric): number | null {
  const [mean, error] = [marks[name], marks[`${name}_stderr`]];
  if (!isBinary || typeof mean !== 'number' || typeof error !== 'number') return null;
  return trialsFromStandardError(mean, error);
}

function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) ? value : 0;
}

function incompleteOf(value: unknown, task: string): Incomplete | null {
  const limit = at(value, 'config_general', 'max_samples');
  const { original_num_docs: all, effective_num_docs: had } = configOf(value, task);
  const planned = typeof all === 'number' && all > 0 ? all : null;
  if (typeof limit !== 'number') {
    const isPart = planned !== null && typeof had === 'number' && had > 0 && had < planned;
    return isPart ? { why: 'only a part of the documents was evaluated', planned } : null;
  }
  if (planned !== null && planned <= limit) return null;
  return { why: `the run was limited to ${limit} documents of each task`, planned };
}
