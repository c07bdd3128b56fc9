import { openFolders } from './on-disk.ts';
import { watchTips } from './tips.ts';

openFolders();
const root = document.getElementById('board');
if (root) watchTips(root);
