import type { Outcome } from './board.ts';
import { formatTally } from '../format.ts';

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
