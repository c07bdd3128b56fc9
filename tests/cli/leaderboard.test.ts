import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { palette } from '../../src/theme.ts';
import { sharedBrowser } from '../support/browser.ts';
import { BUILD_TIMEOUT, finished, runCli, scratchFolder, startCli, type Finished } from './run-cli.ts';
import { pointsOf, writeDataset } from './write-dataset.ts';

const folder = scratchFolder();
const DATA = writeDataset(join(folder, 'data'), { theme: 'classic' });
const TEMPORARY = join(folder, 'tmp');
mkdirSync(TEMPORARY);
const options = { cwd: folder, env: { TMPDIR: TEMPORARY } };

const soon = { timeout: BUILD_TIMEOUT, interval: 200 };

describe('evalpress leaderboard DATA --port 0 --url-base-pathname /leaderboard/', () => {
  let child: ChildProcess;
  let ended: Promise<Finished>;
  let said = '';
  let url = '';

  beforeAll(async () => {
    const words = ['leaderboard', DATA, '--port', '0', '--url-base-pathname', '/leaderboard/'];
    child = startCli(words, options);
    ended = finished(child);
    child.stderr?.on('data', (text: string) => (said += text));
    await vi.waitUntil(() => said.includes('Serving on') || child.exitCode !== null, soon);
    url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
  }, BUILD_TIMEOUT);

  // A test that fails must not leave a server behind.
  afterAll(() => void child.kill('SIGKILL'));

  const get = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(url + path, { redirect: 'manual', ...init });
  const leader = async (): Promise<string | undefined> => {
    const ranked = (await (await get('/leaderboard/data/scores.json')).json()) as { model: string }[];
    return ranked[0]?.model;
  };

  it('serves the site under the base path, on this machine only', async () => {
    expect(said).toContain('Serving on');
    const [home, page] = await Promise.all([get('/leaderboard/'), get('/leaderboard/data/')]);
    expect([home.status, page.status]).toEqual([200, 200]);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toContain('href="models/');
  });

  it('serves downloads as what they are', async () => {
    const json = await get('/leaderboard/data/scores.json');
    expect(json.headers.get('content-type')).toBe('application/json');
    expect(await json.json()).toHaveLength(6);
    expect((await get('/leaderboard/data/scores.png')).headers.get('content-type')).toBe('image/png');
  });

  it('shows scores in the colours that the dataset asks for, on its own pages and in its pictures', async () => {
    const [lost, page, picture] = await Promise.all(
      ['nowhere/', '', 'data/scores-dark.svg'].map(async (path) =>
        (await get(`/leaderboard/${path}`)).text(),
      ),
    );
    expect(page).toContain('<html lang="en" data-ramp="classic">');
    expect(lost).toContain('<html lang="en">');
    for (const colour of palette('dark', 'classic').bands) expect(picture).toContain(colour);
  });

  it.each([
    ['/leaderboard', 308, '/leaderboard/'],
    ['/leaderboard/data', 308, '/leaderboard/data/'],
    ['/', 404, null],
    ['/leaderboard/nowhere/', 404, null],
    ['/leaderboard/..%2f..%2fetc%2fpasswd', 404, null],
    ['//evil.example', 404, null],
    ['/leaderboard/%00', 400, null],
    ['/leaderboard/%zz', 400, null],
  ])('answers %s with %i', async (path, status, location) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.get('location')]).toEqual([status, location]);
  });

  it('answers to names of this machine only, so that no page from elsewhere can read it', async () => {
    const { port } = new URL(url);
    const statusFor = (host: string): Promise<number | undefined> =>
      new Promise((done, fail) => {
        request({ port, path: '/leaderboard/', headers: { host } }, (answer) => {
          answer.resume();
          done(answer.statusCode);
        })
          .on('error', fail)
          .end();
      });
    const hosts = [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1.evil.example',
      `localhost:${port}`,
      '[::1]',
    ];
    expect(await Promise.all(hosts.map(statusFor))).toEqual([403, 403, 403, 200, 200]);
  });

  it('goes on answering after downloads that were broken off', async () => {
    for (let round = 0; round < 300; round++) {
      const broken = new AbortController();
      const answer = get('/leaderboard/data/scores.json', { signal: broken.signal }).catch(() => null);
      if (round % 2 === 0) await answer;
      broken.abort();
    }
    expect((await get('/leaderboard/data/scores.json')).status).toBe(200);
    const { pid = 0 } = child;
    if (existsSync(`/proc/${pid}/fd`)) expect(readdirSync(`/proc/${pid}/fd`).length).toBeLessThan(100);
  });

  it('answers what is not there with the page of the site, and reads only', async () => {
    expect(await (await get('/leaderboard/nowhere/')).text()).toContain('<html');
    expect((await get('/leaderboard/', { method: 'POST' })).status).toBe(405);
    const head = await get('/leaderboard/', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it(
    'shows new data on a page that is open, without being asked',
    async () => {
      const page = await (await sharedBrowser()).newPage();
      const incidents: string[] = [];
      page.on('console', (message) => incidents.push(message.text()));
      page.on('pageerror', (error) => incidents.push(error.message));
      await page.goto(`${url}/leaderboard/`);
      const before = readFileSync(join(DATA, 'dataset.json'), 'utf8');
      writeFileSync(join(DATA, 'dataset.json'), before.replace('"Commands"', '"Orders"'));
      await expect.poll(() => page.textContent('h1'), soon).toContain('Orders');
      writeFileSync(join(DATA, 'dataset.json'), before);
      await expect.poll(() => page.textContent('h1'), soon).toContain('Commands');
      expect(incidents).toEqual([]);
      await page.close();
    },
    BUILD_TIMEOUT,
  );

  it(
    'shows the data anew when an editor has replaced them, and keeps the last ones when they are bad',
    async () => {
      expect(await leader()).toBe('GPT 4o');

      writeFileSync(
        join(DATA, 'new.csv'),
        pointsOf((index, correct) => (index === 4 ? 99 : correct)),
      );
      renameSync(join(DATA, 'new.csv'), join(DATA, 'points.csv'));
      await vi.waitUntil(async () => (await leader().catch(() => '')) === 'Llama 3.1 8B', soon);

      writeFileSync(join(DATA, 'points.csv'), 'eval_id,task\n1,2\n');
      await vi.waitUntil(() => said.includes('missing') || said.includes('column'), soon);
      expect(await leader()).toBe('Llama 3.1 8B');
    },
    BUILD_TIMEOUT,
  );

  it('stops on SIGTERM with 143 and leaves nothing behind', async () => {
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 143, out: '' });
    expect(readdirSync(TEMPORARY).filter((name) => name.startsWith('evalpress-'))).toEqual([]);
  });
});

describe('evalpress leaderboard', () => {
  it('says when the port is taken, before it reads anything', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const failed = await runCli(['leaderboard', DATA, '--port', String(port)], options);
    server.close();
    expect(failed).toMatchObject({ code: 64, out: '' });
    expect(failed.err).toContain('choose another with --port');
  });

  it('of bad data ends as a build of bad data does', async () => {
    const broken = writeDataset(join(folder, 'broken'), { points: 'nowhere.csv' });
    expect((await runCli(['leaderboard', broken, '--port', '0'], options)).code).toBe(1);
  });
});
