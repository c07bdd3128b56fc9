import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NOT_OURS = new Set(['node_modules', '.git', '.astro', '.evalpress', 'dist', 'compiled']);

/** The folder of the whole project, with a slash at its end. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

const walk = (folder: string): string[] =>
  readdirSync(projectRoot + folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    return entry.isDirectory() ? walk(`${folder}${entry.name}/`) : [folder + entry.name];
  });

/** Every file a person or a program of ours wrote, relative to the project, with `/` between folders, sorted. */
export const projectFiles = (): string[] => walk('').sort();
