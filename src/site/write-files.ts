import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SiteFile } from './render-site.ts';

/** Writes files below a folder, in their order. */
export async function writeFiles(folder: string, files: AsyncIterable<SiteFile>): Promise<void> {
  for await (const { path, bytes } of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}
