import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Finished, runCli, scratchFolder } from './run-cli.ts';

const folder = scratchFolder();

/** What a runner of CI acts on: lines that begin with two colons, and `##[` and its kind anywhere. */
const commandsIn = ({ out, err }: Finished): string[] =>
  `${out}\n${err}`.split(/[\r\n]/).filter((line) => /^\s*::/.test(line) || /##[A-Za-z]*\[/.test(line));

/** What acts on a terminal, our own ends of lines aside. */
const controlsIn = ({ out, err }: Finished): string[] =>
  `${out}${err}`.replaceAll('\r\n', '\n').match(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu) ?? [];

const check = (run: Finished): void => expect([commandsIn(run), controlsIn(run)]).toEqual([[], []]);

describe('data whose names are commands of a CI runner', () => {
  const data = join(folder, '::group::data');
  mkdirSync(data);
  const rows = ['::set-output name=ok::1,::t,e,5,10', '##[add-mask]e,::t,e,6,10', '  ::x,::t,e,4,10'];
  writeFileSync(join(data, 'points.csv'), ['eval_id,task,tier,correct,total', ...rows].join('\n'));
  writeFileSync(
    join(data, 'dataset.json'),
    JSON.stringify({
      title: '::error::title',
      description: '::warning::a\n##[group]b\n::error::c',
      tasks: [{ id: '::t', label: '##vso[task.complete]' }],
      evals: ['::set-output name=ok::1', '##[add-mask]e', '::x'].map((id) => ({
        eval_id: id,
        groups: ['::g:##[x]'],
      })),
      points: 'points.csv',
    }),
  );

  it.each([
    ...['markdown', 'json', 'csv', 'svg', 'eee', 'report', 'ranking'].map((format) => [
      'scores',
      data,
      '--format',
      format,
    ]),
    ...['evals', 'tasks', 'validate', 'inspect', 'report'].map((command) => [command, data]),
    ...['evals', 'tasks', 'validate', 'inspect'].map((command) => [command, data, '--json']),
    ['compare', data, '::set-output name=ok::1', '##[add-mask]e'],
    ['compare', data, '::set-output name=ok::1', '##[add-mask]e', '--json'],
    ['compare', data, '::nobody', '##[nobody]'],
    ['scores', data, '--groups', '::nobody:##[x]'],
  ])('cannot give one, case %#: evalpress %s', async (...words) => {
    const run = await runCli(words, { cwd: folder });
    check(run);
    expect([0, 1, 2, 64]).toContain(run.code);
    expect(run.out + run.err).not.toBe('');
  });
});

describe.skipIf(process.platform === 'win32')('files whose names act on a terminal', () => {
  const data = join(folder, 'logs');
  const name = 'a\u001b[31m\n::error::x\u202e##[group].csv';
  mkdirSync(data);
  writeFileSync(join(data, name), 'eval_id,task,tier,correct,total\na,x,easy,1,2\nb,x,easy,no,2\n');
  writeFileSync(join(data, `unknown-${name}.txt`), 'nothing');
  writeFileSync(join(data, `broken-${name}.json`), '[{"eval_id": "a"');

  it.each([
    ['validate', data],
    ['validate', data, '--keep-going'],
    ['validate', data, '--keep-going', '--json'],
    ['scores', join(data, name), '--keep-going'],
    ['scores', join(data, `broken-${name}.json`)],
    ['scores', join(data, `nowhere-${name}`)],
    ['inspect', data],
    ['inspect', data, '--json'],
    ['import', data, '--keep-going', '--output', join(folder, `out-${name}`)],
    ['build', join(data, name), '--keep-going', '--out', join(folder, `site-${name}`), '--base', `/${name}/`],
    ['build', join(data, `nowhere-${name}`), '--out', join(folder, `site-${name}`)],
    ['evaluate', '--interview', join(data, name), '--output', join(folder, `e-${name}`)],
    ['', name],
  ])('are shown by their escapes, case %#: evalpress %s', async (...words) => {
    const run = await runCli(words, { cwd: folder });
    check(run);
    expect(run.code).not.toBe(70);
    expect(run.out + run.err).not.toBe('');
  });
});
