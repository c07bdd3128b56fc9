import type { CellScore } from '../score/scores.ts';
import type { View } from './view.ts';

/** Schema of Every Eval Ever that the records follow. */
const SCHEMA_VERSION = '0.3.0';

export interface EeeFile {
  /** Name below the folder `eee`. */
  readonly file: string;
  /** One line, so that the records of a board can stand in one file. */
  readonly text: string;
}

/**
 * One Every Eval Ever record per evaluation. The score of a task is the share of all its responses that are right, with
 * truncated ones counted as wrong; the counters behind it stand in its details, so that nothing is lost on the way back.
 */
export function renderEee({ board, scores }: View): EeeFile[] {
  return board.rows.map((row) => {
    const { about } = scores;
    const evaluation = scores.evaluations[row.index];
    const { identity = {}, ruler = {}, slug = '', hfId = null, groups = [] } = evaluation ?? {};
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
      evaluation_results: resultsOf({ board, scores }, row.index),
    };
    return { file: `${slug}.json`, text: `${JSON.stringify(record)}\n` };
  });
}

/** A date as seconds since 1970; "0" where the dataset has none, because a page has no clock. */
function secondsOf(version: string | null): string {
  const date = version !== null && /^\d{4}-\d\d-\d\d/.test(version) ? Date.parse(version) : Number.NaN;
  return Number.isNaN(date) ? '0' : String(Math.floor(date / 1000));
}

function prefixed(prefix: string, facts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [`${prefix}_${name}`, value]));
}

function resultsOf({ board, scores }: View, evaluation: number): object[] {
  const own = scores.of(evaluation);
  const manyTiers = scores.tiers.length > 1;
  return board.tiers.flatMap(({ index, id: tier }) =>
    board.tasks.flatMap((task) => {
      const cell = own.tiers[index]?.cells[task.index];
      return cell && responsesOf(cell) > 0
        ? [resultOf(cell, task.id, tier, manyTiers, scores.about.title)]
        : [];
    }),
  );
}

function responsesOf({ counters, truncationRecorded }: CellScore): number {
  return counters.total + (truncationRecorded ? counters.truncated : 0);
}

function resultOf(cell: CellScore, task: string, tier: string, manyTiers: boolean, dataset: string): object {
  const { counters, truncationRecorded, invalid } = cell;
  const responses = responsesOf(cell);
  const tokens = (mean: number | null): number | null => (mean === null ? null : mean * responses);
  const details = {
    ...{ tier, correct: counters.correct, total: counters.total, invalid },
    truncated: truncationRecorded ? counters.truncated : null,
    ...{ guess_sum: counters.guessSum, guess_square_sum: counters.guessSquareSum },
    prompt_tokens: tokens(cell.promptTokensMean),
    completion_tokens: tokens(cell.completionTokensMean),
  };
  const known = Object.entries(details).filter(([, value]) => value !== null);
  return {
    evaluation_result_id: manyTiers ? `${task}.${tier}.accuracy` : `${task}.accuracy`,
    evaluation_name: task,
    source_data: { dataset_name: dataset, source_type: 'other' },
    metric_config: {
      ...{
        metric_id: 'accuracy',
        metric_name: 'Accuracy',
        metric_kind: 'accuracy',
        metric_unit: 'proportion',
      },
      evaluation_description: 'Share of all responses that are right; truncated ones count as wrong.',
      ...{ lower_is_better: false, score_type: 'continuous', min_score: 0, max_score: 1 },
    },
    score_details: {
      score: counters.correct / responses,
      details: Object.fromEntries(known.map(([name, value]) => [name, String(value)])),
      ...(Number.isInteger(responses) && { uncertainty: { num_samples: responses } }),
    },
  };
}
