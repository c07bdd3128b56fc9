import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFiles, projectRoot } from '../support/project-files.ts';
import { BUILD_TIMEOUT, CLI, finished, scratchFolder, type Finished } from './run-cli.ts';
import { writeDataset } from './write-dataset.ts';

const folder = scratchFolder();
const DATA = writeDataset(join(folder, 'data'));

interface Traces extends Finished {
  /** What was written into the home of the user. */
  readonly written: readonly string[];
  /** Attempts to reach another machine. */
  readonly attempts: readonly string[];
}

/**
 * Runs Node in the shell of somebody who has just installed it: an empty home, and no variable that could keep the site
 * builder from reporting, be it one that says "this is a test machine".
 */
const runAtHome = async (name: string, words: readonly string[]): Promise<Traces> => {
  const [home, config, log] = [
    join(folder, name, 'home'),
    join(folder, name, 'config'),
    join(folder, `${name}.log`),
  ];
  for (const path of [home, config]) mkdirSync(path, { recursive: true });
  const env = {
    PATH: process.env['PATH'],
    TMPDIR: folder,
    HOME: home,
    XDG_CONFIG_HOME: config,
    USERPROFILE: home,
    APPDATA: config,
    SYSTEMROOT: process.env['SYSTEMROOT'],
    NODE_OPTIONS: `--require="${projectRoot}tests/support/no-network.js"`,
    EVALPRESS_NETWORK_LOG: log,
  };
  const child = spawn(process.execPath, words, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = await finished(child);
  const written = [home, config].flatMap((path) => readdirSync(path, { recursive: true, encoding: 'utf8' }));
  const attempts = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [];
  return { ...ended, written, attempts };
};

/** The same for a few lines of code. */
const runCodeAtHome = (name: string, code: string): Promise<Traces> => {
  const file = join(folder, `${name}.cjs`);
  writeFileSync(file, code);
  return runAtHome(name, [file]);
};

describe('evalpress build in the shell of a user', () => {
  it(
    'reaches no other machine and writes nothing into the home of the user',
    async () => {
      const out = join(folder, 'site');
      const { code, err, written, attempts } = await runAtHome('build', [CLI, 'build', DATA, '--out', out]);
      expect({ code, written, attempts }, err).toEqual({ code: 0, written: [], attempts: [] });
      expect(existsSync(join(out, 'data/index.html'))).toBe(true);
    },
    BUILD_TIMEOUT,
  );

  it('would be caught: the site builder, which reports there unless it is told not to', async () => {
    const telemetry = createRequire(createRequire(CLI).resolve('astro/package.json')).resolve(
      '@astrojs/telemetry',
    );
    const { code, written, attempts } = await runCodeAtHome(
      'report',
      `const { AstroTelemetry } = require(${JSON.stringify(telemetry)});
       new AstroTelemetry({ astroVersion: '7', viteVersion: '8' }).record({ eventName: 'x', payload: {} });`,
    );
    expect(code).toBe(0);
    expect(written).toContain(join('astro', 'config.json'));
    expect(attempts).toEqual([expect.stringContaining('https://telemetry.astro.build')]);
  });

  it.each([
    ['dns', 'require("dns").lookup("evalpress.example", () => {})'],
    ['dns-promises', 'require("dns/promises").lookup("evalpress.example")'],
    ['net', 'require("net").connect(9, "192.0.2.1")'],
    ['tls', 'require("tls").connect(9, "192.0.2.1")'],
    ['https', 'require("https").get("https://evalpress.example/")'],
    ['fetch', 'fetch("https://evalpress.example/")'],
    ['esm', 'import("node:dns").then(({ lookup }) => lookup("evalpress.example", () => {}))'],
    ['dgram', 'require("dgram").createSocket("udp4").send("x", 9, "192.0.2.1")'],
    [
      'worker',
      'new (require("worker_threads").Worker)("fetch(`https://evalpress.example/`)", { eval: true })',
    ],
    [
      'child',
      'require("child_process").spawn(process.execPath, ["-e", "fetch(`https://evalpress.example/`)"])',
    ],
  ])('would be caught: %s', async (name, code) => {
    expect((await runCodeAtHome(name, code)).attempts).toHaveLength(1);
  });
});

it('needs no variable for that: none is set but by the product itself, and for a builder that is not ours', () => {
  const sources = projectFiles().filter((file) => /(^\.ci\/|\.(ts|tsx|js|mjs|json|yml|astro)$)/.test(file));
  const naming = sources.filter((file) =>
    readFileSync(projectRoot + file, 'utf8').includes('TELEMETRY_DISABLED'),
  );
  expect(naming).toEqual(['bench/empty-project.ts', 'scripts/compile.js', 'tests/cli/no-network.test.ts']);
});
