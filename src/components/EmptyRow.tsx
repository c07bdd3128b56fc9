import type { VNode } from 'preact';
import type { Board } from '../board/board.ts';

interface NothingFoundProps {
  readonly board: Board;
  readonly onReset?: (() => void) | undefined;
  /** Looks for something else. */
  readonly onSearch?: ((search: string) => void) | undefined;
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

/** What was asked, what may have been meant, and the way back. */
export function NothingFound({ board: { query, suggestion }, onReset, onSearch }: NothingFoundProps): VNode {
  const asked = [
    ...(query.search === '' ? [] : [`“${query.search}”`]),
    ...query.groups.map((all) => all.join(' and ')),
    ...(query.evaluations === null ? [] : [`evaluation ${query.evaluations.join(', ')}`]),
  ];
  return (
    <div>
      <b>No evaluation matches</b>
      {asked.length > 0 && <p>{asked.join(' · ')}</p>}
      {suggestion !== null && onSearch && (
        <p>
          Did you mean{' '}
          <button type="button" onClick={() => onSearch(suggestion)}>
            {suggestion}
          </button>
          ?
        </p>
      )}
      {onReset && (
        <button type="button" onClick={onReset}>
          Show all evaluations
        </button>
      )}
    </div>
  );
}
