import type { Board, Measured, MetricHeadings } from '../board/board.ts';
import { factsOn } from '../board/fact-texts.ts';
import { cellOf, isAtChance } from '../board/metric-cells.ts';
import { csvLine } from './csv-text.ts';

type Value = string | number | boolean | null;

const CELL_COLUMNS: readonly (readonly [string, (cell: Measured) => Value])[] = [
  ['state', (cell) => cell.state],
  ['correct', (cell) => cell.correct],
  ['total', (cell) => cell.total],
  ['invalid', (cell) => cell.invalid],
  ['truncated', (cell) => cell.truncated],
  ['guess_sum', (cell) => cell.guessSum],
  ['point_count', (cell) => cell.points],
  ['expected_points', (cell) => cell.expectedPoints],
  ['center', (cell) => cell.center],
  ['margin', (cell) => cell.margin],
  ['adjusted_score', (cell) => cell.adjustedScore],
  ['accuracy', (cell) => cell.accuracy],
  ['accuracy_lower', (cell) => cell.accuracyLower],
  ['accuracy_upper', (cell) => cell.accuracyUpper],
  ['completion_tokens_mean', (cell) => cell.completionTokensMean],
];

/** `scores.csv`: tidy, one line per evaluation × tier × task that was measured; unrounded. */
export function* renderCsv({ tasks, metrics, rows }: Board): Generator<string> {
  const further = metrics.all.filter(({ ofCells }) => ofCells).map(({ id }) => id);
  const k = trialsOf(metrics);
  const names = [...CELL_COLUMNS.map(([name]) => name), ...further, ...k.map(([name]) => name)];
  const head = ['eval_id', 'model', 'tier', 'task', ...names, 'synthetic', 'ruler'];
  yield csvLine(head);
  for (const row of rows) {
    const lines = row.tiers.flatMap((tier) =>
      tier.cells.flatMap(({ measured }, position) => {
        if (!measured) return [];
        const task = tasks[position]?.id ?? '';
        const values = [
          ...CELL_COLUMNS.map(([, read]) => read(measured)),
          ...further.map((id) => measured.metrics[id] ?? null),
          ...k.map(([, value]) => value),
        ];
        return [csvLine([row.writtenId, row.label, tier.id, task, ...values, row.synthetic, row.rulerText])];
      }),
    );
    yield lines.join('');
  }
}

/** `ranking.csv`: one line per evaluation, best first, with every metric; unrounded. */
export function* renderRankingCsv({ metrics, fronts, rows, rankedOn }: Board): Generator<string> {
  const ids = metrics.all.map(({ id }) => id);
  const places = ['rank', 'rank_best', 'rank_worst', 'tie_group', 'eval_id', 'model'];
  const facts = factsOn(rows.map((row) => row.facts)).map(({ fact }) => fact);
  const k = trialsOf(metrics);
  const on = rankedOn === '' ? [] : [['ranked_on', rankedOn] as const];
  const head = [
    ...places,
    ...ids,
    ...k.map(([name]) => name),
    'at_chance',
    'part_measured',
    ...fronts.map(({ id }) => id),
    'groups',
    ...facts,
    'synthetic',
    'ruler',
    ...on.map(([name]) => name),
  ];
  yield csvLine(head);
  for (const row of rows) {
    const [best, worst] = row.rankRange.range ?? [null, null];
    yield csvLine([
      row.rank.value,
      best,
      worst,
      row.tieGroup.value,
      row.writtenId,
      row.label,
      ...metrics.all.map((metric) => cellOf(row.metrics, metric).value),
      ...k.map(([, value]) => value),
      isAtChance(row.metrics.estimate),
      row.incomplete,
      ...row.fronts.map(({ value }) => (value === null ? null : value === 1)),
      row.groups.join(' '),
      ...facts.map((fact) => row.facts[fact] ?? null),
      row.synthetic,
      row.rulerText,
      ...on.map(([, text]) => text),
    ]);
  }
}

/** The k of pass@k, as a column of its own; nothing on a board without it. */
function trialsOf({ all }: MetricHeadings): (readonly [name: string, k: number])[] {
  const k = all.find((metric) => metric.k !== null)?.k ?? null;
  return k === null ? [] : [['k', k]];
}
