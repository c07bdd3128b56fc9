/** What makes a board of scores: out of bounds for what is given one. Its types are not. */
const BOARD_MAKERS = [
  '!src/board/make-board.ts',
  '!src/board/full-board.ts',
  '!src/board/model-board.ts',
  '!src/board/task-board.ts',
  '!src/board/method-board.ts',
  '!src/board/compare.ts',
  '!src/board/changes.ts',
  '!src/board/pareto.ts',
  '!src/board/scaling.ts',
];

/**
 * Who may import whom. One row per folder (or file); ESLint turns every row into import walls, and ARCHITECTURE.md
 * prints the same rows. What a row does not name, its files cannot import.
 *
 * - `values`: paths whose code may be imported. A path behind `!` is taken out again.
 * - `types`: paths of which only types may be imported.
 * - `packages`: npm packages and Node modules, with everything below them (`preact` includes `preact/hooks`).
 *
 * A folder may always import from itself. A row for a file inside another row's folder adds to that row.
 *
 * @typedef {{ path: string, why: string, values?: string[], types?: string[], packages?: string[] }} Layer
 * @type {Layer[]}
 */
export const layers = [
  { path: 'scoring', why: 'Numbers in, numbers out; has never heard of a model.' },
  {
    path: 'src/errors.ts',
    why: 'What went wrong, for people; known to everyone.',
    values: ['src/format.ts', 'src/terminal-text.ts'],
  },
  {
    path: 'src/terminal-text.ts',
    why: 'What a terminal and a CI runner may be shown.',
    values: ['src/format.ts'],
  },
  { path: 'src/format.ts', why: 'Numbers become text here and nowhere else.' },
  {
    path: 'src/nearest.ts',
    why: 'The name that was most likely meant.',
    packages: ['fastest-levenshtein'],
  },
  {
    path: 'src/theme.ts',
    why: 'Colours and sizes by meaning, for page and figure alike.',
    types: ['src/read/dataset'],
  },
  {
    path: 'src/read',
    why: 'Bytes in, Dataset out: `load.ts` is the one road. Only `open` and `sum` know Node.',
    values: ['src/errors.ts', 'src/nearest.ts'],
  },
  {
    path: 'src/read/browser',
    why: 'What a file is that was given to a page, opened there; nothing of Node.',
    values: ['src/errors.ts', 'src/read/open/text', 'src/read/formats', 'src/read/read-looked.ts'],
    types: ['src/read/open'],
  },
  {
    path: 'src/read/packed',
    why: 'A board as it was read, packed for its site, so that a browser can read it again.',
    values: ['src/read/open/text', 'src/read/dataset', 'src/read/formats'],
    types: ['src/read/open', 'src/read/make-dataset.ts'],
  },
  {
    path: 'src/read/open',
    why: 'What a file is, opened once; the only place that opens data for reading.',
    values: ['src/errors.ts', 'src/nearest.ts'],
    packages: [
      'csv-parse',
      'hyparquet',
      'hyparquet-compressors',
      'yauzl',
      'node:crypto',
      'node:fs',
      'node:path',
      'node:stream',
      'node:zlib',
    ],
  },
  {
    path: 'src/read/open/text',
    why: 'What text holds: JSON, CSV, records; nothing of Node, so that it runs in a browser.',
    values: ['src/errors.ts'],
    packages: ['csv-parse/sync', 'jsonc-parser'],
  },
  {
    path: 'src/read/dataset',
    why: 'Rows in, Dataset out; the only place that runs Zod.',
    values: ['src/errors.ts', 'src/nearest.ts', 'src/read/open/text'],
    packages: ['zod'],
  },
  {
    path: 'src/read/formats',
    why: 'One format per file or folder: recognises heads, makes plain rows of what `open` read.',
    values: ['src/errors.ts', 'src/nearest.ts', 'src/read/open/text', 'src/read/dataset'],
    types: ['src/read/open', 'src/read/sum'],
    packages: ['picomatch', 'yaml'],
  },
  {
    path: 'src/read/settle',
    why: 'All rows, as one account: names, duplicates, rulers, partial credit.',
    values: ['src/errors.ts', 'src/nearest.ts', 'src/read/open/text', 'src/read/dataset', 'src/read/formats'],
  },
  {
    path: 'src/read/sum',
    why: 'Sums tables of responses that are too large to be held, by itself or with the help of an engine.',
    values: ['src/errors.ts', 'src/read/open', 'src/read/dataset'],
    packages: ['node:buffer', 'node:crypto', 'node:fs', 'node:path', 'node:stream'],
  },
  {
    path: 'src/read/sum/duckdb/duckdb.ts',
    why: 'Starts the process of DuckDB.',
    packages: ['node:child_process', 'node:os', 'node:readline'],
  },
  {
    path: 'src/read/sum/duckdb/duckdb-process.ts',
    why: 'The only program that opens a database.',
    packages: ['@duckdb/node-api'],
  },
  {
    path: 'src/read/sum/spark/spark.ts',
    values: ['src/terminal-text.ts'],
    why: 'Starts the Spark of this machine, and ends what was started.',
    packages: ['node:child_process', 'node:os', 'node:readline'],
  },
  {
    path: 'src/score',
    why: 'Dataset in, Scores out: all statistics are here.',
    values: ['scoring', 'src/errors.ts', 'src/format.ts'],
    types: ['src/read/dataset'],
  },
  {
    path: 'src/board',
    why: 'Scores and a query in, Board out: runs in Node and in the browser, so no statistics, no Node, no Zod, no drawing.',
    values: ['src/score', 'src/errors.ts', 'src/format.ts', 'src/nearest.ts'],
    types: ['src/read/dataset'],
  },
  {
    path: 'src/render',
    why: 'Board in, text or pixels out; receives a Board and cannot compute one.',
    values: ['src/board', ...BOARD_MAKERS, 'src/errors.ts', 'src/format.ts', 'src/theme.ts'],
    types: ['src/board'],
  },
  {
    path: 'src/render/artifacts.ts',
    why: 'The list of outputs; knows where the fonts are.',
    packages: ['node:path'],
  },
  {
    path: 'src/render/fonts.ts',
    why: 'The only renderer that reads a file: the fonts we ship.',
    packages: ['node:fs', 'node:module', 'node:path', 'node:url'],
  },
  { path: 'src/render/card.ts', why: 'The social card, laid out by Satori.', packages: ['satori'] },
  { path: 'src/render/png.ts', why: 'SVG to pixels.', packages: ['@resvg/resvg-js'] },
  { path: 'src/render/glyph-lines.ts', why: 'Text to outlines.', packages: ['harfbuzzjs'] },
  {
    path: 'src/render/data',
    why: 'Data of a board and what describes them, for machines.',
    values: ['src/render', 'src/board', ...BOARD_MAKERS, 'src/format.ts'],
    types: ['src/board'],
  },
  {
    path: 'src/render/pdf',
    why: 'A drawing as a PDF.',
    values: ['src/render', 'src/theme.ts'],
    packages: ['harfbuzzjs', 'node:zlib'],
  },
  { path: 'src/render/woff.ts', why: 'A font as a web font.', packages: ['node:zlib'] },
  { path: 'src/render/indexed-png.ts', why: 'Pixels to a file.', packages: ['node:zlib'] },
  {
    path: 'src/browser-pipeline.ts',
    why: 'From files given to a page to Scores.',
    values: [
      'src/read',
      '!src/read/open',
      '!src/read/sum',
      '!src/read/load.ts',
      'src/score',
      'src/errors.ts',
    ],
  },
  {
    path: 'src/pipeline.ts',
    why: 'From disk to Scores.',
    values: ['src/read', 'src/score', 'src/errors.ts'],
  },
  {
    path: 'src/components',
    why: 'A Board made visible; receives one and cannot compute one.',
    values: ['src/board', ...BOARD_MAKERS, 'src/format.ts', 'src/theme.ts', 'src/styles'],
    types: ['src/board', 'src/render'],
    packages: ['preact', 'astro'],
  },
  {
    path: 'src/components/islands',
    why: 'What runs in the browser: may ask for another view of the same scores.',
    values: [
      'src/browser-pipeline.ts',
      'src/board',
      'src/score',
      'src/render/csv.ts',
      'src/components',
      'src/styles',
    ],
    packages: ['preact'],
  },
  {
    path: 'src/layouts',
    why: 'The frame around every page.',
    values: ['src/components', 'src/styles', 'src/theme.ts', 'src/format.ts'],
    types: ['src/board', 'src/site/locals.ts'],
    packages: ['astro'],
  },
  {
    path: 'src/pages',
    why: 'One thin file per address: draws what it finds in its locals.',
    values: [
      'src/site/locals.ts',
      'src/board',
      ...BOARD_MAKERS,
      'src/components',
      'src/layouts',
      'src/styles',
      'src/theme.ts',
      'src/format.ts',
    ],
    packages: ['astro'],
  },
  {
    path: 'src/middleware.ts',
    why: 'Fills the locals of pages where a site is developed.',
    values: ['src/site/develop.ts'],
    packages: ['astro'],
  },
  {
    path: 'src/site',
    why: 'Scores in, the files of a site out: `routes.ts` is the one list of addresses.',
    values: [
      'src/board',
      'src/score',
      'src/render',
      'src/components/href.ts',
      'src/errors.ts',
      'src/format.ts',
      'src/theme.ts',
    ],
  },
  {
    path: 'src/site/data-files.ts',
    why: 'Checksums of the data of a board.',
    packages: ['node:crypto'],
  },
  {
    path: 'src/site/folder.ts',
    why: 'The folder a site is put into: recovered, checked, swapped.',
    packages: ['node:fs', 'node:os', 'node:path'],
  },
  {
    path: 'src/site/folder',
    why: 'Parts of it: lock, staging, manifest, the files of other people.',
    values: ['src/errors.ts'],
    packages: ['node:crypto', 'node:fs', 'node:os', 'node:path'],
  },
  {
    path: 'src/site/render-site.ts',
    why: 'Draws all files, on all cores.',
    packages: ['node:os'],
  },
  {
    path: 'src/site/page-pool.ts',
    why: 'Deals pages out to threads.',
    packages: ['node:worker_threads'],
  },
  {
    path: 'src/site/draw-worker.ts',
    why: 'One thread that draws.',
    packages: ['node:worker_threads'],
  },
  {
    path: 'src/site/app.ts',
    why: 'The pages as a program; the only file that is bundled with them.',
    packages: ['astro'],
  },
  {
    path: 'src/site/draw-component.ts',
    why: 'How Astro draws the components of pages.',
    packages: ['astro'],
  },
  {
    path: 'src/site/compiled.ts',
    why: 'Reads what was compiled.',
    packages: ['node:crypto', 'node:fs', 'node:path', 'node:url'],
  },
  {
    path: 'src/site/preview.ts',
    why: 'A web server for this machine, which draws what is asked for.',
    packages: ['node:http', 'node:path', 'node:stream'],
  },
  {
    path: 'src/site/develop.ts',
    why: 'Stands in for the build command under `astro dev`.',
    values: ['src/pipeline.ts'],
    packages: ['astro', 'node:fs', 'node:path'],
  },
  {
    path: 'src/cli',
    why: 'Commands: words in, an artifact out; nobody imports them.',
    values: [
      'src/pipeline.ts',
      'src/site',
      'src/read',
      'src/board',
      'src/score',
      'src/render',
      'src/errors.ts',
      'src/format.ts',
      'src/nearest.ts',
      'src/terminal-text.ts',
      'src/theme.ts',
    ],
    packages: ['commander', 'node:path', 'node:url'],
  },
  {
    path: 'src/cli/main.ts',
    why: 'Keeps what was compiled for the next command, and bounds the memory.',
    packages: ['node:module', 'node:v8'],
  },
  {
    path: 'src/cli/io.ts',
    why: 'What commands do to the world: streams and output files.',
    packages: ['node:fs'],
  },
  { path: 'src/cli/watch-data.ts', why: 'Notices that data changed.', packages: ['node:fs'] },
  {
    path: 'src/cli/commands/leaderboard.ts',
    why: 'Starts the browser of the user.',
    packages: ['node:child_process'],
  },
];

const cell = (/** @type {string[] | undefined} */ names) =>
  names?.map((name) => (name.startsWith('!') ? `not \`${name.slice(1)}\`` : `\`${name}\``)).join(', ') ?? '–';

/** The table as Markdown, for ARCHITECTURE.md; a test keeps the two equal. */
export const layersTable = () =>
  [
    '| layer | may import | types only | packages | why |',
    '| --- | --- | --- | --- | --- |',
    ...layers.map(
      ({ path, values, types, packages, why }) =>
        `| \`${path}\` | ${cell(values)} | ${cell(types)} | ${cell(packages)} | ${why} |`,
    ),
  ].join('\n');
