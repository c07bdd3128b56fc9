import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file of a built site, with `/` between folders, sorted. */
export const siteFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

export const htmlFiles = (folder: string): string[] =>
  siteFiles(folder).filter((file) => file.endsWith('.html'));

export const readPage = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');

/** A page without its data block, which holds texts of any kind. */
export const withoutData = (html: string): string =>
  html.replace(/(<script type="application\/json"[^>]*>)[^<]*(<\/script>)/, '$1$2');

/** What a page shows, and what its attributes say: everything between and inside of tags, markup aside. */
export const wordsOf = (html: string): string =>
  withoutData(html)
    .replace(/<[a-z][^>]*>/g, (tag) =>
      [...tag.matchAll(/="([^"]*)"/g)].map((match) => ` ${match[1] ?? ''} `).join(''),
    )
    .replace(/<[^>]*>/g, ' ');

/** Values of an attribute, in the order of the page, with entities resolved. */
export const attributes = (html: string, name: string): string[] =>
  [...withoutData(html).matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((match) =>
    (match[1] ?? '').replace(/&#38;|&amp;/g, '&').replace(/&#39;/g, "'"),
  );

/** Where a site lives while its links are followed. */
const HOST = 'http://site.example';

/**
 * The file that an address on a page of the site leads to; null for an address elsewhere, which an address that leaves the
 * base path is.
 */
export const fileOf = (address: string, page: string, base: string): string | null => {
  const { origin, pathname } = new URL(address, `${HOST}${base}${page}`);
  if (origin !== HOST || !pathname.startsWith(base)) return null;
  const file = decodeURIComponent(pathname.slice(base.length));
  return file === '' || file.endsWith('/') ? `${file}index.html` : file;
};
