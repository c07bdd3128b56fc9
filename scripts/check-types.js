/**
 * Types of all sources, templates included. This is `astro check` without Astro's command line, which writes into the home
 * of the user and reports to its makers.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from '@astrojs/check';

const failed = await check({
  root: dirname(dirname(fileURLToPath(import.meta.url))),
  watch: false,
  preserveWatchOutput: true,
  tsconfig: undefined,
  minimumFailingSeverity: 'warning',
  minimumSeverity: 'warning',
});
process.exit(failed ? 1 : 0);
