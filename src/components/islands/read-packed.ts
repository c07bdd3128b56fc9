import type { PackedScores } from '../../score/packed.ts';
import { loadLater } from './later.ts';

/** The data of the page, or of the script that it names where they would make it too heavy. */
export async function readPacked({ dataset }: HTMLElement): Promise<PackedScores> {
  const embedded = document.getElementById('board-data')?.textContent;
  if (embedded) return JSON.parse(embedded) as PackedScores;
  return loadLater('scores', dataset['source'] ?? '');
}
