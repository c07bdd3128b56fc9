import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, passthroughImageService } from 'astro/config';

const COMPILED = new URL('./compiled/', import.meta.url);

/**
 * Components are drawn at build time only, and straight to HTML: the scripts of the pages bring Preact themselves.
 *
 * @returns {import('astro').AstroIntegration}
 */
const componentsAsHtml = () => {
  const own = fileURLToPath(new URL('./src/site/jsx-runtime.ts', import.meta.url));
  const runtime = {
    name: 'jsx-as-html',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name !== 'client',
    resolveId: (id) => (/^preact\/jsx-(?:dev-)?runtime$/.test(id) ? own : null),
  };
  return {
    name: 'components-as-html',
    hooks: {
      'astro:config:setup': ({ addRenderer, updateConfig }) => {
        addRenderer({
          name: 'evalpress',
          serverEntrypoint: new URL('./src/site/draw-component.ts', import.meta.url),
        });
        updateConfig({ vite: { plugins: [runtime] } });
      },
    },
  };
};

/**
 * The pages become a program that draws them, `src/site/app.ts`, instead of a site: the code of the pages is the same for
 * every dataset, so it is compiled once.
 *
 * @returns {import('astro').AstroIntegration}
 */
const pagesAsProgram = () => {
  return {
    name: 'pages-as-program',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        // The program lies where no package can be found, so it brings along all it needs.
        const bundled = { environments: { ssr: { resolve: { noExternal: true } } } };
        if (command === 'build') updateConfig({ vite: bundled });
      },
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'pages-as-program',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./src/site/app.ts', import.meta.url),
          supportedAstroFeatures: { serverOutput: 'stable', sharpImageService: 'stable' },
        });
      },
      'astro:build:done': async () => {
        const { compileClient } = await import('./scripts/compile-client.js');
        const site = fileURLToPath(new URL('site/', COMPILED));
        const assets = await compileClient(fileURLToPath(new URL('.', import.meta.url)), site);
        writeFileSync(new URL('assets.json', COMPILED), JSON.stringify(assets));
        // Pictures are drawn with them; the pages have the same as woff2.
        for (const name of readdirSync(new URL('site/fonts/', COMPILED)))
          if (name.endsWith('.ttf')) rmSync(new URL(`site/fonts/${name}`, COMPILED));
        // Only a build that went through leaves a digest.
        const { DIGEST, digestOfSources } = await import('./src/site/compiled.ts');
        writeFileSync(
          new URL(DIGEST, COMPILED),
          await digestOfSources(fileURLToPath(new URL('.', import.meta.url))),
        );
        if (!process.env.EVALPRESS_PAGES_ONLY) buildDatasets();
      },
    },
  };
};

/** What people expect of `astro build`: a site, of the datasets that are here. */
const buildDatasets = () => {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const folders = readdirSync(`${root}datasets`)
    .sort()
    .map((name) => `${root}datasets/${name}`)
    .filter((folder) => existsSync(`${folder}/dataset.json`));
  execFileSync(process.execPath, [`${root}bin/evalpress.js`, 'build', ...folders], {
    cwd: root,
    stdio: 'inherit',
  });
};

export default defineConfig({
  output: 'server',
  adapter: pagesAsProgram(),
  trailingSlash: 'always',
  integrations: [componentsAsHtml()],
  devToolbar: { enabled: false },
  image: { service: passthroughImageService() },
  outDir: COMPILED.pathname,
  build: { server: './pages/', client: './site/', serverEntry: 'entry.mjs' },
  vite: {
    // Said here as well as in tsconfig.json, which an installed package leaves at home.
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  },
});
