/**
 * What is mutated together, and the tests that have to notice. A mutant runs only the tests that reach it. Tests that start
 * programs or build sites reach no mutant and are not named here.
 *
 * @typedef {{ goal: number, mutate: string[], tests: string[] }} Area `goal` is the share of mutants that tests kill
 * @type {Readonly<Record<string, Area>>}
 */
export const AREAS = {
  escapers: {
    goal: 0.85,
    mutate: [
      'src/render/markdown-text.ts',
      'src/render/csv-text.ts',
      'src/render/drawable-text.ts',
      'src/render/json-text.ts',
      'src/render/latex-text.ts',
      'src/render/figures/draw/svg.ts',
      'src/components/json-in-html.ts',
      'src/cli/text-table.ts',
      'src/site/jsx-runtime.ts',
      'src/terminal-text.ts',
    ],
    tests: [
      'tests/render/markdown-text.test.ts',
      'tests/render/commands.test.ts',
      'tests/render/csv-text.test.ts',
      'tests/render/drawable-text.test.ts',
      'tests/render/latex-text.test.ts',
      'tests/render/figures/svg.test.ts',
      'tests/render/figures/plot-parts.test.ts',
      'tests/site/json-in-html.test.ts',
      'tests/site/jsx-runtime.test.ts',
      'tests/cli/text-table.test.ts',
      'tests/terminal-text.test.ts',
    ],
  },
  counters: {
    goal: 0.85,
    mutate: [
      'src/read/dataset/cell-values.ts',
      'src/read/dataset/merge-duplicates.ts',
      'src/read/dataset/point-index.ts',
      'src/read/dataset/point-rows.ts',
      'src/read/dataset/pool-samples.ts',
      'src/read/dataset/row-log.ts',
      'src/read/dataset/sample-rows.ts',
      'src/read/settle/duplicates.ts',
      'src/read/settle/partial-credit.ts',
      'src/read/sum/group-key.ts',
      'src/read/sum/tally.ts',
    ],
    tests: [
      'tests/read/dataset/merge-duplicates.test.ts',
      'tests/read/dataset/messages.test.ts',
      'tests/read/dataset/other-names.test.ts',
      'tests/read/dataset/points.test.ts',
      'tests/read/dataset/properties.test.ts',
      'tests/read/dataset/row-log.test.ts',
      'tests/read/dataset/samples.test.ts',
      'tests/read/dataset/summed.test.ts',
      'tests/read/dataset/values.test.ts',
      'tests/read/settle/*.test.ts',
      'tests/read/sum/tally.test.ts',
    ],
  },
  slugs: {
    goal: 0.85,
    mutate: ['src/read/dataset/slug.ts'],
    tests: ['tests/read/dataset/slug.test.ts'],
  },
  queries: {
    goal: 0.85,
    mutate: [
      'src/board/query.ts',
      'src/board/compare-query.ts',
      'src/board/group-words.ts',
      'src/cli/query-of.ts',
    ],
    tests: [
      'tests/board/query.test.ts',
      'tests/board/compare-query.test.ts',
      'tests/board/group-words.test.ts',
      'tests/cli/query-of.test.ts',
    ],
  },
  order: {
    goal: 0.85,
    mutate: ['src/board/rank-cell.ts', 'src/board/select.ts'],
    tests: [
      'tests/board/metrics.test.ts',
      'tests/board/ranks.test.ts',
      'tests/board/select.test.ts',
      'tests/board/search.test.ts',
      'tests/board/suggest.test.ts',
    ],
  },
  scoring: {
    goal: 0.9,
    mutate: ['scoring/**/*.ts', '!scoring/index.ts'],
    tests: ['tests/scoring/*.test.ts'],
  },
  score: {
    goal: 0.9,
    mutate: ['src/score/**/*.ts', '!src/score/calibration.ts'],
    tests: [
      'tests/score/!(calibration).test.ts',
      'tests/board/cells.test.ts',
      'tests/board/compare.test.ts',
      'tests/board/edge-boards.test.ts',
      'tests/board/invariance.test.ts',
      'tests/board/lead.test.ts',
      'tests/board/means.test.ts',
      'tests/board/metrics.test.ts',
      'tests/board/ranked-on.test.ts',
      'tests/board/scaling.test.ts',
      'tests/board/task-board.test.ts',
    ],
  },
  // Apart, because its tests draw whole boards again and again, and reach all of the scores.
  calibration: {
    goal: 0.9,
    mutate: ['src/score/calibration.ts'],
    tests: ['tests/score/calibration.test.ts'],
  },
};
