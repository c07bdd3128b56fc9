import { METRICS } from '../score/metrics.ts';
import { rulerText } from '../score/parts.ts';
import type { CellScore } from '../score/scores.ts';
import { csvLine } from './csv-text.ts';
import type { View } from './view.ts';

type Value = string | number | boolean | null;

const CELL_COLUMNS: readonly (readonly [string, (cell: CellScore) => Value])[] = [
  ['state', (cell) => cell.state],
  ['correct', (cell) => cell.counters.correct],
  ['total', (cell) => cell.counters.total],
  ['invalid', (cell) => cell.invalid],
  ['truncated', (cell) => (cell.truncationRecorded ? cell.counters.truncated : null)],
  ['guess_sum', (cell) => cell.counters.guessSum],
  ['point_count', (cell) => cell.points],
  ['expected_points', (cell) => cell.expectedPoints],
  ['center', (cell) => cell.compatible?.center ?? null],
  ['margin', (cell) => cell.compatible?.margin ?? null],
  ['adjusted_score', (cell) => cell.compatible?.adjustedScore ?? null],
  ['accuracy', (cell) => (cell.state === 'scorable' ? (cell.interval?.accuracy ?? null) : null)],
  ['accuracy_lower', (cell) => cell.interval?.accuracyLower ?? null],
  ['accuracy_upper', (cell) => cell.interval?.accuracyUpper ?? null],
  ['completion_tokens_mean', (cell) => cell.completionTokensMean],
];

/** `scores.csv`: tidy, one line per evaluation × tier × task that was measured; unrounded. */
export function renderCsv({ board, scores }: View): string {
  const head = [
    'eval_id',
    'model',
    'tier',
    'task',
    ...CELL_COLUMNS.map(([name]) => name),
    'synthetic',
    'ruler',
  ];
  const lines = board.rows.flatMap((row) =>
    row.tiers.flatMap((tier) =>
      board.tasks.flatMap((task) => {
        const cell = scores.of(row.index).tiers[tier.index]?.cells[task.index];
        if (!cell) return [];
        const values = CELL_COLUMNS.map(([, read]) => read(cell));
        const from = [board.about.synthetic, rulerText(scores.evaluations[row.index])];
        return [csvLine([row.writtenId, row.label, tier.id, task.id, ...values, ...from])];
      }),
    ),
  );
  return csvLine(head) + lines.join('');
}

/** `ranking.csv`: one line per evaluation, best first; unrounded. */
export function renderRankingCsv({ board, scores }: View): string {
  const head = ['rank', 'rank_best', 'rank_worst', 'eval_id', 'model', ...METRICS.map((metric) => metric.id)];
  const lines = board.rows.map((row) => {
    const { overall } = scores.of(row.index);
    const [best, worst] = row.rankRange.range ?? [null, null];
    const values = METRICS.map((metric) => (overall ? metric.read(overall) : null));
    const groups = scores.evaluations[row.index]?.groups.join(' ') ?? '';
    const incomplete = overall?.incomplete ?? true;
    return csvLine([
      row.rank.value,
      best,
      worst,
      row.writtenId,
      row.label,
      ...values,
      incomplete,
      groups,
      board.about.synthetic,
      rulerText(scores.evaluations[row.index]),
    ]);
  });
  return csvLine([...head, 'incomplete', 'groups', 'synthetic', 'ruler']) + lines.join('');
}
