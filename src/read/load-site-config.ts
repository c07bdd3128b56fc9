import { parseSiteConfig, SITE_CONFIG_FILE, type SiteConfig } from './dataset/site-config.ts';
import { entriesOf, OpenFiles } from './open/open-file.ts';
import { readText } from './open/read-file.ts';
import { defaultSizeLimits } from './open/text/size-limits.ts';

/**
 * What the `evalpress.config.json` of a folder says; nothing where there is none.
 *
 * @throws UserError with every problem it has
 */
export async function loadSiteConfig(folder: string): Promise<SiteConfig> {
  const entries = await entriesOf(folder);
  if (!entries.some(({ name }) => name === SITE_CONFIG_FILE)) return {};
  const opened = new OpenFiles();
  try {
    const file = await opened.add(`${folder}/${SITE_CONFIG_FILE}`);
    const { text } = await readText(file, SITE_CONFIG_FILE, defaultSizeLimits);
    return parseSiteConfig(text, SITE_CONFIG_FILE, defaultSizeLimits);
  } finally {
    await opened.closeAll();
  }
}
