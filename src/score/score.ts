import type { Dataset } from '../read/dataset/dataset.ts';
import { scoreOnDemand, withRanking } from './make-scores.ts';
import { makeOutcomes } from './outcomes.ts';
import { poolPoints, pricedCost } from './pool.ts';
import { makeRanking } from './ranking.ts';
import { stampOf } from './parts.ts';
import type { About, Scores } from './scores.ts';

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
  return withRanking(scores, makeRanking(scores));
}

function aboutOf(dataset: Dataset): About {
  const { slug, title, description, version, license, source, citation, synthetic } = dataset;
  const { missing, cluster, comparable, rankBy, ramp, provenance } = dataset;
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
    stamp: stampOf(dataset),
    provenance: withPrices(dataset, provenance),
  };
}

/** Says where a cost is that of declared prices. */
function withPrices({ points, evaluations }: Dataset, provenance: About['provenance']): About['provenance'] {
  const priced = points.some(
    (point) => point.cost === null && pricedCost(point, evaluations[point.evaluation]?.facts) !== null,
  );
  if (!priced) return provenance;
  const sentence = 'Cost was not recorded everywhere; there it is the declared price of the recorded tokens.';
  return { ...provenance, assumptions: [...provenance.assumptions, sentence] };
}
