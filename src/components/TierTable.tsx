import type { VNode } from 'preact';
import type { Cell, MetricHeading } from '../board/board.ts';
import { formatScore } from '../format.ts';
import type { ModelBoard, ModelLine } from '../board/model-board.ts';
import { cellOf } from '../board/metric-cells.ts';
import { outcomeParts } from '../board/outcome-parts.ts';
import { Folded } from './Folded.tsx';
import { ForestMark } from './ForestMark.tsx';
import { ForestScale } from './ForestScale.tsx';
import { OutcomeBar } from './OutcomeBar.tsx';

const FULL = [0, 1000] as const;
const SCALE = [0, 500, 1000].map(formatScore);
const ON_COMPLETED = 'On completed';
const YIELD = 'Yield';

/** The scores of one evaluation: overall, then tier by tier, as a forest plot. */
export function TierTable({ model }: { model: ModelBoard }): VNode {
  const { sorted, second } = model.metrics;
  const lines = [...(model.overall && model.tiers.length > 1 ? [model.overall] : []), ...model.tiers];
  const isRecorded = (read: (line: ModelLine) => Cell): boolean =>
    lines.length === 0 || lines.some((line) => read(line).missing !== 'not-recorded');
  const ofMetric = (metric: MetricHeading): boolean => isRecorded((line) => cellOf(line.metrics, metric));
  const columns = model.metrics.columns.filter(ofMetric);
  const hasYield = isRecorded((line) => line.yield);
  const folded = [
    ...(hasYield ? [] : [YIELD]),
    ...model.metrics.columns
      .filter((metric) => metric.recorded && !ofMetric(metric))
      .map(({ names }) => names.page),
  ];
  return (
    <div class="scroll" role="region" tabIndex={0} aria-label="Scores by tier">
      <table class="facts tiers stack">
        <caption>Scores by tier</caption>
        <thead>
          <tr>
            <th scope="col">Tier</th>
            <Head text={sorted.names.page} />
            <th scope="col" class="forest">
              95 % interval of the {sorted.label}
              <ForestScale ends={SCALE} />
            </th>
            <th scope="col">
              <span class="sr">limits</span>
            </th>
            <Head text={second.names.page} />
            <Head text={ON_COMPLETED} />
            {hasYield && <Head text={YIELD} />}
            <th scope="col">Outcomes</th>
            {columns.map(({ id, names }) => (
              <Head key={id} text={names.page} />
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <Line
              key={index}
              line={line}
              summary={line === model.overall}
              headings={model.metrics}
              columns={columns}
              hasYield={hasYield}
            />
          ))}
        </tbody>
      </table>
      <Folded names={folded} />
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
  readonly headings: ModelBoard['metrics'];
  readonly columns: readonly MetricHeading[];
  readonly hasYield: boolean;
}

function Line({ line, summary, headings, columns, hasYield }: LineProps): VNode {
  const { metrics, outcome } = line;
  return (
    <tr class={summary ? 'summary' : undefined}>
      <th scope="row">{line.label}</th>
      <Value label={headings.sorted.names.page} cell={metrics.headline} />
      <td class="forest">
        <ForestScale ends={SCALE} />
        <ForestMark cell={metrics.headline} scale={FULL} summary={summary} />
      </td>
      <td class="estimate">{metrics.headline.rangeText}</td>
      <Value label={headings.second.names.page} cell={metrics.second} />
      <Value label={ON_COMPLETED} cell={line.completed} />
      {hasYield && <Value label={YIELD} cell={line.yield} />}
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
        <Value key={metric.id} label={metric.names.page} cell={cellOf(metrics, metric)} />
      ))}
    </tr>
  );
}

/** A number, and in words why there is none where it was not recorded. */
function Value({ label, cell }: { label: string; cell: Cell }): VNode {
  const unrecorded = cell.missing === 'not-recorded';
  return (
    <td class={`number ${unrecorded ? 'unrecorded' : cell.tone}`} data-label={label} title={cell.title}>
      {unrecorded ? 'not recorded' : cell.text}
    </td>
  );
}
