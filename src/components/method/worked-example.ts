import { largest } from '../../board/extremes.ts';
import { formatCount, formatExact } from '../../format.ts';
import type { CellScore, CompatibleCell, Scores, TierScore } from '../../score/scores.ts';
import type { CellInterval } from '../../../scoring/index.ts';

/** A cell that could be scored in both ways. */
export interface ScoredCell extends CellScore {
  readonly compatible: CompatibleCell;
  readonly interval: CellInterval;
}

/** One cell of the board and its tier, with which the formulas are followed step by step. */
export interface WorkedExample {
  readonly label: string;
  readonly tier: string;
  readonly task: string;
  readonly cell: ScoredCell;
  readonly score: TierScore;
  readonly tasks: readonly { readonly label: string; readonly cell: ScoredCell }[];
}

/**
 * The cell that shows most: of the best placed evaluation whose tier is complete, one with guesses to take out and
 * truncated responses to subtract, as far as the board has such.
 */
export function workedExample(scores: Scores, sequence: readonly number[]): WorkedExample | null {
  const candidates = sequence.flatMap((evaluation) => examplesOf(scores, evaluation));
  const best = largest(candidates.map(interest));
  return candidates.find((candidate) => interest(candidate) === best) ?? null;
}

function examplesOf(scores: Scores, evaluation: number): WorkedExample[] {
  const label = scores.evaluations[evaluation]?.label ?? '';
  return scores.of(evaluation).tiers.flatMap((score) => {
    if (!score?.aggregate) return [];
    const tasks = score.cells.flatMap((cell, index) =>
      isScored(cell) ? [{ label: scores.tasks[index]?.label ?? '', cell }] : [],
    );
    const tier = scores.tiers[score.tier]?.label ?? '';
    return tasks.map(({ label: task, cell }) => ({ label, tier, task, cell, score, tasks }));
  });
}

function isScored(cell: CellScore | null): cell is ScoredCell {
  return cell?.state === 'scorable' && cell.compatible !== null && cell.interval !== null;
}

function interest({ cell, score }: WorkedExample): number {
  const { guessSum, truncated } = cell.counters;
  return Number(!score.anyIncomplete) * 4 + Number(guessSum > 0) * 2 + Number(truncated > 0);
}

/** A number of a calculation, to four decimals. */
export function step(value: number): string {
  return formatExact(Math.round(value * 10000) / 10000).replace('-', '−');
}

/** A count of a calculation: whole where it is whole. */
export function amount(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : step(value);
}

/** The logarithm that enters the mean: of a share not below the floor. */
export function loggedShare(share: number): number {
  return Math.log(Math.min(1, Math.max(0.01, share)));
}

/** 1000 · exp of the mean of these logarithms: how a tier's score comes about. */
export function scoreOfLogs(logs: readonly number[]): number {
  return 1000 * Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
}
