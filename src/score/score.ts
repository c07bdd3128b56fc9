import type { Dataset } from '../read/dataset/dataset.ts';
import { scoreOnDemand, withRanking } from './make-scores.ts';
import { makeOutcomes } from './outcomes.ts';
import { poolPoints } from './pool.ts';
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
    provenance,
  };
}
