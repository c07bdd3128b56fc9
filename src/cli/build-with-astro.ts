import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroInlineConfig } from 'astro';

export interface AstroOptions {
  /** Folder of the project, where the pages are. */
  readonly root: string;
  /** An absolute path. */
  readonly outDir: string;
  readonly base: string;
  readonly site: string | undefined;
}

/** Variables of the shell that Vite would take for its own: same input, same bytes, whoever builds. */
const FOREIGN_VARIABLES = ['ASSETS_PREFIX', 'BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR'];

/** Packages with machine code cannot be bundled: they are run where they are installed. */
const NATIVE_PACKAGES = ['@resvg/resvg-js'];

/**
 * Builds the pages, whatever folder we are in and wherever the site goes. The code that draws the pages lies beside them
 * for a moment, where no package can be found: so it brings along all it needs. Astro would write it into the working
 * folder when the site goes elsewhere; there two builds would overwrite each other's.
 */
export async function buildWithAstro({ root, outDir, base, site }: AstroOptions): Promise<void> {
  const before = process.cwd();
  process.chdir(dirname(outDir));
  forbidTelemetry();
  process.env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN_VARIABLES.includes(name))),
    NODE_ENV: 'production',
  };
  try {
    const { build } = await import('astro');
    await build({
      root,
      base,
      outDir,
      logLevel: 'error',
      ...(site === undefined ? {} : { site }),
      vite: {
        logLevel: 'error',
        environments: { prerender: { resolve: { noExternal: true } } },
        plugins: [nativePackages(root)],
      },
    });
  } finally {
    process.chdir(before);
  }
}

/**
 * Astro reports every build to its makers and writes an identifier into the home of the user. It asks the variables that
 * it finds when it is loaded, so it is loaded later than this.
 */
function forbidTelemetry(): void {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
}

type VitePlugin = NonNullable<NonNullable<AstroInlineConfig['vite']>['plugins']>[number];

function nativePackages(root: string): VitePlugin {
  const { resolve } = createRequire(join(root, 'package.json'));
  return {
    name: 'native-packages',
    enforce: 'pre',
    resolveId: (source) =>
      NATIVE_PACKAGES.includes(source) ? { id: pathToFileURL(resolve(source)).href, external: true } : null,
  };
}
