import { defineMiddleware } from 'astro:middleware';

/** Pages take what they show from their locals. Under `astro dev` nobody else fills these: here they come from `datasets`. */
export const onRequest = defineMiddleware(async (context, next) => {
  if (!import.meta.env.DEV) return next();
  const { answer } = await import('./site/develop.ts');
  return answer(context, next);
});
