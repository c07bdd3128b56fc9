import { logShare } from '../../scoring/index.ts';
import type { Aggregate, CellScore, Scores, TierScore } from './scores.ts';

/** A cell that could be scored in both ways. */
export interface ScoredCell extends CellScore {
  readonly compatible: NonNullable<CellScore['compatible']>;
  readonly interval: NonNullable<CellScore['interval']>;
}

/** One cell of the board and its tier, with which the formulas are followed step by step. */
export interface WorkedExample {
  readonly label: string;
  readonly tier: string;
  readonly task: string;
  readonly cell: ScoredCell;
  readonly aggregate: Aggregate;
  /** Mean of the logarithms that enter the ReasonScore of the tier. */
  readonly logMean: number;
  readonly tasks: readonly ExampleTask[];
}

export interface ExampleTask {
  readonly label: string;
  readonly cell: ScoredCell;
  /** The logarithm that enters the mean. */
  readonly log: number;
}

/**
 * The cell that shows most: of the best placed evaluation whose tier is complete, one with guesses to take out and
 * truncated responses to subtract, as far as the board has such.
 */
export function workedExample(scores: Scores, sequence: readonly number[]): WorkedExample | null {
  let best: { example: WorkedExample; interest: number } | null = null;
  for (const evaluation of sequence) {
    for (const tier of scores.of(evaluation).tiers) {
      for (const example of tier ? examplesOf(scores, evaluation, tier) : []) {
        const interest = interestOf(example, tier);
        if (best === null || interest > best.interest) best = { example, interest };
      }
    }
  }
  return best?.example ?? null;
}

function examplesOf(
  scores: Scores,
  evaluation: number,
  { tier, cells, aggregate }: TierScore,
): WorkedExample[] {
  if (!aggregate) return [];
  const tasks = cells.flatMap((cell, index): ExampleTask[] =>
    isScored(cell)
      ? [{ label: scores.tasks[index]?.label ?? '', cell, log: logShare(cell.compatible.adjustedScore) }]
      : [],
  );
  return tasks.map(({ label: task, cell }) => ({
    label: scores.evaluations[evaluation]?.label ?? '',
    tier: scores.tiers[tier]?.label ?? '',
    task,
    cell,
    aggregate,
    logMean: logShare(aggregate.reasonscore / 1000),
    tasks,
  }));
}

function isScored(cell: CellScore | null): cell is ScoredCell {
  return cell?.state === 'scorable' && cell.compatible !== null && cell.interval !== null;
}

function interestOf({ cell }: WorkedExample, tier: TierScore | null): number {
  const { guessSum, truncated } = cell.counters;
  return Number(!tier?.anyIncomplete) * 4 + Number(guessSum > 0) * 2 + Number(truncated > 0);
}
