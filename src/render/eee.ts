import type { Board, BoardRow, Measured } from '../board/board.ts';
import { jsonText } from './json-text.ts';

/** Schema of Every Eval Ever that the records follow. */
const SCHEMA_VERSION = '0.3.0';

/** `eee.jsonl`: one Every Eval Ever record per evaluation, each on a line of its own. */
export function* renderEee(board: Board): Generator<string> {
  for (const row of board.rows) yield renderEeeRecord(board, row);
}

/**
 * The record of one evaluation. The score of a task is the share of all its responses that are right, with truncated ones
 * counted as wrong; the counters behind it stand in its details, so that nothing is lost on the way back.
 */
export function renderEeeRecord(board: Board, row: BoardRow): string {
  const { about } = board;
  const { identity, ruler, slug, hfId, groups } = row;
  const retrieved = secondsOf(about.version);
  const record = {
    schema_version: SCHEMA_VERSION,
    evaluation_id: `${about.slug}/${slug}/${retrieved}`,
    retrieved_timestamp: retrieved,
    source_metadata: {
      source_name: about.title,
      source_type: 'documentation',
      source_organization_name: about.source ?? 'unknown',
      evaluator_relationship: 'other',
    },
    eval_library: { name: 'evalpress', version: 'unknown' },
    model_info: {
      name: row.label,
      id: hfId ?? identity['model'] ?? row.label,
      additional_details: {
        deployment_type: 'unknown',
        model_availability: 'unknown',
        eval_id: String(row.writtenId),
        ...prefixed('filter', identity),
        ...prefixed('ruler', ruler),
        ...(groups.length > 0 && { groups: groups.join(' ') }),
      },
    },
    evaluation_results: resultsOf(board, row),
  };
  return jsonText(record, 0);
}

/** A date as seconds since 1970; "0" where the dataset has none, because a page has no clock. */
function secondsOf(version: string | null): string {
  const date = version !== null && /^\d{4}-\d\d-\d\d/.test(version) ? Date.parse(version) : Number.NaN;
  return Number.isNaN(date) ? '0' : String(Math.floor(date / 1000));
}

function prefixed(prefix: string, facts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [`${prefix}_${name}`, value]));
}

function resultsOf({ about, tasks, allTiers }: Board, { tiers }: BoardRow): object[] {
  return tiers.flatMap((tier) =>
    tier.cells.flatMap(({ measured }, position) => {
      const task = tasks[position]?.id ?? '';
      const id = allTiers.length > 1 ? `${task}.${tier.id}.accuracy` : `${task}.accuracy`;
      if (!measured || responsesOf(measured) === 0) return [];
      return [
        {
          evaluation_result_id: id,
          evaluation_name: task,
          source_data: { dataset_name: about.title, source_type: 'other' },
          metric_config: ACCURACY,
          score_details: detailsOf(measured, tier.id),
        },
      ];
    }),
  );
}

const ACCURACY = {
  metric_id: 'accuracy',
  metric_name: 'Accuracy',
  metric_kind: 'accuracy',
  metric_unit: 'proportion',
  evaluation_description: 'Share of all responses that are right; truncated ones count as wrong.',
  lower_is_better: false,
  score_type: 'continuous',
  min_score: 0,
  max_score: 1,
};

function responsesOf({ total, truncated }: Measured): number {
  return total + (truncated ?? 0);
}

function detailsOf(cell: Measured, tier: string): object {
  const responses = responsesOf(cell);
  const tokens = (mean: number | null): number | null => (mean === null ? null : mean * responses);
  const details = {
    tier,
    correct: cell.correct,
    total: cell.total,
    invalid: cell.invalid,
    truncated: cell.truncated,
    guess_sum: cell.guessSum,
    guess_square_sum: cell.guessSquareSum,
    prompt_tokens: tokens(cell.promptTokensMean),
    completion_tokens: tokens(cell.completionTokensMean),
  };
  const known = Object.entries(details).filter(([, value]) => value !== null);
  return {
    score: cell.correct / responses,
    details: Object.fromEntries(known.map(([name, value]) => [name, String(value)])),
    ...(Number.isInteger(responses) && { uncertainty: { num_samples: responses } }),
  };
}
