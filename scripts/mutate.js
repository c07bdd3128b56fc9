/**
 * `npm run mutate`: changes the code on purpose, one small change at a time, and counts the changes that a test notices.
 * Every word names an area of `mutation/areas.js` or a file of an area; without words, all areas run. It fails where an area
 * misses its goal, and where the survivors are not those of `mutation/survivors.js`.
 */
import { readFileSync, rmSync } from 'node:fs';
import { dirname, matchesGlob, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';
import { AREAS } from './mutation/areas.js';
import { SURVIVORS } from './mutation/survivors.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const TEMPORARY = '.evalpress/mutation';

const say = (text) => process.stdout.write(`${text}\n`);
const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

const runStryker = async (name, { mutate, tests }) => {
  process.env.MUTATION_TESTS = tests.join();
  // An interrupted run leaves its copy of the project behind.
  rmSync(`${TEMPORARY}/sandbox`, { recursive: true, force: true });
  return new Stryker({
    mutate,
    testRunner: 'vitest',
    vitest: { configFile: 'scripts/mutation/vitest.config.js' },
    coverageAnalysis: 'perTest',
    concurrency: 2,
    // On a busy machine a slow test is no endless loop.
    timeoutMS: 20_000,
    dryRunTimeoutMinutes: 30,
    reporters: [process.stdout.isTTY ? 'progress' : 'progress-append-only', 'html'],
    htmlReporter: { fileName: `${TEMPORARY}/${name}.html` },
    tempDirName: `${TEMPORARY}/sandbox`,
    ignorePatterns: ['/dist', '/.evalpress'],
    warnings: { slow: false },
    logLevel: 'warn',
  }).runMutationTest();
};

/** The code that a mutant replaces. Its location counts lines and columns from 1; the end is exclusive. */
const codeAt = (file, { start, end }) => {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  return oneLine(lines.join('\n'));
};

const describeMutant = ({ fileName, location, replacement, status }) => ({
  file: relative(root, fileName).replaceAll('\\', '/'),
  line: location.start.line,
  change: JSON.stringify([codeAt(fileName, location), oneLine(replacement)]),
  reached: status !== 'NoCoverage',
});

/** Survivors without a reason, and reasons without a survivor. */
const compareWithList = (survivors, files) => {
  const listed = SURVIVORS.filter(({ file }) => files.has(file)).flatMap(({ file, changes }) =>
    changes.map((change) => ({ file, change: JSON.stringify(change.map(oneLine)) })),
  );
  const isIn = (list, one) => list.some(({ file, change }) => file === one.file && change === one.change);
  return {
    unexplained: survivors.filter((one) => !isIn(listed, one)),
    stale: listed.filter((one) => !isIn(survivors, one)),
  };
};

const mutateArea = async (name, area) => {
  const start = performance.now();
  const results = await runStryker(name, area);
  const seconds = Math.round((performance.now() - start) / 1000);
  const count = (...statuses) => results.filter(({ status }) => statuses.includes(status)).length;
  const survivors = results
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map(describeMutant);
  const detected = count('Killed', 'Timeout');
  const score = detected / (detected + survivors.length);
  const lists = compareWithList(survivors, new Set(results.map(({ fileName }) => relative(root, fileName))));
  for (const { file, line, change, reached } of lists.unexplained)
    say(`${file}:${line} ${reached ? 'survived' : 'not reached'}: ${change}`);
  for (const { file, change } of lists.stale) say(`${file}: listed but not a survivor: ${change}`);
  return {
    row: [
      name,
      results.length,
      count('Killed'),
      count('Timeout'),
      count('Survived'),
      count('NoCoverage'),
      count('RuntimeError', 'CompileError', 'Ignored'),
      `${(100 * score).toFixed(1)} %`,
      `${100 * area.goal} %`,
      `${seconds} s`,
    ],
    ok: score >= area.goal && lists.unexplained.length === 0 && lists.stale.length === 0,
  };
};

const HEAD = 'area mutants killed timeout survived unreached invalid score goal time'.split(' ');

const isPartOf = (file, { mutate }) =>
  mutate.some((pattern) => matchesGlob(file, pattern)) &&
  !mutate.some((pattern) => pattern.startsWith('!') && matchesGlob(file, pattern.slice(1)));

/** The areas that the words name; files of one area run together, alone, with the tests of their area. */
const chosenAreas = (words) => {
  if (words.length === 0) return Object.entries(AREAS);
  const chosen = new Map();
  for (const word of words) {
    const [name, area] = Object.entries(AREAS).find(([id, one]) => id === word || isPartOf(word, one)) ?? [];
    if (area === undefined) {
      say(`"${word}" is no area (${Object.keys(AREAS).join(', ')}) and no file of one.`);
      process.exit(1);
    }
    const files = word === name ? area.mutate : [...(chosen.get(name)?.mutate ?? []), word];
    chosen.set(name, { ...area, mutate: files });
  }
  return [...chosen];
};

process.chdir(root);
const outcomes = [];
for (const [name, area] of chosenAreas(process.argv.slice(2))) outcomes.push(await mutateArea(name, area));
const widths = HEAD.map((head, column) =>
  Math.max(head.length, ...outcomes.map(({ row }) => String(row[column]).length)),
);
for (const row of [HEAD, ...outcomes.map(({ row }) => row)])
  say(
    row
      .map((text, column) => String(text).padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
process.exitCode = outcomes.every(({ ok }) => ok) ? 0 : 1;
