import type { VNode } from 'preact';
import type { Query } from '../board/board.ts';

interface EmptyRowProps {
  readonly span: number;
  readonly query: Query;
  readonly onReset?: (() => void) | undefined;
}

/** What the table says when nothing matches: what was asked, and the way back. */
export function EmptyRow({ span, query, onReset }: EmptyRowProps): VNode {
  const asked = [
    ...(query.search === '' ? [] : [`“${query.search}”`]),
    ...query.groups.map((all) => all.join(' and ')),
    ...(query.evaluations === null ? [] : [`evaluation ${query.evaluations.join(', ')}`]),
  ];
  return (
    <tbody class="empty">
      <tr>
        <td colSpan={span}>
          <div>
            <b>No evaluation matches</b>
            {asked.length > 0 && <p>{asked.join(' · ')}</p>}
            {onReset && (
              <button type="button" onClick={onReset}>
                Show all evaluations
              </button>
            )}
          </div>
        </td>
      </tr>
    </tbody>
  );
}
