import { compareEvaluations } from '../../board/compare.ts';
import { MOST_COMPARED } from '../../board/compare-query.ts';
import { matchesSearch } from '../../board/select.ts';
import type { Scores } from '../../score/scores.ts';
import { findMetric } from '../../score/metrics.ts';
import { didYouMean } from '../../nearest.ts';
import { problem, UserError, type Problem } from '../../errors.ts';
import { renderComparison, renderComparisonJson } from '../../render/compare.ts';
import type { Io } from '../io.ts';
import { load, needCounts, type ReadingOptions } from '../load-board.ts';

export interface CompareOptions extends ReadingOptions {
  readonly format?: string;
  readonly json?: boolean;
  readonly sort?: string;
}

/** Compares two to four evaluations, named by id, slug or label; nothing is guessed. */
export async function compare(
  io: Io,
  path: string,
  names: readonly string[],
  options: CompareOptions,
): Promise<void> {
  const [board] = await load(io, [path], options);
  if (!board) return;
  const { scores } = board;
  needCounts(scores);
  const problems: Problem[] = [];
  const chosen = names.map((name) => findEvaluation(scores, name, problems));
  if (new Set(chosen).size < 2 || chosen.length > MOST_COMPARED) {
    const expected = `2 to ${String(MOST_COMPARED)} different evaluations`;
    problems.push(
      problem({ code: 'usage', message: 'cannot compare these', expected, got: names.join(', ') }),
    );
  }
  if (problems.length > 0) throw new UserError(problems);
  const comparison = compareEvaluations(scores, chosen, findMetric(options.sort ?? ''));
  const asJson = options.json === true || options.format === 'json';
  io.out(asJson ? renderComparisonJson(comparison) : renderComparison(comparison));
}

function findEvaluation({ evaluations }: Scores, name: string, problems: Problem[]): number {
  const exact = evaluations.findIndex(({ id, slug }) => id === name || slug === name);
  if (exact >= 0) return exact;
  const labelled = [...evaluations.keys()].filter((index) => evaluations[index]?.label === name);
  if (labelled.length === 1) return labelled[0] ?? -1;
  const near = evaluations.filter((evaluation) => matchesSearch(evaluation, name)).slice(0, 5);
  const ids = evaluations.flatMap(({ id, slug, label }) => [id, slug, label]);
  const hint =
    near.length > 0
      ? `matching: ${near.map(({ id, label }) => `${id} (${label})`).join(', ')}`
      : didYouMean(name, ids);
  const message =
    labelled.length > 1
      ? `several evaluations are called ${JSON.stringify(name)}`
      : `there is no evaluation ${JSON.stringify(name)}`;
  problems.push(
    problem({
      code: 'usage',
      message,
      expected: 'an id, a slug or a label; "evals" lists them',
      got: name,
      hint,
    }),
  );
  return -1;
}
