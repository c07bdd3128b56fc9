import type { VNode } from 'preact';
import { formatShare } from '../format.ts';
import type { ModelBoard, ModelCell } from '../board/model-board.ts';
import { NOT_RECORDED } from '../board/cell-counts.ts';
import { Folded } from './Folded.tsx';
import { ForestMark } from './ForestMark.tsx';
import { ForestScale } from './ForestScale.tsx';
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
const SCALE = [0, 0.5, 1].map(formatShare);

/**
 * Every cell of one evaluation with everything that was counted, as a forest plot with bars of outcomes. A cell says what no
 * other column says: large boards have many such pages.
 */
export function CellTable({ model, at }: CellTableProps): VNode {
  const { shown, folded } = columnsOf(model);
  return (
    <>
      <div class="scroll" role="region" tabIndex={0} aria-label="Every cell">
        <table class="facts cells stack">
          <caption>Every cell</caption>
          <CellHead columns={shown} />
          {model.tiers.map((tier) => (
            <tbody key={tier.id}>
              {tier.cells.map((cell, index) => (
                <tr key={cell.task.id}>
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={tier.cells.length}>
                      {tier.label}
                    </th>
                  )}
                  <CellFacts
                    cell={cell}
                    columns={shown}
                    href={taskHref(at, cell.task.slug)}
                    isFirst={index === 0}
                  />
                </tr>
              ))}
            </tbody>
          ))}
        </table>
        <Folded names={folded} />
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

const YIELD = 'yield';

/** The columns that say how many. */
interface CountColumns {
  readonly yield: boolean;
  readonly counts: readonly (typeof COUNTS)[number][];
}

/** What no cell recorded has no column and is said once. */
function columnsOf({ tiers }: ModelBoard): { shown: CountColumns; folded: string[] } {
  const cells = tiers.flatMap((tier) => tier.cells.filter(({ counts }) => counts !== null));
  const hasYield = cells.length === 0 || cells.some((cell) => yieldText(cell) !== NOT_RECORDED);
  const hasCount = ([name]: CountColumns['counts'][number]): boolean =>
    cells.length === 0 || cells.some(({ counts }) => counts?.[name] !== NOT_RECORDED);
  return {
    shown: { yield: hasYield, counts: COUNTS.filter(hasCount) },
    folded: [
      ...(hasYield ? [] : [YIELD]),
      ...COUNTS.filter((column) => !hasCount(column)).map(([, label]) => label),
    ],
  };
}

function yieldText(cell: ModelCell): string {
  return cell.yield.missing === 'not-recorded' ? NOT_RECORDED : cell.yield.text;
}

function CellHead({ columns }: { columns: CountColumns }): VNode {
  return (
    <thead>
      <tr>
        <th scope="col">Tier</th>
        <th scope="col">Task</th>
        <th scope="col" class="bar">
          On completed
        </th>
        <th scope="col" class="forest" title="Success less the truncated share">
          Score, 95 % interval
          <ForestScale ends={SCALE} />
        </th>
        <th scope="col">
          <span class="sr">limits</span>
        </th>
        {columns.yield && (
          <th scope="col" class="number">
            {YIELD}
          </th>
        )}
        <th scope="col">Outcomes</th>
        {columns.counts.map(([name, label]) => (
          <th scope="col" class="number" key={name}>
            {label}
          </th>
        ))}
        <th scope="col">Compatible</th>
      </tr>
    </thead>
  );
}

interface CellFactsProps {
  readonly cell: ModelCell;
  readonly columns: CountColumns;
  readonly href: string;
  /** Of its tier: where rows are lines, it says the scale. */
  readonly isFirst: boolean;
}

function CellFacts({ cell, columns, href, isFirst }: CellFactsProps): VNode {
  const { task, heat, facts, score, counts } = cell;
  return (
    <>
      <th scope="row">
        <a href={href}>{task.label}</a>
      </th>
      <HeatCell cell={heat} facts={facts} />
      <td class="forest">
        {isFirst && <ForestScale ends={SCALE} />}
        <ForestMark cell={score} scale={SHARES} />
      </td>
      <td class="estimate">
        {score.text}
        {score.range && <small class="limits">{score.rangeText}</small>}
      </td>
      {columns.yield && <Count label={YIELD} text={yieldText(cell)} />}
      <td class="outcomes">
        <OutcomeBar outcome={heat.outcome} />
      </td>
      {columns.counts.map(([name, label]) => (
        <Count key={name} label={label} text={counts?.[name] ?? '—'} />
      ))}
      <td class="code" data-label="Compatible">
        {heat.compatible}
      </td>
    </>
  );
}

function Count({ label, text }: { label: string; text: string }): VNode {
  return (
    <td class={text === NOT_RECORDED ? 'unrecorded' : undefined} data-label={label}>
      {text}
    </td>
  );
}
