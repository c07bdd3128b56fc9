import type { VNode } from 'preact';
import type { Cell } from '../board/board.ts';
import type { ComparedPair } from '../board/compare.ts';
import type { ComparedTask } from '../board/compare-cells.ts';
import { largest } from '../board/extremes.ts';
import { formatCount, formatDifference } from '../format.ts';
import { ForestMark } from './ForestMark.tsx';
import { ForestScale } from './ForestScale.tsx';

interface DifferenceTableProps {
  readonly pair: ComparedPair;
  readonly names: readonly [string, string];
}

/** What is the same or unknown in every cell has no column. */
interface Columns {
  readonly items: boolean;
  readonly pairing: boolean;
}

/** Cell by cell: success of both, and the difference with its interval as a forest plot around zero. */
export function DifferenceTable({ pair, names }: DifferenceTableProps): VNode {
  const { tasks } = pair;
  const reach = reachOf(tasks.map(({ difference }) => difference));
  const tiers = [...new Set(tasks.map(({ tier }) => tier))];
  const columns = { items: pair.items !== null, pairing: pair.isMixed };
  return (
    <div class="scroll" role="region" tabIndex={0} aria-label={`Differences between ${names.join(' and ')}`}>
      <table class="facts differences stack">
        <DifferenceHead names={names} reach={reach} columns={columns} />
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
                  <Difference
                    task={task}
                    isFirst={index === 0}
                    names={names}
                    reach={reach}
                    columns={columns}
                  />
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

interface PartProps {
  readonly names: readonly [string, string];
  readonly reach: number;
  readonly columns: Columns;
}

function DifferenceHead({ names, reach, columns }: PartProps): VNode {
  return (
    <thead>
      <tr>
        <th scope="col">Tier</th>
        <th scope="col">Task</th>
        {names.map((name) => (
          <th scope="col" class="number" key={name}>
            {name}
          </th>
        ))}
        <th scope="col" class="forest">
          Difference, 95 % interval
          <ForestScale ends={endsOf(reach)} />
        </th>
        <th scope="col">
          <span class="sr">limits</span>
        </th>
        {columns.items && <th scope="col">won · lost · tied</th>}
        {columns.items && (
          <th scope="col" class="number">
            p-value
          </th>
        )}
        {columns.pairing && <th scope="col">Pairing</th>}
      </tr>
    </thead>
  );
}

interface DifferenceProps extends PartProps {
  readonly task: ComparedTask;
  /** Of its tier: where rows are lines, it says the scale. */
  readonly isFirst: boolean;
}

function Difference({ task, isFirst, names, reach, columns }: DifferenceProps): VNode {
  const { difference, items } = task;
  return (
    <>
      <th scope="row">{task.task}</th>
      {[task.a, task.b].map((cell, index) => (
        <td class="number" key={index} data-label={names[index]} title={cell.title}>
          {cell.text}
        </td>
      ))}
      <td class="forest">
        {isFirst && <ForestScale ends={endsOf(reach)} />}
        <ForestMark cell={difference} scale={[-reach, reach]} zero={0} />
      </td>
      <td class={difference.tone === 'plain' ? 'estimate' : 'estimate certain'} title={difference.title}>
        <span class="gap">{difference.text}</span>
        {difference.range && <small class="limits">{difference.rangeText}</small>}
      </td>
      {columns.items && (
        <td data-label="won · lost · tied">
          {items ? [items.wins, items.losses, items.ties].map(formatCount).join(' · ') : '—'}
        </td>
      )}
      {columns.items && (
        <td class="number" data-label="p-value">
          {items?.p.text ?? '—'}
        </td>
      )}
      {columns.pairing && <td data-label="Pairing">{task.pairing}</td>}
    </>
  );
}

/** How far the axis reaches to both sides: the next quarter past every limit. */
function reachOf(differences: readonly Cell[]): number {
  const ends = differences.flatMap(({ range }) => range ?? []).map(Math.abs);
  return Math.max(0.25, Math.ceil(Math.max(0, largest(ends)) * 4) / 4);
}

function endsOf(reach: number): string[] {
  return [-reach, 0, reach].map(formatDifference);
}
