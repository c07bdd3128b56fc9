/** Runs every benchmark, each in a process of its own, and prints their tables. `npm run bench` */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const BENCHMARKS: readonly [file: string, title: string][] = [
  ['board.ts', 'Scoring a dataset'],
  ['scoring.ts', 'Ranks'],
  ['figures.ts', 'Figures'],
  ['site.ts', 'Building a site'],
  ['scale.ts', 'Large boards'],
  ['server.ts', 'The leaderboard on this machine'],
  ['filter.ts', 'Filtering 10,000 rows'],
  ['ingest.ts', 'Counting a table of responses'],
  ['island.ts', 'What a reader loads'],
  ['coverage.ts', 'How often the intervals hold the truth'],
];

console.log(
  `Node ${process.version} on ${process.platform} ${process.arch}. Compare rows of one table only.`,
);
for (const [file, title] of BENCHMARKS) {
  console.log(`\n## ${title}\n`);
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, file)], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
