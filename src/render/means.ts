import type { MeanBoard } from '../board/mean-board.ts';
import { csvLine } from './csv-text.ts';
import { jsonText } from './json-text.ts';
import { markdownTable, markdownText } from './markdown-text.ts';
import { shownLine } from './shown-line.ts';

/** One file that a board of means can be printed as. */
export interface MeanArtifact {
  readonly file: string;
  readonly format: string;
  readonly describe: string;
  render(board: MeanBoard): string;
}

/** What a board of means can be printed as: the same names as those of a board of counts. */
export const MEAN_ARTIFACTS: readonly MeanArtifact[] = [
  { file: 'scores.md', format: 'markdown', describe: 'table in Markdown', render: renderMeans },
  { file: 'scores.json', format: 'json', describe: 'every number, unrounded', render: renderMeansJson },
  { file: 'scores.csv', format: 'csv', describe: 'one line per evaluation', render: renderMeansCsv },
];

function renderMeans(board: MeanBoard): string {
  const { about, summary, verdict, notes, unit, columns, rows } = board;
  const whole = board.rankedOn === '' ? 'the whole board' : 'all evaluations';
  const shown = shownLine({ ...board, scope: `Means and places are those of ${whole}.` });
  const head = ['Model', 'Place', `Mean of ${unit}`, ...columns];
  const lines = rows.map(({ name, place, overall, cells }) => [
    name,
    place || '—',
    ...[overall, ...cells].map(({ text, rangeText }) => (rangeText === '' ? text : `${text} (${rangeText})`)),
  ]);
  const stamp = about.stamp === '' ? '' : ` (${markdownText(about.stamp)})`;
  const sections = [
    `# ${markdownText(about.title)}${stamp}`,
    `${markdownText(summary)} **${markdownText(verdict)}**`,
    ...(shown === '' ? [] : [markdownText(shown)]),
    markdownTable(
      head.map(markdownText),
      lines.map((line) => line.map(markdownText)),
    ),
    ...(notes.length > 0 ? [notes.map((note) => `- ${markdownText(note)}`).join('\n')] : []),
  ];
  return `${sections.join('\n\n')}\n`;
}

function renderMeansJson({ about, unit, columns, rows }: MeanBoard): string {
  return jsonText(
    rows.map(({ writtenId, name, place, overall, cells }) => ({
      eval_id: writtenId,
      model: name,
      has_counts: false,
      unit,
      place: place === '' ? null : Number(place.replace('=', '')),
      mean: overall.value,
      mean_range: overall.range,
      means: Object.fromEntries(columns.map((column, index) => [column, cells[index]?.value ?? null])),
      ranges: Object.fromEntries(columns.map((column, index) => [column, cells[index]?.range ?? null])),
      ...(about.synthetic ? { synthetic: true } : {}),
    })),
  );
}

function renderMeansCsv({ about, unit, columns, rows }: MeanBoard): string {
  const head = ['place', 'eval_id', 'model', 'mean', ...columns, 'unit', 'has_counts', 'synthetic'];
  const lines = rows.map(({ writtenId, name, place, overall, cells }) => [
    place === '' ? null : Number(place.replace('=', '')),
    writtenId,
    name,
    overall.value,
    ...cells.map(({ value }) => value),
    unit,
    false,
    about.synthetic,
  ]);
  return [head, ...lines].map((line) => csvLine(line)).join('');
}
