import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { projectFiles, projectRoot } from '../support/project-files.ts';

const read = (file: string): string => readFileSync(projectRoot + file, 'utf8');
const sources = projectFiles().filter((file) => /\.(ts|tsx|js|mjs|astro)$/.test(file));
/** All but this folder, which has to spell what it looks for. */
const others = sources.filter((file) => !file.startsWith('tests/architecture/'));
const product = sources.filter((file) => /^(scoring|src)\//.test(file));

/** The project's own files that a file names, for their types alone or to run them. */
const imports = (file: string): string[] =>
  ts
    .preProcessFile(read(file), true, true)
    .importedFiles.map(({ fileName }) => posix.join(posix.dirname(file), fileName))
    .filter((target) => sources.includes(target));

const cycleFrom = (file: string, path: string[], done: Set<string>): string[] | null => {
  if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
  if (done.has(file)) return null;
  for (const target of imports(file)) {
    const cycle = cycleFrom(target, [...path, file], done);
    if (cycle) return cycle;
  }
  done.add(file);
  return null;
};

describe('the sources', () => {
  it('import each other without a cycle, types included', () => {
    const done = new Set<string>();
    expect(product.map((file) => cycleFrom(file, [], done)).filter(Boolean)).toEqual([]);
  });

  it('have kebab-case names; components PascalCase; pages the name of their address', () => {
    const stem = (file: string): string => posix.basename(file).replace(/(\.test)?\.\w+$/, '');
    const isComponent = (file: string): boolean => /^src\/(components|layouts)\/.*\.(tsx|astro)$/.test(file);
    const fits = (file: string): boolean =>
      (isComponent(file) && /^[A-Z][A-Za-z]*$/.test(stem(file))) || /^[a-z][a-z0-9.-]*$/.test(stem(file));
    expect(sources.filter((file) => !file.startsWith('src/pages/') && !fits(file))).toEqual([]);
  });

  it('are never called utils, helpers, common or manager', () => {
    expect(sources.filter((file) => /\b(utils?|helpers?|common|manager)\b/.test(file))).toEqual([]);
  });

  it('give a reason wherever they silence a tool', () => {
    const silenced = /(eslint-disable|@ts-expect-error|prettier-ignore|v8 ignore)(?!.* -- \S)/;
    expect(others.filter((file) => silenced.test(read(file)))).toEqual([]);
  });

  it('never turn the type checker off', () => {
    expect(others.filter((file) => /@ts-(ignore|nocheck)\b/.test(read(file)))).toEqual([]);
  });
});
