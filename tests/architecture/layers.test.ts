import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layers, layersTable } from '../../layers.js';
import { projectFiles, projectRoot } from '../support/project-files.ts';

describe('layers.js', () => {
  it('is printed in ARCHITECTURE.md as it is', async () => {
    const page = readFileSync(`${projectRoot}ARCHITECTURE.md`, 'utf8');
    expect(page).toContain('<!-- layers -->');
    const expected = page.replace(
      /(<!-- layers -->\n)[^]*(\n<!-- \/layers -->)/,
      (_, start: string, end: string) => [start, layersTable(), end].join('\n'),
    );
    await expect(expected).toMatchFileSnapshot('../../ARCHITECTURE.md');
  });

  it('has a row for every source file', () => {
    const sources = projectFiles().filter((file) => /^(scoring|src)\/.*\.(ts|tsx|astro)$/.test(file));
    const homeless = sources.filter(
      (file) => !layers.some(({ path }) => file === path || file.startsWith(`${path}/`)),
    );
    expect(homeless.filter((file) => !file.endsWith('.d.ts'))).toEqual([]);
  });

  it('names only paths that exist', () => {
    const named = layers.flatMap(({ path, values = [], types = [] }) => [path, ...values, ...types]);
    const missing = named.filter((path) => !existsSync(projectRoot + path.replace(/^!/, '')));
    expect([...new Set(missing)]).toEqual([]);
  });

  it('names only packages that package.json depends on; those of what is compiled for development only', () => {
    const compiled = /^src\/(components|layouts|pages|middleware|site\/(app|develop|draw-component)\.ts)/;
    type Packages = Readonly<
      Record<'dependencies' | 'devDependencies' | 'peerDependencies', Record<string, string>>
    >;
    const manifest = JSON.parse(readFileSync(`${projectRoot}package.json`, 'utf8')) as Packages;
    const installed = { ...manifest.dependencies, ...manifest.peerDependencies };
    const packageOf = (name: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name;
    const unknown = layers.flatMap(({ path, packages = [] }) => {
      const known = compiled.test(path) ? manifest.devDependencies : installed;
      return packages.filter((name) => !name.startsWith('node:') && !(packageOf(name) in known));
    });
    expect(unknown).toEqual([]);
  });
});
