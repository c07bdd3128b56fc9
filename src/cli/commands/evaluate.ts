import { problem, UserError } from '../../errors.ts';
import { makeDataset } from '../../read/make-dataset.ts';
import { type InterviewNames, readInterviews } from '../../read/load-interviews.ts';
import type { Io } from '../io.ts';
import { loadOptions, type ReadingOptions } from '../load-board.ts';
import { refuseOverwriting, writeLoaded } from './import.ts';

export interface EvaluateOptions extends ReadingOptions {
  readonly interview: readonly string[];
  readonly columns?: string;
  readonly output: string;
  readonly force?: boolean;
}

/** Turns raw interviews, one response a line, into a dataset folder. */
export async function evaluate(io: Io, options: EvaluateOptions): Promise<void> {
  await refuseOverwriting(io, options);
  const columns = columnsOf(options.columns);
  const reading = loadOptions(io, options);
  const read = await readInterviews(options.interview, columns, reading);
  await writeLoaded(io, makeDataset(read, reading), options.output);
}

function columnsOf(text: string | undefined): InterviewNames {
  if (text === undefined) return {};
  const entries = parsed(text);
  if (entries !== null) return entries;
  const expected = 'a JSON object such as {"correct": "is_right"}';
  const message = 'not a mapping of names';
  throw new UserError(problem({ code: 'usage', field: '--columns', message, expected, got: text }));
}

function parsed(text: string): InterviewNames | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const entries = Object.entries(value).map(([name, own]: [string, unknown]) => [name, own] as const);
    return entries.every(([, own]) => typeof own === 'string')
      ? (Object.fromEntries(entries) as InterviewNames)
      : null;
  } catch {
    return null;
  }
}
