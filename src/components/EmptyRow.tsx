import type { VNode } from 'preact';
import type { Query } from '../board/board.ts';

interface NothingFoundProps {
  readonly query: Query;
  readonly onReset?: (() => void) | undefined;
}

/** What the table says when nothing matches. */
export function EmptyRow({ span, ...found }: NothingFoundProps & { readonly span: number }): VNode {
  return (
    <tbody class="empty">
      <tr>
        <td colSpan={span}>
          <NothingFound {...found} />
        </td>
      </tr>
    </tbody>
  );
}

/** What was asked, and the way back. */
export function NothingFound({ query, onReset }: NothingFoundProps): VNode {
  const asked = [
    ...(query.search === '' ? [] : [`“${query.search}”`]),
    ...query.groups.map((all) => all.join(' and ')),
    ...(query.evaluations === null ? [] : [`evaluation ${query.evaluations.join(', ')}`]),
  ];
  return (
    <div>
      <b>No evaluation matches</b>
      {asked.length > 0 && <p>{asked.join(' · ')}</p>}
      {onReset && (
        <button type="button" onClick={onReset}>
          Show all evaluations
        </button>
      )}
    </div>
  );
}
