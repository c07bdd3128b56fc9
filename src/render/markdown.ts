import type { Board, TierRow } from '../board/board.ts';
import { SYNTHETIC } from '../board/describe.ts';
import { factsOn } from '../board/fact-texts.ts';
import { cellOf } from '../board/metric-cells.ts';
import { markdownTable, markdownText } from './markdown-text.ts';
import { shownLine } from './shown-line.ts';

export interface MarkdownOptions {
  /** Adds the mean completion tokens to every task cell. */
  readonly tokenCounts?: boolean;
  /** Prints centre − margin … centre + margin instead of centre … centre + margin. */
  readonly fullRange?: boolean;
}

/** `scores.md`: one row per evaluation and tier, one column per task. */
export function renderMarkdown(board: Board, options: MarkdownOptions = {}): string {
  return `${[...titleLines(board), scoresTable(board, options), ...footLines(board, options), ...modelLines(board)].join('\n\n')}\n`;
}

/** The table of `scores.md` alone. Metrics have a column whether they were recorded or not: other tools read it. */
export function scoresTable({ tasks, metrics, rows }: Board, options: MarkdownOptions): string {
  const shown = [metrics.score, ...metrics.columns];
  const names = [...shown.map(({ names }) => names.file), ...tasks.map(({ label }) => label)];
  const head = ['Model', 'Tier', ...names.map(markdownText)];
  const lines = rows.flatMap((row) =>
    row.tiers.map((tier) => [
      ...[row.name, tier.label, ...shown.map((metric) => cellOf(tier.metrics, metric).text)].map(
        markdownText,
      ),
      ...taskFields(tier, options),
    ]),
  );
  return markdownTable(head, lines, 2);
}

/** Title, synthetic notice, the sentence of truth and what a filter left out: they open every Markdown output. */
export function titleLines(board: Board): string[] {
  const { title, stamp, synthetic } = board.about;
  const shown = shownLine(board);
  return [
    `# ${markdownText(title)}${stamp === '' ? '' : ` (${markdownText(stamp)})`}`,
    ...(synthetic ? [`**${SYNTHETIC}**`] : []),
    [board.summary, board.lead.text, board.differences]
      .filter((sentence) => sentence !== '')
      .map(markdownText)
      .join(' '),
    ...(shown === '' ? [] : [markdownText(shown)]),
  ];
}

function footLines(board: Board, options: MarkdownOptions): string[] {
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
  return `Cells: ${range} of the Wilson interval, [-truncated share], (points/expected points). \\* part-measured, — not measured.`;
}

/** Groups and facts of every evaluation as one list: a table would be read as scores by other tools. */
function modelLines({ rows }: Board): string[] {
  const lines = rows.flatMap(({ name, facts, groups }) => {
    const known = factsOn([facts]).map(({ fact, label, text }) => `${label} ${text(facts[fact] ?? '')}`);
    const words = [...known, ...groups].join(', ');
    return words === '' ? [] : [`- ${markdownText(`${name}: ${words}`)}`];
  });
  return lines.length > 0 ? ['Models:', lines.join('\n')] : [];
}

/** Groups and facts of every evaluation; nothing where nobody has any. */
export function modelsTable({ rows }: Board): string[] {
  const facts = factsOn(rows.map((row) => row.facts));
  const hasGroups = rows.some(({ groups }) => groups.length > 0);
  if (!hasGroups && facts.length === 0) return [];
  const head = ['Model', ...facts.map(({ label }) => label), ...(hasGroups ? ['Groups'] : [])];
  const lines = rows.map((row) => [
    row.name,
    ...facts.map(({ fact, text }) => (row.facts[fact] === undefined ? '—' : text(row.facts[fact]))),
    ...(hasGroups ? [row.groups.join(' ') || '—'] : []),
  ]);
  return [
    '## Models',
    markdownTable(
      head,
      lines.map((line) => line.map(markdownText)),
      1 + facts.length + 1,
    ),
  ];
}

/** Remarks on single evaluations as one list; nothing when there is none. */
export function remarkLines({ rows }: Board): string[] {
  const remarks = rows.flatMap((row) =>
    row.notes.map((note) => `- ${markdownText(row.name)}: ${markdownText(note)}`),
  );
  return remarks.length > 0 ? [remarks.join('\n')] : [];
}

/** What a tier says of each task, in the grammar of its cells. */
function taskFields({ cells }: TierRow, { tokenCounts, fullRange }: MarkdownOptions): string[] {
  return cells.map(({ compatible, compatibleRange, tokens }) => {
    const counts = tokenCounts && tokens !== '' ? ` ${tokens} tok` : '';
    return `${fullRange ? compatibleRange : compatible}${counts}`;
  });
}
