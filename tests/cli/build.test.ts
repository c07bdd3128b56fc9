import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFiles, siteFolder } from '../../src/site/folder.ts';
import { BUILD_TIMEOUT, finished, runCli, scratchFolder, startCli, type Finished } from '../cli/run-cli.ts';
import { writeDataset } from './write-dataset.ts';

const folder = scratchFolder();
const DATA = writeDataset(join(folder, 'data'));
const SITE = join(folder, 'site');
const BROKEN = writeDataset(join(folder, 'broken'), { points: 'nowhere.csv' });

const build = (data: string, out: string, env: Readonly<Record<string, string>> = {}): Promise<Finished> =>
  runCli(['build', data, '--out', out], { cwd: folder, env });

/** What no site may depend on. */
const ELSEWHERE = {
  TZ: 'Pacific/Chatham',
  LANG: 'tr_TR.UTF-8',
  LC_ALL: 'tr_TR.UTF-8',
  NODE_ENV: 'development',
  BASE_URL: '/elsewhere/',
  SITE: 'https://elsewhere.example',
  MODE: 'development',
  DEV: '1',
};

/** Every file of a site with its bytes. */
const contents = async (site: string): Promise<Map<string, string>> =>
  new Map((await listFiles(site)).map((file) => [file, readFileSync(join(site, file), 'base64')]));

/** What stands beside a site that is being built. */
const beside = (site: string): string[] =>
  readdirSync(join(site, '..')).filter((name) => name.startsWith('.'));

describe('evalpress build', () => {
  let first: Finished;
  let before: Map<string, string>;

  beforeAll(async () => {
    first = await build(DATA, SITE);
    before = await contents(SITE);
  }, BUILD_TIMEOUT);

  it('makes a site and says so on standard error', () => {
    expect(first).toMatchObject({ code: 0, out: '' });
    expect(first.err).toMatch(
      /^Built .*site: 1 board, 6 evaluations, \d+ files, \d+\.\d [kM]B, in \d+(?:\.\d)? s\.\n$/,
    );
    expect([...before.keys()]).toEqual(
      expect.arrayContaining(['index.html', '404.html', '.nojekyll', 'data/index.html', 'data/scores.json']),
    );
    expect(beside(SITE)).toEqual([]);
  });

  it('makes the same bytes with one thread and with several', { timeout: BUILD_TIMEOUT }, async () => {
    for (const threads of ['1', '3']) {
      const out = join(folder, `threads-${threads}`);
      const words = ['build', DATA, '--out', out, '--threads', threads];
      expect(await runCli(words, { cwd: folder })).toMatchObject({ code: 0, out: '' });
      expect(await contents(out)).toEqual(before);
    }
    const refused = await runCli(['build', DATA, '--out', join(folder, 'threads'), '--threads', '0']);
    expect(refused).toMatchObject({ code: 64, out: '' });
  });

  it('leaves out files of pixels, and every word of them, with --no-pictures', async () => {
    const out = join(folder, 'plain');
    const words = ['build', DATA, '--out', out, '--no-pictures', '--site', 'https://boards.example'];
    expect(await runCli(words, { cwd: folder })).toMatchObject({ code: 0 });
    const site = await contents(out);
    const files = [...site.keys()].filter((file) => !file.endsWith('.png'));
    expect([...site.keys()]).toEqual(files);
    const pages = files.filter((file) => file.endsWith('.html'));
    const naming = pages.filter((file) => readFileSync(join(out, file), 'utf8').includes('.png'));
    expect(naming).toEqual([]);
  });

  it('with bad data leaves the site as it was', async () => {
    const failed = await build(BROKEN, SITE);
    expect(failed).toMatchObject({ code: 1, out: '' });
    expect(failed.err).toContain('nowhere.csv');
    expect(await contents(SITE)).toEqual(before);
  });

  it.each([
    ['a folder of somebody else', () => writeDataset(join(folder, 'foreign'))],
    ['an input', () => DATA],
    ['a path below a file', () => join(DATA, 'dataset.json/site')],
  ])('refuses to replace %s (73), and touches nothing', async (_, out) => {
    const failed = await build(DATA, out());
    expect(failed).toMatchObject({ code: 73, out: '' });
    expect(failed.err).toContain('will not replace');
    expect(await contents(SITE)).toEqual(before);
    expect(existsSync(join(DATA, 'dataset.json'))).toBe(true);
  });

  it('refuses while another build of the same target runs (75)', async () => {
    const { lock } = await siteFolder(SITE);
    writeFileSync(lock, String(process.pid));
    const failed = await build(DATA, SITE);
    expect(failed).toMatchObject({ code: 75, out: '' });
    expect(failed.err).toContain(`process ${process.pid}`);
    expect(readFileSync(lock, 'utf8')).toBe(String(process.pid));
    writeFileSync(lock, '');
    expect(await contents(SITE)).toEqual(before);
  });

  it(
    'that is killed leaves the site as it was, and the next one recovers',
    async () => {
      const { staging, lock } = await siteFolder(SITE);
      const child = startCli(['build', DATA, '--out', SITE], { cwd: folder });
      const ended = finished(child);
      while (!existsSync(staging) && child.exitCode === null) await pause(20);
      child.kill('SIGKILL');
      expect((await ended).signal).toBe('SIGKILL');
      expect([existsSync(staging), existsSync(lock)]).toEqual([true, true]);
      expect(await contents(SITE)).toEqual(before);

      expect(await build(DATA, SITE, ELSEWHERE)).toMatchObject({ code: 0 });
      expect(beside(SITE)).toEqual([]);
      // Same input, same bytes, whatever the shell says.
      expect(await contents(SITE)).toEqual(before);
    },
    BUILD_TIMEOUT,
  );
});

describe('a board that cannot be read', () => {
  const site = join(folder, 'partly-site');
  const words = (...more: string[]): string[] => ['build', DATA, BROKEN, '--out', site, ...more];

  it('is named beside the others, and no site is built', async () => {
    const failed = await runCli(words(), { cwd: folder });
    expect(failed).toMatchObject({ code: 1, out: '' });
    expect(failed.err).toMatch(/^broken\/nowhere\.csv: /);
    expect(existsSync(site)).toBe(false);
  });

  it(
    'is left out under --keep-going, named, and the others are built (2)',
    async () => {
      const built = await runCli(words('--keep-going'), { cwd: folder });
      expect(built).toMatchObject({ code: 2, out: '' });
      expect(built.err).toMatch(/^broken\/nowhere\.csv: [^]*broken: left out, [^]*\nBuilt .*: 1 board, /);
      expect(existsSync(join(site, 'data/scores.json'))).toBe(true);
      const checked = await runCli(['validate', BROKEN, DATA, '--keep-going'], { cwd: folder });
      expect([checked.code, checked.out.includes('points.csv')]).toEqual([2, true]);
    },
    BUILD_TIMEOUT,
  );

  it('is an error under --keep-going as well when there is no other (1)', async () => {
    const failed = await runCli(['build', BROKEN, BROKEN, '--out', site, '--keep-going'], { cwd: folder });
    expect(failed).toMatchObject({ code: 1, out: '' });
    expect(failed.err).toContain('2 problems.');
  });
});

describe('a site inside of its data', () => {
  it(
    'is not read as data by the next build',
    async () => {
      const data = join(folder, 'inside');
      mkdirSync(data);
      cpSync(join(DATA, 'points.csv'), join(data, 'points.csv'));
      const out = join(data, 'dist');
      expect([(await build(data, out)).code, (await build(data, out)).code]).toEqual([0, 0]);
      const read = await runCli(['validate', data, '--json']);
      expect((JSON.parse(read.out) as { name: string }[]).map(({ name }) => name)).toEqual(['points.csv']);
    },
    BUILD_TIMEOUT,
  );
});

describe('data that say what only a faulty program would', () => {
  it(
    'are built, word for word',
    async () => {
      const words = ['null', 'NaN', 'undefined', 'Infinity', '[object Object]', 'x > null <'];
      const data = writeDataset(join(folder, 'words'), {
        title: 'NaN',
        license: 'null',
        version: 'undefined',
        evals: words.map((label) => ({ label, groups: [`family:${label}`] })),
      });
      const site = join(folder, 'words-site');
      expect(await build(data, site)).toMatchObject({ code: 0 });
      const scores = JSON.parse(readFileSync(join(site, 'words/scores.json'), 'utf8')) as { model: string }[];
      expect(scores.map(({ model }) => model).sort()).toEqual(words.sort());
      expect(readFileSync(join(site, 'words/index.html'), 'utf8')).toContain('x > null &lt;');
    },
    BUILD_TIMEOUT,
  );
});

/** 200 models, a third of them without the hard tier: all of them are too many for one picture. */
const writeLarge = (path: string): string => {
  const models = Array.from({ length: 200 }, (_, index) => index);
  writeDataset(path, { evals: models.map((index) => ({ label: `Model ${index}` })), points: 'many.csv' });
  const rows = models.flatMap((index) =>
    (index % 3 === 2 ? ['easy'] : ['easy', 'hard']).map(
      (tier) => `${index},arithmetic,${tier},${95 - (index >> 2)},100`,
    ),
  );
  writeFileSync(join(path, 'many.csv'), `eval_id,task,tier,correct,total\n${rows.join('\n')}\n`);
  return path;
};

describe('a board that is too large for one picture', () => {
  const LARGE = writeLarge(join(folder, 'large'));
  const heightOf = (png: string): number => readFileSync(png).readUInt32BE(20);

  it(
    'is built: the picture shows as much as fits, the data show all',
    async () => {
      const site = join(folder, 'large-site');
      expect(await build(LARGE, site)).toMatchObject({ code: 0 });
      expect(readFileSync(join(site, 'large/scores.svg'), 'utf8')).toMatch(
        /the first \d+ of 200 evaluations/,
      );
      expect(readFileSync(join(site, 'large/figures/index.html'), 'utf8')).toContain('all are in scores.csv');
      expect(heightOf(join(site, 'large/scores.png'))).toBeLessThanOrEqual(16_384);
      expect(JSON.parse(readFileSync(join(site, 'large/scores.json'), 'utf8'))).toHaveLength(200);
    },
    BUILD_TIMEOUT,
  );

  it.each(['svg', 'png'])('is printed as %s', async (format) => {
    const output = join(folder, `large.${format}`);
    const words = ['scores', LARGE, '--format', format, '--output', output];
    expect(await runCli(words)).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(output).length).toBeGreaterThan(100_000);
  });
});

const DISK = join(folder, 'disk');

/** Why a file system of a few hundred kilobytes cannot be mounted here; null when it can. */
const noDisk = ((): string | null => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'only root on Linux can mount a small disk';
  try {
    mkdirSync(DISK);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', DISK], { stdio: 'pipe' });
    return null;
  } catch (error) {
    return `mounting a small disk failed: ${String(error)}`;
  }
})();

// Of the file, not of its test: the disk is there even when the test is left out.
afterAll(() => {
  if (noDisk === null) execFileSync('umount', [DISK]);
});

describe('on a full disk', () => {
  it(
    'a build leaves the old site whole (73)',
    async ({ skip }) => {
      if (noDisk !== null) return skip(noDisk);
      const site = join(DISK, 'site');
      mkdirSync(site);
      for (const [file, text] of [
        ['evalpress-manifest.json', '{"files":{"index.html":"x"}}'],
        ['index.html', 'old'],
        ['CNAME', 'example.org'],
      ] as const)
        writeFileSync(join(site, file), text);
      writeFileSync(join(site, 'large'), 'x'.repeat(200_000));
      const before = await contents(site);
      const failed = await build(DATA, site);
      expect(failed).toMatchObject({ code: 73, out: '' });
      expect(failed.err).toContain('what was there before is still there');
      expect(await contents(site)).toEqual(before);
      expect(beside(site)).toEqual([]);
    },
    BUILD_TIMEOUT,
  );
});

it('can be served from a copy: nothing in a site knows where it was built', async () => {
  const copy = join(folder, 'copy');
  cpSync(SITE, copy, { recursive: true });
  const texts = (await listFiles(copy)).filter((file) =>
    /\.(html|css|js|json|xml|txt|md|csv|svg)$/.test(file),
  );
  const telling = texts.filter((file) => readFileSync(join(copy, file), 'utf8').includes(folder));
  expect(telling).toEqual([]);
});
