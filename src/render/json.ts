import type { Aggregate, CellScore, TierScore } from '../score/scores.ts';
import type { View } from './view.ts';

/** `scores.json`: the ReasonScape array, best first, with further unrounded statistics inside; null = not recorded. */
export function renderJson({ board, scores }: View): string {
  const rows = board.rows.map((row) => {
    const { overall, tiers } = scores.of(row.index);
    return {
      eval_id: row.writtenId,
      model: row.label,
      reasonscore: overall?.reasonscore ?? null,
      tiers: Object.fromEntries(
        row.tiers.flatMap(({ index, id }) => {
          const tier = tiers[index];
          return tier ? [[id, tierJson(tier, board.tasks)]] : [];
        }),
      ),
      rank: row.rank.value,
      rank_best: row.rankRange.range?.[0] ?? null,
      rank_worst: row.rankRange.range?.[1] ?? null,
      ...aggregateJson(overall),
      ...(board.about.synthetic ? { synthetic: true } : {}),
    };
  });
  return `${JSON.stringify(rows, null, 2)}\n`;
}

function tierJson(tier: TierScore, tasks: View['board']['tasks']) {
  const cells = tasks.flatMap(({ index, id }) => {
    const cell = tier.cells[index];
    return cell ? [[id, cellJson(cell)] as const] : [];
  });
  return {
    reasonscore: tier.aggregate?.reasonscore ?? null,
    any_incomplete: tier.anyIncomplete,
    tasks: Object.fromEntries(cells),
    ...aggregateJson(tier.aggregate),
  };
}

function aggregateJson(aggregate: Aggregate | null) {
  return {
    plain: aggregate?.plain ?? null,
    lower: aggregate?.lower ?? null,
    upper: aggregate?.upper ?? null,
    avg_tokens: aggregate?.averageTokens ?? null,
    score_per_token: aggregate?.scorePerToken ?? null,
  };
}

function cellJson(cell: CellScore): object {
  const { compatible, counters, truncationRecorded } = cell;
  return {
    center: compatible?.center ?? null,
    margin: compatible?.margin ?? null,
    truncated_ratio: truncationRecorded ? (compatible?.truncatedRatio ?? null) : null,
    completion_tokens_mean: cell.completionTokensMean,
    adjusted_score: compatible?.adjustedScore ?? null,
    point_count: cell.points,
    expected_points: cell.expectedPoints,
    is_incomplete: cell.incomplete,
    correct: counters.correct,
    total: counters.total,
    invalid: cell.invalid,
    truncated: truncationRecorded ? counters.truncated : null,
    guess_sum: counters.guessSum,
    guess_square_sum: counters.guessSquareSum,
    prompt_tokens_mean: cell.promptTokensMean,
    ...intervalJson(cell),
  };
}

/** Where every response was truncated, nothing is known of the accuracy but that it lies between 0 and 1. */
function intervalJson({ interval, state }: CellScore): object {
  const known: Partial<NonNullable<typeof interval>> = interval ?? {};
  const { accuracy = null, accuracyLower = null, accuracyUpper = null } = known;
  const { score = null, lower = null, upper = null } = known;
  return {
    accuracy: state === 'all-truncated' ? null : accuracy,
    accuracy_lower: accuracyLower,
    accuracy_upper: accuracyUpper,
    score,
    score_lower: lower,
    score_upper: upper,
  };
}
