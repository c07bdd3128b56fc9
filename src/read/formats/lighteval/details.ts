import type { LogRecord } from '../../open/text/records.ts';
import { at, isObject, type JsonObject, listOf, nameAt, objectOf } from '../json-values.ts';
import { contentId, GUESS_DERIVED, guessChance, markOf } from '../responses.ts';
import type { FileRows, Run, SampleValues } from '../rows.ts';
import type { ChosenMetric } from './metrics.ts';

/** One document of a task, whatever the version that wrote it. */
export interface Document {
  readonly line: number | null;
  readonly metrics: JsonObject;
  readonly question: string | null;
  readonly choices: number;
  /** Right ones among the choices. */
  readonly golds: number;
  /** Whether the model chose among the choices instead of writing an answer. */
  readonly isChoice: boolean;
  /** Tokens of each response that the model wrote; empty where they are not recorded. */
  readonly written: readonly number[];
  readonly promptTokens: number | undefined;
}

export function documentsOf(records: readonly LogRecord[], rows: FileRows): Document[] {
  return records.flatMap(({ line, value, error }) => {
    if (error) rows.unreadable(error);
    else if (!isObject(value))
      rows.fault({ line, field: null }, 'bad-sample', 'not a document', 'an object', value);
    else return [documentOf(value, line)];
    return [];
  });
}

/** Before version 0.10 the parts stood in columns of their own. */
function documentOf(value: JsonObject, line: number | null): Document {
  const doc = value['doc'] ?? value['__doc__'] ?? value;
  const response = value['model_response'] ?? value['__model_response__'];
  const texts = listOf(at(response, 'text') ?? value['predictions']);
  const scores = listOf(at(response, 'logprobs') ?? value['pred_logits']);
  const isChoice = texts.length === 0 && scores.length > 0;
  return {
    line,
    metrics: objectOf(value['metric'] ?? value['__metric__'] ?? value['metrics']),
    question: nameAt(doc, 'query') ?? nameAt(doc, 'example') ?? nameAt(doc, 'full_prompt'),
    choices: listOf(at(doc, 'choices')).length,
    golds: Math.max(1, listOf(at(doc, 'gold_index')).length),
    isChoice,
    ...tokensIn(isChoice ? null : response),
  };
}

/** What a choice among given answers took is no measure of what was written. */
function tokensIn(response: unknown): Pick<Document, 'written' | 'promptTokens'> {
  const input = listOf(at(response, 'input_tokens')).length;
  const output = listOf(at(response, 'output_tokens'));
  return {
    written: output.map((tokens) => listOf(tokens).length),
    promptTokens: input === 0 ? undefined : input,
  };
}

/** Documents as responses; of several responses to one document it is told how many were right. */
export function readDocuments(
  documents: readonly Document[],
  { run, task }: { readonly run: Run; readonly task: string },
  metric: ChosenMetric,
  rows: FileRows,
): void {
  const times = new Map<string, number>();
  for (const document of documents) {
    const place = { line: document.line, field: metric.name };
    const mark = markOf(document.metrics[metric.name]);
    if (mark === null) {
      const got = document.metrics[metric.name];
      rows.fault(place, 'bad-score', 'not a score', 'a number', got);
      continue;
    }
    const values = { task, item: itemOf(document, times), guess: guessOf(document, rows) };
    const right = metric.trials === null ? null : trialsRight(mark, metric.trials);
    if (metric.trials === null || right === null)
      rows.sample(run, place, { ...values, ...tokensOf(document, null), correct: mark });
    else
      for (let trial = 0; trial < metric.trials; trial++)
        rows.sample(run, place, {
          ...values,
          ...tokensOf(document, trial),
          trial,
          correct: Number(trial < right),
        });
  }
}

/** How many of so many responses were right; null where the share is of something else. */
function trialsRight(share: number, trials: number): number | null {
  const right = Math.round(share * trials);
  return Math.abs(share * trials - right) < 1e-6 && right >= 0 && right <= trials ? right : null;
}

/** A question that a task holds twice is asked twice. */
function itemOf({ question }: Document, times: Map<string, number>): string | undefined {
  if (question === null) return undefined;
  const id = contentId(question);
  const time = (times.get(id) ?? 0) + 1;
  times.set(id, time);
  return time === 1 ? id : `${id} (${time})`;
}

/** An answer that is written is no guess among choices. */
function guessOf({ isChoice, choices, golds }: Document, rows: FileRows): number | undefined {
  if (!isChoice) return 0;
  if (golds > 1 || guessChance(choices) === undefined) return undefined;
  rows.note(GUESS_DERIVED);
  return guessChance(choices);
}

function tokensOf(
  { written, promptTokens }: Document,
  trial: number | null,
): Pick<SampleValues, 'prompt_tokens' | 'completion_tokens'> {
  const tokens = trial === null && written.length > 1 ? undefined : written[trial ?? 0];
  return { prompt_tokens: promptTokens, completion_tokens: tokens };
}
