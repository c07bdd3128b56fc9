import type { RowValues } from '../open/text/row-sink.ts';
import { optionalCount, paramsText, requiredCount } from './cell-values.ts';
import type { Point } from './dataset.ts';
import { pointColumn as at } from './field-names.ts';
import { resolveId, resolveTiers } from './resolve-ids.ts';
import { guessOr, type RowContext } from './row-context.ts';
import { isZeroToOne, type Scale } from './scale.ts';

/** One row of counters, or null after all its faults were logged. */
export function readPointRow(values: RowValues, line: number | null, context: RowContext): Point | null {
  const evaluation = resolveId(values[at.eval_id], 'eval_id', line, context);
  const task = resolveId(values[at.task], 'task', line, context);
  const tiers = resolveTiers(values[at.tier], line, context);
  const params = paramsText(values[at.params], line, context);
  const counters = readCounters(values, line, context);
  refuseScale(context.scales[task] ?? null, line, context);
  if (context.log.faulty || counters === null) return null;
  const { total, invalid, truncated } = counters;
  const completionTokens = optionalCount(values[at.completion_tokens], 'completion_tokens', line, context);
  return {
    evaluation,
    task,
    tiers,
    params,
    correct: context.scales[task]?.better === 'lower' ? turnedRound(counters) : counters.correct,
    total,
    ...guessSums(counters, guessOr(null, task, context)),
    invalid,
    truncated,
    promptTokens: optionalCount(values[at.prompt_tokens], 'prompt_tokens', line, context),
    completionTokens,
    completionTokensSquared: null,
    tokenResponses: completionTokens === null ? 0 : total + (truncated ?? 0),
    cost: optionalCount(values[at.cost], 'cost', line, context),
  };
}

/** Counters are no marks: nobody knows whether such a scale was taken out of them already. */
function refuseScale(scale: Scale | null, line: number | null, { log }: RowContext): void {
  if (scale === null || isZeroToOne(scale)) return;
  log.fault(line, {
    code: 'scale-of-counters',
    field: 'correct',
    message: 'a scale is declared for this task, and counters have none',
    expected: 'correct answers of total, or rows of one response each, whose marks have a scale',
    got: `scale ${scale.lowest} to ${scale.highest}`,
    hint: 'take "scale" and "full" away where correct is already a sum of shares of full marks',
  });
}

/** Of counters only the direction can be declared: fewer are better, so the rest is right. */
function turnedRound({ total, correct, invalid }: Counters): number {
  return Math.max(0, total - correct - (invalid ?? 0));
}

function guessSums(
  { total, ...counters }: Counters,
  chance: number | null,
): Pick<Point, 'guessSum' | 'guessSquareSum' | 'guessUnknown'> {
  const guessSum = counters.guessSum ?? (chance ?? 0) * total;
  if (counters.guessSum === null && chance === null)
    return { guessSum, guessSquareSum: 0, guessUnknown: total };
  const spread = total === 0 ? 0 : (total - guessSum) ** 2 / total;
  return { guessSum, guessSquareSum: counters.guessSquareSum ?? spread };
}

interface Counters {
  readonly correct: number;
  readonly total: number;
  readonly invalid: number | null;
  readonly truncated: number | null;
  readonly guessSum: number | null;
  readonly guessSquareSum: number | null;
}

/** The counters that stand in relation to `total`. */
function readCounters(values: RowValues, line: number | null, context: RowContext): Counters | null {
  const truncated = optionalCount(values[at.truncated], 'truncated', line, context);
  const { total, cutOff } = responsesOf(values, truncated, line, context);
  const correct = requiredCount(values[at.correct], 'correct', line, context);
  const invalid = optionalCount(values[at.invalid], 'invalid', line, context);
  const guessSum = optionalCount(values[at.guess_sum], 'guess_sum', line, context);
  const guessSquareSum = optionalCount(values[at.guess_square_sum], 'guess_square_sum', line, context);
  if (total === null || isNoise(total, line, context)) return null;
  const parts = [
    ['correct', correct],
    ['invalid', invalid],
    ['guess_sum', guessSum],
    ['guess_square_sum', guessSquareSum],
  ] as const;
  const most = total * (1 + ROUNDING);
  for (const [field, part] of parts) {
    if (part !== null && part > most) moreThanTotal(field, part, total, line, context);
  }
  if (correct === null) return null;
  if (invalid !== null && Math.max(correct, invalid) <= most && correct + invalid > most)
    overlapping(correct, invalid, total, line, context);
  // A part may be more than the total by what rounding left, and no more.
  const counters = {
    correct: Math.min(correct, total),
    total,
    invalid,
    truncated: cutOff,
    guessSum: guessSum === null ? null : Math.min(guessSum, total),
    guessSquareSum,
  };
  refuseSquares(counters, line, context);
  return counters;
}

/** Weighted responses may sum to less than one. Less than this is what rounding leaves, and cannot be computed with. */
const LEAST_TOTAL = 1e-6;

function isNoise(total: number, line: number | null, { log }: RowContext): boolean {
  if (total === 0 || total >= LEAST_TOTAL) return false;
  const about = {
    code: 'out-of-range',
    message: 'too small to count',
    expected: `0, or ${LEAST_TOTAL} or more`,
  };
  log.fault(line, { ...about, field: 'total', got: total });
  return true;
}

/** By how much, in parts of the total, scoring lets a sum of squares miss its bounds; see `assertCounters`. */
const SQUARES_SLACK = 1e-6;

/** Chances of a guess that have the sum `guess_sum` leave their squares little room: all alike, or each 0 or 1. */
function refuseSquares(
  { total, guessSum, guessSquareSum: squares }: Counters,
  line: number | null,
  { log }: RowContext,
): void {
  if (squares === null || squares > total * (1 + ROUNDING)) return;
  const field = 'guess_square_sum';
  if (guessSum === null) {
    const message = 'the squares of what cannot be guessed say nothing without guess_sum';
    const about = { code: 'required', field: 'guess_sum', message, expected: `guess_sum beside ${field}` };
    log.fault(line, { ...about, got: '' });
    return;
  }
  const left = total - guessSum;
  const [least, slack] = [total === 0 ? 0 : (left * left) / total, SQUARES_SLACK * total];
  if (squares >= least - slack && squares <= left + slack) return;
  log.fault(line, {
    code: 'impossible-squares',
    field,
    message: 'no chances of a guess have this sum of squares',
    expected: `from ${least} to ${left}: (total − guess_sum)²/total to total − guess_sum`,
    got: squares,
    hint: 'it is the sum of (1 − chance of a guess)² over the responses of total; leave it out where it is not known',
  });
}

interface Responses {
  readonly total: number | null;
  readonly cutOff: number | null;
}

/** `total` leaves the truncated out, `responses` is all: of both and `truncated`, two give the third. */
function responsesOf(
  values: RowValues,
  truncated: number | null,
  line: number | null,
  context: RowContext,
): Responses {
  const responses = optionalCount(values[at.responses], 'responses', line, context);
  if (responses === null)
    return { total: requiredCount(values[at.total], 'total', line, context), cutOff: truncated };
  const total = optionalCount(values[at.total], 'total', line, context);
  const left = responses - (total ?? truncated ?? 0);
  const agrees = left >= 0 && (total === null || truncated === null || left === truncated);
  if (!agrees) disagreeing({ responses, total, truncated }, line, context);
  if (total === null) return { total: agrees ? left : null, cutOff: truncated };
  return { total: agrees ? total : null, cutOff: left };
}

function disagreeing(
  counts: Readonly<Record<string, number | null>>,
  line: number | null,
  { log }: RowContext,
): void {
  const got = Object.entries(counts).flatMap(([name, count]) => (count === null ? [] : `${name} ${count}`));
  log.fault(line, {
    code: 'more-than-total',
    field: 'responses',
    message: 'the counts of responses do not agree',
    expected: 'responses = total + truncated',
    got: got.join(', '),
    hint: 'a column that counts otherwise is mapped in dataset.json: "columns": {"total": "its name here"}',
  });
}

/** Sums of fractions may miss their bound by as much. */
const ROUNDING = 1e-9;

function moreThanTotal(
  field: string,
  part: number,
  total: number,
  line: number | null,
  { log }: RowContext,
): void {
  log.fault(line, {
    code: 'more-than-total',
    field,
    message: `${field} is more than total`,
    expected: `at most ${total}, the total of this row`,
    got: part,
    hint: field === 'correct' ? '"total" counts the responses that were not truncated, right or wrong' : null,
  });
}

function overlapping(
  correct: number,
  invalid: number,
  total: number,
  line: number | null,
  { log }: RowContext,
): void {
  log.fault(line, {
    code: 'more-than-total',
    field: 'invalid',
    message: 'correct and invalid together are more than total',
    expected: `at most ${Math.max(0, total - correct)}, what is not correct of ${total}`,
    got: invalid,
    hint: 'an invalid response is never correct: each response stands in one of the counts only',
  });
}
