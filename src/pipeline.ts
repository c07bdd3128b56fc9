import type { ClusterPolicy, Dataset, MissingPolicy } from './read/dataset/dataset.ts';
import { uniqueSlugs } from './read/dataset/slug.ts';
import { load, type LoadOptions } from './read/load.ts';
import { scoreDataset } from './score/score.ts';
import type { Scores } from './score/scores.ts';

/** How to read datasets and logs, and which choices of a dataset are overruled. */
export interface ReadingRequest extends LoadOptions {
  /** How evaluations that lack cells are ranked. */
  readonly missing?: MissingPolicy | undefined;
  /** What intervals speak of. */
  readonly cluster?: ClusterPolicy | undefined;
}

export interface LoadedBoard {
  readonly dataset: Dataset;
  readonly scores: Scores;
}

/** From disk to scores. Boards get addresses of their own even when two datasets share a name. */
export async function readBoards(
  paths: readonly string[],
  options: ReadingRequest = {},
): Promise<LoadedBoard[]> {
  const datasets = await Promise.all(paths.map((path) => load(path, options)));
  const slugs = uniqueSlugs(datasets.map(({ slug }, index) => ({ key: String(index), name: slug })));
  return datasets.map((named, index) => {
    const { missing = named.missing, cluster = named.cluster } = options;
    const dataset = { ...named, slug: slugs[index] ?? named.slug, missing, cluster };
    return { dataset, scores: scoreDataset(dataset) };
  });
}
