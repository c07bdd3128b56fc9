import { ACTIONS } from './actions.ts';
import { SNAPSHOT_SCRIPTS } from './kept-snapshots.ts';

/** A file of a starter, by its path in the folder. */
export interface StarterFile {
  readonly path: string;
  readonly text: string;
}

/** Numbers that nobody measured: three models, two tasks, two tiers. */
const ROWS = [
  ['atlas-8b', 'arithmetic', 'easy', 117, 128, 0, 41_216],
  ['atlas-8b', 'arithmetic', 'hard', 74, 124, 4, 88_040],
  ['atlas-8b', 'logic', 'easy', 101, 128, 0, 38_912],
  ['atlas-8b', 'logic', 'hard', 58, 122, 6, 91_500],
  ['beacon-32b', 'arithmetic', 'easy', 125, 128, 0, 60_032],
  ['beacon-32b', 'arithmetic', 'hard', 103, 127, 1, 118_110],
  ['beacon-32b', 'logic', 'easy', 119, 128, 0, 57_344],
  ['beacon-32b', 'logic', 'hard', 88, 125, 3, 125_000],
  ['comet-70b', 'arithmetic', 'easy', 126, 128, 0, 52_480],
  ['comet-70b', 'arithmetic', 'hard', 109, 128, 0, 97_280],
  ['comet-70b', 'logic', 'easy', 121, 128, 0, 49_920],
  ['comet-70b', 'logic', 'hard', 90, 128, 0, 104_960],
] as const;

const DATASET = {
  $schema: '../node_modules/evalpress/public/schema/dataset.v1.json',
  title: 'My benchmark',
  description: 'Replace these made-up numbers by yours, then take "synthetic" away.',
  version: '1',
  synthetic: true,
  tiers: [
    { id: 'easy', label: 'Easy' },
    { id: 'hard', label: 'Hard' },
  ],
  tasks: [
    { id: 'arithmetic', label: 'Arithmetic', description: 'Sums of several numbers.' },
    {
      id: 'logic',
      label: 'Logic',
      guess: 0.5,
      description: 'Whether a sentence follows from others: yes or no.',
    },
  ],
  evals: [
    { eval_id: 'atlas-8b', label: 'Atlas 8B', params: 8, groups: ['family:atlas'] },
    { eval_id: 'beacon-32b', label: 'Beacon 32B', params: 32, groups: ['family:beacon'] },
    { eval_id: 'comet-70b', label: 'Comet 70B', params: 70, groups: ['family:comet'] },
  ],
  points: 'points.csv',
};

const HEAD = ['eval_id', 'task', 'tier', 'correct', 'total', 'truncated', 'completion_tokens'];

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The files that `init` writes. @param version of the program, which the workflow runs */
export function starterFiles(version: string, withWorkflow: boolean): StarterFile[] {
  return [
    {
      path: 'evalpress.config.json',
      text: json({
        $schema: './node_modules/evalpress/public/schema/config.v1.json',
        name: 'My leaderboard',
        accent: '#1f5fbf',
        datasets: ['data'],
        out: 'dist',
      }),
    },
    { path: 'data/dataset.json', text: json(DATASET) },
    { path: 'data/points.csv', text: `${[HEAD, ...ROWS].map((row) => row.join(',')).join('\n')}\n` },
    { path: '.gitignore', text: 'dist/\nnode_modules/\n' },
    ...(withWorkflow
      ? [
          { path: '.github/workflows/pages.yml', text: pagesWorkflow(version) },
          { path: '.github/workflows/gate.yml', text: gateWorkflow(version) },
        ]
      : []),
  ];
}

/** Checks and builds every push, and deploys those of the default branch; started by hand, it may keep snapshots. No secret is needed. */
function pagesWorkflow(version: string): string {
  const build = (options: string): string =>
    `npx --yes evalpress@${version} build --out dist --site "$ORIGIN" --base "$BASE_PATH/"${options}`;
  return `name: pages

on:
  push:
    branches: [main, master]
  pull_request:
  workflow_dispatch:
    inputs:
      snapshot:
        description: Keep the boards as they are now, at addresses that papers can cite
        type: boolean
        default: false

permissions:
  contents: read

# One deployment at a time; a newer one waits and never interrupts a running one.
concurrency:
  group: pages-\${{ github.ref }}
  cancel-in-progress: false

jobs:
${snapshotJob(build(' --snapshot'))}
  build:
    needs: snapshot
    if: \${{ !cancelled() && needs.snapshot.result != 'failure' }}
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read
      pages: read
    steps:
${SOURCES}
      - id: pages
        if: github.event_name != 'pull_request'
        uses: ${ACTIONS.configurePages}
${step('Restore the snapshots', SNAPSHOT_SCRIPTS.restore, "github.event_name != 'pull_request'")}
      - run: ${build('')}
        env:
          ORIGIN: \${{ steps.pages.outputs.origin || 'https://example.org' }}
          BASE_PATH: \${{ steps.pages.outputs.base_path }}
      - if: github.event_name != 'pull_request'
        uses: ${ACTIONS.uploadPages}
        with:
          path: dist

  deploy:
    # Only the default branch is published; a run by hand on another one is built and no more.
    if: \${{ !cancelled() && needs.build.result == 'success' && github.event_name != 'pull_request' && github.ref_name == github.event.repository.default_branch }}
    needs: build
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: ${ACTIONS.deployPages}
`;
}

/** Only this job may write the repository. */
function snapshotJob(build: string): string {
  return `  # Only this job may write: it adds the site of the default branch, with its new snapshots, to the branch "snapshots".
  snapshot:
    if: inputs.snapshot
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: write
      pages: read
    steps:
${SOURCES}
${step('Refuse other branches than the default one', SNAPSHOT_SCRIPTS.guard)}
      - id: pages
        uses: ${ACTIONS.configurePages}
${step('Restore the snapshots so far', SNAPSHOT_SCRIPTS.restore)}
      - run: ${build}
        env:
          ORIGIN: \${{ steps.pages.outputs.origin }}
          BASE_PATH: \${{ steps.pages.outputs.base_path }}
${step('Keep the new ones', SNAPSHOT_SCRIPTS.keep)}
`;
}

const SOURCES = `      - uses: ${ACTIONS.checkout}
        with:
          persist-credentials: false
      - uses: ${ACTIONS.setupNode}
        with:
          node-version: 24`;

/** A step that runs a script of snapshots. */
function step(name: string, script: string, condition?: string): string {
  return [
    `      - name: ${name}`,
    ...(condition === undefined ? [] : [`        if: ${condition}`]),
    '        env:',
    '          OUT: dist',
    '          TOKEN: ${{ github.token }}',
    '        run: |',
    ...script
      .trimEnd()
      .split('\n')
      .map((line) => `          ${line}`),
  ].join('\n');
}

/** Looks at every pull request; what it finds stands in the summary of the run, for which no token is needed. */
function gateWorkflow(version: string): string {
  return `name: gate

on:
  pull_request:

permissions:
  contents: read

jobs:
  gate:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: ${ACTIONS.checkout}
        with:
          persist-credentials: false
          ref: \${{ github.event.pull_request.base.sha }}
          path: base
      - uses: ${ACTIONS.checkout}
        with:
          persist-credentials: false
          path: head
      - uses: ${ACTIONS.setupNode}
        with:
          node-version: 24
      - run: npx --yes evalpress@${version} gate base/data head/data --output "$GITHUB_STEP_SUMMARY"
`;
}
