import type { VNode } from 'preact';
import type { Board } from '../board/board.ts';
import { columnChoices, type ColumnChoice } from './columns.ts';
import { Choice } from './Choice.tsx';
import type { Ask } from './group-filter.ts';
import { Menu } from './Menu.tsx';

/** Shows and hides columns; no number depends on it. */
export function ColumnPicker({ board, ask }: { board: Board; ask: Ask }): VNode {
  const { hide, show } = board.query;
  const groups = columnChoices(board);
  const set = (columns: readonly ColumnChoice[], isOn: boolean): void => {
    const ids = (usual: boolean): string[] =>
      columns.filter(({ isUsual }) => isUsual === usual).map(({ id }) => id);
    const without = (list: readonly string[], taken: readonly string[]): string[] =>
      list.filter((id) => !taken.includes(id));
    ask({
      page: board.page,
      hide: [...without(hide, ids(true)), ...(isOn ? [] : ids(true))],
      show: [...without(show, ids(false)), ...(isOn ? ids(false) : [])],
    });
  };
  return (
    <Menu
      label="Columns"
      title="Show and hide columns"
      isActive={hide.length > 0 || show.length > 0}
      content={() =>
        groups.map(({ label, columns }) => (
          <fieldset key={label}>
            <legend>
              <Choice
                label={label}
                isOn={columns.every(({ isShown }) => isShown)}
                onChange={(isOn) => set(columns, isOn)}
              />
            </legend>
            {columns.map((column) => (
              <Choice
                key={column.id}
                label={column.label}
                isOn={column.isShown}
                onChange={(isOn) => set([column], isOn)}
              />
            ))}
          </fieldset>
        ))
      }
    />
  );
}
