import type { BoardRow } from '../board/board.ts';
import { formatCount, formatPercent, formatRatio, formatScore } from '../format.ts';
import { cellGrammar, noteLines, remarkLines, scoresTable, titleLines } from './markdown.ts';
import type { MarkdownOptions } from './markdown.ts';
import { markdownLink, markdownTable, markdownText } from './markdown-text.ts';
import { sumUsage, type Sum, type Usage } from './usage.ts';
import type { View } from './view.ts';

/** `report.md`: performance with intervals, what it cost, and totals, as one readable document. */
export function renderReport(view: View, options: MarkdownOptions = {}): string {
  const sections = [
    ...titleLines(view),
    ...performance(view, options),
    ...resources(view),
    ...overall(view),
    ...reading(view),
  ];
  return `${sections.join('\n\n')}\n`;
}

function performance(view: View, options: MarkdownOptions): string[] {
  const head = ['Model', 'Rank', '95 % range', 'ReasonScore', 'Plain', '95 % interval'];
  const tables = partsOf(view.board.rows).flatMap(({ heading, rows }) => [
    ...(heading === '' ? [] : [`### ${markdownText(heading)}`]),
    markdownTable(
      head,
      rows.map((row) => [
        markdownText(row.name),
        row.rank.text,
        row.rankRange.text,
        markdownText(row.reasonscore.text),
        row.plain.text,
        row.plain.range ? row.plain.rangeText : '—',
      ]),
    ),
  ]);
  return [
    '## Performance results',
    ...tables,
    ...remarkLines(view.board),
    '### By tier and task',
    scoresTable(view, options),
    cellGrammar(options),
  ];
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

function resources(view: View): string[] {
  const { board } = view;
  const byEvaluation = board.rows.map((row) => [
    markdownText(row.name),
    ...usageFields(sumUsage(view, [row])),
    row.efficiency.text,
  ]);
  const byTask = board.tasks.map((task) => [
    markdownText(task.label),
    ...usageFields(sumUsage(view, board.rows, [task])),
  ]);
  return [
    '## Resource usage',
    'Tests count every response, truncated ones included, in every tier it belongs to; — was not recorded, ≥ not everywhere.',
    markdownTable(['Model', ...USAGE_COLUMNS, 'Score/Token'], byEvaluation),
    '### Per task',
    markdownTable(['Task', ...USAGE_COLUMNS], byTask),
  ];
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

function overall(view: View): string[] {
  const { board, scores } = view;
  const aggregates = board.rows.flatMap((row) => scores.of(row.index).overall ?? []);
  const plain = aggregates.map((aggregate) => aggregate.plain).sort((a, b) => a - b);
  const usage = sumUsage(view);
  const median =
    plain.length > 0 ? ((plain[(plain.length - 1) >> 1] ?? 0) + (plain[plain.length >> 1] ?? 0)) / 2 : null;
  const facts: [string, string][] = [
    ['Evaluations', formatCount(board.rows.length)],
    ...usageFields(usage).map((field, index): [string, string] => [USAGE_COLUMNS[index] ?? '', field]),
    ['Cost', sumText(usage.cost, formatRatio)],
    ['Median plain score', median === null ? '—' : formatScore(median)],
    ['Highest plain score', plain.length > 0 ? formatScore(plain.at(-1) ?? 0) : '—'],
    ['Incomplete evaluations', formatCount(aggregates.filter((aggregate) => aggregate.incomplete).length)],
  ];
  return ['## Overall statistics', markdownTable(['Total', 'Value'], facts)];
}

function reading({ board }: View): string[] {
  const { source, license, citation } = board.about;
  const notes = [
    `${markdownText(board.method)}.`,
    'ReasonScore adds the uncertainty of small samples on top, so it lies above its own interval; the interval belongs to the plain score.',
    'ReasonScore is not accuracy: it is a geometric mean, so one weak task weighs heavily. Scores of different boards share no scale.',
    ...noteLines(board),
    ...(source === null ? [] : [`Source: ${markdownLink(source)}`]),
    ...(license === null ? [] : [`Licence: ${markdownText(license)}`]),
    ...(citation === null ? [] : [`Cite as: ${markdownText(citation)}`]),
  ];
  return ['## How to read this', notes.map((note) => `- ${note}`).join('\n')];
}
