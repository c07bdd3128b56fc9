import { cellText } from './cell-text.ts';
import { sampleColumn as at } from '../read/dataset/field-names.ts';
import { parseFlag } from './parse-flag.ts';
import type { RowContext, RowValues } from '../read/dataset/row-context.ts';

/** How one response ended. `null`: not recorded. */
export interface Outcome {
  /** Correct, and neither truncated nor invalid. */
  readonly solved: boolean;
  readonly invalid: boolean | null;
  readonly truncated: boolean | null;
}

const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ['correct', { solved: true, invalid: false, truncated: false }],
  ['wrong', { solved: false, invalid: false, truncated: false }],
  ['invalid', { solved: false, invalid: true, truncated: false }],
  ['truncated', { solved: false, invalid: false, truncated: true }],
]);

/** From `outcome`, else from `correct` with `invalid`, `truncated` and `finish_reason`; null after a fault was logged. */
export function readOutcome(values: RowValues, line: number | null, context: RowContext): Outcome | null {
  const word = cellText(values[at.outcome]).toLowerCase();
  if (word === '') return readCorrect(values, line, context);
  const outcome = OUTCOMES.get(word);
  if (outcome) return outcome;
  const fault = { code: 'bad-outcome', field: 'outcome', message: 'not an outcome', got: values[at.outcome] };
  context.log.fault(line, { ...fault, expected: [...OUTCOMES.keys()].join(', ') });
  return null;
}

function readCorrect(values: RowValues, line: number | null, context: RowContext): Outcome | null {
  const truncated =
    readFlag(values[at.truncated], 'truncated', line, context) ?? endedAtLimit(values[at.finish_reason]);
  const invalid = readFlag(values[at.invalid], 'invalid', line, context);
  const correct = parseFlag(values[at.correct]);
  const failed = truncated === true || invalid === true;
  if (typeof correct === 'boolean') return { solved: correct && !failed, invalid, truncated };
  // A response that was cut off, or held no answer, need not say that it is not correct.
  if (correct === undefined && failed) return { solved: false, invalid, truncated };
  const fault = { field: 'correct', expected: '0, 1, true or false', got: values[at.correct] };
  if (correct === undefined) {
    context.log.fault(line, { ...fault, code: 'required', message: 'every row needs outcome or correct' });
  } else {
    const hint = 'partial credit is not an outcome; sum it into point rows, which take fractions';
    context.log.fault(line, { ...fault, code: 'bad-correct', message: 'neither right nor wrong', hint });
  }
  return null;
}

function readFlag(value: unknown, field: string, line: number | null, { log }: RowContext): boolean | null {
  const flag = parseFlag(value);
  if (flag === null) log.notRecorded(line, field, value);
  return flag ?? null;
}

const LIMIT_REASONS = new Set(['length', 'max_tokens', 'model_length']);

/** Whether the response ended at the token limit; null when the source does not say how it ended. */
function endedAtLimit(finishReason: unknown): boolean | null {
  const reason = cellText(finishReason).toLowerCase();
  return reason === '' ? null : LIMIT_REASONS.has(reason);
}
