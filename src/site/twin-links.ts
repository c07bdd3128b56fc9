import type { Route } from './site-source.ts';

/** Where links of a page lead in its Markdown, by the file of the page. */
export type TwinLinks = (file: string) => (href: string) => string;

/** Any host will do: it only makes a relative address a whole one. */
const HOST = 'http://site.invalid/';

/**
 * The Markdown of a page leads to the Markdown of other pages. Some have none, such as the frame for other pages, and it leads
 * to them as they are. What is no page of this build is a snapshot of an earlier one, and has its Markdown beside it.
 */
export function twinLinks(routes: readonly Route[]): TwinLinks {
  const bare = new Set(routes.flatMap((route) => ('locals' in route && !route.twin ? [route.file] : [])));
  return (file) => (href) => {
    if (/^[a-z]+:/i.test(href)) return href;
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/.exec(href) ?? [];
    if (!path.endsWith('/')) return href;
    const target = new URL(path, `${HOST}${file}`).pathname.slice(1);
    return bare.has(`${target}index.html`) ? href : `${path}index.md${rest}`;
  };
}
