import { cleanLabel, cleanParagraph } from './clean-text.ts';
import type { Dataset, Evaluation, Task, Tier } from './dataset.ts';
import type { DatasetConfig } from './schema.ts';
import { uniqueSlugs } from './slug.ts';

/** A dataset before it was read. */
interface Named {
  readonly slug: string;
  readonly title: string;
  readonly config: DatasetConfig;
}

/** What a board says of itself. */
export function headingOf({
  slug,
  title,
  config,
}: Named): Pick<
  Dataset,
  'slug' | 'title' | 'description' | 'version' | 'license' | 'source' | 'citation' | 'synthetic'
> {
  return {
    slug,
    title: cleanLabel(config.title ?? title),
    description: paragraph(config.description),
    version: paragraph(config.version),
    license: paragraph(config.license),
    source: paragraph(config.source),
    citation: paragraph(config.citation),
    synthetic: config.synthetic ?? false,
  };
}

export function choicesOf(
  config: DatasetConfig,
): Pick<Dataset, 'missing' | 'cluster' | 'comparable' | 'rankBy' | 'ramp' | 'accent'> {
  return {
    missing: config.missing ?? 'fair',
    cluster: config.cluster ?? 'none',
    comparable: config.comparable ?? false,
    rankBy: config.rank_by ?? 'reasonscore',
    ramp: config.theme ?? 'safe',
    accent: config.accent,
  };
}

function paragraph(text: string | number | undefined): string | null {
  return text === undefined ? null : cleanParagraph(String(text));
}

export function inferTiers(ids: readonly string[]): Tier[] {
  const degrees = ids.every((id) => /^[012]$/.test(id)) ? ['easy', 'medium', 'hard'] : [];
  return ids.map((id) => ({ id, label: degrees[Number(id)] ?? cleanLabel(id) }));
}

export function inferTask(id: string): Omit<Task, 'slug'> {
  return { id, label: cleanLabel(id), group: null, guess: null, description: null };
}

export function inferEvaluation(id: string, ruler: Evaluation['ruler']): Omit<Evaluation, 'slug'> {
  const nothing = { identity: {}, groups: [], facts: {}, tags: [], hfId: null, hfQuantId: null, url: null };
  return { id, writtenId: id, label: cleanLabel(id), ruler, ...nothing };
}

export function withSlugs<Entry extends { readonly id: string; readonly label: string }>(
  entries: readonly Entry[],
): (Entry & { readonly slug: string })[] {
  const slugs = uniqueSlugs(entries.map(({ id, label }) => ({ key: id, name: label })));
  return entries.map((entry, index) => ({ ...entry, slug: slugs[index] ?? '' }));
}
