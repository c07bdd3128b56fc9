import type { Dataset } from '../read/dataset/dataset.ts';
import { makeScores } from './make-scores.ts';
import { makeOutcomes } from './outcomes.ts';
import { poolPoints } from './pool.ts';
import { makeRanking } from './ranking.ts';
import { stampOf } from './parts.ts';
import type { About, Scores } from './scores.ts';

/** Scores a dataset: the only expensive step, and a pure one. */
export function scoreDataset(dataset: Dataset): Scores {
  const { tiers, tasks, evaluations } = dataset;
  const columns = poolPoints(dataset);
  const data = {
    about: aboutOf(dataset),
    tiers,
    tasks,
    evaluations,
    columns,
    outcomes: makeOutcomes(dataset),
  };
  return makeScores({ ...data, ranking: makeRanking(data) });
}

function aboutOf(dataset: Dataset): About {
  const { slug, title, description, version, license, source, citation, synthetic, provenance } = dataset;
  const { missing, cluster, comparable } = dataset;
  const stated = { slug, title, description, version, license, source, citation, synthetic };
  return { ...stated, missing, cluster, comparable, stamp: stampOf(dataset), provenance };
}
