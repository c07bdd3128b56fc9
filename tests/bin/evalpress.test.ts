import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../support/project-files.ts';

/** A command line that only says what reached it, in TypeScript that Node has to strip. */
const PROBE = `
const [word, ...rest]: readonly string[] = process.argv.slice(2);
console.log(JSON.stringify([Number(process.versions.node.split('.')[0]) >= 22, word, ...rest]));
if (word === 'wait') {
  process.on('SIGTERM', () => process.exit(143));
  setTimeout(() => undefined, 30_000);
  console.log('ready');
}
else process.exitCode = Number(word);
`;

/** Makes the Node that runs the launcher believe it is an old one. */
const OLD = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.19.0'})`;

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const run = (folder: string, words: string[], { old = false, killWhenReady = false } = {}): Promise<Run> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [...(old ? ['--import', OLD] : []), 'bin/evalpress.js', ...words], {
      cwd: folder,
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (killWhenReady && text.includes('ready')) child.kill('SIGTERM');
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('close', (code) => resolve({ code, out, err }));
  });

describe('bin/evalpress.js', () => {
  const whole = mkdtempSync(join(tmpdir(), 'evalpress-'));
  const bare = mkdtempSync(join(tmpdir(), 'evalpress-'));

  beforeAll(() => {
    for (const folder of [whole, bare]) {
      cpSync(join(projectRoot, 'bin'), join(folder, 'bin'), { recursive: true });
      mkdirSync(join(folder, 'src/cli'), { recursive: true });
      writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
      writeFileSync(join(folder, 'src/cli/main.ts'), PROBE);
    }
    symlinkSync(join(projectRoot, 'node_modules'), join(whole, 'node_modules'));
  });

  afterAll(() => {
    for (const folder of [whole, bare]) rmSync(folder, { recursive: true });
  });

  it.each([false, true])('hands over every word and the exit code, quietly (old Node: %s)', async (old) => {
    const { code, out, err } = await run(whole, ['3', 'two words', '--flag=*'], { old });
    expect({ code, err, got: JSON.parse(out) as unknown }).toEqual({
      code: 3,
      err: '',
      got: [true, '3', 'two words', '--flag=*'],
    });
  });

  it.each([false, true])('passes a signal on and ends as its child did (old Node: %s)', async (old) => {
    expect((await run(whole, ['wait'], { old, killWhenReady: true })).code).toBe(143);
  });

  it('starts the compiled command line once it is installed as a package', async () => {
    const installed = join(bare, 'node_modules/evalpress');
    cpSync(join(bare, 'bin'), join(installed, 'bin'), { recursive: true });
    mkdirSync(join(installed, 'compiled/cli/src/cli'), { recursive: true });
    writeFileSync(join(installed, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(installed, 'compiled/cli/src/cli/main.js'), "console.log('compiled');");
    expect((await run(installed, [])).out).toBe('compiled\n');
  });

  it('says what it needs when the Node is old and none came along', async () => {
    const { code, out, err } = await run(bare, [], { old: true });
    expect({ code, out }).toEqual({ code: 69, out: '' });
    expect(err.replace(process.execPath, 'PATH').replace(/\(\w+-\w+\)/, '(HERE)')).toBe(
      'evalpress: it needs Node 22.18 or newer, and this is Node 20.19.0 (HERE) at PATH. In a clone, `npm ci` brings one along.\n',
    );
  });
});
