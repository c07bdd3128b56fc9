import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { scratchFolder } from '../cli/run-cli.ts';
import { projectFiles, projectRoot } from '../support/project-files.ts';
import { apply, recipesIn } from './recipe.ts';

/** A section without steps is advice. */
const recipes = recipesIn(readFileSync(`${projectRoot}CONTRIBUTING.md`, 'utf8')).filter(
  ({ steps }) => steps.length > 0,
);

/** Files of the product that a recipe may touch. */
const MOST_FILES: Readonly<Record<string, number>> = {
  'Add a metric': 3,
  'Add an output': 3,
  'Add a log format': 2,
  'Add a figure': 3,
  'Add a page': 2,
  'Add a dataset': 3,
};

/** A log in the format of the recipe: four answers, three of them right. */
const ANSWERS = JSON.stringify({
  quiz: 'capitals',
  model: 'atlas',
  answers: [true, true, false, true].map((right, index) => ({ question: `q${index}`, right })),
});

const CARRIED =
  /^(bin|datasets|public|scoring|src)\/|^(scripts\/compile(-client)?\.js|astro\.config\.mjs|package\.json|tsconfig\.json|docs\/formats\.md)$/;
const BUILD_TIMEOUT = 240_000;

const copyTree = (folder: string): void => {
  for (const file of projectFiles().filter((name) => CARRIED.test(name))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(projectRoot + file, join(folder, file));
  }
  symlinkSync(`${projectRoot}node_modules`, join(folder, 'node_modules'));
};

describe('the recipes of CONTRIBUTING.md', () => {
  const root = scratchFolder();
  const run = async (program: string, ...words: string[]): Promise<string> =>
    (
      await promisify(execFile)(process.execPath, [join(root, program), ...words], {
        cwd: root,
        maxBuffer: 2 ** 26,
      })
    ).stdout;
  const evalpress = (...words: string[]): Promise<string> => run('bin/evalpress.js', ...words);
  const page = (path: string): string => readFileSync(join(root, 'site', path), 'utf8');

  beforeAll(async () => {
    copyTree(root);
    for (const { steps } of recipes) for (const step of steps) apply(step, root);
    writeFileSync(join(root, 'answers.json'), ANSWERS);
    await run('scripts/compile.js');
    await evalpress('build', 'datasets/coins', '--out', 'site', '--site', 'https://example.org');
  }, BUILD_TIMEOUT);

  it.each(Object.entries(MOST_FILES))('"%s" touches at most %i files of the product', (title, most) => {
    const files = new Set(recipes.find((recipe) => recipe.title === title)?.steps.map(({ file }) => file));
    expect(files.size).toBeGreaterThan(0);
    expect([...files].filter((file) => !file.startsWith('docs/')).length).toBeLessThanOrEqual(most);
  });

  it('are these, and no other', () => {
    expect(recipes.map(({ title }) => title)).toEqual(Object.keys(MOST_FILES));
  });

  it('write code that the type checker takes', { timeout: BUILD_TIMEOUT }, async () => {
    await expect(run('node_modules/typescript/bin/tsc', '--noEmit', '-p', '.')).resolves.toBe('');
  });

  it('show the new metric wherever metrics are shown', async () => {
    const scores = JSON.parse(page('coins/scores.json')) as {
      weakest: number;
      tiers: Record<string, object>;
    }[];
    // Upper Wilson limits, z = 1.96, of 50 and 10 in 100: what is beyond chance in the bent tier, times 1,000.
    const [steady, shaky] = scores.map(({ weakest }) => weakest);
    expect(steady).toBeCloseTo(596.170171, 6);
    expect(shaky).toBeCloseTo(174.367304, 6);
    expect(scores[0]?.tiers['bent']).toHaveProperty('weakest');
    expect(page('coins/scores.md')).toContain('| Weakest cell |');
    expect(page('coins/report.md')).toContain('Weakest cell');
    expect(page('coins/ranking.csv').split('\n')[0]).toContain(',weakest,');
    expect(page('coins/index.html')).toContain('Weakest cell');
    await expect(evalpress('scores', 'datasets/coins', '--sort', 'weakest')).resolves.toContain('steady');
  });

  it('print the new output here and on the site', async () => {
    const printed = await evalpress('scores', 'datasets/coins', '--format', 'places');
    expect(JSON.parse(printed)).toEqual({ steady: 1, shaky: 2 });
    expect(page('coins/places.json')).toBe(printed);
    expect(page('coins/index.html')).toContain('places.json');
  });

  it('read the new log format', async () => {
    await expect(evalpress('inspect', 'answers.json')).resolves.toContain('quiz');
    const board = JSON.parse(await evalpress('scores', 'answers.json', '--format', 'json')) as unknown;
    expect(board).toMatchObject([
      { model: 'atlas', tiers: { all: { tasks: { capitals: { correct: 3, total: 4 } } } } },
    ]);
  });

  it('draw the new figure, light and dark, with its words', () => {
    for (const file of ['ranks.svg', 'ranks-dark.svg']) expect(page(`coins/${file}`)).toContain('1 steady');
    for (const file of ['ranks.png', 'ranks-dark.png'])
      expect(existsSync(join(root, 'site/coins', file))).toBe(true);
    expect(page('coins/figures/index.html')).toContain('ranks.svg');
  });

  it('link the new page from every page of the board, and list it', () => {
    expect(page('coins/ties/index.html')).toContain('<li>steady</li>');
    expect(page('coins/method/index.html')).toContain('href="../ties/"');
    expect(page('sitemap.xml')).toContain('<loc>https://example.org/coins/ties/</loc>');
  });
});
