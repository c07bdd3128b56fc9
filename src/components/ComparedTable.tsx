import type { VNode } from 'preact';
import { formatScore } from '../format.ts';
import type { Cell, MetricHeading, MetricHeadings } from '../board/board.ts';
import type { ComparedEvaluation } from '../board/compare.ts';
import { cellOf } from '../board/metric-cells.ts';
import { ForestMark } from './ForestMark.tsx';
import { modelHref } from './href.ts';

const FULL = [0, 1000] as const;

interface ComparedTableProps {
  readonly at: string;
  readonly evaluations: readonly ComparedEvaluation[];
  readonly metrics: MetricHeadings;
}

/** Those compared, each with its rank, its scores over all its cells and what it costs. */
export function ComparedTable({ at, evaluations, metrics }: ComparedTableProps): VNode {
  const { sorted, second, columns } = metrics;
  return (
    <div class="scroll" role="region" tabIndex={0} aria-label="Side by side">
      <table class="facts compared">
        <caption>Side by side</caption>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col" class="number">
              Rank
            </th>
            <th scope="col">95 % range</th>
            <th scope="col" class="number">
              Tie group
            </th>
            <MetricHead metric={sorted} />
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
            <MetricHead metric={second} />
            {columns.map((metric) => (
              <MetricHead key={metric.id} metric={metric} />
            ))}
          </tr>
        </thead>
        <tbody>
          {evaluations.map((one) => (
            <Line key={one.slug} at={at} one={one} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MetricHead({ metric }: { metric: MetricHeading }): VNode {
  return (
    <th scope="col" class="number">
      {metric.names.page}
    </th>
  );
}

interface LineProps {
  readonly at: string;
  readonly one: ComparedEvaluation;
  readonly columns: readonly MetricHeading[];
}

function Line({ at, one, columns }: LineProps): VNode {
  const { headline, second } = one.metrics;
  return (
    <tr>
      <th scope="row">
        <a href={modelHref(at, one.slug)}>{one.label}</a>
      </th>
      <Value cell={one.rank} />
      <td title={one.rankRange.title}>{one.rankRange.text}</td>
      <Value cell={one.tieGroup} />
      <Value cell={headline} />
      <td class="forest">
        <ForestMark cell={headline} scale={FULL} />
      </td>
      <td>{headline.rangeText}</td>
      <Value cell={second} />
      {columns.map((metric) => (
        <Value key={metric.id} cell={cellOf(one.metrics, metric)} />
      ))}
    </tr>
  );
}

function Value({ cell }: { cell: Cell }): VNode {
  return (
    <td class="number" title={cell.title}>
      {cell.text}
    </td>
  );
}
