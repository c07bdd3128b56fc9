import type { VNode } from 'preact';
import type { Board, TaskHeading } from '../board/board.ts';
import { formatCount } from '../format.ts';
import { Choice } from './Choice.tsx';
import type { Ask } from './group-filter.ts';
import { Menu } from './Menu.tsx';

/** Chooses the tasks that rows are ranked on, one by one or by their groups. With nothing ticked these are all. */
export function TaskPicker({ board, ask }: { board: Board; ask: Ask }): VNode {
  const { allTasks: tasks, query } = board;
  const isAll = query.tasks === null;
  const chosen = isAll ? [] : tasks.filter(({ isRanked }) => isRanked);
  const count = formatCount(tasks.length);
  const toggle = (some: readonly TaskHeading[], isOn: boolean): void => {
    const left = tasks.filter((task) => (some.includes(task) ? isOn : chosen.includes(task)));
    ask({ tasks: left.length === 0 ? null : left.map(({ id }) => id) });
  };
  const choiceOf = (label: string, some: readonly TaskHeading[]): VNode => (
    <Choice
      key={label}
      label={label}
      isOn={some.every((task) => chosen.includes(task))}
      onChange={(isOn) => toggle(some, isOn)}
    />
  );
  return (
    <Menu
      label={isAll ? `Tasks: ${count}` : `Tasks: ${formatCount(chosen.length)} of ${count}`}
      title="Choose the tasks that models are ranked on"
      isActive={!isAll}
      content={() => (
        <>
          <Choice label="All tasks" isOn={isAll} onChange={() => ask({ tasks: null })} />
          {groupsOf(tasks).map(({ group, members }) => (
            <fieldset key={group}>
              {group !== null && <legend>{choiceOf(group, members)}</legend>}
              {members.map((task) => choiceOf(task.label, [task]))}
            </fieldset>
          ))}
        </>
      )}
    />
  );
}

interface TaskGroup {
  readonly group: string | null;
  readonly members: readonly TaskHeading[];
}

function groupsOf(tasks: readonly TaskHeading[]): TaskGroup[] {
  const groups = [...new Set(tasks.map(({ group }) => group))];
  return groups.map((group) => ({ group, members: tasks.filter((task) => task.group === group) }));
}
