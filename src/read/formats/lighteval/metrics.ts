import type { WantedMeasure } from '../wanted.ts';
import { at, isObject, type JsonObject, listOf, nameAt, objectOf } from '../json-values.ts';

/** A metric of which each response has a share, and all of them a mean. */
export interface ChosenMetric {
  readonly name: string;
  readonly better: 'higher' | 'lower' | undefined;
  /** Responses of which it is the share for each document, where it says so; else it judges a document as one. */
  readonly trials: number | null;
  /** Whether a document can only be right or wrong by it. */
  readonly isBinary: boolean;
}

export interface TaskMetrics {
  /** null: none of them is a share of each response. */
  readonly chosen: ChosenMetric | null;
  /** All that the log has of the task. */
  readonly names: readonly string[];
}

/** Metrics that say right or wrong, the one to prefer first; any other share comes after them, as the task lists them. */
const PREFERRED: readonly RegExp[] = [
  /^avg@n?/,
  /^(?:\w+[-_])?pass@k:(?:.*&)?k=1(?:&|$)/,
  /pass@1/,
  /^(?:exact_match|em)$/,
  /^(?:extractive_match|qem|pem|pqem)$/,
  /^acc$/,
  /(?:^|_)acc(?:uracy)?(?:$|_)/,
];

const BINARY = /^(?:exact_match|p?q?em|extractive_match|acc(?:_norm)?(?:[_:].*)?)$/;

/** Metrics that are no mean of shares, so that no counts stand behind them. */
const NO_SHARE = /perplexity|ppl|bits_per_byte|logprob|bleu|chrf|^ter$|mcc|corpus|judge_score|length/i;

/**
 * Of each task one metric counts: the one that is asked for, else the preferred one.
 *
 * @param marks metrics of one document, or of the task as a whole where there are no documents
 */
export function metricsOf(
  value: unknown,
  task: string,
  marks: JsonObject,
  wanted: WantedMeasure,
): TaskMetrics {
  const names = Object.keys(marks).filter((name) => !name.endsWith('_stderr'));
  const declared = declaredMetrics(value, task);
  const shares = names.filter((name) => typeof marks[name] !== 'object' && isShare(name, declared));
  const isHigher = (name: string): boolean => directionOf(name, declared) !== 'lower';
  const ordered = [...shares.filter(isHigher), ...shares.filter((name) => !isHigher(name))];
  const preferred = PREFERRED.flatMap((pattern) => ordered.find((name) => pattern.test(name)) ?? []);
  const asked = ordered.length === 0 ? null : wanted.among('metric', ordered, task);
  const name = asked ?? preferred[0] ?? ordered[0];
  if (name === undefined) return { chosen: null, names };
  return {
    chosen: {
      name,
      better: directionOf(name, declared),
      trials: trialsOf(name),
      isBinary: BINARY.test(name),
    },
    names,
  };
}

/** What the configuration says of the metrics of a task; older versions call it without its number of examples. */
export function configOf(value: unknown, task: string): JsonObject {
  const configs = objectOf(at(value, 'config_tasks'));
  return objectOf(configs[task] ?? configs[withoutShots(task)]);
}

/** `arc:challenge|25`, before version 0.13 `leaderboard|arc:challenge|25`: the task without its number of examples. */
export function withoutShots(task: string): string {
  return task.replace(/(?:\||__)\d+$/, '');
}

function declaredMetrics(value: unknown, task: string): readonly unknown[] {
  const config = configOf(value, task);
  return listOf(config['metrics'] ?? config['metric']).filter(isObject);
}

/** The metric itself, or a group of metrics that it is one of. */
function declaredAs(name: string, declared: readonly unknown[]): unknown {
  return declared.find((one) => {
    const own = at(one, 'metric_name');
    return Array.isArray(own) ? own.includes(name) : nameAt(own) === name;
  });
}

function isShare(name: string, declared: readonly unknown[]): boolean {
  const one = declaredAs(name, declared);
  const over = at(one, 'corpus_level_fn');
  const own = isObject(over) ? over[name] : over;
  return !NO_SHARE.test(name) && (typeof own !== 'string' || /mean/i.test(own));
}

function directionOf(name: string, declared: readonly unknown[]): 'higher' | 'lower' | undefined {
  const stated = at(declaredAs(name, declared), 'higher_is_better');
  const own = isObject(stated) ? stated[name] : stated;
  return own === true ? 'higher' : own === false ? 'lower' : undefined;
}

/** `avg@n:n=4`, `pass@k:k=1&n=4`, `math_pass@1:4_samples`: how many responses one document has. */
function trialsOf(name: string): number | null {
  if (!/^avg@|pass@1:|pass@k:(?:.*&)?k=1(?:&|$)/.test(name)) return null;
  const trials = /(?:[:&]n=|pass@1:|^avg@)(\d+)/.exec(name)?.[1];
  return trials === undefined ? null : Number(trials);
}
