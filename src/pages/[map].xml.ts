import type { APIRoute, GetStaticPaths } from 'astro';
import { BOARD_PAGES } from '../components/board-pages.ts';
import { href, modelHref, staticPageHref, taskHref } from '../components/href.ts';
import { makeBoard } from '../board/make-board.ts';
import { loadBoards } from '../pipeline.ts';
import { escapeSvg } from '../render/figures/draw/svg.ts';

/** `sitemap.xml`, which needs whole addresses: only where the build knows the site's. */
export const getStaticPaths = (() =>
  import.meta.env.SITE ? [{ params: { map: 'sitemap' } }] : []) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ site }) => {
  const boards = (await loadBoards()).flatMap(({ scores }) => {
    const { slug } = scores.about;
    const pages = Array.from({ length: makeBoard(scores).pages }, (_, index) =>
      staticPageHref(slug, index + 1),
    );
    return [
      ...pages,
      ...BOARD_PAGES.flatMap(({ path }) => (path === '' ? [] : [href(`${slug}/${path}`)])),
      ...scores.tasks.map((task) => taskHref(slug, task.slug)),
      ...scores.evaluations.map((one) => modelHref(slug, one.slug)),
    ];
  });
  const entries = [href(''), ...boards].map(
    (path) => `  <url><loc>${escapeSvg(new URL(path, site).href)}</loc></url>\n`,
  );
  const map = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</urlset>\n`;
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${map}`);
};
