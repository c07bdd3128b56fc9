import type {
  Board,
  BoardRow,
  Measured,
  MetricCells,
  MetricHeading,
  MetricHeadings,
  TierRow,
} from '../board/board.ts';
import { cellOf, isAtChance } from '../board/metric-cells.ts';
import { jsonText } from './json-text.ts';

/** `scores.json`: the ReasonScape array, best first, with further unrounded statistics inside; null = not recorded. */
export function* renderJson(board: Board): Generator<string> {
  let isFirst = true;
  for (const row of board.rows) {
    // As JSON indents a list, but row by row: as one text, a large board is longer than a text may be.
    const text = jsonText(rowJson(row, board)).trimEnd().replaceAll('\n', '\n  ');
    yield `${isFirst ? '[' : ','}\n  ${text}`;
    isFirst = false;
  }
  yield isFirst ? '[]\n' : '\n]\n';
}

function rowJson(row: BoardRow, board: Board): object {
  const { metrics } = board;
  const [first, ...further] = inOrder(metrics);
  return {
    eval_id: row.writtenId,
    model: row.label,
    ...metricsJson(row.metrics, first),
    tiers: Object.fromEntries(row.tiers.map((tier) => [tier.id, tierJson(tier, board)])),
    rank: row.rank.value,
    rank_best: row.rankRange.range?.[0] ?? null,
    rank_worst: row.rankRange.range?.[1] ?? null,
    tie_group: row.tieGroup.value,
    ...metricsJson(row.metrics, ...further),
    ...chanceJson(row.metrics),
    groups: row.groups,
    ...row.facts,
    ...(board.rankedOn === '' ? {} : { ranked_on: board.rankedOn }),
    ...(row.synthetic ? { synthetic: true } : {}),
  };
}

function tierJson(tier: TierRow, { tasks, metrics }: Board): object {
  const [first, ...further] = inOrder(metrics);
  const cells = tier.cells.flatMap(({ measured }, position) =>
    measured ? [[tasks[position]?.id ?? '', cellJson(measured)] as const] : [],
  );
  return {
    ...metricsJson(tier.metrics, first),
    any_incomplete: tier.incomplete,
    tasks: Object.fromEntries(cells),
    ...metricsJson(tier.metrics, ...further),
    ...chanceJson(tier.metrics),
  };
}

/** The first stands where other tools expect it; then the other score and the limits, and those with columns of their own. */
export function inOrder({ all, columns }: MetricHeadings): MetricHeading[] {
  return [...all.filter(({ role }) => role !== 'column'), ...columns];
}

function metricsJson(cells: MetricCells, ...headings: readonly (MetricHeading | undefined)[]): object {
  return Object.fromEntries(
    headings.flatMap((heading) => {
      if (!heading) return [];
      const own = [heading.id, cellOf(cells, heading).value] as const;
      return heading.k === null ? [own] : [own, ['k', heading.k] as const];
    }),
  );
}

/** Says of limits that they are no interval, as pages do; there only where it is so. */
function chanceJson({ estimate }: MetricCells): object {
  return isAtChance(estimate) ? { at_chance: true } : {};
}

function cellJson(cell: Measured): object {
  return {
    center: cell.center,
    margin: cell.margin,
    truncated_ratio: cell.truncatedRatio,
    completion_tokens_mean: cell.completionTokensMean,
    adjusted_score: cell.adjustedScore,
    point_count: cell.points,
    expected_points: cell.expectedPoints,
    is_incomplete: cell.incomplete,
    correct: cell.correct,
    total: cell.total,
    invalid: cell.invalid,
    truncated: cell.truncated,
    guess_sum: cell.guessSum,
    guess_square_sum: cell.guessSquareSum,
    prompt_tokens_mean: cell.promptTokensMean,
    accuracy: cell.accuracy,
    accuracy_lower: cell.accuracyLower,
    accuracy_upper: cell.accuracyUpper,
    score: cell.score,
    score_lower: cell.scoreLower,
    score_upper: cell.scoreUpper,
    ...cell.metrics,
  };
}
