import { defineConfig } from 'vitest/config';

/**
 * The tests of one area, which `scripts/mutate.js` names. Stryker has an option for this, `testFiles`, but with it mutants
 * of code that runs while a module loads are activated too late, and all of them survive.
 */
export default defineConfig({
  test: {
    include: (process.env.MUTATION_TESTS ?? '').split(','),
    setupFiles: 'scripts/mutation/seed.js',
    // A mutant that takes too long is stopped from outside; without one, a test may be slow on a busy machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
