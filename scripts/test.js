/**
 * `npm test`: every check of the project, each run even when another fails. The last line is `N passed, N failed`, where
 * a static check counts as one test. `--static` leaves the test suites out.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const env = {
  ...process.env,
  PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
};

// Two lines of work for two cores: lint takes as long as the rest together.
const STATIC_CHECKS = [
  [['lint', 'eslint --max-warnings 0 .']],
  [
    ['format', 'prettier --check --log-level warn .'],
    ['dead code', 'knip --no-progress'],
    ['formulas', 'knip --no-progress --production --config knip.formulas.jsonc'],
    ['types', 'node scripts/check-types.js'],
  ],
];

const say = (text) => process.stdout.write(`${text}\n`);

const run = (command, stdio = 'pipe') =>
  new Promise((resolve) => {
    const child = spawn(command, { cwd: root, env, shell: true, stdio: ['ignore', stdio, stdio] });
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(chunk));
    child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(output).toString() }));
  });

const check = async ([name, command]) => {
  const start = performance.now();
  const { ok, output } = await run(command);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  say(`${ok ? 'ok     ' : 'FAILED '} ${name.padEnd(10)} ${seconds.padStart(6)} s`);
  if (!ok) say(`\n$ ${command}\n${output}`);
  return ok;
};

const inTurn = async (checks) => {
  const results = [];
  for (const one of checks) results.push(await check(one));
  return results;
};

/** Files that broke before their first test ran would otherwise not be counted at all. */
const countOf = ({ numPassedTests, numFailedTests, testResults }) => {
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
};

const suites = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'evalpress-test-'));
  const results = join(folder, 'results.json');
  const { ok } = await run(
    `vitest run --reporter=default --reporter=json --outputFile.json="${results}"`,
    'inherit',
  );
  try {
    const { passed, failed } = countOf(JSON.parse(readFileSync(results, 'utf8')));
    // An error outside of any test fails the run without failing a test.
    return { passed, failed: ok ? failed : Math.max(1, failed) };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const main = async () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 18)) {
    say(`The tests need Node 22.18 or newer, this is ${process.versions.node} at ${process.execPath}.`);
    say(
      'Start them with `npm test` after `npm ci`: the project brings its own Node as an optional dependency.',
    );
    return { passed: 0, failed: 1 };
  }
  const checks = (await Promise.all(STATIC_CHECKS.map(inTurn))).flat();
  const tests = process.argv.includes('--static') ? { passed: 0, failed: 0 } : await suites();
  return {
    passed: tests.passed + checks.filter((ok) => ok).length,
    failed: tests.failed + checks.filter((ok) => !ok).length,
  };
};

const { passed, failed } = await main();
process.exitCode = failed > 0 ? 1 : 0;
say(`${passed} passed, ${failed} failed`);
