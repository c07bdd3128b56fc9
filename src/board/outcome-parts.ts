import { formatTally } from '../format.ts';
import type { Outcome } from './board.ts';

/** One piece of the bar of outcomes. */
export interface OutcomePart {
  /** `either`: wrong or invalid, not told apart · `unknown`: nobody recorded how many were truncated. */
  readonly id: 'correct' | 'wrong' | 'either' | 'invalid' | 'truncated' | 'unknown';
  /** "453 correct" */
  readonly text: string;
  /** Whole percent of the known responses; null for what was not recorded. */
  readonly percent: number | null;
}

/** The pieces of a bar in their order: correct, wrong, invalid, truncated; those of nothing are left out. */
export function outcomeParts({ correct, wrong, invalid, truncated }: Outcome): OutcomePart[] {
  const all = correct + wrong + (invalid ?? 0) + (truncated ?? 0);
  const part = (id: OutcomePart['id'], count: number, name: string): OutcomePart[] =>
    count <= 0
      ? []
      : [{ id, text: `${formatTally(count)} ${name}`, percent: Math.round((100 * count) / all) }];
  return [
    ...part('correct', correct, 'correct'),
    ...(invalid === null ? part('either', wrong, 'wrong or invalid') : part('wrong', wrong, 'wrong')),
    ...part('invalid', invalid ?? 0, 'invalid'),
    ...part('truncated', truncated ?? 0, 'truncated'),
    ...(truncated === null
      ? [{ id: 'unknown', text: 'truncation not recorded', percent: null } as const]
      : []),
  ];
}

/**
 * Outcomes of several cells together; null without any. A count that one of them does not know is not known of the sum,
 * and what may be invalid then counts among the wrong ones, as it does in a single cell.
 */
export function addOutcomes(outcomes: readonly (Outcome | null)[]): Outcome | null {
  const known = outcomes.filter((outcome) => outcome !== null);
  if (known.length === 0) return null;
  const invalid = sumKnown(known.map((one) => one.invalid));
  const rejected = known.reduce((sum, one) => sum + (one.invalid ?? 0), 0);
  const wrong = known.reduce((sum, one) => sum + one.wrong, 0);
  return {
    correct: known.reduce((sum, one) => sum + one.correct, 0),
    wrong: invalid === null ? wrong + rejected : wrong,
    invalid,
    truncated: sumKnown(known.map((one) => one.truncated)),
  };
}

function sumKnown(counts: readonly (number | null)[]): number | null {
  return counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
}
