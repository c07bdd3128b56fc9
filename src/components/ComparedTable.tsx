import type { VNode } from 'preact';
import { formatScore } from '../format.ts';
import type { Cell, MetricHeading, MetricHeadings } from '../board/board.ts';
import type { ComparedEvaluation } from '../board/compare.ts';
import { cellOf } from '../board/metric-cells.ts';
import { Folded } from './Folded.tsx';
import { ForestMark } from './ForestMark.tsx';
import { ForestScale } from './ForestScale.tsx';
import { modelHref } from './href.ts';

const FULL = [0, 1000] as const;
const SCALE = [0, 500, 1000].map(formatScore);
const RANGE = '95 % range';
const TIE = 'Tie group';

interface ComparedTableProps {
  readonly at: string;
  readonly evaluations: readonly ComparedEvaluation[];
  readonly metrics: MetricHeadings;
  readonly folded: readonly MetricHeading[];
}

/** Those compared, each with its rank, its scores over all its cells and what it costs. */
export function ComparedTable({ at, evaluations, metrics, folded }: ComparedTableProps): VNode {
  const { sorted } = metrics;
  return (
    <div class="scroll" role="region" tabIndex={0} aria-label="Side by side">
      <table class="facts compared stack">
        <caption>Side by side</caption>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <Head text="Rank" />
            <th scope="col">{RANGE}</th>
            <Head text={TIE} />
            <Head text={sorted.names.page} />
            <th scope="col" class="forest">
              95 % interval of the {sorted.label}
              <ForestScale ends={SCALE} />
            </th>
            <th scope="col">
              <span class="sr">limits</span>
            </th>
            <Head text={metrics.second.names.page} />
            {metrics.columns.map((metric) => (
              <Head key={metric.id} text={metric.names.page} />
            ))}
          </tr>
        </thead>
        <tbody>
          {evaluations.map((one) => (
            <Line key={one.slug} at={at} one={one} metrics={metrics} />
          ))}
        </tbody>
      </table>
      <Folded names={folded.map(({ names }) => names.page)} />
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
  readonly at: string;
  readonly one: ComparedEvaluation;
  readonly metrics: MetricHeadings;
}

function Line({ at, one, metrics }: LineProps): VNode {
  const { headline, second } = one.metrics;
  return (
    <tr>
      <th scope="row">
        <a href={modelHref(at, one.slug)}>{one.label}</a>
      </th>
      <Value label="Rank" cell={one.rank} />
      <td title={one.rankRange.title} data-label={RANGE}>
        {one.rankRange.text}
      </td>
      <Value label={TIE} cell={one.tieGroup} />
      <Value label={metrics.sorted.names.page} cell={headline} />
      <td class="forest">
        <ForestScale ends={SCALE} />
        <ForestMark cell={headline} scale={FULL} />
      </td>
      <td class="estimate">{headline.rangeText}</td>
      <Value label={metrics.second.names.page} cell={second} />
      {metrics.columns.map((metric) => (
        <Value key={metric.id} label={metric.names.page} cell={cellOf(one.metrics, metric)} />
      ))}
    </tr>
  );
}

function Value({ label, cell }: { label: string; cell: Cell }): VNode {
  return (
    <td class="number" data-label={label} title={cell.title}>
      {cell.text}
    </td>
  );
}
