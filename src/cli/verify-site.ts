import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from '../site/folder.ts';

/**
 * Looks at the built pages before anybody else does: every link inside the site leads somewhere, every evaluation has its
 * page, and no page prints a number that is none. A finding is a bug of ours, so it throws and the old site stays.
 *
 * @param words what the data themselves say: a model may well be called "null"
 */
export async function verifySite(
  folder: string,
  base: string,
  expectedPages: readonly string[],
  words: ReadonlySet<string>,
): Promise<void> {
  const files = new Set(await listFiles(folder));
  const findings = expectedPages.filter((page) => !files.has(page)).map((page) => `${page} is missing`);
  for (const file of files) {
    if (!file.endsWith('.html')) continue;
    const html = await readFile(join(folder, file), 'utf8');
    for (const link of deadLinks(html, base, files))
      findings.push(`${file} links to ${link}, which is not there`);
    for (const word of noNumbers(html, words)) findings.push(`${file} prints ${word}`);
  }
  if (findings.length > 0)
    throw new Error(`The built site is not sound:\n${findings.slice(0, 20).join('\n')}`);
}

function noNumbers(html: string, words: ReadonlySet<string>): string[] {
  const printed = html.matchAll(/>\s*(NaN|undefined|null|Infinity|\[object Object\])\s*</g);
  return Array.from(printed, (match) => match[1] ?? '').filter((word) => !words.has(word));
}

function deadLinks(html: string, base: string, files: ReadonlySet<string>): string[] {
  const links = [...html.matchAll(/\s(?:href|src)="(\/[^"#?]*)/g)].map((match) => match[1] ?? '');
  return [...new Set(links)].filter((link) => {
    if (!link.startsWith(base)) return true;
    const path = decodeURIComponent(link.slice(base.length));
    return !files.has(path === '' || path.endsWith('/') ? `${path}index.html` : path);
  });
}
