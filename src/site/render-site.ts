import type { Printed } from '../render/artifacts.ts';
import type { Compiled } from './compiled.ts';
import type { SiteFile } from './folder.ts';
import { type Route, routesOf, type SiteSource } from './routes.ts';

/** Every file of a site, one after the other in a fixed order. */
export async function* renderSite(
  site: Omit<SiteSource, 'assets'>,
  compiled: Compiled,
): AsyncGenerator<SiteFile> {
  for (const { file, bytes } of compiled.files) yield { path: file, bytes };
  for (const route of routesOf({ ...site, assets: compiled.assets })) {
    yield { path: route.file, bytes: await renderRoute(route, compiled) };
  }
}

/** The bytes of one file of a site. */
async function renderRoute(route: Route, { draw }: Compiled): Promise<Printed> {
  return 'locals' in route ? draw(route.address, route.locals()) : route.render();
}
