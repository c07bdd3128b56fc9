import { formatQuantity } from '../../format.ts';
import { describeScores } from '../../board/describe.ts';
import type { View } from '../view.ts';
import { sentence } from './sentence.ts';

/** What is true of the numbers of every plot of a view: intervals and n, what is shown, what was not recorded. */
export function plotNotes({ board, scores }: View): string[] {
  const { rows, total } = board;
  const doubtful = rows.some(({ plain }) => plain.text.startsWith('≈'));
  return [
    sentence(board.method),
    rows.length < total
      ? `Shown: ${rows.length} of ${formatQuantity(total, 'evaluation')}; nothing is computed anew.`
      : '',
    doubtful ? 'Approximate where a cell has fewer than 128 responses.' : '',
    ...describeScores(scores).scoreNotes,
  ];
}

/** Names in a row, at most `most` of them: "A, B and 3 more". */
export function listNames(names: readonly string[], most: number): string {
  const hidden = names.length - most;
  return `${names.slice(0, most).join(', ')}${hidden > 0 ? ` and ${hidden} more` : ''}`;
}
