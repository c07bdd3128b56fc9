import type { Board, BoardRow, MetricHeading } from '../board/board.ts';
import { cellOf } from '../board/metric-cells.ts';
import { type Sum, sumUsages, type Usage, type Usages } from '../board/usage.ts';
import { formatCost, formatCount, formatPercent, formatScore } from '../format.ts';
import { cellGrammar, modelsTable, noteLines, remarkLines, scoresTable, titleLines } from './markdown.ts';
import type { MarkdownOptions } from './markdown.ts';
import { markdownLink, markdownTable, markdownText } from './markdown-text.ts';

/** `report.md`: performance with intervals, what it cost, and totals, as one readable document. */
export function renderReport(board: Board, options: MarkdownOptions = {}): string {
  const usages = sumUsages(board.rows, board.tasks.length);
  const sections = [
    ...titleLines(board),
    ...performance(board, options),
    ...resources(board, usages),
    ...overall(board, usages.all),
    ...modelsTable(board),
    ...reading(board),
  ];
  return `${sections.join('\n\n')}\n`;
}

function performance(board: Board, options: MarkdownOptions): string[] {
  const { score, second } = board.metrics;
  const further = reported(board, 'performance');
  const head = [
    'Model',
    'Rank',
    '95 % range',
    'Tie group',
    ...namesOf([score]),
    '95 % interval',
    ...namesOf([second]),
    ...namesOf(further),
  ];
  const tables = partsOf(board.rows).flatMap(({ heading, rows }) => [
    ...(heading === '' ? [] : [`### ${markdownText(heading)}`]),
    markdownTable(
      head,
      rows.map(({ name, rank, rankRange, tieGroup, metrics }) =>
        [
          name,
          rank.text,
          rankRange.text,
          tieGroup.text,
          cellOf(metrics, score).text,
          cellOf(metrics, score).rangeText || '—',
          cellOf(metrics, second).text,
          ...further.map((metric) => cellOf(metrics, metric).text),
        ].map(markdownText),
      ),
    ),
  ]);
  return [
    '## Performance results',
    ...tables,
    ...remarkLines(board),
    '### By tier and task',
    scoresTable(board, options),
    cellGrammar(options),
  ];
}

/** The metrics with columns of their own that a table of the report has. */
function reported({ metrics }: Board, table: MetricHeading['report']): readonly MetricHeading[] {
  return metrics.columns.filter(({ report }) => report === table);
}

function namesOf(metrics: readonly MetricHeading[]): string[] {
  return metrics.map(({ names }) => markdownText(names.file));
}

/** The rows of each part that is ranked apart, under its heading. */
function partsOf(rows: readonly BoardRow[]): { heading: string; rows: BoardRow[] }[] {
  const parts: { heading: string; rows: BoardRow[] }[] = [];
  for (const row of rows) {
    if (row.part !== '' || parts.length === 0) parts.push({ heading: row.part, rows: [] });
    parts.at(-1)?.rows.push(row);
  }
  return parts.length > 0 ? parts : [{ heading: '', rows: [] }];
}

const USAGE_COLUMNS = ['Tests', 'Total tokens', 'Completion tokens', 'Tokens/completion', 'Truncated'];

function resources(board: Board, { byRow, byTask }: Usages): string[] {
  const further = reported(board, 'usage');
  const perEvaluation = board.rows.map((row, place) => [
    markdownText(row.name),
    ...fieldsOf(byRow[place]),
    ...further.map((metric) => markdownText(cellOf(row.metrics, metric).text)),
  ]);
  const perTask = board.tasks.map((task, place) => [markdownText(task.label), ...fieldsOf(byTask[place])]);
  return [
    '## Resource usage',
    'Tests count every response, truncated ones included, in every tier it belongs to; — was not recorded, ≥ not everywhere.',
    markdownTable(['Model', ...USAGE_COLUMNS, ...namesOf(further)], perEvaluation),
    '### Per task',
    markdownTable(['Task', ...USAGE_COLUMNS], perTask),
  ];
}

function fieldsOf(usage: Usage | undefined): string[] {
  if (usage) return usageFields(usage);
  throw new RangeError('fieldsOf: there is no sum of this row or task');
}

function usageFields({ responses, promptTokens, completionTokens, ...shares }: Usage): string[] {
  const { tokensPerResponse, truncatedShare } = shares;
  return [
    formatCount(responses),
    sumText(promptTokens && completionTokens ? plus(promptTokens, completionTokens) : null),
    sumText(completionTokens),
    tokensPerResponse === null ? '—' : formatCount(tokensPerResponse),
    truncatedShare === null ? '—' : formatPercent(truncatedShare),
  ];
}

function plus(a: Sum, b: Sum): Sum {
  return { value: a.value + b.value, whole: a.whole && b.whole };
}

function sumText(sum: Sum | null, format: (value: number) => string = formatCount): string {
  return sum === null ? '—' : `${sum.whole ? '' : '≥ '}${format(sum.value)}`;
}

function overall({ rows, metrics }: Board, usage: Usage): string[] {
  const scored = rows.flatMap((row) => {
    const { value } = cellOf(row.metrics, metrics.score);
    return value === null ? [] : [{ score: value, incomplete: row.incomplete }];
  });
  const scores = scored.map(({ score }) => score).sort((a, b) => a - b);
  const { label: name } = metrics.score;
  const facts: [string, string][] = [
    ['Evaluations', formatCount(rows.length)],
    ...usageFields(usage).map((field, index): [string, string] => [USAGE_COLUMNS[index] ?? '', field]),
    ['Cost', sumText(usage.cost, formatCost)],
    [`Median ${name}`, scoreText(median(scores))],
    [`Highest ${name}`, scoreText(scores.at(-1) ?? null)],
    ['Part-measured evaluations', formatCount(scored.filter(({ incomplete }) => incomplete).length)],
  ];
  return ['## Overall statistics', markdownTable(['Total', 'Value'], facts)];
}

function median(sorted: readonly number[]): number | null {
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function scoreText(score: number | null): string {
  return score === null ? '—' : formatScore(score);
}

function reading(board: Board): string[] {
  const { source, license, citation } = board.about;
  const notes = [
    `${markdownText(board.method)}.`,
    ...board.metrics.all.flatMap((metric) => metric.reading).map(markdownText),
    ...noteLines(board),
    ...(source === null ? [] : [`Source: ${markdownLink(source)}`]),
    ...(license === null ? [] : [`Licence: ${markdownText(license)}`]),
    ...(citation === null ? [] : [`Cite as: ${markdownText(citation)}`]),
  ];
  return ['## How to read this', notes.map((note) => `- ${note}`).join('\n')];
}
