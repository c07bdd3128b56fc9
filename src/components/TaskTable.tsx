import { Fragment, type VNode } from 'preact';
import { formatCount } from '../format.ts';
import { outcomeParts } from '../board/outcome-parts.ts';
import type { TaskBoard, TaskCell, TaskRow } from '../board/task-board.ts';
import { HeatCell } from './HeatCell.tsx';
import { modelHref } from './href.ts';
import { OutcomeBar } from './OutcomeBar.tsx';
import { OutcomeLegend } from './OutcomeLegend.tsx';

/** One task: evaluations down, tiers across, each cell with its interval, its responses and what became of them. */
export function TaskTable({ board, at }: { board: TaskBoard; at: string }): VNode {
  const { rows, tiers, task } = board;
  return (
    <>
      <div class="scroll sticky" role="region" tabIndex={0} aria-label={`Evaluations on ${task.label}`}>
        <table class="facts task-table stack">
          <thead>
            <tr>
              <th scope="col" class="name">
                Model
              </th>
              {tiers.map((tier) => (
                <th scope="colgroup" colSpan={2} key={tier.id}>
                  {tier.label}
                </th>
              ))}
            </tr>
          </thead>
          {rows.map((row) => (
            <Fragment key={row.index}>
              {row.part !== '' && <Heading text={row.part} span={1 + 2 * tiers.length} />}
              <Row row={row} tiers={tiers} at={at} />
            </Fragment>
          ))}
        </table>
      </div>
      <OutcomeLegend outcomes={rows.flatMap(({ cells }) => cells.map(({ heat }) => heat.outcome))} />
    </>
  );
}

function Heading({ text, span }: { text: string; span: number }): VNode {
  return (
    <tbody class="apart">
      <tr>
        <th scope="rowgroup" colSpan={span}>
          {text}
        </th>
      </tr>
    </tbody>
  );
}

interface RowProps {
  readonly row: TaskRow;
  readonly tiers: TaskBoard['tiers'];
  readonly at: string;
}

function Row({ row, tiers, at }: RowProps): VNode {
  return (
    <tbody>
      <tr>
        <th scope="row" class="name">
          <a href={modelHref(at, row.slug)}>{row.label}</a>
          {row.details !== '' && <small>{row.details}</small>}
        </th>
        {row.cells.map((cell, index) => (
          <Fragment key={index}>
            <HeatCell cell={cell.heat} />
            <Evidence cell={cell} tier={tiers[index]?.label ?? ''} />
          </Fragment>
        ))}
      </tr>
    </tbody>
  );
}

function Evidence({ cell, tier }: { cell: TaskCell; tier: string }): VNode {
  const { heat, score, responses } = cell;
  const parts = heat.outcome ? outcomeParts(heat.outcome).map(({ text }) => text) : [];
  const said = [heat.rangeText, ...(responses === null ? [] : [`n ${formatCount(responses)}`])];
  return (
    <td
      class="evidence"
      data-label={tier}
      title={parts.length > 0 ? [score.title, ...parts].join('\n') : undefined}
    >
      <OutcomeBar outcome={heat.outcome} />
      <small>{said.filter((text) => text !== '').join(' · ')}</small>
      {score.value !== null && score.text !== heat.text && (
        <small>
          score {score.text} · {score.rangeText}
        </small>
      )}
    </td>
  );
}
