import type { SizeLimits } from '../open/text/size-limits.ts';
import type { LogFile } from '../open/log-file.ts';
import { recordsOf } from '../open/text/records.ts';
import { has } from '../open/text/shape.ts';
import { at, nameAt } from './json-values.ts';
import { markOf } from './responses.ts';
import { readOrReject, type Format } from './format.ts';
import type { FileRows, AllRows, Run } from './rows.ts';

/** Judgments of LiveBench, with the answers they judge where those are there. */
export const livebench: Format = {
  id: 'livebench',
  label: 'LiveBench judgments',
  facts: {
    identity: 'read',
    items: 'read',
    direction: 'not in the format',
    scale: 'derived',
    totals: 'not in the format',
    stopReason: 'not in the format',
    invalid: 'not in the format',
    guess: 'not in the format',
    tokens: 'read',
    cost: 'not in the format',
    aborted: 'not in the format',
  },
  recognise: ({ shape }) => {
    if (has(shape, 'question_id', 'task', 'model', 'score')) return 'question_id, task, model and score';
    return has(shape, 'question_id', 'model_id', 'choices') ? 'answers with question_id and model_id' : null;
  },
  read: (files, all, { limits }) => {
    const answers = new Map<string, unknown>();
    for (const file of files.filter(({ shape }) => shape.keys.has('model_id'))) {
      const rows = all.file(file, 'livebench');
      readOrReject(rows, () => collectAnswers(file, rows, answers, limits));
    }
    for (const file of files.filter(({ shape }) => !shape.keys.has('model_id'))) {
      const rows = all.file(file, 'livebench', ['truncated', 'guess', 'cost', 'prompt_tokens']);
      readOrReject(rows, () => readJudgments(file, rows, all, answers, limits));
    }
  },
};

function keyOf(model: string | null, question: string | null): string {
  return JSON.stringify([model?.toLowerCase(), question]);
}

/** Answers are no rows of their own: they only say how many tokens a judged answer took. */
function collectAnswers(
  file: LogFile,
  rows: FileRows,
  answers: Map<string, unknown>,
  limits: SizeLimits,
): void {
  for (const { value, error } of recordsOf(file, limits)) {
    if (error) rows.unreadable(error);
    else
      answers.set(
        keyOf(nameAt(value, 'model_id'), nameAt(value, 'question_id')),
        at(value, 'total_output_tokens'),
      );
  }
}

function readJudgments(
  file: LogFile,
  rows: FileRows,
  all: AllRows,
  answers: ReadonlyMap<string, unknown>,
  limits: SizeLimits,
): void {
  const runs = new Map<string, Run>();
  for (const { line, value, error } of recordsOf(file, limits)) {
    if (error) {
      rows.unreadable(error);
      continue;
    }
    const [model, task, item] = [nameAt(value, 'model'), nameAt(value, 'task'), nameAt(value, 'question_id')];
    const correct = markOf(at(value, 'score'));
    if (model === null || task === null)
      rows.fault({ line, field: null }, 'bad-judgment', 'not a judgment', 'model, task and score', value);
    else if (correct === null) {
      const got = at(value, 'score');
      rows.fault({ line, field: 'score' }, 'bad-score', 'not a score', 'a number', got);
    } else {
      const run = runs.get(model) ?? { model, origin: 'livebench' };
      runs.set(model, run);
      const moment = at(value, 'tstamp');
      all.task(task, { group: nameAt(value, 'category') ?? undefined });
      const tokens = rows.count('completion_tokens', knownTokens(answers.get(keyOf(model, item))));
      rows.sample(
        run,
        { line, field: null },
        {
          task,
          correct,
          item: item ?? undefined,
          trial: nameAt(value, 'turn') ?? 1,
          judged: typeof moment === 'number' ? moment : undefined,
          completion_tokens: tokens,
        },
      );
    }
  }
}

/** A negative count is how this format writes "not known". */
function knownTokens(tokens: unknown): unknown {
  return typeof tokens === 'number' && tokens < 0 ? undefined : tokens;
}
