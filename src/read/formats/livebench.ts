import type { Limits } from '../open/size-limits.ts';
import { type LogFile, recordsOf } from '../open/log-file.ts';
import { has } from '../open/shape.ts';
import { at, nameAt } from './json-values.ts';
import { type FileFindings, type Findings, guarded, type LogFormat, type Run } from './rows.ts';

/** Judgments of LiveBench, with the answers they judge where those are there. */
export const livebench: LogFormat = {
  id: 'livebench',
  label: 'LiveBench judgments',
  sniff: ({ shape }) => {
    if (has(shape, 'question_id', 'task', 'model', 'score')) return 'question_id, task, model and score';
    return has(shape, 'question_id', 'model_id', 'choices') ? 'answers with question_id and model_id' : null;
  },
  read: (files, findings, limits) => {
    const answers = new Map<string, unknown>();
    for (const file of files.filter(({ shape }) => shape.keys.has('model_id'))) {
      const found = findings.file(file, 'livebench');
      guarded(found, () => collectAnswers(file, found, answers, limits));
    }
    for (const file of files.filter(({ shape }) => !shape.keys.has('model_id'))) {
      const found = findings.file(file, 'livebench', ['truncated', 'guess', 'cost', 'prompt_tokens']);
      guarded(found, () => readJudgments(file, found, findings, answers, limits));
    }
  },
};

function keyOf(model: string | null, question: string | null): string {
  return JSON.stringify([model?.toLowerCase(), question]);
}

/** Answers are no rows of their own: they only say how many tokens a judged answer took. */
function collectAnswers(
  file: LogFile,
  found: FileFindings,
  answers: Map<string, unknown>,
  limits: Limits,
): void {
  for (const { value, error } of recordsOf(file, limits)) {
    if (error) found.unreadable(error);
    else
      answers.set(
        keyOf(nameAt(value, 'model_id'), nameAt(value, 'question_id')),
        at(value, 'total_output_tokens'),
      );
  }
}

function readJudgments(
  file: LogFile,
  found: FileFindings,
  findings: Findings,
  answers: ReadonlyMap<string, unknown>,
  limits: Limits,
): void {
  const runs = new Map<string, Run>();
  for (const { line, value, error } of recordsOf(file, limits)) {
    if (error) {
      found.unreadable(error);
      continue;
    }
    const [model, task, item] = [nameAt(value, 'model'), nameAt(value, 'task'), nameAt(value, 'question_id')];
    const correct = shareOf(at(value, 'score'));
    if (model === null || task === null)
      found.fault({ line, field: null }, 'bad-judgment', 'not a judgment', 'model, task and score', value);
    else if (correct === null) {
      const got = at(value, 'score');
      found.fault({ line, field: 'score' }, 'bad-score', 'not a score', 'a number from 0 to 1', got);
    } else {
      const run = runs.get(model) ?? { model, origin: 'livebench' };
      runs.set(model, run);
      findings.task(task, { group: nameAt(value, 'category') ?? undefined });
      const tokens = found.count('completion_tokens', knownTokens(answers.get(keyOf(model, item))));
      found.sample(
        run,
        { line, field: null },
        { task, correct, item: item ?? undefined, completion_tokens: tokens },
      );
    }
  }
}

function shareOf(score: unknown): number | null {
  if (typeof score === 'boolean') return Number(score);
  return typeof score === 'number' && score >= 0 && score <= 1 ? score : null;
}

/** A negative count is how this format writes "not known". */
function knownTokens(tokens: unknown): unknown {
  return typeof tokens === 'number' && tokens < 0 ? undefined : tokens;
}
