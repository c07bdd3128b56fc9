import { problem, UserError } from '../../errors.ts';
import type { FileHead, LogFile } from '../open/log-file.ts';
import { baseName, folderOfFile, notAsExpected, recordsOf } from '../open/text/records.ts';
import { has } from '../open/text/shape.ts';
import type { SizeLimits } from '../open/text/size-limits.ts';
import { type Format, readOrReject } from './format.ts';
import { at, nameAt } from './json-values.ts';
import { type AllRows, type FileRows, fewerThanWhole, type Run, type SampleValues } from './rows.ts';
import { recordedSettings } from './settings.ts';

/**
 * Scores of the Berkeley Function-Calling Leaderboard: a file per model and category, with its counts in the first line and
 * what was wrong in the others. Only the responses beside it say what was right, too.
 */
export const bfcl: Format = {
  id: 'bfcl',
  label: 'BFCL scores',
  facts: {
    identity: 'derived',
    items: 'read',
    direction: 'not in the format',
    scale: 'read',
    totals: 'read',
    stopReason: 'not in the format',
    invalid: 'derived',
    guess: 'not in the format',
    tokens: 'read',
    cost: 'not in the format',
    aborted: 'derived',
  },
  recognise: (head) =>
    isScore(head)
      ? 'accuracy, correct_count and total_count'
      : isResponses(head)
        ? 'responses with id, result and token counts'
        : null,
  read: (files, all, { limits }) => {
    const responses = new Map(files.filter(isResponses).map((file) => [file.name, file] as const));
    for (const file of files.filter(isScore)) {
      const rows = all.file(file, 'bfcl', NOT_IN_FORMAT);
      readOrReject(rows, () => {
        const own = responses.get(nameOfResponses(file));
        if (own) responses.delete(own.name);
        readScore(file, own ?? null, { rows, all, limits });
      });
    }
    for (const file of responses.values()) {
      const rows = all.file(file, 'bfcl', NOT_IN_FORMAT);
      rows.leaveOut(
        NOWHERE,
        `responses with their score, ${scoreOf(file)}`,
        'responses that were not judged',
      );
    }
  },
};

const NOT_IN_FORMAT = ['truncated', 'guess', 'cost'];
const NOWHERE = { line: null, field: null };

function isScore({ shape }: Pick<FileHead, 'shape'>): boolean {
  const isLines = shape.kind === 'lines' || shape.kind === 'object';
  return isLines && has(shape, 'accuracy', 'correct_count', 'total_count');
}

function isResponses({ shape }: Pick<FileHead, 'shape'>): boolean {
  const isLines = shape.kind === 'lines' || shape.kind === 'object';
  return isLines && has(shape, 'id', 'result', 'input_token_count') && !has(shape, 'eval_id');
}

/** `score/<model>/…/BFCL_v4_<category>_score.json` lies in the same place as the responses below `result`. */
function nameOfResponses({ name }: LogFile): string {
  return name.replace(/(^|\/)score(?=\/)/, '$1result').replace(/_score\.json/, '_result.json');
}

function scoreOf(file: LogFile): string {
  return baseName(file).replace(/_result\.json/, '_score.json');
}

interface Context {
  readonly rows: FileRows;
  readonly all: AllRows;
  readonly limits: SizeLimits;
}

interface Category {
  readonly name: string;
  readonly version: string;
}

/** Entries of categories, in the version that has the fewest of them; a run may leave some out. */
const SIZES: ReadonlyMap<string, number> = new Map([
  ['simple', 400],
  ['simple_python', 400],
  ['simple_java', 100],
  ['simple_javascript', 50],
  ['java', 100],
  ['javascript', 50],
  ['multiple', 200],
  ['parallel', 200],
  ['parallel_multiple', 200],
  ['irrelevance', 240],
  ['live_simple', 258],
  ['live_multiple', 1037],
  ['live_parallel', 16],
  ['live_parallel_multiple', 24],
  ['live_irrelevance', 875],
  ['live_relevance', 16],
  ['multi_turn_base', 200],
  ['multi_turn_miss_func', 200],
  ['multi_turn_miss_param', 200],
  ['multi_turn_long_context', 200],
]);

/** What one file of scores says. */
interface Score {
  readonly correct: number;
  readonly total: number;
  readonly failures: ReadonlyMap<string, Failure>;
}

interface Failure {
  readonly line: number | null;
  /** Whether no call could be read in the response. */
  readonly isInvalid: boolean;
}

function readScore(file: LogFile, responses: LogFile | null, { rows, all, limits }: Context): void {
  const records = recordsOf(file, limits);
  for (const { error } of records) if (error) throw error;
  const values = records.map(({ value }) => value);
  const category = categoryOf(file, values[1]);
  if (category.name === 'format_sensitivity') {
    rows.leaveOut(NOWHERE, 'a category that counts', category.name);
    return;
  }
  const model = modelFolder(file) ?? nameAt(values[1], 'model_name');
  if (model === null) throw notAsExpected(file, 'a folder that names the model: score/<model>/…');
  const score = scoreIn(file, records);
  const task = `bfcl ${category.name}`;
  all.task(task, { group: 'BFCL' });
  const run: Run = {
    model,
    origin: `${rootOf(file)} ${model}`,
    taskRuler: recordedSettings({ version: category.version }),
  };
  const place = { line: records[0]?.line ?? null, field: 'accuracy' };
  if (responses === null || !readResponses(responses, score, { run, task }, { rows, all, limits })) {
    const invalid = [...score.failures.values()].filter(({ isInvalid }) => isInvalid).length;
    rows.point(run, place, { task, correct: score.correct, total: score.total, invalid });
  } else rows.leaveOut(place, 'a category without responses', 'the responses beside it are read instead');
  rows.states({
    run,
    task,
    place,
    responses: score.total,
    mean: score.correct / score.total,
    incomplete: fewerThanWhole(score.total, SIZES.get(category.name) ?? 0),
  });
}

/** @throws UserError where the counts of the file and its lines do not agree */
function scoreIn(file: LogFile, records: ReturnType<typeof recordsOf>): Score {
  const [first, ...rest] = records;
  const [correct, total, accuracy] = ['correct_count', 'total_count', 'accuracy'].map((name) =>
    at(first?.value, name),
  );
  const isCounts = isCount(correct) && isCount(total) && correct <= total && total > 0;
  if (!isCounts || typeof accuracy !== 'number' || Math.abs(accuracy - correct / total) > 1e-6)
    throw notAsExpected(file, 'an accuracy that is correct_count of total_count');
  const failures = new Map<string, Failure>();
  for (const { line, value } of rest) {
    const id = nameAt(value, 'id');
    if (id === null) throw notAsExpected(file, 'a line with an id for each response that is wrong');
    const type = nameAt(value, 'error_type') ?? nameAt(value, 'error', 'error_type') ?? '';
    failures.set(id, { line, isInvalid: type.startsWith('ast_decoder:') });
  }
  if (failures.size === total - correct) return { correct, total, failures };
  const about = { message: 'its counts and its lines do not agree', hint: 'it may have been cut off' };
  const expected = `${total - correct} that are wrong`;
  throw new UserError(
    problem({ code: 'bad-totals', file: file.name, ...about, expected, got: String(failures.size) }),
  );
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/**
 * Responses beside a score: those that are not among what was wrong are right.
 *
 * @returns false where they are not the ones that the score counts
 */
function readResponses(
  file: LogFile,
  { total, failures }: Score,
  { run, task }: { readonly run: Run; readonly task: string },
  { rows: score, all, limits }: Context,
): boolean {
  const rows = all.file(file, 'bfcl', NOT_IN_FORMAT);
  const records = recordsOf(file, limits);
  const ids = records.map(({ value }) => nameAt(value, 'id'));
  const known = new Set(ids);
  const isWhole = known.size === total && ids.length === total && !known.has(null);
  if (!isWhole || [...failures.keys()].some((id) => !known.has(id))) {
    rows.leaveOut(NOWHERE, `the ${total} responses that the score counts`, `${ids.length} responses`);
    score.note(`${score.file.name}: the responses beside it are not those that it counts; its counts stand.`);
    return false;
  }
  for (const { line, value } of records) {
    const id = nameAt(value, 'id') ?? '';
    const failure = failures.get(id);
    const correct = Number(failure === undefined);
    const invalid = failure?.isInvalid ?? false;
    rows.sample(run, { line, field: null }, { task, item: id, correct, invalid, ...tokensOf(value, rows) });
  }
  return true;
}

function tokensOf(value: unknown, rows: FileRows): Pick<SampleValues, 'prompt_tokens' | 'completion_tokens'> {
  return {
    prompt_tokens: rows.count('prompt_tokens', tokensIn(at(value, 'input_token_count'))),
    completion_tokens: rows.count('completion_tokens', tokensIn(at(value, 'output_token_count'))),
  };
}

/** Of one call, or of all calls of all turns. The format writes 0 for what it does not know. */
function tokensIn(counts: unknown): unknown {
  if (!Array.isArray(counts)) return counts === 0 ? undefined : counts;
  const all: readonly unknown[] = counts.flat();
  if (all.length === 0 || !all.every((count) => typeof count === 'number' && count > 0)) return undefined;
  return all.reduce<number>((sum, count) => sum + Number(count), 0);
}

function categoryOf(file: LogFile, failure: unknown): Category {
  const named = /^(?:BFCL_(v\d+)|gorilla_openfunctions_(v\d+)_test)_(.+?)_score\.json/i.exec(baseName(file));
  const name = nameAt(failure, 'test_category') ?? named?.[3] ?? null;
  if (name === null)
    throw notAsExpected(file, 'a name that says the category: BFCL_v4_<category>_score.json');
  return { name, version: named?.[1] ?? named?.[2] ?? 'unknown' };
}

/** Folders between that of the model and its files. */
const GROUPS = new Set([
  ...['non_live', 'live', 'multi_turn', 'agentic', 'memory', 'kv', 'vector', 'rec_sum'],
  ...['web_search', 'format_sensitivity', 'score'],
]);

function stepsOf(file: LogFile): string[] {
  const steps = folderOfFile(file).split('/');
  while (GROUPS.has(steps.at(-1) ?? '')) steps.pop();
  return steps;
}

function modelFolder(file: LogFile): string | null {
  const folder = stepsOf(file).at(-1) ?? '';
  return folder === '' ? null : folder;
}

function rootOf(file: LogFile): string {
  return stepsOf(file).slice(0, -1).join('/');
}
