import type { ClusterPolicy, Dataset, MissingPolicy } from './read/dataset/dataset.ts';
import { isDescribedDatabase, loadDataset, type LoadOptions } from './read/load.ts';
import { foreignLogs, importLogs } from './read/import-logs.ts';
import { uniqueSlugs } from './read/dataset/slug.ts';
import { scoreDataset } from './score/score.ts';
import type { Scores } from './score/scores.ts';

/** What a site is built from. The build command hands it over in an environment variable: Astro's pages take no arguments. */
export interface SiteRequest {
  /** Folder of the project itself, where fonts and styles are. */
  readonly root: string;
  readonly datasets: readonly string[];
  readonly options: ReadingRequest;
}

/** How to read datasets of our own, and the format that logs are in where it shall not be told by content. */
export interface ReadingRequest extends LoadOptions {
  readonly from?: string | undefined;
  /** Overrule what the dataset says of missing cells and of what its intervals speak of. */
  readonly missing?: MissingPolicy | undefined;
  readonly cluster?: ClusterPolicy | undefined;
}

export interface LoadedBoard {
  readonly dataset: Dataset;
  readonly scores: Scores;
}

const REQUEST = 'EVALPRESS_SITE_REQUEST';

/** Puts the request where the pages of the same process find it. */
export function announceSite(request: SiteRequest): void {
  process.env[REQUEST] = JSON.stringify(request);
}

/** The request of the running build; throws when pages are built by anything but the build command. */
export function siteRequest(): SiteRequest {
  const text = process.env[REQUEST];
  if (text === undefined)
    throw new Error(`${REQUEST} is not set: build the site with "evalpress build", not with Astro alone`);
  return JSON.parse(text) as SiteRequest;
}

let loading: Promise<readonly LoadedBoard[]> | undefined;

/** All boards of the running build, read and scored once per process. */
export function loadBoards(): Promise<readonly LoadedBoard[]> {
  const { datasets, options } = siteRequest();
  return (loading ??= readBoards(datasets, options));
}

/** The one road from disk to scores. Boards get addresses of their own even when two datasets share a name. */
export async function readBoards(
  paths: readonly string[],
  options: ReadingRequest = {},
): Promise<LoadedBoard[]> {
  const datasets = await Promise.all(paths.map((path) => loadAny(path, options)));
  const slugs = uniqueSlugs(datasets.map(({ slug }, index) => ({ key: String(index), name: slug })));
  return datasets.map((named, index) => {
    const { missing = named.missing, cluster = named.cluster } = options;
    const dataset = { ...named, slug: slugs[index] ?? named.slug, missing, cluster };
    return { dataset, scores: scoreDataset(dataset) };
  });
}

/** A dataset of our own, or logs of other tools; both are validated on the same road. */
async function loadAny(path: string, options: ReadingRequest): Promise<Dataset> {
  const isOurs = options.config !== undefined || (await isDescribedDatabase(path, options));
  const logs = isOurs ? null : await foreignLogs(path, options);
  return logs ? importLogs(logs, options) : loadDataset(path, options);
}
