import { execFileSync } from 'node:child_process';
import { projectRoot } from './project-files.ts';

/** Compiles the pages where they changed since: what is tested is what the sources say. */
export const setup = (): void => {
  execFileSync(process.execPath, ['scripts/compile.js', '--if-needed'], { cwd: projectRoot });
};
