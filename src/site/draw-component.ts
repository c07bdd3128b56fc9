import type { NamedSSRLoadedRendererValue } from 'astro';
import { draw, jsx } from './jsx-runtime.ts';
import { keepPart } from './page-parts.ts';

type Component = Parameters<typeof jsx>[0];
type Props = Parameters<typeof jsx>[1];

/** How Astro draws the components of pages: all of them are ours, and none has slots. `astro dev` puts no parts in. */
const renderer: NamedSSRLoadedRendererValue = {
  name: 'evalpress',
  supportsAstroStaticSlot: true,
  check: async () => Promise.resolve(true),
  renderToStaticMarkup: async (component: Component, props: Props) => {
    const html = draw(jsx(component, props));
    return Promise.resolve({ html: import.meta.env.DEV ? html : keepPart(html), attrs: {} });
  },
};

export default renderer;
