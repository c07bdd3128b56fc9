import type { PackedScores } from '../../score/packed.ts';
import { loadLater } from './later.ts';
import { workOnUse } from './work-on-use.ts';
import { openFolders } from './on-disk.ts';
import { watchTips } from './tips.ts';

openFolders();

const root = document.getElementById('board');
if (root) {
  const { source = '', script = '' } = root.dataset;
  const tips = watchTips(root);
  workOnUse(root, async () => {
    const [start, packed] = await Promise.all([loadLater('view', script), readPacked(source)]);
    return () => start(root, packed, tips);
  });
}

/** The data of the page, or of the file that it names where they would make it too heavy. */
async function readPacked(source: string): Promise<PackedScores> {
  const embedded = document.getElementById('board-data')?.textContent;
  if (embedded) return JSON.parse(embedded) as PackedScores;
  return (await (await fetch(source)).json()) as PackedScores;
}
