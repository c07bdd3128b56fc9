import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { listFiles } from '../../src/site/folder.ts';
import { BUILD_TIMEOUT, runCli, scratchFolder, type Finished } from './run-cli.ts';
import { pointsOf, writeDataset } from './write-dataset.ts';

const folder = scratchFolder();
const DATA = writeDataset(join(folder, 'data'), { version: '2026-10-01' });
const LATER = writeDataset(join(folder, 'later/data'), { version: '2026-11-01' });
const SITE = join(folder, 'site');
const HOST = 'https://boards.example';

/** A model is worse in every cell than before. */
const WORSE = pointsOf((index, correct) => (index === 1 ? correct - 40 : correct));
writeFileSync(join(LATER, 'points.csv'), WORSE);

const build = (data: string, ...words: string[]): Promise<Finished> =>
  runCli(['build', data, '--out', SITE, '--no-pictures', '--site', HOST, ...words], { cwd: folder });
const contents = async (): Promise<Map<string, string>> =>
  new Map((await listFiles(SITE)).map((file) => [file, sha256(file)]));
const page = (path: string): string => readFileSync(join(SITE, path), 'utf8');
const sha256 = (path: string): string =>
  createHash('sha256')
    .update(readFileSync(join(SITE, path)))
    .digest('hex');
const snapshots = (): string[] => readdirSync(join(SITE, 'data/s'));

/** Files of a folder of the site. */
const below = (files: ReadonlyMap<string, string>, path: string): [string, string][] =>
  [...files].filter(([file]) => file.startsWith(path));

describe('evalpress build --snapshot', () => {
  let taken: Finished;
  let first: Map<string, string>;
  let at: string;

  beforeAll(async () => {
    taken = await build(DATA, '--snapshot');
    first = await contents();
    at = `data/s/${snapshots()[0] ?? ''}/`;
  }, BUILD_TIMEOUT);

  it('keeps the board at an address that is the checksum of its data, and says where', () => {
    expect(taken).toMatchObject({ code: 0, out: '' });
    expect(taken.err).toContain(`Snapshot: ${at}\n`);
    const sum = sha256(`${at}data/v1/manifest.json`);
    expect(at).toBe(`data/s/${sum.slice(0, 12)}/`);
    const { files } = JSON.parse(page(`${at}data/v1/manifest.json`)) as {
      files: { name: string; sha256: string }[];
    };
    expect(files.map(({ name }) => name)).toEqual([
      'scores.json',
      'scores.csv',
      'points.csv',
      'scores.schema.json',
    ]);
    for (const file of files) expect(sha256(`${at}data/v1/${file.name}`)).toBe(file.sha256);
    expect(page(`${at}index.html`)).toContain(sum);
    // The same data as those of the board.
    expect(page(`${at}data/v1/scores.json`)).toBe(page('data/data/v1/scores.json'));
  });

  it('gives it a title, a canonical link and citations of its own', () => {
    const hash = at.slice('data/s/'.length, -1);
    const html = page(`${at}index.html`);
    expect(html).toContain(`<title>Commands, snapshot ${hash}</title>`);
    expect(html).toContain(`<link rel="canonical" href="${HOST}/${at}">`);
    expect(html).toContain(`<meta property="og:url" content="${HOST}/${at}">`);
    const apa = `Commands. (2026). Commands (Version 2026-10-01, snapshot ${hash}) [Data set]. ${HOST}/${at}`;
    expect(page(`${at}cite.txt`)).toBe(`${apa}\n`);
    expect(html).toContain(apa);
    const bibtex = page(`${at}cite.bib`);
    expect(bibtex).toContain(`@misc{evalpress-data-${hash},`);
    expect(bibtex).toContain(`url = {${HOST}/${at}}`);
    const [, sum = ''] = /SHA-256 of data\/v1\/manifest\.json: ([0-9a-f ]+)\}/.exec(bibtex) ?? [];
    // In groups, so that a line of a narrow column can break it.
    expect(sum.split(' ')).toHaveLength(8);
    expect(sum.replaceAll(' ', '')).toBe(sha256(`${at}data/v1/manifest.json`));
    expect(page(`${at}CITATION.cff`)).toContain(`url: "${HOST}/${at}"`);
    for (const file of ['report.md', 'scores.tex', 'scores.svg'])
      expect(page(`${at}${file}`)).toContain(hash);
    // A board that may change says nothing of the kind.
    expect(page('data/cite.bib')).not.toContain('napshot');
  });

  it('stands alone: it loads only what lies in its own folder, and leads only to its board', () => {
    const html = page(`${at}index.html`);
    const addresses = Array.from(
      html.matchAll(/\s(?:href|src|srcset)="([^"#]+)"/g),
      ([, address = '']) => address,
    );
    const outside = addresses.filter((address) => !first.has(`${at}${address}`));
    expect([...new Set(outside)]).toEqual([`${HOST}/${at}`, '../../']);
    expect(html).not.toContain('<script');
    const style = [...first.keys()].find((file) => file.startsWith(at) && file.endsWith('.css')) ?? '';
    const fonts = Array.from(page(style).matchAll(/url\(\.\.\/(fonts\/[^)]+)\)/g), ([, font = '']) => font);
    expect(fonts).toHaveLength(3);
    for (const font of fonts) expect(first.has(`${at}${font}`), font).toBe(true);
  });

  it('is listed on the leaderboard, also where that is the first page, and on the page of changes', () => {
    expect(page('index.html')).toContain(`href="${at}"`);
    expect(page('data/index.html')).toContain(`href="${at.slice('data/'.length)}"`);
    expect(page('data/changes/index.html')).toContain('There is no earlier snapshot to compare with.');
    expect(page('sitemap.xml')).toContain(`<loc>${HOST}/${at}</loc>`);
    expect(first.has('data/changes/feed.atom')).toBe(false);
  });

  it('twice with the same data changes no byte', { timeout: BUILD_TIMEOUT }, async () => {
    const again = await build(DATA, '--snapshot');
    expect(again).toMatchObject({ code: 0 });
    expect(again.err).not.toContain('Snapshot:');
    expect(await contents()).toEqual(first);
  });

  it(
    'of earlier builds stays byte for byte, and the board says what changed since, as "changes" does',
    async () => {
      for (const words of [[], ['--snapshot'], []]) {
        expect(await build(LATER, ...words)).toMatchObject({ code: 0 });
        const now = await contents();
        expect(below(now, at)).toEqual(below(first, at));
        const run = (...more: string[]): Promise<Finished> => runCli(['changes', DATA, LATER, ...more]);
        expect(page('data/changes/index.md')).toBe((await run()).out);
        expect(page('data/changes/changes.json')).toBe((await run('--json')).out);
        const feed = (await run('--format', 'atom', '--site', `${HOST}/data/`)).out;
        expect(page('data/changes/feed.atom')).toBe(feed);
        const html = page('data/changes/index.html');
        expect(html).toContain('version 2026-10-01 → version 2026-11-01');
        expect(html).toMatch(/Scores that moved beyond noise[^]*Qwen3 235B/);
        expect(html).toContain('<link rel="alternate" type="application/atom+xml"');
      }
      expect(snapshots()).toHaveLength(2);
    },
    BUILD_TIMEOUT,
  );

  it(
    'that was changed stops a build; one that was removed is forgotten',
    { timeout: BUILD_TIMEOUT },
    async () => {
      const before = await contents();
      const path = join(SITE, `${at}data/v1/scores.csv`);
      writeFileSync(path, 'other');
      const refused = await build(LATER);
      expect(refused).toMatchObject({ code: 73, out: '' });
      expect(refused.err).toContain(`${at}data/v1/scores.csv`);
      expect(refused.err).toContain('this file of a snapshot was changed');
      rmSync(join(SITE, at), { recursive: true });
      expect(await build(LATER)).toMatchObject({ code: 0 });
      expect(snapshots()).toHaveLength(1);
      expect(page('data/changes/index.html')).toContain('There is no earlier snapshot to compare with.');
      expect(before.size).toBeGreaterThan((await contents()).size);
    },
  );

  it('has nothing to keep of means without counts, and says so', { timeout: BUILD_TIMEOUT }, async () => {
    const means = join(folder, 'means.csv');
    writeFileSync(means, 'model,mmlu,gsm8k\nA,71.25,60.5\nB,68.5,55.25\n');
    const { code, err } = await runCli(['build', means, '--out', join(folder, 'of-means'), '--snapshot']);
    expect({ code, err }).toMatchObject({ code: 2 });
    expect(err).toContain('no snapshot, these are means without counts');
  });
});
