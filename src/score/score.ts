import { formatQuantity } from '../format.ts';
import type { Dataset } from '../read/dataset/dataset.ts';
import { scoreOnDemand, withRanking } from './make-scores.ts';
import { makeOutcomes } from './outcomes.ts';
import { poolPoints } from './pool.ts';
import { pricing } from './pricing.ts';
import { makeRanking } from './ranking.ts';
import { stampOf } from './parts.ts';
import type { About, Scores, ScoresData } from './scores.ts';

/** Scores a dataset: the only expensive step, and a pure one. */
export function scoreDataset(dataset: Dataset): Scores {
  const { tiers, tasks, evaluations } = dataset;
  const scores = scoreOnDemand({
    about: aboutOf(dataset),
    tiers,
    tasks,
    evaluations,
    columns: poolPoints(dataset),
    outcomes: makeOutcomes(dataset),
    means: dataset.means ?? null,
  });
  return withRanking(scores, makeRanking(scores), makeRanking);
}

/** Scores as data alone, which can be sent to another thread; `makeScores` is the inverse. */
export type RankedData = ScoresData & Pick<Scores, 'ranking'>;

export function scoresData(scores: Scores): RankedData {
  const { about, tiers, tasks, evaluations, columns, outcomes, means, ranking } = scores;
  return { about, tiers, tasks, evaluations, columns, outcomes, means, ranking };
}

export function makeScores({ ranking, ...data }: RankedData): Scores {
  return withRanking(scoreOnDemand(data), ranking, makeRanking);
}

function aboutOf(dataset: Dataset): About {
  const { slug, title, description, version, license, source, citation, synthetic } = dataset;
  const { missing, cluster, comparable, rankBy, ramp, accent, provenance } = dataset;
  return {
    slug,
    title,
    description,
    version,
    license,
    source,
    citation,
    synthetic,
    missing,
    cluster,
    comparable,
    rankBy,
    ramp,
    accent,
    stamp: stampOf(dataset),
    provenance: withCosts(dataset, provenance),
  };
}

/** Says where a cost is that of declared prices, and where it is left out because it was recorded in part. */
function withCosts(dataset: Dataset, provenance: About['provenance']): About['provenance'] {
  const { isPriced, partial } = pricing(dataset);
  const { assumptions, warnings = [] } = provenance;
  const price = 'Where no cost of a cell was recorded, it is the declared price of the recorded tokens.';
  const part = `The cost of ${formatQuantity(partial, 'cell')} was recorded for a part of the responses, so it is not counted.`;
  return {
    ...provenance,
    assumptions: isPriced ? [...assumptions, price] : assumptions,
    warnings: partial > 0 ? [...warnings, part] : warnings,
  };
}
