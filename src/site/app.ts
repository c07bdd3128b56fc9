import { createApp } from 'astro/app/entrypoint';

/** The pages, compiled: a function from an address and its locals to HTML. */
export const app: ReturnType<typeof createApp> = createApp({ streaming: false });
