import { problem, UserError } from '../errors.ts';
import type { SiteConfig } from '../read/dataset/site-config.ts';
import { loadSiteConfig } from '../read/load-site-config.ts';
import type { Brand } from '../site/site-source.ts';
import type { ReadingOptions } from './load-board.ts';

/** A site that was asked for: in words, and for what they leave open in `evalpress.config.json`. */
export interface SiteRequest<Options> {
  readonly datasets: readonly string[];
  readonly config: SiteConfig;
  readonly brand: Brand;
  /** The words, with the policies of the file where they name none. */
  readonly options: Options;
}

/** @throws UserError where nobody names data */
export async function siteRequest<Options extends ReadingOptions>(
  data: readonly string[],
  options: Options,
): Promise<SiteRequest<Options>> {
  const config = await loadSiteConfig('.');
  const datasets = data.length > 0 ? data : (config.datasets ?? []);
  if (datasets.length === 0) {
    const message = 'there are no data to make a site of';
    const expected = 'paths of datasets, or "datasets" in evalpress.config.json';
    throw new UserError(
      problem({ code: 'usage', message, expected, hint: '"evalpress init" writes a starter' }),
    );
  }
  const { missing = config.missing, cluster = config.cluster } = options;
  const policies = { ...(missing && { missing }), ...(cluster && { cluster }) };
  return {
    datasets,
    config,
    brand: { name: config.name ?? null, accent: config.accent ?? null },
    options: { ...options, ...policies },
  };
}
