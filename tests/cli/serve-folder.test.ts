import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFolder, type ServedFolder } from '../../src/cli/serve-folder.ts';
import { scratchFolder } from './run-cli.ts';

const root = scratchFolder();
const site = join(root, 'site');
mkdirSync(join(site, 'data'), { recursive: true });
writeFileSync(join(site, 'data/index.html'), '<p>Größe');
writeFileSync(join(site, 'data/scores.md'), 'Größe');
writeFileSync(join(site, '404.html'), 'lost');
writeFileSync(join(root, 'secret.html'), 'secret');
mkdirSync(join(root, 'site-of-others'));
writeFileSync(join(root, 'site-of-others/index.html'), 'secret');
symlinkSync('../secret.html', join(site, 'link.html'));
symlinkSync('../site-of-others', join(site, 'others'));
symlinkSync('data/scores.md', join(site, 'inside.md'));

describe('a folder that is served', () => {
  let served: ServedFolder;
  beforeAll(async () => void (served = await serveFolder(site, '/base/', 0)));
  afterAll(() => served.close());
  const get = (path: string): Promise<Response> =>
    fetch(`http://127.0.0.1:${String(served.port)}/base/${path}`, { redirect: 'manual' });

  it.each(['link.html', 'others/', 'others/index.html', 'others'])(
    'gives nothing away that lies outside of it: %s',
    async (path) => {
      const answer = await get(path);
      expect([answer.status, await answer.text()]).toEqual([404, 'lost']);
    },
  );

  it('follows a link that stays inside', async () => {
    const answer = await get('inside.md');
    expect([answer.status, await answer.text()]).toEqual([200, 'Größe']);
    expect(answer.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
  });

  it('goes on while the site is swapped for another', async () => {
    const statuses = new Set<number>();
    for (let round = 0; round < 50; round++) {
      const answers = Array.from({ length: 8 }, () =>
        get('data/').then(
          ({ status }) => status,
          () => 0,
        ),
      );
      renameSync(site, join(root, 'previous'));
      await new Promise((done) => setImmediate(done));
      renameSync(join(root, 'previous'), site);
      for (const status of await Promise.all(answers)) statuses.add(status);
    }
    expect([...statuses].filter((status) => ![0, 200, 404].includes(status))).toEqual([]);
    expect((await get('data/')).status).toBe(200);
  });
});
