import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;

// The probes are not on disk, so the type checker cannot see them; walls and bans need no types.
const eslint = new ESLint({
  cwd: root,
  overrideConfig: [
    { files: ['**/*'], ...tseslint.configs.disableTypeChecked },
    { files: ['**/*'], languageOptions: { parserOptions: { projectService: false } } },
  ],
});

const RULES = new Set([
  'no-restricted-imports',
  'no-restricted-syntax',
  'no-restricted-properties',
  'no-console',
]);

const reports = async (file: string, code: string): Promise<string[]> => {
  const results = await eslint.lintText(code, { filePath: root + file });
  const messages = results.flatMap((result) => result.messages);
  const broken = messages.find(({ fatal }) => fatal === true);
  if (broken) throw new Error(`${file}: ${broken.message}`);
  return messages.map(({ ruleId }) => ruleId ?? '').filter((rule) => RULES.has(rule));
};

const value = (specifier: string): string => `import { x } from '${specifier}';\nexport const y = x;\n`;
const type = (specifier: string): string => `import type { X } from '${specifier}';\nexport type Y = X;\n`;
const lazy = (specifier: string): string => `export const y = async () => import('${specifier}');\n`;
const again = (specifier: string): string => `export { x } from '${specifier}';\n`;
const astro = (code: string): string => `---\n${code}---\n<p>text</p>\n`;

describe('import walls', () => {
  it.each([
    ['scoring/wilson.ts', './interval.ts', value],
    ['scoring/index.ts', './wilson.ts', again],
    ['src/board/cell.ts', '../format.ts', value],
    ['src/score/aggregate.ts', '../../scoring/index.ts', value],
    ['src/board/compare.ts', '../score/comparison.ts', value],
    ['src/board/cell.ts', '../read/dataset/dataset.ts', type],
    ['src/read/dataset/parse.ts', 'zod', value],
    ['src/read/open/look.ts', 'node:fs/promises', value],
    ['src/read/formats/own/format.ts', '../../open/open-file.ts', type],
    ['src/read/formats/aider.ts', './rows.ts', value],
    ['src/read/dataset/schema.ts', 'zod', value],
    ['src/read/dataset/rows/parse-csv.ts', '../schema.ts', value],
    ['src/read/dataset/rows/parse-csv.ts', '../../../errors.ts', value],
    ['src/render/figures/heat-bars.ts', '../../format.ts', value],
    ['src/render/artifacts.ts', './png.ts', lazy],
    ['src/render/png.ts', '@resvg/resvg-js', lazy],
    ['src/components/islands/Board.tsx', 'preact/hooks', value],
    ['src/components/islands/Board.tsx', '../../board/board.ts', value],
    ['src/pages/[board]/method/index.astro', '../../../site/locals.ts', (s: string) => astro(value(s))],
    ['src/pages/[board]/index.astro', 'astro:content', (s: string) => astro(value(s))],
    ['src/cli/main.ts', './commands/build.ts', lazy],
    ['src/cli/io.ts', 'node:fs', value],
    ['src/pipeline.ts', './read/load.ts', value],
  ])('let %s import %s', async (file, specifier, write) => {
    expect(await reports(file, write(specifier))).toEqual([]);
  });

  it.each([
    ['scoring/wilson.ts', '../src/errors.ts', value],
    ['scoring/wilson.ts', '../src/board/board.ts', type],
    ['scoring/wilson.ts', 'node:path', value],
    ['scoring/wilson.ts', 'simple-statistics', value],
    ['scoring/wilson.ts', '../src/format.ts', lazy],
    ['scoring/index.ts', '../src/errors.ts', again],
    ['src/errors.ts', './theme.ts', value],
    ['src/board/cell.ts', '../../scoring/index.ts', value],
    ['src/board/cell.ts', '../../scoring/index.ts', type],
    ['src/render/figures/heat-bars.ts', '../../../scoring/index.ts', type],
    ['src/board/cell.ts', '../read/dataset/dataset.ts', value],
    ['src/board/cell.ts', '../read/dataset/schema.ts', lazy],
    ['src/board/cell.ts', '../read/dataset/schema.ts', again],
    ['src/board/cell.ts', './../read/dataset/schema.ts', value],
    ['src/board/cell.ts', './x/../../read/dataset/schema.ts', value],
    ['src/board/cell.ts', '../render/svg.ts', type],
    ['src/board/cell.ts', 'zod', type],
    ['src/board/cell.ts', 'preact', value],
    ['src/board/cell.ts', 'node:fs', value],
    ['src/board/cell.ts', 'fs', value],
    ['src/read/dataset/parse.ts', 'node:fs', value],
    ['src/read/load.ts', 'node:path', value],
    ['src/read/formats/aider.ts', 'node:path', value],
    ['src/read/formats/own/format.ts', '../../open/open-file.ts', value],
    ['src/read/formats/own/format.ts', '../../sum/engine.ts', value],
    ['src/read/formats/own/format.ts', '../../settle/settle.ts', value],
    ['src/read/settle/settle.ts', 'node:path', value],
    ['src/read/open/look.ts', '../dataset/slug.ts', value],
    ['src/read/open/look.ts', '../formats/rows.ts', type],
    ['src/read/open/text/shape.ts', '../open-file.ts', type],
    ['src/read/dataset/parse.ts', '../../board/board.ts', value],
    ['src/read/dataset/rows/parse-csv.ts', 'node:fs', value],
    ['src/read/dataset/rows/parse-csv.ts', '../../../board/board.ts', value],
    ['src/render/markdown.ts', '../pipeline.ts', value],
    ['src/render/markdown.ts', '../read/dataset/dataset.ts', value],
    ['src/render/markdown.ts', '../board/make-board.ts', value],
    ['src/render/markdown.ts', '@resvg/resvg-js', value],
    ['src/render/markdown.ts', '@resvg/resvg-js', lazy],
    ['src/render/figures/heat-bars.ts', 'node:fs', value],
    ['src/render/figures/heat-bars.ts', '../../cli/io.ts', value],
    ['src/components/Row.tsx', '../board/make-board.ts', value],
    ['src/components/Head.astro', '../read/load.ts', (s: string) => astro(value(s))],
    ['src/components/islands/Board.tsx', 'node:path', value],
    ['src/components/islands/Board.tsx', '../../read/dataset/schema.ts', value],
    ['src/pages/[board]/method/index.astro', '../../../read/load.ts', (s: string) => astro(value(s))],
    ['src/pages/[board]/index.astro', '../../cli/io.ts', (s: string) => astro(value(s))],
    ['src/pipeline.ts', './cli/io.ts', value],
    ['src/pipeline.ts', 'node:fs', value],
    ['src/cli/commands/build.ts', 'node:fs', value],
    ['src/cli/commands/build.ts', '../../pages/index.astro', value],
  ])('keep %s from importing %s', async (file, specifier, write) => {
    expect(await reports(file, write(specifier))).not.toEqual([]);
  });

  it('want the module of an import() written out', async () => {
    expect(
      await reports('src/cli/main.ts', 'export const y = async (name: string) => import(name);'),
    ).toEqual(['no-restricted-syntax']);
  });
});

describe('bans', () => {
  it.each([
    ['src/board/cell.ts', 'export const y = (1.5).toFixed(1);'],
    ['src/render/figures/heat-bars.ts', 'export const y = (1.5).toPrecision(1);'],
    ['scoring/wilson.ts', 'export const y = (1.5).toLocaleString();'],
    ['src/components/Cell.tsx', "export const y = new Intl.NumberFormat('en');"],
    ['src/board/query.ts', "export const y = 'a'.localeCompare('b');"],
    ['scoring/wilson.ts', 'export const y = Math.random();'],
    ['src/render/report.ts', 'export const y = Date.now();'],
    ['src/render/report.ts', 'export const y = new Date();'],
    ['src/cli/io.ts', 'process.exit(1);'],
    ['src/cli/commands/build.ts', "console.log('text');"],
    ['src/components/Cell.tsx', "export const y = (e: Element) => { e.innerHTML = 'x'; };"],
    ['scoring/wilson.ts', 'export const y = (list: number[]) => Math.max(...list);'],
    ['src/board/cell.ts', 'export const y = (list: number[]) => Math.min(0, ...list, 1);'],
    ['src/board/cell.ts', 'export const y = (list: number[]) => Math.hypot(...list);'],
    ['src/render/report.ts', 'export const y = (a: number[], b: number[]) => a.push(...b);'],
    ['src/engine/spark.ts', 'export const y = (a: { b?: number[] }, c: number[]) => a.b?.push(...c);'],
    ['src/cli/io.ts', 'export const y = (a: number[], b: number[]) => a.unshift(0, ...b);'],
    ['src/cli/io.ts', 'export const y = (a: number[], b: number[]) => a.splice(0, 1, ...b);'],
    ['src/cli/io.ts', 'export const y = (a: number[], b: number[][]) => a.concat(...b);'],
    ['src/dataset/parse.ts', 'export const y = (codes: number[]) => String.fromCharCode(...codes);'],
    ['src/dataset/parse.ts', 'export const y = (codes: number[]) => String.fromCodePoint(...codes);'],
    ['src/dataset/parse.ts', 'export const y = (list: number[]) => Math.max.apply(null, list);'],
    ['src/components/Cell.tsx', 'export const y = (list: number[]) => <p>{Math.max(...list)}</p>;'],
    ['src/components/Cell.astro', '<p>{Math.max(...Astro.props.list)}</p>'],
    [
      'src/components/Cell.tsx',
      'export const y = (h: string) => <p dangerouslySetInnerHTML={{ __html: h }} />;',
    ],
    [
      'src/components/Cell.tsx',
      "import { h } from 'preact';\nexport const y = h('p', { dangerouslySetInnerHTML: { __html: '' } });",
    ],
    ['src/components/Cell.astro', '<p set:html={Astro.props.text} />'],
    ['src/components/Cell.astro', '---\nconst text = 1;\n---\n<script define:vars={{ text }}></script>'],
    ['src/components/Cell.astro', '<p>text</p>\n<script>document.body.innerHTML = "x";</script>'],
  ])('hold in %s for: %s', async (file, code) => {
    expect(await reports(file, code)).toHaveLength(1);
  });

  it.each([
    ['src/format.ts', 'export const y = (1.5).toFixed(1);'],
    ['src/render/figures/draw/svg.ts', 'export const y = (1.5).toFixed(1);'],
    ['src/cli/main.ts', 'process.exit(1);'],
    ['src/render/report.ts', 'export const y = new Date(0).toISOString();'],
    ['src/board/cell.ts', 'export const y = (a: number, b: number) => Math.max(a, b);'],
    ['src/board/cell.ts', 'export const y = (a: number[], b: number[]) => [...a, ...b];'],
    ['src/board/cell.ts', 'export const y = (a: number[][], b: number[]) => a.push([...b]);'],
    ['tests/board/cell.test.ts', 'export const y = (1.5).toFixed(1);'],
    ['bench/scoring.ts', 'console.log(Math.random(), Date.now());'],
  ])('spare %s: %s', async (file, code) => {
    expect(await reports(file, code)).toEqual([]);
  });
});
