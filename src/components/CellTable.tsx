import type { VNode } from 'preact';
import { formatShare } from '../format.ts';
import type { ModelBoard, ModelCell } from '../board/model-board.ts';
import { outcomeParts } from '../board/outcome-parts.ts';
import { NOT_RECORDED } from '../board/cell-counts.ts';
import { ForestMark } from './ForestMark.tsx';
import { HeatCell } from './HeatCell.tsx';
import { taskHref } from './href.ts';
import { OutcomeBar } from './OutcomeBar.tsx';
import { OutcomeLegend } from './OutcomeLegend.tsx';

interface CellTableProps {
  readonly model: ModelBoard;
  /** The way to the folder of the board. */
  readonly at: string;
}

const SHARES = [0, 1] as const;

/** Every cell of one evaluation with everything that was counted, as a forest plot with bars of outcomes. */
export function CellTable({ model, at }: CellTableProps): VNode {
  return (
    <>
      <div class="scroll" role="region" tabIndex={0} aria-label="Every cell">
        <table class="facts cells">
          <caption>Every cell</caption>
          <CellHead />
          {model.tiers.map((tier) => (
            <tbody key={tier.id}>
              {tier.cells.map((cell, index) => (
                <tr key={cell.task.id}>
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={tier.cells.length}>
                      {tier.label}
                    </th>
                  )}
                  <CellFacts cell={cell} href={taskHref(at, cell.task.slug)} />
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
      <OutcomeLegend outcomes={model.tiers.flatMap(({ cells }) => cells.map(({ heat }) => heat.outcome))} />
    </>
  );
}

const COUNTS = [
  ['responses', 'n'],
  ['correct', 'correct'],
  ['wrong', 'wrong'],
  ['invalid', 'invalid'],
  ['truncated', 'truncated'],
  ['guess', 'guess'],
  ['tokens', 'tokens'],
  ['points', 'points'],
] as const;

function CellHead(): VNode {
  return (
    <thead>
      <tr>
        <th scope="col">Tier</th>
        <th scope="col">Task</th>
        <th scope="col" class="bar">
          On completed
        </th>
        <th scope="col" class="forest">
          Score, 95 % interval
          <small class="scale" aria-hidden="true">
            {[0, 0.5, 1].map((share) => (
              <span key={share}>{formatShare(share)}</span>
            ))}
          </small>
        </th>
        <th scope="col">
          <span class="sr">limits</span>
        </th>
        <th scope="col" class="number">
          yield
        </th>
        <th scope="col">Outcomes</th>
        {COUNTS.map(([name, label]) => (
          <th scope="col" class="number" key={name}>
            {label}
          </th>
        ))}
        <th scope="col">Compatible</th>
      </tr>
    </thead>
  );
}

function CellFacts({ cell, href }: { cell: ModelCell; href: string }): VNode {
  const { task, heat, score, counts } = cell;
  return (
    <>
      <th scope="row">
        <a href={href}>{task.label}</a>
      </th>
      <HeatCell cell={heat} />
      <td class="forest">
        <ForestMark cell={score} scale={SHARES} />
      </td>
      <td title={score.title}>
        {score.text}
        {score.range && <small class="limits">{score.rangeText}</small>}
      </td>
      <Count text={cell.yield.missing === 'not-recorded' ? NOT_RECORDED : cell.yield.text} />
      <td
        class="outcomes"
        title={
          heat.outcome
            ? outcomeParts(heat.outcome)
                .map(({ text }) => text)
                .join('\n')
            : undefined
        }
      >
        <OutcomeBar outcome={heat.outcome} />
      </td>
      {COUNTS.map(([name]) => (
        <Count key={name} text={counts?.[name] ?? '—'} />
      ))}
      <td class="code">{heat.compatible}</td>
    </>
  );
}

function Count({ text }: { text: string }): VNode {
  return <td class={text === NOT_RECORDED ? 'number unrecorded' : 'number'}>{text}</td>;
}
