import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../support/project-files.ts';

const run = promisify(execFile);

/** Packs the project as for publishing and unpacks it where an install would: beside the packages it depends on. */
const installInto = async (folder: string): Promise<void> => {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'evalpress'), { recursive: true });
  await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: projectRoot });
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  await run('tar', ['-xzf', archive, '--strip-components=1', '-C', 'node_modules/evalpress'], {
    cwd: folder,
  });
  for (const name of readdirSync(join(projectRoot, 'node_modules'))) {
    if (!name.startsWith('.')) symlinkSync(join(projectRoot, 'node_modules', name), join(modules, name));
  }
};

describe('the published package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evalpress-'));
  const evalpress = async (...words: string[]): Promise<string> => {
    const launcher = join(folder, 'node_modules/evalpress/bin/evalpress.js');
    return (await run(process.execPath, [launcher, ...words], { cwd: folder, maxBuffer: 2 ** 24 })).stdout;
  };

  beforeAll(() => installInto(folder), 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('knows its version and ranks a dataset', async () => {
    const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(await evalpress('--version')).toBe(`${version}\n`);
    expect(await evalpress('scores', join(projectRoot, 'datasets/demo'), '--format', 'csv')).toContain(
      'Borealis',
    );
  });

  it('builds a site with its interactive table', async () => {
    await evalpress('build', join(projectRoot, 'datasets/demo'), '--out', 'site');
    expect(existsSync(join(folder, 'site/index.html'))).toBe(true);
    expect(readdirSync(join(folder, 'site/_astro')).filter((name) => name.endsWith('.js'))).not.toEqual([]);
  }, 120_000);

  it('carries its licence, and neither tests nor benchmarks', () => {
    const carried = readdirSync(join(folder, 'node_modules/evalpress'));
    expect(carried).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'bin', 'compiled', 'public']));
    expect(carried.filter((name) => ['src', 'tests', 'bench', 'datasets', '.github'].includes(name))).toEqual(
      [],
    );
  });
});
