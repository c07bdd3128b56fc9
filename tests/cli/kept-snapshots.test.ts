import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SNAPSHOT_SCRIPTS } from '../../src/cli/starter/kept-snapshots.ts';
import { projectRoot } from '../support/project-files.ts';
import { BUILD_TIMEOUT, runCli, scratchFolder } from './run-cli.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly permissions?: object; readonly steps: readonly Step[] }>>;
}

const GIT = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

/** What GitHub fills in, for a board of its own address. */
const FILLED: Readonly<Record<string, string>> = {
  'github.token': 'none',
  'steps.pages.outputs.origin': 'https://example.org',
  "steps.pages.outputs.origin || 'https://example.org'": 'https://example.org',
  'steps.pages.outputs.base_path': '/board',
};

describe('the workflow of "init --github"', () => {
  const folder = scratchFolder();
  const hub = join(folder, 'hub.git');
  const own = join(folder, 'own');
  const git = (at: string, ...words: string[]): string =>
    execFileSync('git', words, { cwd: at, env: GIT, encoding: 'utf8' });
  let jobs = 0;

  /** Runs a job's checkout and scripts as GitHub does, with this program in place of the published one. */
  const runJob = (name: 'snapshot' | 'build', branch = 'main'): string => {
    jobs += 1;
    const at = join(folder, `job-${String(jobs)}`);
    git(folder, 'clone', '--quiet', '--depth=1', '--branch', branch, `file://${hub}`, at);
    const workflow = parse(readFileSync(join(at, '.github/workflows/pages.yml'), 'utf8')) as Workflow;
    for (const { run, env = {} } of workflow.jobs[name]?.steps ?? []) {
      if (run === undefined) continue;
      const script = run.replace(/npx --yes evalpress@\S+/, `node ${projectRoot}bin/evalpress.js`);
      const filled = Object.entries(env).map(([key, value]) => [
        key,
        value.replace(/\$\{\{ (.*?) \}\}/g, (_, words: string) => FILLED[words] ?? 'unknown'),
      ]);
      const values = Object.fromEntries(filled) as Record<string, string>;
      execFileSync('bash', ['-c', script], {
        cwd: at,
        env: {
          ...GIT,
          ...values,
          GITHUB_REF: `refs/heads/${branch}`,
          GITHUB_SHA: git(at, 'rev-parse', 'HEAD').trim(),
        },
        stdio: 'pipe',
        encoding: 'utf8',
      });
    }
    return join(at, 'dist');
  };
  const kept = (site: string): string[] => {
    const at = join(site, 'data/s');
    return existsSync(at) ? readdirSync(at).toSorted() : [];
  };

  it(
    'keeps snapshots on a branch, and every later site has all of them, byte for byte',
    async () => {
      await runCli(['init', 'own', '--github'], { cwd: folder });
      const config = join(own, 'evalpress.config.json');
      writeFileSync(config, readFileSync(config, 'utf8').replace('{', '{ "pictures": false,'));
      git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', hub);
      git(own, 'init', '--quiet', '--initial-branch=main');
      git(own, 'remote', 'add', 'origin', hub);
      const push = (): void => {
        git(own, 'add', '--all');
        git(own, 'commit', '--quiet', '-m', 'data');
        git(own, 'push', '--quiet', 'origin', 'main');
      };
      push();
      expect(kept(runJob('build'))).toEqual([]);

      const first = kept(runJob('snapshot'));
      expect(first).toHaveLength(1);
      // The same data make no second snapshot, and no commit.
      const branch = git(hub, 'rev-parse', 'snapshots');
      expect(kept(runJob('snapshot'))).toEqual(first);
      expect(git(hub, 'rev-parse', 'snapshots')).toBe(branch);

      const table = join(own, 'data/points.csv');
      writeFileSync(
        table,
        readFileSync(table, 'utf8').replace('comet-70b,logic,hard,90,', 'comet-70b,logic,hard,99,'),
      );
      push();
      const second = kept(runJob('snapshot'));
      expect(second).toHaveLength(2);
      expect(second).toEqual(expect.arrayContaining(first));

      const site = runJob('build');
      expect(kept(site)).toEqual(second);
      expect(existsSync(join(site, 'data/changes/index.html'))).toBe(true);
      const [hash = ''] = first;
      const page = readFileSync(join(site, `data/s/${hash}/index.html`), 'utf8');
      expect(page).toBe(git(hub, 'show', `${branch.trim()}:data/s/${hash}/index.html`));
    },
    4 * BUILD_TIMEOUT,
  );

  it('keeps nothing of another branch, and says why', () => {
    const before = git(hub, 'rev-parse', 'snapshots');
    git(own, 'push', '--quiet', 'origin', 'main:refs/heads/try');
    expect(() => runJob('snapshot', 'try')).toThrow(
      expect.objectContaining({
        status: 1,
        stdout: expect.stringContaining(
          '::error::Snapshots are made of the default branch only, main, and this run is of try.',
        ) as string,
      }),
    );
    expect(git(hub, 'rev-parse', 'snapshots')).toBe(before);
  });

  it('publishes the default branch only', () => {
    const text = readFileSync(join(own, '.github/workflows/pages.yml'), 'utf8');
    const { jobs: all } = parse(text) as { jobs: Record<string, { if?: string }> };
    expect(all['deploy']?.if).toContain('github.ref_name == github.event.repository.default_branch');
  });

  it('lets nobody write but the job that keeps snapshots, which runs by hand only', () => {
    const text = readFileSync(join(own, '.github/workflows/pages.yml'), 'utf8');
    const { jobs: all } = parse(text) as Workflow;
    const writing = Object.entries(all).filter(([, { permissions }]) =>
      JSON.stringify(permissions).includes('"contents":"write"'),
    );
    expect(writing).toMatchObject([['snapshot', { if: 'inputs.snapshot' }]]);
  });

  it('and the action run the same scripts', () => {
    const { runs } = parse(readFileSync(`${projectRoot}action.yml`, 'utf8')) as { runs: { steps: Step[] } };
    const scripts = runs.steps.map(({ run }) => run);
    for (const script of Object.values(SNAPSHOT_SCRIPTS)) expect(scripts).toContain(script);
  });
});
