import type { Board } from '../board/board.ts';
import { formatCount, formatQuantity } from '../format.ts';

/** How many names of one kind are listed. */
const MOST = 12;

/**
 * What a filtered board shows, and among whom its ranks count: "Shown: 3 of 24 evaluations (family:qwen and size:large). …".
 * Empty when everything is shown.
 */
export function shownLine({
  query,
  matched,
  total,
  scope,
}: Pick<Board, 'query' | 'matched' | 'total' | 'scope'>): string {
  const listed = (names: readonly string[] | null, of: string): string[] => {
    if (names === null) return [];
    const hidden = names.length - MOST;
    const tail = hidden > 0 ? ` and ${formatCount(hidden)} more` : '';
    return [`${of} ${names.slice(0, MOST).join(', ')}${tail}`];
  };
  const filters = [
    ...(query.groups.length === 0 ? [] : [query.groups.map((all) => all.join(' and ')).join(' or ')]),
    ...listed(query.evaluations, 'eval_id'),
    ...(query.search === '' ? [] : [`search "${query.search}"`]),
    ...(query.isComplete ? ['complete only'] : []),
  ];
  if (filters.length === 0) return '';
  const what = `${formatCount(matched)} of ${formatQuantity(total, 'evaluation')}`;
  return [`Shown: ${what} (${filters.join('; ')}).`, scope].filter((sentence) => sentence !== '').join(' ');
}
