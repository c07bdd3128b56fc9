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

/** What a site is made of. */
export interface Site {
  /** Folder of the project itself, where fonts and styles are. */
  readonly root: string;
  readonly boards: readonly LoadedBoard[];
}

/** Pages are bundled: this module is there twice, but the process and its globals are the same. */
const SITE = Symbol.for('evalpress.site');
const shared = globalThis as { [SITE]?: Site };

/** Puts the boards where the pages of the same process find them. */
export function announceSite(site: Site): void {
  shared[SITE] = site;
}

/** The site that is built; throws when pages are built by anything but the build command. */
export function announcedSite(): Site {
  const site = shared[SITE];
  if (site) return site;
  throw new Error('no boards are there: build the site with "evalpress build", not with Astro alone');
}

/** All boards of the site that is built. */
export function loadBoards(): Promise<readonly LoadedBoard[]> {
  return Promise.resolve(announcedSite().boards);
}
