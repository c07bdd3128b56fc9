import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { palette } from '../../src/theme.ts';
import { ACTIONS } from '../../src/cli/starter/actions.ts';
import { projectFiles, projectRoot } from '../support/project-files.ts';
import { contrast } from '../support/colour.ts';
import { BUILD_TIMEOUT, runCli, scratchFolder } from './run-cli.ts';

const PINNED = /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

describe('from nothing to a site', () => {
  const folder = scratchFolder();
  const run = (...words: string[]) => runCli(words, { cwd: folder });
  const page = (path: string): string => readFileSync(join(folder, 'dist', path), 'utf8');

  it(
    '"init" asks nothing, "build" takes what it wrote, and the site bears its name and its accent',
    async () => {
      const started = await run('init', '--github');
      expect(started).toMatchObject({ code: 0, out: '' });
      expect(await run('build')).toMatchObject({ code: 0 });
      const root = page('index.html');
      expect(root).toContain('My benchmark leaderboard');
      expect(/<a class="brand"[^>]*>([^<]*)</.exec(root)?.[1]).toBe('My leaderboard');
      expect(root).toContain('<link rel="stylesheet" href="accent.css">');
      expect(page('data/method/index.html')).toContain('href="../../accent.css"');
      expect(root).toMatch(/<footer class="note">[^]*Made with evalpress/);
      // Its dataset is made up, and says so.
      expect(root).toContain('synthetic data');
    },
    BUILD_TIMEOUT,
  );

  it('"init" keeps what is there', async () => {
    writeFileSync(join(folder, 'data/points.csv'), 'mine');
    const { err, code } = await run('init');
    expect(code).toBe(0);
    expect(err).toContain('kept   data/points.csv');
    expect(readFileSync(join(folder, 'data/points.csv'), 'utf8')).toBe('mine');
  });

  it('the dataset of a starter is valid', async () => {
    const { err: next } = await run('init', 'other');
    // "evalpress" alone is no command of people who ran it by npx.
    expect(next).toContain('Next in other: "npx evalpress leaderboard" shows');
    const { code, err } = await run('validate', 'other/data');
    expect({ code, err }).toMatchObject({ code: 0 });
  });

  it('the workflow names official actions by commit, needs no secret, and runs this version', () => {
    const text = readFileSync(join(folder, '.github/workflows/pages.yml'), 'utf8');
    const workflow = parse(text) as { jobs: Record<string, object>; permissions: object };
    expect(Object.keys(workflow.jobs)).toEqual(['snapshot', 'build', 'deploy']);
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(text).not.toContain('secrets.');
    const { version } = JSON.parse(readFileSync(`${projectRoot}package.json`, 'utf8')) as { version: string };
    expect(text).toContain(`evalpress@${version} build`);
    const used = [...text.matchAll(/uses: (.+)/g)].map(([, action]) => action);
    expect([...new Set(used)]).toEqual(Object.values(ACTIONS));
  });
});

describe('actions of workflows', () => {
  it('are pinned to commits, the same ones everywhere', () => {
    const files = projectFiles().filter((file) => /^(\.github\/workflows\/.*|action\.yml)$/.test(file));
    const used = files.flatMap((file) =>
      [...readFileSync(projectRoot + file, 'utf8').matchAll(/uses: (.+)/g)].map(([, action = '']) => action),
    );
    expect(used.length).toBeGreaterThan(8);
    expect(used.filter((action) => !PINNED.test(action))).toEqual([]);
    const own = new Set<string>(Object.values(ACTIONS));
    expect([...new Set(used)].filter((action) => !own.has(action))).toEqual([
      'actions/setup-java@b6effb05e454b25005698d916606bdc6ffcbf961 # v5.7.0',
    ]);
  });

  it('action.yml runs the version of the package and puts no input into a script', () => {
    const text = readFileSync(`${projectRoot}action.yml`, 'utf8');
    const { version } = JSON.parse(readFileSync(`${projectRoot}package.json`, 'utf8')) as { version: string };
    const action = parse(text) as {
      inputs: { version: { default: string } };
      runs: { steps: { run?: string }[] };
    };
    expect(action.inputs.version.default).toBe(version);
    expect(action.runs.steps.some(({ run = '' }) => run.includes('evalpress'))).toBe(true);
    for (const { run = '' } of action.runs.steps) expect(run).not.toContain('${{');
  });
});

describe('evalpress.config.json', () => {
  const folder = scratchFolder();
  const config = (value: unknown): void =>
    writeFileSync(join(folder, 'evalpress.config.json'), `${JSON.stringify(value, null, 2)}\n`);
  const build = (...words: string[]) => runCli(['build', ...words], { cwd: folder });

  it.each([
    [{ naem: 'x' }, ['evalpress.config.json, line 2, naem', 'name']],
    [{ accent: 'red' }, ['line 2, accent', 'a colour such as "#1f5fbf"', 'red']],
    [{ datasets: [] }, ['datasets']],
    [{ site: 'ftp://x' }, ['site', 'https://']],
  ])('is refused with the line and what was expected: %j', async (value, parts) => {
    config(value);
    const { code, err } = await build(join(projectRoot, 'tests/golden/small'));
    expect(code).toBe(1);
    for (const part of parts) expect(err).toContain(part);
  });

  it('without any data, there is a hint', async () => {
    config({ name: 'x' });
    const { code, err } = await build();
    expect(code).toBe(64);
    expect(err).toContain('evalpress init');
  });

  it('says where boards are published: captions and citations print it, on the site and on the command line alike', async () => {
    config({ out: 'placed', pictures: false, base: '/board/', site: 'https://example.org' });
    const data = join(projectRoot, 'tests/golden/small');
    expect(await build(data)).toMatchObject({ code: 0 });
    for (const [format, file] of [
      ['latex', 'scores.tex'],
      ['bibtex', 'cite.bib'],
      ['apa', 'cite.txt'],
    ] as const) {
      const { out } = await runCli(['scores', data, '--format', format], { cwd: folder });
      // APA has room for one address, and this dataset says where it is from.
      const expected =
        format === 'apa' ? 'https://example.org/small_board' : 'https://example.org/board/small/';
      expect(out.replaceAll('\\allowbreak{}', '')).toContain(expected);
      expect(readFileSync(join(folder, 'placed/small', file), 'utf8')).toBe(out);
    }
  });

  it.each(['#ffff00', '#1f5fbf', '#000000', '#ffffff'])(
    'an accent of %s can be read in both themes',
    async (accent) => {
      config({ accent, out: 'out', pictures: false, base: '/board/', site: 'https://example.org/board' });
      const { code } = await build(join(projectRoot, 'tests/golden/small'));
      expect(code).toBe(0);
      expect(existsSync(join(folder, 'out/small/scores.png'))).toBe(false);
      expect(readFileSync(join(folder, 'out/small/index.html'), 'utf8')).toContain(
        'href="https://example.org/board/small/"',
      );
      const [light = '', dark = '', forced = ''] = [
        ...readFileSync(join(folder, 'out/accent.css'), 'utf8').matchAll(/--accent:(#[0-9a-f]{6})/g),
      ].map(([, colour = '']) => colour);
      expect(contrast(light, palette('light').bg)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark, palette('dark').bg)).toBeGreaterThanOrEqual(4.5);
      expect(forced).toBe(dark);
      if (accent === '#1f5fbf') expect(light).toBe(accent);
    },
    BUILD_TIMEOUT,
  );
});
