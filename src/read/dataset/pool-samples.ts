import type { Point } from './dataset.ts';
import { PointIndex } from './point-index.ts';
import { isPartial } from './cell-values.ts';
import type { Sample } from './sample-rows.ts';

interface Pool {
  readonly first: Sample;
  /** By their chance of a guess, so that sums of chances do not depend on the order of the rows. */
  readonly byGuess: Map<number | null, { readonly completed: Counters; readonly cut: Counters }>;
  cutUnknown: number;
  correct: number;
  /** Partial credit in 1e-12, so that sums do not depend on the order of the rows. */
  partial: bigint;
  responses: number;
  readonly tokens: {
    completion: number;
    completionSquared: number;
    responses: number;
    prompt: number;
    promptResponses: number;
  };
  readonly cost: { picos: bigint; responses: number };
}

interface Counters {
  responses: number;
  invalid: number;
  /** Responses of which nobody knows whether they were invalid. */
  invalidUnknown: number;
}

/** Sums responses into points: one per evaluation, task, tiers and parameter setting. */
export class SamplePool {
  private readonly index = new PointIndex();
  private readonly pools: Pool[] = [];
  /** Tasks that give partial credit, by their number. */
  readonly partial = new Set<number>();
  responses = 0;
  truncationUnknown = 0;

  add(sample: Sample): void {
    const pool = (this.pools[this.index.numberOf(sample)] ??= emptyPool(sample));
    this.responses += sample.responses;
    if (isPartial(sample.credit)) this.partial.add(sample.task);
    if (sample.truncated === null) this.truncationUnknown += sample.responses;
    addOutcome(pool, sample);
    addSpending(pool, sample);
  }

  get size(): number {
    return this.pools.length;
  }

  points(): Point[] {
    return this.pools.map(toPoint);
  }
}

const nothing = (): Counters => ({ responses: 0, invalid: 0, invalidUnknown: 0 });

function emptyPool(first: Sample): Pool {
  return {
    first,
    byGuess: new Map(),
    cutUnknown: 0,
    correct: 0,
    partial: 0n,
    responses: 0,
    tokens: { completion: 0, completionSquared: 0, responses: 0, prompt: 0, promptResponses: 0 },
    cost: { picos: 0n, responses: 0 },
  };
}

function addOutcome(pool: Pool, { truncated, credit, invalid, guess, responses }: Sample): void {
  pool.responses += responses;
  if (truncated === null) pool.cutUnknown += responses;
  if (isPartial(credit)) pool.partial += BigInt(Math.round(credit * 1e12)) * BigInt(responses);
  else pool.correct += credit * responses;
  let sameGuess = pool.byGuess.get(guess);
  if (!sameGuess) pool.byGuess.set(guess, (sameGuess = { completed: nothing(), cut: nothing() }));
  const counters = sameGuess[truncated === true ? 'cut' : 'completed'];
  counters.responses += responses;
  if (invalid === null) counters.invalidUnknown += responses;
  else if (invalid) counters.invalid += responses;
}

function addSpending({ tokens, cost }: Pool, sample: Sample): void {
  tokens.completion += sample.tokens.completion;
  tokens.completionSquared += sample.tokens.completionSquared;
  tokens.responses += sample.tokens.responses;
  tokens.prompt += sample.tokens.prompt;
  tokens.promptResponses += sample.tokens.promptResponses;
  cost.picos += sample.cost.picos;
  cost.responses += sample.cost.responses;
}

/**
 * Truncation counts only when it is known of every response of the point; else all of them stand in `total`, and one
 * that is known to be cut off is simply wrong, as its unrecorded neighbours are. One unknown part makes a sum unknown.
 */
function toPoint({ first, byGuess, cutUnknown, correct, partial, responses, tokens, cost }: Pool): Point {
  const { evaluation, task, tiers, params } = first;
  const known = cutUnknown === 0;
  const groups = [...byGuess].toSorted(([a], [b]) => (a ?? -1) - (b ?? -1));
  const counted = groups.map(([guess, { completed, cut }]) => ({
    guess,
    ...(known ? completed : add(completed, cut)),
  }));
  const sum = (part: (group: Counters & { guess: number | null }) => number): number =>
    counted.reduce((total, group) => total + part(group), 0);
  const recorded = tokens.responses > 0;
  return {
    evaluation,
    task,
    tiers,
    params,
    correct: correct + Number(partial) / 1e12,
    total: sum((group) => group.responses),
    guessSum: sum(({ guess, responses: count }) => (guess ?? 0) * count),
    guessSquareSum: sum(({ guess, responses: count }) => (guess === null ? 0 : (1 - guess) ** 2 * count)),
    ...(byGuess.has(null) && { guessUnknown: sum((group) => (group.guess === null ? group.responses : 0)) }),
    invalid: sum((group) => group.invalidUnknown) > 0 ? null : sum((group) => group.invalid),
    truncated: known ? groups.reduce((total, [, { cut }]) => total + cut.responses, 0) : null,
    promptTokens: recorded && tokens.promptResponses === tokens.responses ? tokens.prompt : null,
    completionTokens: recorded ? tokens.completion : null,
    completionTokensSquared: recorded ? tokens.completionSquared : null,
    tokenResponses: tokens.responses,
    cost: cost.responses === responses ? Number(cost.picos) / 1e12 : null,
    ...(cost.responses > 0 && cost.responses < responses && { isCostPartial: true }),
  };
}

function add(a: Counters, b: Counters): Counters {
  return {
    responses: a.responses + b.responses,
    invalid: a.invalid + b.invalid,
    invalidUnknown: a.invalidUnknown + b.invalidUnknown,
  };
}
