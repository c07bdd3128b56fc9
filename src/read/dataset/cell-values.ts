import { isDeeperThan } from '../open/text/parse-json-text.ts';
import type { RowValues } from '../open/text/row-sink.ts';
import { sampleColumn as at } from './field-names.ts';
import type { RowContext } from './row-context.ts';
import type { Fault } from './row-log.ts';
import { isZeroToOne, type Scale, scaleOf, shareOn } from './scale.ts';
import { endedAtLimit, isUnknownReason } from './stop-reason.ts';

/** A count that every row needs; null after its fault was logged. */
export function requiredCount(
  value: unknown,
  field: string,
  line: number | null,
  context: RowContext,
): number | null {
  const number = parseNumber(value);
  if (typeof number === 'number' && isCount(number, context)) return number;
  const tooLarge = typeof number === 'number' && number > 0;
  const expected = tooLarge ? `at most ${context.limits.number}` : 'a number, 0 or more';
  const fault = { field, expected, got: value };
  if (number === undefined) {
    context.log.fault(line, { ...fault, code: 'required', message: `every row needs ${field}` });
  } else if (number === null) {
    context.log.fault(line, { ...fault, code: 'not-a-number', message: 'not a number' });
  } else context.log.fault(line, { ...fault, code: 'out-of-range', message: 'no count can be this' });
  return null;
}

/** A count, or null when it is not recorded. What is there but is no count is not recorded either, and is noted. */
export function optionalCount(
  value: unknown,
  field: string,
  line: number | null,
  context: RowContext,
): number | null {
  const number = parseNumber(value);
  if (typeof number === 'number' && isCount(number, context)) return number;
  if (number !== undefined) context.log.notRecorded(line, field, value);
  return null;
}

function isCount(number: number, { limits }: RowContext): boolean {
  return number >= 0 && number <= limits.number;
}

/**
 * A number from a cell of a table or a JSON value. `undefined` when the cell is empty, `null` when it holds something
 * that is not a finite number ("N/A", NaN, 1e999, 0x10, true): the caller decides whether that is an error, and it is
 * never read as zero.
 *
 * @example parseNumber('12') // → 12
 * @example parseNumber('N/A') // → null
 */
export function parseNumber(value: unknown): number | null | undefined {
  if (typeof value === 'string') return parseText(value);
  if (typeof value === 'number') return finite(value);
  return value === undefined || value === null ? undefined : null;
}

function parseText(text: string): number | null | undefined {
  const number = Number(text);
  if (number === 0 && text.trim() === '') return undefined;
  return isRadix(text) ? null : finite(number);
}

/** Minus zero becomes zero. */
function finite(number: number): number | null {
  return Number.isFinite(number) ? number + 0 : null;
}

/** `Number` also reads 0x10, 0o17 and 0b1, which no result file means as a count. */
function isRadix(text: string): boolean {
  return text.length > 2 && /^\s*0[xob]/i.test(text);
}

const FLAGS = new Map<unknown, boolean>([
  [1, true],
  [0, false],
  [true, true],
  [false, false],
  ['1', true],
  ['0', false],
  ['1.0', true],
  ['0.0', false],
  ['true', true],
  ['false', false],
]);

/**
 * A yes or no written 0/1 or true/false in any case; `undefined` when the cell is empty, `null` when it is anything
 * else.
 *
 * @example parseFlag('True') // → true
 * @example parseFlag('0.5') // → null
 */
export function parseFlag(value: unknown): boolean | null | undefined {
  if (typeof value !== 'string')
    return value === undefined || value === null ? undefined : (FLAGS.get(value) ?? null);
  const word = value.trim().toLowerCase();
  return word === '' ? undefined : (FLAGS.get(word) ?? null);
}

/** A name from a cell of a table or a JSON value; `''` when there is none, or when it is no name (an object, true). */
export function cellText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : '';
}

/** How one response ended. `null`: not recorded. */
export interface Outcome {
  /** 1: correct, and neither truncated nor invalid; partial credit lies between 0 and 1. */
  readonly credit: number;
  readonly invalid: boolean | null;
  readonly truncated: boolean | null;
}

/** Whether a response is neither wholly right nor wholly wrong. */
export function isPartial(credit: unknown): boolean {
  return typeof credit === 'number' && credit > 0 && credit < 1;
}

const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ['correct', { credit: 1, invalid: false, truncated: false }],
  ['wrong', { credit: 0, invalid: false, truncated: false }],
  ['invalid', { credit: 0, invalid: true, truncated: false }],
  ['truncated', { credit: 0, invalid: false, truncated: true }],
]);

/** From `outcome`, else from `correct` with `invalid`, `truncated` and `finish_reason`; null after a fault was logged. */
export function readOutcome(
  values: RowValues,
  line: number | null,
  scale: Scale | null,
  context: RowContext,
): Outcome | null {
  const word = cellText(values[at.outcome]).toLowerCase();
  if (word === '') return readCorrect(values, line, scale, context);
  const outcome = OUTCOMES.get(word);
  const contrary = outcome && contraryTo(outcome, values, scale);
  if (contrary !== undefined) {
    context.log.fault(line, contradiction(word, contrary, values[at[contrary]]));
    return null;
  }
  if (outcome) return outcome;
  const fault = { code: 'bad-outcome', field: 'outcome', message: 'not an outcome', got: values[at.outcome] };
  context.log.fault(line, { ...fault, expected: [...OUTCOMES.keys()].join(', ') });
  return null;
}

/** The column that says otherwise. A response that was cut off may have been found correct before it was. */
function contraryTo(
  { credit, invalid, truncated }: Outcome,
  values: RowValues,
  scale: Scale | null,
): 'correct' | 'finish_reason' | 'invalid' | 'truncated' | undefined {
  const correct = parseCredit(shareIn(values[at.correct], scale));
  const cutOff = parseFlag(values[at.truncated]);
  const isInvalid = parseFlag(values[at.invalid]);
  if (typeof cutOff === 'boolean' && cutOff !== truncated) return 'truncated';
  const byReason = typeof cutOff === 'boolean' ? cutOff : endedAtLimit(values[at.finish_reason]);
  if (byReason !== undefined && byReason !== truncated) return 'finish_reason';
  if (truncated === true) return undefined;
  if (typeof isInvalid === 'boolean' && isInvalid !== invalid) return 'invalid';
  return typeof correct === 'number' && correct !== credit ? 'correct' : undefined;
}

function contradiction(outcome: string, field: string, got: unknown): Fault {
  return {
    code: 'contradiction',
    field,
    message: `the outcome of this response is "${outcome}", and "${field}" says otherwise`,
    expected: 'columns that agree, or "outcome" alone',
    got,
    hint: 'a column that says something else needs another name; "columns" in dataset.json tells which is which',
  };
}

function readCorrect(
  values: RowValues,
  line: number | null,
  scale: Scale | null,
  context: RowContext,
): Outcome | null {
  const truncated =
    readFlag(values[at.truncated], 'truncated', line, context) ?? readReason(values, line, context);
  const invalid = readFlag(values[at.invalid], 'invalid', line, context);
  const correct = parseCredit(shareIn(values[at.correct], scale));
  const failed = truncated === true || invalid === true;
  if (typeof correct === 'number') return { credit: failed ? 0 : correct, invalid, truncated };
  // A response that was cut off, or held no answer, need not say that it is not correct.
  if (correct === undefined && failed) return { credit: 0, invalid, truncated };
  const fault = { field: 'correct', expected: marksOf(scale), got: values[at.correct] };
  if (correct === undefined) {
    context.log.fault(line, { ...fault, code: 'required', message: 'every row needs outcome or correct' });
  } else if (isOffScale(values[at.correct], scale))
    context.log.fault(line, offScale(values[at.correct], scale));
  else context.log.fault(line, { ...fault, code: 'bad-correct', message: 'neither right nor wrong' });
  return null;
}

/** What marks may be. */
function marksOf(scale: Scale | null): string {
  return scale === null || isZeroToOne(scale)
    ? '0, 1, true or false, or partial credit between 0 and 1'
    : `${scale.lowest} to ${scale.highest}`;
}

/** Credit from a flag or a share; undefined: not there; null: there, and neither. */
function parseCredit(value: unknown): number | null | undefined {
  const flag = parseFlag(value);
  if (flag !== null) return flag === undefined ? undefined : Number(flag);
  const share = parseNumber(value);
  return typeof share === 'number' && share >= 0 && share <= 1 ? share : null;
}

/** A mark on the scale that is declared as a share; what is no such mark stays as it is, and is no outcome. */
function shareIn(mark: unknown, scale: Scale | null): unknown {
  if (scale === null) return mark;
  const number = markOf(mark, scale);
  if (number === null) return mark;
  return shareOn(number, scale) ?? `outside ${scale.lowest} to ${scale.highest}`;
}

/** A mark as a number. Nobody knows which mark true is on a scale that does not end at 1: none, then. */
function markOf(mark: unknown, scale: Scale): number | null {
  const number = parseNumber(mark);
  const flag = parseFlag(mark);
  if (typeof number === 'number' || typeof flag !== 'boolean') return number ?? null;
  return isZeroToOne(scale) ? Number(flag) : Number.NaN;
}

/** One such mark makes every other mark of the task doubtful: going on without it would rank what nobody understands. */
export const OFF_SCALE = 'off-scale';

function isOffScale(mark: unknown, scale: Scale | null): boolean {
  return markOf(mark, scale ?? scaleOf({})) !== null;
}

function offScale(got: unknown, scale: Scale | null): Fault {
  const fault = { code: OFF_SCALE, field: 'correct', expected: marksOf(scale), got };
  if (scale === null) {
    const message = 'a mark outside 0 to 1, so the scale of all marks is not known';
    const hint =
      'declare it in dataset.json: {"tasks": [{"id": "…", "scale": [1, 10]}]}; "full": 10 means marks from 0 to 10';
    return { ...fault, message, hint };
  }
  return { ...fault, message: 'a mark outside the scale that is declared' };
}

function readReason(values: RowValues, line: number | null, { log }: RowContext): boolean | null {
  const reason = values[at.finish_reason];
  if (isUnknownReason(reason)) log.notRecorded(line, 'finish_reason', reason);
  return endedAtLimit(reason) ?? null;
}

function readFlag(value: unknown, field: string, line: number | null, { log }: RowContext): boolean | null {
  const flag = parseFlag(value);
  if (flag === null) log.notRecorded(line, field, value);
  return flag ?? null;
}

const REMEMBERED = 100_000;

/** Canonical JSON of a parameter setting; `''` when there is none. Text that is not JSON is taken as a word. */
export function paramsText(value: unknown, line: number | null, context: RowContext): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value !== 'string') return canonicalJson(value);
  const known = context.params.get(value);
  if (known !== undefined) return known;
  const canonical = canonicalText(value.trim(), context.limits.jsonDepth);
  if (canonical === null) {
    const expected = 'a JSON object such as {"length": 8}, or a word';
    const message = 'looks like JSON but is not';
    context.log.fault(line, { code: 'bad-params', field: 'params', message, expected, got: value });
    return '';
  }
  if (context.params.size < REMEMBERED) context.params.set(value, canonical);
  return canonical;
}

function canonicalText(text: string, deepest: number): string | null {
  const structured = /^[[{]/.test(text);
  if (structured && isDeeperThan(deepest, text)) return null;
  try {
    return canonicalJson(JSON.parse(text));
  } catch {
    return structured ? null : JSON.stringify(text);
  }
}

/**
 * JSON with sorted keys and no spaces, so that equal parameter settings are equal texts. Writes text directly: no
 * object is built, so a key such as `__proto__` is only a key.
 *
 * @example canonicalJson({ b: [1, 2], a: 'x' }) // → '{"a":"x","b":[1,2]}'
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
}
