import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseNumber } from '../../../src/read/dataset/cell-values.ts';
import type { FactName } from '../../../src/read/formats/format.ts';
import type { FileAccount, RowOfRun } from '../../../src/read/formats/rows.ts';
import { readLogs } from '../../../src/read/load.ts';
import { folderOf } from '../dataset/folder-of.ts';
import { fixture } from './read-fixture.ts';

/** What every fixture of a format holds, and what no fixture says, file by file, before anything is settled. */
export async function accountsOf(format: string): Promise<readonly FileAccount[]> {
  const fixtures = existsSync(fixture(format)) ? readdirSync(fixture(format)) : [];
  const paths = fixtures.map((name) => join(fixture(format), name));
  const more = MORE[format];
  if (more) paths.push(folderOf(more()));
  const accounts: FileAccount[] = [];
  for (const path of paths) accounts.push(...(await readLogs([path], { from: format })).rows.files);
  return accounts;
}

const textOf = (name: string): string => readFileSync(fixture(name), 'utf8');

/** Text in which one thing is written otherwise; a test that finds nothing to change would prove nothing. */
function changed(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`there is no ${from}`);
  return text.replaceAll(from, to);
}

const LM_EVAL = 'lm-eval/good/org__model-b/results_2026-01-02T03-04-05.678901.json';
const LM_EVAL_SAMPLES = 'lm-eval/good/org__model-b/samples_tiny_gen_2026-01-02T03-04-05.678901.jsonl';

const POINT = 'eval_id,task,correct,total,invalid,truncated,guess_sum,completion_tokens,cost';
const SAMPLE = 'eval_id,task,item,correct,invalid,truncated,guess,completion_tokens,cost';

/** Logs that say what the fixtures of their format do not. */
const MORE: Readonly<Record<string, () => Record<string, string>>> = {
  inspect: () => {
    const cancelled = changed(textOf('inspect/good.json'), '"status": "success"', '"status": "cancelled"');
    return { 'log.json': changed(cancelled, '"input_tokens":', '"total_cost": 0.25, "input_tokens":') };
  },
  'lm-eval': () => {
    const log = JSON.parse(textOf(LM_EVAL)) as Record<string, unknown>;
    const counts = { 'n-samples': { counted: { original: 40, effective: 4 } } };
    const samples = changed(textOf(LM_EVAL_SAMPLES), '["text"], "filter"', '["[invalid]"], "filter"');
    return {
      [basename(LM_EVAL)]: JSON.stringify({ ...log, ...counts }),
      [basename(LM_EVAL_SAMPLES)]: samples,
    };
  },
  promptfoo: () => {
    const metrics = '"prompts": [{ "metrics": { "testPassCount": 2, "testFailCount": 1 } }]';
    return { 'results.json': changed(textOf('promptfoo/good/results.json'), '"prompts": []', metrics) };
  },
  'every-eval-ever': () => {
    const details = { tier: 'all', correct: '3', total: '4', invalid: '1', cost: '0.5' };
    const result = { evaluation_name: 'sums', score_details: { score: 0.75, details } };
    const record = {
      schema_version: '0.3.0',
      evaluation_id: 'e',
      eval_library: { name: 'evalpress' },
      model_info: { id: 'm' },
      evaluation_results: [result],
    };
    return { 'record.json': JSON.stringify(record) };
  },
  reasonscape: () => {
    const response = { model: 'm', base_task: 'sums', correct: true, truncated: false, cost: 0.5 };
    return { 'm/answers.ndjson': JSON.stringify(response) };
  },
  wide: () => ({ 'wide.csv': 'model,n,sums\nm,50,68.0\n' }),
  points: () => ({ 'points.csv': `${POINT}\nm,sums,3,4,1,1,0.5,90,0.5\n` }),
  samples: () => ({ 'samples.csv': `${SAMPLE}\nm,sums,q1,1,0,0,0.25,90,0.5\n` }),
};

const isThere = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

const hasAny = (...names: readonly string[]): ((account: FileAccount) => boolean) => {
  const wanted = new Set(names);
  return ofRows(({ values }) =>
    Object.entries(values).some(([name, value]) => wanted.has(name) && isThere(value)),
  );
};

function ofRows(test: (row: RowOfRun) => boolean): (account: FileAccount) => boolean {
  return ({ samples, points }) => [...samples, ...points].some(test);
}

/** Whether a reader took a fact from a file. That of a scale shows only where marks are right or wrong. */
export const isRecorded: Readonly<Record<FactName, (account: FileAccount) => boolean>> = {
  identity: ofRows(({ run }) => run.model !== 'unnamed'),
  items: hasAny('item'),
  direction: ofRows(({ run }) => run.better !== undefined),
  scale: hasAny('correct', 'outcome'),
  totals: ({ stated }) => stated.some(({ responses, mean }) => responses !== null || mean !== null),
  stopReason: hasAny('truncated'),
  invalid: hasAny('invalid'),
  guess: hasAny('guess', 'guess_sum'),
  tokens: hasAny('prompt_tokens', 'completion_tokens'),
  cost: hasAny('cost'),
  aborted: ({ stated }) => stated.some(({ incomplete }) => incomplete !== null),
};

/** Marks that are neither right nor wrong. */
export const partialMarks = ({ samples }: FileAccount): number[] =>
  samples
    .map(({ values }) => parseNumber(values.correct))
    .filter((mark): mark is number => typeof mark === 'number' && mark !== 0 && mark !== 1);
