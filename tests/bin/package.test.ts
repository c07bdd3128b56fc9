import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../support/project-files.ts';

const run = promisify(execFile);

/** Licences under which everybody may pass a package on. */
const LICENCES = new Set(['MIT', 'ISC', 'MPL-2.0', '0BSD', 'Apache-2.0', 'BSD-3-Clause', 'MIT OR GPL-3.0']);

/** Folders of the packages that an install of the published package brings, itself left out. */
const installed = async (): Promise<string[]> => {
  const words = ['ls', '--omit=dev', '--omit=peer', '--all', '--parseable', '--workspaces=false'];
  const { stdout } = await run('npm', words, { cwd: projectRoot });
  const modules = join(projectRoot, 'node_modules');
  return stdout.split('\n').filter((path) => path.startsWith(modules));
};

/** Packs the project as for publishing and unpacks it where an install would, beside the packages it brings and no others. */
const installInto = async (folder: string): Promise<void> => {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'evalpress'), { recursive: true });
  await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: projectRoot });
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  await run('tar', ['-xzf', archive, '--strip-components=1', '-C', 'node_modules/evalpress'], {
    cwd: folder,
  });
  for (const path of await installed()) {
    cpSync(path, join(folder, path.slice(projectRoot.length)), { recursive: true });
  }
};

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);

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

  it('is small, with few packages beside it, each of a licence that is known', async () => {
    const archive = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
    expect(statSync(join(folder, archive)).size).toBeLessThan(8e6);
    expect(sizeOf(join(folder, 'node_modules'))).toBeLessThan(60e6);
    const packages = await installed();
    expect(packages.length).toBeLessThan(60);
    const licences = packages.map((path) => {
      const { license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as {
        license?: unknown;
      };
      return String(license);
    });
    expect([...new Set(licences)].filter((licence) => !LICENCES.has(licence))).toEqual([]);
  });

  it('carries its licence, and neither tests nor benchmarks', () => {
    const carried = readdirSync(join(folder, 'node_modules/evalpress'));
    expect(carried).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'bin', 'compiled', 'public']));
    expect(carried.filter((name) => ['src', 'tests', 'bench', 'datasets', '.github'].includes(name))).toEqual(
      [],
    );
  });
});
