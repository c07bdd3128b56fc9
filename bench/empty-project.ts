import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** A project of Astro with one page that says one word, and the packages of ours. */
export const emptyProject = (folder: string): string => {
  const project = join(folder, 'empty');
  mkdirSync(join(project, 'src/pages'), { recursive: true });
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(project, 'src/pages/index.astro'), '<p>word</p>\n');
  symlinkSync(join(ROOT, 'node_modules'), join(project, 'node_modules'));
  return project;
};

/** What builds it: Astro's own command line, which would report to its makers. */
export const EMPTY_BUILD = ['node_modules/astro/bin/astro.mjs', 'build'];
export const QUIET = { ASTRO_TELEMETRY_DISABLED: '1' };
