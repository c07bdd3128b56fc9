import { packScores, type PackedScores } from '../../score/packed.ts';
import type { Scores } from '../../score/scores.ts';

/** Past this many characters the data are a file of their own: a reader without JavaScript need not load them. */
const MOST_EMBEDDED = 200_000;

/** What the comparison page computes from, and whether it is small enough to stand in the page. */
export function compareData(scores: Scores): { readonly packed: PackedScores; readonly embedded: boolean } {
  const packed = packScores(scores, true);
  return { packed, embedded: JSON.stringify(packed).length <= MOST_EMBEDDED };
}
