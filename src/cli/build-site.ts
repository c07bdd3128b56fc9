import type { LoadedBoard } from '../pipeline.ts';
import type { Scores } from '../score/scores.ts';
import { loadCompiled } from '../site/compiled.ts';
import { renderSite } from '../site/render-site.ts';
import type { Brand } from '../site/site-source.ts';
import { keptFiles, type KeptFiles, withSiteFolder, writeSite, type WrittenSite } from '../site/folder.ts';
import { type History, historyOf, snapshotFolder } from '../site/history.ts';
import { verified } from '../site/verify.ts';
import { feedDate } from './feed-date.ts';
import { normalBase, normalSite, publishedAt } from './site-address.ts';

export interface SiteOptions {
  readonly root: string;
  readonly datasets: readonly string[];
  /** Reads the data; only called when the old site is known to be whole. */
  readonly read: () => Promise<readonly LoadedBoard[]>;
  readonly out: string;
  readonly site: string | undefined;
  readonly base: string;
  readonly brand: Brand;
  /** Whether files of pixels belong to it. */
  readonly pictures: boolean;
  /** How many threads draw; as many as help on this machine when absent. */
  readonly threads: number | undefined;
  /** Whether boards are kept as they are now, at addresses of their own. */
  readonly snapshot: boolean;
  /** Told what nobody should miss. */
  readonly warn: (sentence: string) => void;
  /** Called after each file that was drawn. */
  readonly onFile: (done: number, total: number) => void;
}

export interface BuiltSite extends WrittenSite {
  readonly boards: readonly Scores[];
  /** Folders of the snapshots that are new, from the site's root. */
  readonly snapshots: readonly string[];
}

/** Builds the site beside its target, looks it over as it is written, and swaps it in. Whatever fails, the old site stays whole. */
export async function buildSite(options: SiteOptions): Promise<BuiltSite> {
  const { root, datasets, read, out, pictures, brand, threads, onFile } = options;
  const base = normalBase(options.base);
  const site = options.site === undefined ? undefined : normalSite(options.site, base);
  return withSiteFolder(out, datasets, async (folder) => {
    const kept = await keptFiles(folder.target);
    const { boards, rows } = await scoresAndRows(read, { site, base });
    const histories = await historiesOf(boards, kept, options);
    const compiled = await loadCompiled(root);
    const source = { root, host: site ?? null, base, pictures, brand, boards, rows, histories };
    const pages = ['index.html', ...boards.flatMap(pagesOf)];
    const drawn = renderSite(source, compiled, { threads, onFile });
    const files = verified(drawn, { pages, base, kept: kept.sums.keys() });
    const snapshots = [...histories].flatMap(([slug, { taken }]) =>
      taken === null ? [] : [snapshotFolder(slug, taken)],
    );
    return { boards, snapshots, ...(await writeSite(folder, files, kept.sums)) };
  });
}

/** Of boards of counts; one of means has no noise that changes could be held against. */
async function historiesOf(
  boards: readonly Scores[],
  kept: KeptFiles,
  { snapshot, warn }: SiteOptions,
): Promise<ReadonlyMap<string, History>> {
  const histories = new Map<string, History>();
  for (const scores of boards) {
    const { slug, title, version } = scores.about;
    if (scores.means === null) {
      const updated = feedDate(version);
      const past = { kept: kept.sums.keys(), text: kept.text };
      histories.set(slug, await historyOf(scores, { ...past, take: snapshot, updated, warn }));
    } else if (snapshot) warn(`${title}: no snapshot, these are means without counts.`);
  }
  return histories;
}

/** What a site is drawn from. The points, a hundred bytes and more each, are not kept meanwhile. */
async function scoresAndRows(
  read: SiteOptions['read'],
  place: Parameters<typeof publishedAt>[1],
): Promise<{ boards: Scores[]; rows: ReturnType<typeof rowsBySlug> }> {
  const loaded = await read();
  return { boards: loaded.map(({ scores }) => publishedAt(scores, place)), rows: rowsBySlug(loaded) };
}

/** Of the boards to which a reader may add results. */
export function rowsBySlug(boards: readonly LoadedBoard[]): ReadonlyMap<string, string> {
  return new Map(
    boards.flatMap(({ scores, rows }) => (rows === null ? [] : [[scores.about.slug, rows] as const])),
  );
}

function pagesOf(scores: Scores): string[] {
  const { slug } = scores.about;
  if (scores.means) return [`${slug}/index.html`];
  return [
    `${slug}/index.html`,
    ...scores.tasks.map((task) => `${slug}/tasks/${task.slug}/index.html`),
    ...scores.evaluations.map((evaluation) => `${slug}/models/${evaluation.slug}/index.html`),
  ];
}
