import type { VNode } from 'preact';
import type { Cell, MetricHeading } from '../board/board.ts';
import { formatScore } from '../format.ts';
import type { ModelBoard, ModelLine } from '../board/model-board.ts';
import { cellOf } from '../board/metric-cells.ts';
import { outcomeParts } from '../board/outcome-parts.ts';
import { ForestMark } from './ForestMark.tsx';
import { OutcomeBar } from './OutcomeBar.tsx';

const FULL = [0, 1000] as const;

/** The scores of one evaluation: overall, then tier by tier, as a forest plot. */
export function TierTable({ model }: { model: ModelBoard }): VNode {
  const { sorted, second } = model.metrics;
  const columns = model.metrics.columns.filter(({ recorded }) => recorded);
  const lines = [...(model.overall && model.tiers.length > 1 ? [model.overall] : []), ...model.tiers];
  return (
    <div class="scroll" role="region" tabIndex={0} aria-label="Scores by tier">
      <table class="facts tiers">
        <caption>Scores by tier</caption>
        <thead>
          <tr>
            <th scope="col">Tier</th>
            <Head text={sorted.names.page} />
            <th scope="col" class="forest">
              95 % interval of the {sorted.label}
              <small class="scale" aria-hidden="true">
                {[0, 500, 1000].map((score) => (
                  <span key={score}>{formatScore(score)}</span>
                ))}
              </small>
            </th>
            <th scope="col">
              <span class="sr">limits</span>
            </th>
            <Head text={second.names.page} />
            <Head text="On completed" />
            <Head text="Yield" />
            <th scope="col">Outcomes</th>
            {columns.map(({ id, names }) => (
              <Head key={id} text={names.page} />
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <Line key={index} line={line} summary={line === model.overall} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({ text }: { text: string }): VNode {
  return (
    <th scope="col" class="number">
      {text}
    </th>
  );
}

interface LineProps {
  readonly line: ModelLine;
  readonly summary: boolean;
  readonly columns: readonly MetricHeading[];
}

function Line({ line, summary, columns }: LineProps): VNode {
  const { metrics, outcome } = line;
  return (
    <tr class={summary ? 'summary' : undefined}>
      <th scope="row">{line.label}</th>
      <Value cell={metrics.headline} />
      <td class="forest">
        <ForestMark cell={metrics.headline} scale={FULL} summary={summary} />
      </td>
      <td>{metrics.headline.rangeText}</td>
      <Value cell={metrics.second} />
      <Value cell={line.completed} />
      <Value cell={line.yield} />
      <td
        class="outcomes"
        title={
          outcome
            ? outcomeParts(outcome)
                .map(({ text }) => text)
                .join('\n')
            : undefined
        }
      >
        <OutcomeBar outcome={outcome} />
      </td>
      {columns.map((metric) => (
        <Value key={metric.id} cell={cellOf(metrics, metric)} />
      ))}
    </tr>
  );
}

/** A number, and in words why there is none where it was not recorded. */
function Value({ cell }: { cell: Cell }): VNode {
  const unrecorded = cell.missing === 'not-recorded';
  return (
    <td class={`number ${unrecorded ? 'unrecorded' : cell.tone}`} title={cell.title}>
      {unrecorded ? 'not recorded' : cell.text}
    </td>
  );
}
