import { aggregateTier, aggregateTiers } from './aggregate.ts';
import { scoreCell } from './score-cell.ts';
import type { CellScore, EvaluationScore, Scores, TierScore } from './scores.ts';

/** Everything of `Scores` that is data; the rest is computed from it when somebody looks. */
export type ScoresData = Omit<Scores, 'of'>;

/** The data before anything was ranked. */
export type UnrankedData = Omit<ScoresData, 'ranking'>;

/** Puts scoring on top of the data: each evaluation is scored when first asked for and then remembered. */
export function makeScores<Data extends UnrankedData>(data: Data): Data & Pick<Scores, 'of'> {
  const memo: (EvaluationScore | undefined)[] = [];
  return { ...data, of: (evaluation) => (memo[evaluation] ??= scoreEvaluation(data, evaluation)) };
}

/** All scores of one evaluation; `evaluation` is its index. */
function scoreEvaluation(data: UnrankedData, evaluation: number): EvaluationScore {
  const tiers = data.tiers.map((_, tier) => scoreTier(data, evaluation, tier));
  const missing = tiers.some((tier, index) => tier === null && expectedTasks(data, index).includes(true));
  return {
    evaluation,
    tiers,
    overall: aggregateTiers(
      tiers.filter((tier) => tier !== null),
      missing,
    ),
  };
}

function scoreTier(data: UnrankedData, evaluation: number, tier: number): TierScore | null {
  const { columns, tasks, tiers } = data;
  const first = (evaluation * tiers.length + tier) * tasks.length;
  const cells: (CellScore | null)[] = tasks.map((_, task) => scoreCell(columns, first + task));
  if (cells.every((cell) => cell === null)) return null;
  const expected = expectedTasks(data, tier);
  const anyIncomplete = cells.some((cell, task) =>
    cell ? cell.incomplete || !cell.compatible : expected[task],
  );
  return { tier, cells, aggregate: aggregateTier(cells, anyIncomplete), anyIncomplete };
}

/** Per task, whether this tier has any points at all; the same for every evaluation. */
function expectedTasks({ columns, tasks }: UnrankedData, tier: number): boolean[] {
  return tasks.map((_, task) => (columns.expectedPoints[tier * tasks.length + task] ?? 0) > 0);
}
