import { loadLater } from './later.ts';
import { workOnUse } from './work-on-use.ts';
import { openFolders } from './on-disk.ts';
import { readPacked } from './read-packed.ts';
import { watchTips } from './tips.ts';

openFolders();

const root = document.getElementById('board');
if (root) {
  const { script = '' } = root.dataset;
  const tips = watchTips(root);
  workOnUse(root, async () => {
    const [start, packed] = await Promise.all([loadLater('view', script), readPacked(root)]);
    return () => start(root, packed, tips);
  });
}
