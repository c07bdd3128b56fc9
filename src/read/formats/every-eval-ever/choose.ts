import { naturalOrder } from '../../dataset/natural-order.ts';
import { canonicalJson } from '../../dataset/cell-values.ts';
import type { WantedMeasure } from '../wanted.ts';
import type { EeeResult } from './results.ts';
import type { JudgedSamples } from './samples.ts';

/** One result of a task that counts, and the samples that stand for it. */
export interface ChosenResult {
  readonly result: EeeResult;
  /** What its samples call it; null where none are its own. */
  readonly judgedAs: string | null;
  /** Whether it contradicts another result that counts and was measured alike: then it is that of another run. */
  readonly isAgain: boolean;
}

export interface ChosenResults {
  readonly chosen: ReadonlyMap<EeeResult, ChosenResult>;
  /** Results that say again what one that counts says. */
  readonly repeated: ReadonlyMap<EeeResult, EeeResult>;
}

/**
 * Of the results of each task the one that counts: the metric that is asked for, else the first of which more is better and
 * which leads to counts. One of which less is better counts where there is no other. Results that were measured like the one that counts say it again, or
 * contradict it.
 *
 * @param samplesOf what is judged of a task of a run, in whatever files
 */
export function chooseResults(
  results: readonly EeeResult[],
  samplesOf: (result: EeeResult) => JudgedSamples | undefined,
  wanted: WantedMeasure,
): ChosenResults {
  const chosen = new Map<EeeResult, ChosenResult>();
  const repeated = new Map<EeeResult, EeeResult>();
  for (const rivals of Map.groupBy(results, cellOf).values()) {
    const [task = ''] = rivals.map((rival) => rival.task);
    const names = [...new Set(rivals.flatMap((rival) => rival.names))];
    const asked = wanted.among('metric', names, task);
    const open = rivals.filter((rival) => asked === null || rival.names.includes(asked));
    const candidates = open.map((result) => ({
      result,
      judgedAs: judgedAs(result, rivals, samplesOf(result)),
      isAgain: false,
    }));
    const [best] = candidates.toSorted((a, b) => handicap(a) - handicap(b));
    if (best === undefined) continue;
    chosen.set(best.result, best);
    for (const { result } of candidates) {
      if (result === best.result || result.measure !== best.result.measure) continue;
      if (saysTheSame(result, best.result)) repeated.set(result, best.result);
      else chosen.set(result, { result, judgedAs: null, isAgain: true });
    }
  }
  return { chosen, repeated };
}

function saysTheSame(one: EeeResult, other: EeeResult): boolean {
  const said = ({ written, total, counters }: EeeResult): string => canonicalJson([written, total, counters]);
  return said(one) === said(other);
}

/** What a result is one of several metrics of. */
function cellOf({ run, task, tier, counters }: EeeResult): string {
  return canonicalJson([run.origin, run.model, run.identity, run.variant, task, tier, counters?.params]);
}

function handicap({ result, judgedAs: own }: ChosenResult): number {
  const isCounted = own !== null || result.correct !== null || result.counters !== null;
  return (result.run.better === 'lower' ? 2 : 0) + (isCounted ? 0 : 1);
}

/** Samples that name the result are its own; those that name none belong to the result whose mean they have. */
function judgedAs(
  result: EeeResult,
  rivals: readonly EeeResult[],
  samples: JudgedSamples | undefined,
): string | null {
  if (samples === undefined) return null;
  if (result.id !== null && samples.results.has(result.id)) return result.id;
  const named = new Set(rivals.map(({ id }) => id));
  const open = [...samples.results]
    .filter(([id]) => !named.has(id))
    .toSorted(([a], [b]) => naturalOrder(a, b));
  const own = open.find(([, { mean }]) => agrees(result, mean));
  if (own) return own[0];
  const isOthers = open.some(([, { mean }]) => rivals.some((rival) => agrees(rival, mean)));
  const isOneWay = new Set(rivals.map(({ run }) => run.better)).size === 1;
  return !isOthers && isOneWay && result === rivals[0] ? (open[0]?.[0] ?? null) : null;
}

/** A metric that was printed has three digits at least. */
const ROUNDING = 0.0005;

function agrees({ mean, written }: EeeResult, counted: number | null): boolean {
  if (counted === null) return false;
  return [mean, written].some((one) => typeof one === 'number' && Math.abs(one - counted) <= ROUNDING);
}
