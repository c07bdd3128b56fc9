import type { Board, BoardRow, TierRow } from '../board/board.ts';
import { SYNTHETIC } from '../board/describe.ts';
import { formatCount } from '../format.ts';
import { markdownTable, markdownText } from './markdown-text.ts';
import { shownLine } from './shown-line.ts';
import type { View } from './view.ts';

export interface MarkdownOptions {
  /** Adds the mean completion tokens to every task cell. */
  readonly tokenCounts?: boolean;
  /** Prints centre − margin … centre + margin instead of centre … centre + margin. */
  readonly fullRange?: boolean;
}

/** `scores.md`: one row per evaluation and tier, one column per task. */
export function renderMarkdown(view: View, options: MarkdownOptions = {}): string {
  return `${[...titleLines(view), scoresTable(view, options), ...footLines(view, options)].join('\n\n')}\n`;
}

/** The table of `scores.md` alone. */
export function scoresTable(view: View, options: MarkdownOptions): string {
  const tasks = view.board.tasks.map((task) => markdownText(task.label));
  const head = ['Model', 'Tier', 'ReasonScore', 'Avg Tokens', 'Score/Token', ...tasks];
  const rows = view.board.rows.flatMap((row) =>
    row.tiers.map((tier) => [markdownText(row.name), ...tierFields(view, row, tier, options)]),
  );
  return markdownTable(head, rows, 2);
}

/** Title, synthetic notice, the sentence of truth and what a filter left out: they open every Markdown output. */
export function titleLines({ board }: View): string[] {
  const { title, stamp, synthetic } = board.about;
  const shown = shownLine(board);
  return [
    `# ${markdownText(title)}${stamp === '' ? '' : ` (${markdownText(stamp)})`}`,
    ...(synthetic ? [`**${SYNTHETIC}**`] : []),
    `${markdownText(board.summary)} ${markdownText(board.verdict)}`,
    ...(shown === '' ? [] : [markdownText(shown)]),
  ];
}

function footLines({ board }: View, options: MarkdownOptions): string[] {
  const notes = noteLines(board).map((note) => `- ${note}`);
  return [
    `${cellGrammar(options)} ${markdownText(board.method)}.`,
    ...(notes.length > 0 ? [notes.join('\n')] : []),
    ...remarkLines(board),
  ];
}

/** What holds for the whole board, one sentence each; that the data are synthetic was said at the top. */
export function noteLines({ notes }: Board): string[] {
  return notes.filter((note) => note !== SYNTHETIC).map(markdownText);
}

/** What the table's cells say, in one line. */
export function cellGrammar({ fullRange = false }: MarkdownOptions): string {
  const range = fullRange ? 'centre - margin - centre + margin' : 'centre - centre + margin';
  return `Cells: ${range} of the Wilson interval, [-truncated share], (points/expected points). \\* incomplete, — not measured.`;
}

/** Remarks on single evaluations as one list; nothing when there is none. */
export function remarkLines({ rows }: Board): string[] {
  const remarks = rows.flatMap((row) =>
    row.notes.map((note) => `- ${markdownText(row.name)}: ${markdownText(note)}`),
  );
  return remarks.length > 0 ? [remarks.join('\n')] : [];
}

function tierFields(view: View, row: BoardRow, tier: TierRow, options: MarkdownOptions): string[] {
  const measured = view.scores.of(row.index).tiers[tier.index];
  const tokens = (column: number): string => {
    const task = view.board.tasks[column]?.index ?? -1;
    const mean = measured?.cells[task]?.completionTokensMean ?? null;
    return options.tokenCounts && mean !== null ? ` ${formatCount(mean)} tok` : '';
  };
  return [
    markdownText(tier.label),
    markdownText(tier.reasonscore.text),
    tier.tokens.text,
    tier.efficiency.text,
    ...tier.cells.map(
      (cell, column) => `${options.fullRange ? cell.compatibleRange : cell.compatible}${tokens(column)}`,
    ),
  ];
}
