import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ARTIFACTS, type Artifact } from '../../src/render/artifacts.ts';
import { builtSite } from '../support/built-site.ts';
import { projectRoot } from '../support/project-files.ts';

const DATA = 'datasets/demo';

/** What a person types for this file; the ending of the output decides between svg and png. */
const wordsFor = ({ file, format, takes = [] }: Artifact, output: string): string[] => {
  if (format === 'report') return ['report', DATA, '--output', output];
  const theme = takes.includes('theme') ? ['--theme', file.includes('-dark.') ? 'dark' : 'light'] : [];
  return ['scores', DATA, '--format', format, ...theme, '--output', output];
};

const folder = mkdtempSync(join(tmpdir(), 'evalpress-artifacts-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The bytes that the command line writes, or its exit code. */
const written = (artifact: Artifact): Buffer | number | null => {
  const output = join(folder, artifact.file);
  const words = ['bin/evalpress.js', ...wordsFor(artifact, output)];
  const { status } = spawnSync(process.execPath, words, { cwd: projectRoot, stdio: 'ignore' });
  return status === 0 ? readFileSync(output) : status;
};

describe('the command line and the site print the same bytes', () => {
  // The demo has neither costs nor release dates.
  const onDemo = ARTIFACTS.filter(({ format }) => !['pareto-cost', 'score-date'].includes(format));

  it.each(onDemo)(
    '$file',
    (artifact) => {
      const published = readFileSync(join(builtSite().folder, 'demo', artifact.file));
      expect(published.length).toBeGreaterThan(0);
      expect(published.equals(Buffer.from(written(artifact) as Buffer))).toBe(true);
    },
    60_000,
  );

  it('and leave out the same files: the demo records no cost', () => {
    const costs = ARTIFACTS.filter((artifact) => !onDemo.includes(artifact));
    expect(costs.map(({ file }) => existsSync(join(builtSite().folder, 'demo', file)))).toEqual(
      costs.map(() => false),
    );
    expect(costs.slice(0, 1).map(written)).toEqual([64]);
  });

  it('wherever the site lives: nothing in a download knows the base path', () => {
    const [root, nested] = [builtSite(), builtSite('nestedSite')];
    for (const { file } of onDemo) {
      const [here, there] = [root, nested].map((site) => readFileSync(join(site.folder, 'demo', file)));
      expect(here?.equals(there ?? Buffer.alloc(0)), file).toBe(true);
    }
  });
});
