import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One page of each kind: what it is, and where. */
export const onePageOfEachKind = (folder: string): [string, string][] => {
  const [model = ''] = readdirSync(join(folder, 'demo/models'));
  const [snapshot = ''] = readdirSync(join(folder, 'demo/s'));
  return [
    ['list of boards', ''],
    ['leaderboard', 'demo/'],
    ['leaderboard where nothing matches', 'demo/?search=zzzzqqqq'],
    ['leaderboard with filters', 'demo/?groups=family:ember&tier=hard&eval_id=1,2,3'],
    ['leaderboard ranked on some tasks', 'demo/?base_task=arithmetic,dates&tier=hard'],
    ['further page', 'demo/page/2/'],
    ['figures', 'demo/figures/'],
    ['method', 'demo/method/'],
    ['comparison', 'demo/compare/'],
    ['comparison of four', 'demo/compare/?evals=delphi-7b,delphi-14b,delphi-32b,ember-nano-1b'],
    ['list of tasks', 'demo/tasks/'],
    ['task', 'demo/tasks/boolean/'],
    ['model', `demo/models/${model}/`],
    ['page for frames', 'demo/embed/'],
    ['changes', 'demo/changes/'],
    ['snapshot', `demo/s/${snapshot}/`],
    ['not found', '404.html'],
  ];
};
