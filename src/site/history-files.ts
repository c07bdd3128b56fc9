import { renderChangesAtom, renderChangesJson } from '../render/changes.ts';
import type { FileRoute } from './site-source.ts';
import type { BoardSource } from './views.ts';

/** Where the page of changes is, from the folder of its board. */
const CHANGES = 'changes/';

/** What changed, for machines: there where something is compared, and the feed where the data say when. */
export function historyFiles({ scores, history }: BoardSource, board: string | null): FileRoute[] {
  const { changes, updated } = history;
  if (changes === null) return [];
  const folder = `${scores.about.slug}/${CHANGES}`;
  return [
    { file: `${folder}changes.json`, render: () => renderChangesJson(changes) },
    ...(updated === null
      ? []
      : [{ file: `${folder}feed.atom`, render: () => renderChangesAtom(changes, updated, board) }]),
  ];
}
