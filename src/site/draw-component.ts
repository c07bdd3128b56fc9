import type { NamedSSRLoadedRendererValue } from 'astro';
import preact from '@astrojs/preact/server.js';

/**
 * What draws the components of pages: Preact. The renderer that comes with Astro finds out whether a component is one of
 * its own by drawing it, so every table would be drawn twice; here all of them are.
 */
const renderer: NamedSSRLoadedRendererValue = { ...preact, check: async () => Promise.resolve(true) };

export default renderer;
