import { aggregateTier, aggregateTiers } from './aggregate.ts';
import { narrowData } from './narrow.ts';
import { pairSeparation, peerFinder } from './part-comparer.ts';
import { cellZ, scoreCell, type CellZ } from './score-cell.ts';
import type {
  CellScore,
  Choice,
  EvaluationScore,
  Ranking,
  Scores,
  ScoresData,
  Separation,
  TierScore,
  UnrankedScores,
} from './scores.ts';

/** Puts scoring on top of the data: each evaluation is scored when first asked for and then remembered. */
export function scoreOnDemand(data: ScoresData): UnrankedScores {
  const zOf = cellZ(data.columns);
  const scored: (EvaluationScore | undefined)[] = [];
  const { columns, tiers, tasks } = data;
  return {
    ...data,
    of: (evaluation) => (scored[evaluation] ??= scoreEvaluation(data, zOf, evaluation)),
    cell: (evaluation, tier, task) => {
      const kept = isKept(data) ? scored[evaluation] : undefined;
      if (kept) return kept.tiers[tier]?.cells[task] ?? null;
      return scoreCell(columns, (evaluation * tiers.length + tier) * tasks.length + task, zOf);
    },
  };
}

/** How scores are ranked. A browser loads this part of the code when somebody asks for a part of the board. */
export type Rank = (scores: UnrankedScores) => Ranking;

/** Adds a ranking, and what can be asked of those that are ranked together. */
export function withRanking(scores: UnrankedScores, ranking: Ranking, rank: Rank): Scores {
  const known = new Map<string, Scores>();
  const narrow = (choice: Choice): Scores => {
    const narrowed = scoreOnDemand(narrowData(scores, choice));
    return withRanking(narrowed, rank(narrowed), rank);
  };
  return {
    ...scores,
    ranking,
    separation: remembered((metric, a, b) => pairSeparation(scores, ranking, metric, a, b)),
    peersOf: peerFinder(scores, ranking),
    narrowed: (choice) => {
      const key = JSON.stringify([choice.tiers, choice.tasks]);
      const one = known.get(key) ?? narrow(choice);
      // The latest last; the oldest goes.
      known.delete(key);
      known.set(key, one);
      for (const old of [...known.keys()].slice(0, -MOST_NARROWED)) known.delete(old);
      return one;
    },
  };
}

/** Verdicts that are remembered: one view after another asks for those of the same neighbours. */
const MOST_VERDICTS = 10_000;

function remembered(verdict: Scores['separation']): Scores['separation'] {
  const known = new Map<string, Separation>();
  return (metric, a, b) => {
    const key = `${metric} ${a} ${b}`;
    const found = known.get(key) ?? verdict(metric, a, b);
    if (known.size >= MOST_VERDICTS) known.clear();
    known.set(key, found);
    return found;
  };
}

/** Parts of a board that stay scored and ranked, for whoever goes back to one. */
const MOST_NARROWED = 4;

/** All scores of one evaluation; `evaluation` is its index. */
function scoreEvaluation(data: ScoresData, zOf: CellZ, evaluation: number): EvaluationScore {
  const tiers = data.tiers.map((_, tier) => scoreTier(data, zOf, evaluation, tier));
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

function scoreTier(data: ScoresData, zOf: CellZ, evaluation: number, tier: number): TierScore | null {
  const { columns, tasks, tiers } = data;
  const first = (evaluation * tiers.length + tier) * tasks.length;
  const score = (): (CellScore | null)[] => tasks.map((_, task) => scoreCell(columns, first + task, zOf));
  const cells = score();
  if (cells.every((cell) => cell === null)) return null;
  const expected = expectedTasks(data, tier);
  const anyIncomplete = cells.some((cell, task) =>
    cell ? cell.incomplete || !cell.compatible : expected[task],
  );
  const aggregate = aggregateTier(cells, anyIncomplete);
  if (isKept(data)) return { tier, cells, aggregate, anyIncomplete };
  return {
    tier,
    get cells() {
      return score();
    },
    aggregate,
    anyIncomplete,
  };
}

/** Cells that are remembered: of more, about 1 kB each, they are scored anew whenever they are looked at. */
const MOST_KEPT = 30_000;

function isKept({ evaluations, tiers, tasks }: ScoresData): boolean {
  return evaluations.length * tiers.length * tasks.length <= MOST_KEPT;
}

/** Per task, whether this tier has any points at all; the same for every evaluation. */
function expectedTasks({ columns, tasks }: ScoresData, tier: number): boolean[] {
  return tasks.map((_, task) => (columns.expectedPoints[tier * tasks.length + task] ?? 0) > 0);
}
