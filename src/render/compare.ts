import type { Cell, HeatCell, MetricHeading, MetricHeadings } from '../board/board.ts';
import type { ComparedItems, ComparedTask } from '../board/compare-cells.ts';
import type { ComparedEvaluation, ComparedPair, Comparison } from '../board/compare.ts';
import { cellOf } from '../board/metric-cells.ts';
import { formatCount } from '../format.ts';
import { jsonText } from './json-text.ts';
import { markdownTable, markdownText } from './markdown-text.ts';

/** A comparison as Markdown: who is compared, every pair with its verdict, then the pair's cells. */
export function renderComparison(comparison: Comparison): string {
  const { evaluations, metrics, folded, pairs, notes } = comparison;
  const shown = shownMetrics(metrics);
  const head = [
    'Model',
    'Rank',
    '95 % range',
    'Tie group',
    ...shown.map(({ names }) => markdownText(names.file)),
  ];
  const rows = evaluations.map((one) => [
    ...[one.label, one.rank.text, one.rankRange.text, one.tieGroup.text].map(markdownText),
    ...shown.map((metric) => markdownText(cellOf(one.metrics, metric).text)),
  ]);
  const sections = [
    '# Comparison',
    notes.map((note) => `- ${markdownText(note)}`).join('\n'),
    markdownTable(head, rows),
    ...(folded.length > 0
      ? [`Not recorded: ${folded.map(({ names }) => markdownText(names.page)).join(', ')}.`]
      : []),
    ...pairs.flatMap((pair) => pairSections(pair, comparison)),
  ];
  return `${sections.join('\n\n')}\n`;
}

function pairSections(pair: ComparedPair, { evaluations }: Comparison): string[] {
  const [a = '', b = ''] = [pair.a, pair.b].map((position) =>
    markdownText(evaluations[position]?.label ?? ''),
  );
  const rows = pair.tasks.map((task) => [
    `${markdownText(task.tier)} · ${markdownText(task.task)}`,
    ...[task.a.text, task.b.text, rangedText(task.difference)],
    ...(pair.items ? [wonText(task)] : []),
    ...(pair.isMixed ? [task.pairing] : []),
  ]);
  const head = [
    ...['Cell', a, b, 'Difference (95 %)'],
    ...(pair.items ? ['Won/lost/tied'] : []),
    ...(pair.isMixed ? ['Pairing'] : []),
  ];
  return [
    `## ${a} and ${b}`,
    markdownText(pair.verdict),
    markdownTable(
      ['', 'Value'],
      pair.facts.map((fact) => fact.map(markdownText)),
    ),
    markdownTable(head, rows),
  ];
}

function wonText({ items }: ComparedTask): string {
  return items ? [items.wins, items.losses, items.ties].map(formatCount).join('/') : '—';
}

function rangedText({ text, rangeText }: Cell): string {
  return rangeText === '' ? text : `${text} (${rangeText})`;
}

/** A comparison as JSON: the same facts, unrounded beside what people read. */
export function renderComparisonJson(comparison: Comparison): string {
  const { evaluations, metrics, folded, pairs, notes } = comparison;
  const shown = [...shownMetrics(metrics), ...folded];
  return jsonText({
    evaluations: evaluations.map((one) => evaluationJson(one, shown)),
    pairs: pairs.map(pairJson),
    notes,
  });
}

/** What the evaluations have side by side: both scores, then the metrics with columns of their own. */
function shownMetrics({ score, second, columns }: MetricHeadings): MetricHeading[] {
  return [score, second, ...columns];
}

function evaluationJson(one: ComparedEvaluation, shown: readonly MetricHeading[]): object {
  const { index, id, slug, label, details } = one;
  return {
    index,
    id,
    slug,
    label,
    details,
    rank: cellJson(one.rank),
    rankRange: cellJson(one.rankRange),
    tieGroup: cellJson(one.tieGroup),
    ...Object.fromEntries(shown.map((metric) => [metric.id, cellJson(cellOf(one.metrics, metric))])),
  };
}

function pairJson(pair: ComparedPair): object {
  return {
    a: pair.a,
    b: pair.b,
    items: itemsJson(pair.items),
    cells: pair.cells,
    tasks: pair.tasks.map((task) => ({
      tier: task.tier,
      task: task.task,
      items: itemsJson(task.items),
      a: heatJson(task.a),
      b: heatJson(task.b),
      difference: cellJson(task.difference),
      method: task.method,
    })),
    leftOut: pair.leftOut,
    cellLevel: pair.cellLevel,
    verdict: pair.verdict,
    differs: pair.differs,
    level: pair.level,
    paired: pair.paired,
    pairing: pair.pairing,
    narrowing: cellJson(pair.narrowing),
    scoreA: cellJson(pair.scoreA),
    scoreB: cellJson(pair.scoreB),
    ratio: cellJson(pair.ratio),
    p: cellJson(pair.p),
    ahead: cellJson(pair.ahead),
    further: cellJson(pair.further),
  };
}

function itemsJson(items: ComparedItems | null): object | null {
  return items && { wins: items.wins, losses: items.losses, ties: items.ties, p: cellJson(items.p) };
}

function cellJson({ value, text, title, range, tone, missing }: Cell): object {
  return { value, text, title, range, tone, missing };
}

function heatJson(cell: HeatCell): object {
  const { completion, outcome, facts, title, hatch, compatible, compatibleRange, fill, band } = cell;
  return {
    completion,
    outcome,
    facts,
    title,
    hatch,
    compatible,
    compatibleRange,
    ...cellJson(cell),
    fill,
    band,
  };
}
