import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeIo } from '../../src/cli/io.ts';
import { makeProgram } from '../../src/cli/program/program.ts';
import { CLI, scratchFolder } from '../cli/run-cli.ts';
import { projectRoot } from '../support/project-files.ts';

const read = (file: string): string => readFileSync(projectRoot + file, 'utf8');

const pages = [
  'README.md',
  ...readdirSync(`${projectRoot}docs`)
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

/** Programs of others, and of npm, whose lines are there to be read. */
const FOREIGN = /^(?:lm_eval|inspect|evalplus\.evaluate|helm-run|lighteval|promptfoo|npm (?:ci|test))\b/;
/** A cluster has tests of its own. */
const CLUSTER = '--engine spark';
const OURS = /^(?:npm run -s evalpress -- |(?:npx )?evalpress )/;

interface Line {
  readonly page: string;
  readonly line: string;
}

const lines: readonly Line[] = pages.flatMap((page) =>
  Array.from(read(page).matchAll(/^```sh\n([^]*?)^```/gm), ([, block = '']) => block).flatMap((block) =>
    block
      .split('\n')
      .map((line) => line.replace(/\s+# .*$/, '').trim())
      .filter((line) => line !== '')
      .map((line) => ({ page, line })),
  ),
);
const ours = lines.filter(({ line }) => OURS.test(line) && !line.includes(CLUSTER));

const fixture = (name: string): string => `${projectRoot}tests/read/formats/fixtures/${name}`;

describe('the command lines of README and docs', () => {
  const root = scratchFolder();
  const put = (from: string, to: string): void => {
    mkdirSync(dirname(join(root, to)), { recursive: true });
    cpSync(fixture(from), join(root, to), { recursive: true });
  };
  put('lm-eval/good', 'lm-eval-output');
  put('inspect/good.json', 'inspect-logs/good.json');
  put('helm/good', 'benchmark_output/runs/v1');
  put('lighteval/good', 'lighteval-output');
  put('evalplus/good', 'evalplus_results');
  put('promptfoo/good/results.json', 'promptfoo-results.json');
  put('lm-eval/good', 'results');
  writeFileSync(join(root, 'results.csv'), /```csv\n([^]*?)```/.exec(read('README.md'))?.[1] ?? '');
  writeFileSync(join(root, 'README.md'), '<!-- evalpress:start -->\n<!-- evalpress:end -->\n');

  it('are ours, of a cluster, or of programs that are known', () => {
    expect(lines.filter(({ line }) => !OURS.test(line) && !FOREIGN.test(line))).toEqual([]);
    expect(ours.length).toBeGreaterThan(20);
  });

  // In their order: later lines use what earlier ones wrote.
  it.each(ours)('$page: $line', { timeout: 120_000 }, ({ line }) => {
    const words = line.replace(OURS, '');
    const { status, stderr } = spawnSync('bash', ['-c', `"$0" "$1" ${words}`, process.execPath, CLI], {
      cwd: root,
      encoding: 'utf8',
    });
    // 2: done, with something that a person should look at.
    expect([0, 2], stderr).toContain(status);
    const output = /(?:--output|--out|-o) (\S+)/.exec(words)?.[1];
    if (output !== undefined) expect(existsSync(join(root, output))).toBe(true);
  });
});

/** Options of other harnesses that pages speak of. */
const FOREIGN_OPTIONS = ['--log_samples', '--save-details', '--dump-eval-details', '--solver'];

/** What stands between ticks in a page: short of a line, it is not run, but its options have to be there. */
const mentions: readonly Line[] = pages.flatMap((page) =>
  Array.from(
    read(page)
      .replaceAll(/^```[^]*?^```/gm, '')
      .matchAll(/`([^`\n]*)`/g),
    ([, line = '']) => ({ page, line }),
  ),
);

describe('what README and docs say of commands between their lines', () => {
  const { commands } = makeProgram(makeIo());
  const optionsOf = (name: string): readonly string[] =>
    commands
      .filter((command) => command.name() === name)
      .flatMap(({ options }) => options.flatMap(({ long, short }) => [long ?? '', short ?? '']));
  const all = new Set(['--help', '--version', ...commands.flatMap((command) => optionsOf(command.name()))]);

  it('names only options that there are, and of a command only its own', () => {
    const wrong = mentions.flatMap(({ page, line }) => {
      const [name = ''] = line.replace(OURS, '').split(' ');
      const own = optionsOf(name);
      const known = own.length > 0 ? new Set([...own, '--help']) : all;
      const named = Array.from(line.matchAll(/(?<![^\s'"])--[a-z][\w-]*/g), ([option]) => option);
      return named
        .filter((option) => !known.has(option) && !FOREIGN_OPTIONS.includes(option))
        .map((option) => `${page}: ${line}: ${option}`);
    });
    expect(wrong).toEqual([]);
    expect(mentions.filter(({ line }) => line.includes('--')).length).toBeGreaterThan(30);
  });

  const whole = mentions.filter(({ line }) => OURS.test(line) && !/[<>[\]…]/.test(line));

  it('names only commands that there are', () => {
    const names = whole.map(({ line }) => line.replace(OURS, '').split(' ')[0]);
    expect(names.filter((name) => commands.every((command) => command.name() !== name))).toEqual([]);
  });

  const root = scratchFolder();
  const results = join(root, 'results/m/run.ndjson');
  mkdirSync(dirname(results), { recursive: true });
  writeFileSync(
    results,
    '{"model":"m","base_task":"t","correct":true}\n{"model":"m","base_task":"t","correct":false}\n',
  );

  // "leaderboard" ends when it is told to, and has tests of its own.
  it.each(whole.filter(({ line }) => / (?:init|evaluate) .*--/.test(line)))('$page: $line', ({ line }) => {
    const words = line.replace(OURS, '');
    const { status, stderr } = spawnSync('bash', ['-c', `"$0" "$1" ${words}`, process.execPath, CLI], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([0, 2], stderr).toContain(status);
  });
});

describe('the scripts of npm that written pages name', () => {
  it('are those of the package', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...pages, 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'SECURITY.md'].flatMap((page) =>
      Array.from(read(page).matchAll(/npm run (?:-s )?([a-z-]+)/g), ([, script = '']) => ({ page, script })),
    );
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter(({ script }) => !(script in scripts))).toEqual([]);
  });
});

describe('the table of commands in README', () => {
  it('lists every command, and no other', () => {
    const named = Array.from(read('README.md').matchAll(/^\| `([a-z]+)[ `]/gm), ([, name = '']) => name);
    const known = makeProgram(makeIo()).commands.map((command) => command.name());
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
    // `evaluate` stands beside `import`.
    expect(known.filter((name) => !named.includes(name))).toEqual(['evaluate']);
  });
});
