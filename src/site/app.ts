import { createApp } from 'astro/app/entrypoint';
import type { SiteLocals } from './locals.ts';
import { putIn } from './page-parts.ts';

const app = createApp({ streaming: false });

/** The pages, compiled: the HTML of an address that a file of `src/pages` answers to. */
export async function drawPage(address: string, locals: SiteLocals): Promise<string> {
  const response = await app.render(new Request(`http://site${address}`), { locals });
  const expected = address === '/404/' ? 404 : 200;
  if (response.status === expected) return putIn(await response.text());
  throw new Error(`${address} was answered with ${String(response.status)}`);
}
