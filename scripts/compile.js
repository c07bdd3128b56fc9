/**
 * `npm run compile`: the pages, once for all datasets, into `compiled/`. With `--if-needed` only where they changed since.
 */
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DIGEST, digestOfSources } from '../src/site/compiled.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const digestFile = join(root, 'compiled', DIGEST);

const compiledFrom = () => {
  try {
    return readFileSync(digestFile, 'utf8');
  } catch {
    return null;
  }
};

/** Variables of the shell that Vite would take for its own: same sources, same bytes, whoever compiles. */
const FOREIGN_VARIABLES = ['ASSETS_PREFIX', 'BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR', 'VITEST'];

const compile = async () => {
  rmSync(join(root, 'compiled'), { recursive: true, force: true });
  // Astro reports every build to its makers, and asks for this when it is loaded: so it is loaded later.
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  process.env.EVALPRESS_PAGES_ONLY = '1';
  process.env.NODE_ENV = 'production';
  const own = Object.entries(process.env).filter(([name]) => !FOREIGN_VARIABLES.includes(name));
  process.env = Object.fromEntries(own);
  const { build } = await import('astro');
  await build({ root, logLevel: 'error', vite: { logLevel: 'error' } });
};

const digest = await digestOfSources(root);
if (!process.argv.includes('--if-needed') || compiledFrom() !== digest) await compile();
