import type { VNode } from 'preact';
import type { Cell } from '../board/board.ts';
import type { ComparedTask } from '../board/compare.ts';
import { largest } from '../board/extremes.ts';
import { formatCount, formatDifference } from '../format.ts';
import { ForestMark } from './ForestMark.tsx';

interface DifferenceTableProps {
  readonly tasks: readonly ComparedTask[];
  readonly names: readonly [string, string];
}

/** Cell by cell: success of both, and the difference with its interval as a forest plot around zero. */
export function DifferenceTable({ tasks, names: [a, b] }: DifferenceTableProps): VNode {
  const reach = reachOf(tasks.map(({ difference }) => difference));
  const tiers = [...new Set(tasks.map(({ tier }) => tier))];
  return (
    <div class="scroll" role="region" tabIndex={0} aria-label={`Differences between ${a} and ${b}`}>
      <table class="facts differences">
        <thead>
          <tr>
            <th scope="col">Tier</th>
            <th scope="col">Task</th>
            <th scope="col" class="number">
              {a}
            </th>
            <th scope="col" class="number">
              {b}
            </th>
            <th scope="col" class="forest">
              Difference, 95 % interval
              <small class="scale" aria-hidden="true">
                {[-reach, 0, reach].map((end) => (
                  <span key={end}>{formatDifference(end)}</span>
                ))}
              </small>
            </th>
            <th scope="col">
              <span class="sr">limits</span>
            </th>
            <th scope="col">won · lost · tied</th>
            <th scope="col" class="number">
              p
            </th>
            <th scope="col">Method</th>
          </tr>
        </thead>
        {tiers.map((tier) => (
          <tbody key={tier}>
            {tasks
              .filter((task) => task.tier === tier)
              .map((task, index, own) => (
                <tr key={task.task}>
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={own.length}>
                      {tier}
                    </th>
                  )}
                  <Difference task={task} reach={reach} />
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Difference({ task, reach }: { task: ComparedTask; reach: number }): VNode {
  const { difference, items } = task;
  return (
    <>
      <th scope="row">{task.task}</th>
      <td class="number" title={task.a.title}>
        {task.a.text}
      </td>
      <td class="number" title={task.b.title}>
        {task.b.text}
      </td>
      <td class="forest">
        <ForestMark cell={difference} scale={[-reach, reach]} zero={0} />
      </td>
      <td class={difference.tone === 'plain' ? undefined : 'certain'} title={difference.title}>
        {difference.text}
        {difference.range && <small class="limits">{difference.rangeText}</small>}
      </td>
      <td>{items ? [items.wins, items.losses, items.ties].map(formatCount).join(' · ') : '—'}</td>
      <td class="number">{items?.p.text ?? '—'}</td>
      <td class="code">{difference.missing === null ? task.method : 'left out'}</td>
    </>
  );
}

/** How far the axis reaches to both sides: the next quarter past every limit. */
function reachOf(differences: readonly Cell[]): number {
  const ends = differences.flatMap(({ range }) => range ?? []).map(Math.abs);
  return Math.max(0.25, Math.ceil(Math.max(0, largest(ends)) * 4) / 4);
}
