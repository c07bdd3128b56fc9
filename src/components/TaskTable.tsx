import { Fragment, type VNode } from 'preact';
import { formatCount } from '../format.ts';
import { outcomeParts } from '../board/outcome-parts.ts';
import type { TaskBoard, TaskCell, TaskRow } from '../board/task-board.ts';
import { HeatCell } from './HeatCell.tsx';
import { modelHref } from './href.ts';
import { Remarks } from './Legend.tsx';
import { OutcomeBar } from './OutcomeBar.tsx';
import { OutcomeLegend } from './OutcomeLegend.tsx';
import { remarksOf } from './shown-marks.ts';

/** One task: evaluations down, tiers across, each cell with its interval, its responses and what became of them. */
export function TaskTable({ board, at }: { board: TaskBoard; at: string }): VNode {
  const { rows, tiers, task, metric } = board;
  return (
    <>
      <div class="scroll sticky" role="region" tabIndex={0} aria-label={`Evaluations on ${task.label}`}>
        <table class="facts task-table stack">
          <thead>
            <tr>
              <th scope="col" class="rank">
                Rank
              </th>
              <th scope="col" class="name">
                Model
              </th>
              <th scope="col">{metric.label}</th>
              {tiers.map((tier) => (
                <th scope="colgroup" colSpan={2} key={tier.id}>
                  {tier.label}
                </th>
              ))}
            </tr>
          </thead>
          {rows.map((row) => (
            <Fragment key={row.index}>
              {row.part !== '' && <Heading text={row.part} span={3 + 2 * tiers.length} />}
              <Row row={row} tiers={tiers} metric={metric} at={at} />
            </Fragment>
          ))}
        </table>
      </div>
      <OutcomeLegend outcomes={rows.flatMap(({ cells }) => cells.map(({ heat }) => heat.outcome))} />
      <Remarks remarks={remarksOf(rows)} />
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
  readonly metric: TaskBoard['metric'];
  readonly at: string;
}

function Row({ row, tiers, metric, at }: RowProps): VNode {
  const { rank, rankRange, tieGroup, notes, score } = row;
  const said = [rank.title, rankRange.title, tieGroup.title, ...notes].filter((text) => text !== '');
  return (
    <tbody class={row.topGroup ? 'top' : undefined}>
      <tr>
        <td class="rank" data-label="Rank" title={said.join('\n')}>
          <b>
            {rank.text}
            {notes.length > 0 && <i>†</i>}
          </b>
          {rankRange.value !== null && (
            <small>
              {rankRange.text} tie {tieGroup.text}
            </small>
          )}
        </td>
        <th scope="row" class="name">
          <a href={modelHref(at, row.slug)}>{row.label}</a>
          {row.details !== '' && <small>{row.details}</small>}
        </th>
        <td class="score" data-label={metric.label} title={score.title}>
          <b>{score.text}</b>
          {score.rangeText !== '' && <small>{score.rangeText}</small>}
        </td>
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
