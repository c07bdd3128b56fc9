import { defineConfig } from 'vitest/config';

/** Tests of the finished site, which has to be built first. Its folder and its verification are tested without one. */
const SITE = ['tests/site/!(folder*|verify*).test.ts', 'tests/browser/**/*.test.ts'];

/** Programs that tests start need the pages compiled. */
const COMPILE = 'tests/support/compile.ts';

export default defineConfig({
  test: {
    maxWorkers: 2,
    // The first page test of a fresh clone unpacks a browser; a property test may try a thousand cases.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A page on a busy machine may take longer than the second that is usual.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/**/*.test.ts'], exclude: SITE, globalSetup: COMPILE },
      },
      {
        extends: true,
        test: { name: 'site', include: SITE, globalSetup: [COMPILE, 'tests/support/site.ts'] },
      },
    ],
  },
});
