import { z } from 'zod';
import { UserError } from '../../errors.ts';
import { duplicateKeys, parseJsonText } from '../open/text/parse-json-text.ts';
import type { SizeLimits } from '../open/text/size-limits.ts';
import { cleanLabel } from './clean-text.ts';
import { accent, datasetSchema, webAddress } from './schema.ts';
import { schemaProblems } from './schema-problems.ts';

/** The file of a site, in the folder that commands are run in. */
export const SITE_CONFIG_FILE = 'evalpress.config.json';

const word = z.string().trim().min(1, 'text that is not empty');

/** `evalpress.config.json`: what a site is made of, and what commands do when nothing else is said. */
const siteConfigSchema = z.strictObject({
  $schema: z.string().optional().describe('Address of this schema, for editors.'),
  name: word
    .optional()
    .describe('Name of the site, in the head of every page; the title of its only board when absent.'),
  accent,
  datasets: z
    .array(word)
    .min(1)
    .optional()
    .describe('Paths of datasets and logs, from the folder of this file; for commands that name none.'),
  out: word.optional().describe('Where `build` puts the site; "dist" when absent.'),
  site: webAddress.optional().describe('The address it will have, for links that must be absolute.'),
  base: word.optional().describe('The path it will live under, such as "/board/"; "/" when absent.'),
  pictures: z.boolean().optional().describe('False leaves out files of pixels, which take most of the time.'),
  missing: datasetSchema.shape.missing,
  cluster: datasetSchema.shape.cluster,
});

export type SiteConfig = Omit<z.infer<typeof siteConfigSchema>, '$schema'>;

/** What `evalpress.config.json` says. @throws UserError with every problem it has, each with its line */
export function parseSiteConfig(text: string, file: string, limits: SizeLimits): SiteConfig {
  const value = parseJsonText(text, file, limits);
  const parsed = siteConfigSchema.safeParse(value);
  const problems = [
    ...duplicateKeys(text, file),
    ...(parsed.success ? [] : schemaProblems(siteConfigSchema, parsed.error.issues, value, { file, text })),
  ];
  if (!parsed.success || problems.length > 0) throw new UserError(problems);
  const { name } = parsed.data;
  return { ...parsed.data, ...(name === undefined ? {} : { name: cleanLabel(name) }) };
}

/** The JSON Schema of `evalpress.config.json`, as it is published for editors. */
export function siteConfigJsonSchema(): string {
  const schema = z.toJSONSchema(siteConfigSchema, { io: 'input' });
  return `${JSON.stringify({ ...schema, title: 'Evalpress site, version 1' }, null, 2)}\n`;
}
