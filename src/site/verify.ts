import { type Tag, tagsOf } from './html-tags.ts';
import type { SiteFile } from './folder.ts';

/** Gathers what was seen of the files of a site while they are written: `add` each, then `finish`. */
export interface SiteVerifier {
  /** @param seen what `lookAt` saw of it, where another thread has looked */
  add(path: string, bytes: SiteFile['bytes'], seen?: Seen): void;
  /** @throws Error with what is not sound, which is a bug of ours: the site must not be published */
  finish(): void;
}

/** What one file of a site shows. */
export interface Seen {
  /** The files that it leads to, each with what to say where it is not there. */
  readonly links: ReadonlyMap<string, string>;
  readonly findings: readonly string[];
}

export interface Expected {
  /** Paths of the pages that must be there. */
  readonly pages: Iterable<string>;
  /** The path the site is served under, with a slash at both ends. */
  readonly base: string;
  /** Files that are there already and stay. */
  readonly kept?: Iterable<string>;
}

/** What is fetched without a click on a link. */
const FETCHED = new Set([
  ...['src', 'srcset', 'poster', 'xlink:href'],
  // Of our own scripts: data and code that are fetched on first use.
  ...['data-source', 'data-script', 'data-rank', 'data-results', 'data-rows'],
  ...['component-url', 'renderer-url', 'before-hydration-url'],
]);
/** Where a reader may go. */
const FOLLOWED = new Set(['href', 'action', 'formaction']);
const FETCHED_LINKS = /\b(?:stylesheet|icon|preload|modulepreload|prefetch|manifest)\b/;

/** Attributes that hold numbers of ours and names of ours, never a word of the data. */
const OWN_WORDS = new Set([
  ...['width', 'height', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'dx', 'dy', 'cx', 'cy', 'r', 'rx', 'ry', 'd'],
  ...['points', 'transform', 'viewbox', 'offset', 'opacity', 'fill-opacity', 'stroke-width', 'font-size'],
  ...['textlength', 'colspan', 'rowspan', 'tabindex', 'aria-rowcount', 'aria-colindex', 'class'],
]);
const NO_NUMBER = /(?:^|[^A-Za-z])-?(NaN|undefined|null|Infinity|\[object)(?![A-Za-z])/;

/**
 * A tag without any of this has no address and no word that is no number; most have none, and need not be read. An "&" may
 * stand for a letter of them.
 */
const RELEVANT = /src|href|poster|url|action|data|NaN|undefined|null|Infinity|\[object|&/i;

const MOST_FINDINGS = 20;
/** Any host will do: it only tells links of the site from others. */
const HOST = 'http://site.invalid';

/**
 * Checks that every page is there, that every link inside the site leads to a file, be it relative or below the base, on a
 * page or in Markdown, that nothing is fetched from elsewhere, and that no attribute of ours holds a number that is none. Texts are not looked at: a
 * model may well be called "NaN", and what prints numbers throws for those that are none.
 */
export function makeVerifier({ pages, base, kept = [] }: Expected): SiteVerifier {
  const files = new Set<string>(kept);
  const findings = new Set<string>();
  const linked = new Map<string, string>();
  return {
    add: (path, bytes, seen = lookAt(path, bytes, base)) => {
      files.add(path);
      for (const finding of seen.findings) findings.add(finding);
      for (const [file, message] of seen.links) if (!linked.has(file)) linked.set(file, message);
    },
    finish: () => {
      const missing = [...new Set(pages)]
        .filter((page) => !files.has(page))
        .map((page) => `${page} is missing`);
      const dead = [...linked].filter(([file]) => !files.has(file)).map(([, text]) => text);
      const all = [...missing, ...dead, ...findings];
      if (all.length === 0) return;
      const more = all.length > MOST_FINDINGS ? `\n… and ${String(all.length - MOST_FINDINGS)} more` : '';
      throw new Error(`The site is not sound:\n${all.slice(0, MOST_FINDINGS).join('\n')}${more}`);
    },
  };
}

/** What a file of a site shows by itself. @param base as in `Expected` */
export function lookAt(path: string, bytes: SiteFile['bytes'], base: string): Seen {
  const links = new Map<string, string>();
  const findings: string[] = [];
  const note = ({ text, isFetched }: Link): void => {
    const target = targetOf(text, path, base);
    if (target.file !== null) {
      // As a text of its own: a part of a page would keep all of it in memory.
      if (!links.has(target.file))
        links.set(target.file, `${path} links to ${detached(text)}, which is not there`);
    } else if (isFetched || !/^https?:$/.test(target.protocol))
      findings.push(`${path} ${isFetched ? 'fetches' : 'links to'} ${text}, which is not a file of the site`);
  };
  // What comes in parts is data, never a page.
  if (typeof bytes !== 'string' && !(bytes instanceof Uint8Array)) return { links, findings };
  const text = (): string => (typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes));
  for (const link of linksOfText(path, text)) note(link);
  if (!/\.(?:html|svg)$/.test(path)) return { links, findings };
  for (const tag of tagsOf(text(), RELEVANT)) {
    for (const link of linksOf(tag)) note(link);
    for (const [name, value] of tag.attributes)
      if (OWN_WORDS.has(name) && NO_NUMBER.test(value))
        findings.push(`${path} has a <${tag.name}> with ${name}="${value.slice(0, 80)}"`);
  }
  return { links, findings };
}

/** A copy that holds on to nothing else: what is cut out of a text is kept as a place in it. */
function detached(text: string): string {
  return Buffer.from(text).toString();
}

/** A file that another thread may have looked at. */
export type SeenFile = SiteFile & { readonly seen?: Seen | undefined };

/** The same files, looked at as they pass by. @throws Error after the last one if the site is not sound */
export async function* verified(
  files: AsyncIterable<SeenFile> | Iterable<SeenFile>,
  expected: Expected,
): AsyncGenerator<SiteFile> {
  const verifier = makeVerifier(expected);
  for await (const file of files) {
    verifier.add(file.path, file.bytes, file.seen);
    yield file;
  }
  verifier.finish();
}

interface Link {
  readonly text: string;
  readonly isFetched: boolean;
}

function linksOf({ name, attributes }: Tag): Link[] {
  const isLoaded = name === 'link' && FETCHED_LINKS.test(attributes.get('rel') ?? '');
  const isFollowed = !isLoaded && name !== 'use' && name !== 'image';
  const links: Link[] = [];
  for (const [key, value] of attributes) {
    if (key === 'srcset') for (const text of candidatesOf(value)) links.push({ text, isFetched: true });
    else if (FETCHED.has(key) || (key === 'data' && name === 'object'))
      links.push({ text: value, isFetched: true });
    else if (FOLLOWED.has(key)) links.push({ text: value, isFetched: !isFollowed });
  }
  return links;
}

/** `a.png 1x, b.png 2x`. */
function candidatesOf(srcset: string): string[] {
  return srcset
    .split(',')
    .map((candidate) => candidate.trim().split(/\s/)[0] ?? '')
    .filter((address) => address !== '');
}

/** Of files that have no tags. */
function linksOfText(path: string, text: () => string): Link[] {
  if (path.endsWith('.css')) return linksOfStyle(text());
  return /(?:\.md|(?:^|\/)llms\.txt)$/.test(path) ? linksOfMarkdown(text()) : [];
}

function linksOfStyle(style: string): Link[] {
  const found = style.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)/g);
  return Array.from(found, ([, double, single, bare = '']) => ({
    text: double ?? single ?? bare,
    isFetched: true,
  }));
}

/** Ours have their address between "<" and ">", and no text of the data has a bracket without "\\" before it. */
function linksOfMarkdown(markdown: string): Link[] {
  return Array.from(markdown.matchAll(/[^\\]\]\(<([^<>]*)>\)/g), ([, text = '']) => ({
    text,
    isFetched: false,
  }));
}

type LinkTarget = { readonly file: string } | { readonly file: null; readonly protocol: string };

/** The file of the site that an address leads to; where it leads elsewhere, by which protocol. */
function targetOf(address: string, page: string, base: string): LinkTarget {
  if (PLAIN.test(address)) return plainTarget(address, page);
  const isRooted = /^[/\\](?![/\\])/.test(address);
  // Below a folder of its own, a relative address cannot leave the site unseen.
  const folder = isRooted ? base : '/site/';
  const from = `${HOST}${isRooted ? '' : `/site/${encodeURI(page)}`}`;
  if (!URL.canParse(address, from)) return { file: null, protocol: 'none' };
  const { origin, protocol, pathname } = new URL(address, from);
  if (origin !== HOST || protocol !== 'http:') return { file: null, protocol };
  if (!pathname.startsWith(folder)) return { file: null, protocol: 'none' };
  const path = decodedPath(pathname.slice(folder.length));
  return { file: path === '' || path.endsWith('/') ? `${path}index.html` : path };
}

/** A relative address of which nothing has to be decoded: most are, and to parse an address takes long. */
const PLAIN = /^(?!$)(?:\.\.\/)*(?:[\w~-][\w.~-]*\/)*(?:[\w~-][\w.~-]*)?$/;

function plainTarget(address: string, page: string): LinkTarget {
  const steps = address.split('/');
  const up = steps.findIndex((step) => step !== '..');
  const folders = page.split('/').slice(0, -1);
  if (up > folders.length) return { file: null, protocol: 'none' };
  const path = [...folders.slice(0, folders.length - up), ...steps.slice(up)].join('/');
  return { file: path === '' || path.endsWith('/') ? `${path}index.html` : path };
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
