import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, scratchFolder, type Finished } from './run-cli.ts';

const folder = scratchFolder();
const run = (...words: string[]): Promise<Finished> => runCli(words, { cwd: folder });

// Two models, one task each in a file of its own; the second model is right half as often.
for (const [model, every] of [
  ['phi-4', 1],
  ['small', 2],
] as const) {
  mkdirSync(join(folder, 'results', model), { recursive: true });
  const lines = Array.from({ length: 40 }, (_, item) =>
    JSON.stringify({
      model,
      base_task: 'arithmetic',
      item: `q${item}`,
      correct: item % every === 0 && item > 3,
      completion_tokens: 100 + item,
    }),
  );
  writeFileSync(join(folder, 'results', model, 'run.ndjson'), `${lines.join('\n')}\n`);
}

describe('the pipeline from raw logs', () => {
  it('writes one file that every other command reads, with the same numbers as a folder', async () => {
    const written = await run('evaluate', '--interview', 'results/*/*.ndjson', '--output', 'analysis.json');
    expect(written.err).toContain('Wrote analysis.json: 2 evaluations, 1 task, 80 rows.');
    const next = [...written.err.matchAll(/"npx evalpress (\w+) analysis\.json"/g)].map(([, name]) => name);
    expect(next).toEqual(['leaderboard', 'scores', 'report']);
    expect(written.code).toBe(0);
    expect((await run('evaluate', '--interview', 'results/*/*.ndjson', '--output', 'folder')).code).toBe(0);
    const scores = async (data: string): Promise<string> =>
      (await run('scores', data, '--format', 'ranking')).out;
    expect(await scores('analysis.json')).toMatch(/\r\n1,1,.*phi-4/);
    expect(await scores('analysis.json')).toBe(await scores('folder'));
    expect((await run('report', 'analysis.json')).out).toContain('## Performance results');
    expect((await run('build', 'analysis.json', '--out', 'site', '--no-pictures')).code).toBe(0);
    const kept = JSON.parse(readFileSync(join(folder, 'analysis.json'), 'utf8')) as Record<string, unknown[]>;
    expect(kept['samples']).toHaveLength(80);
  });

  it('puts nothing over a file that is there, unless it is asked to', async () => {
    writeFileSync(join(folder, 'mine.json'), 'mine');
    const words = ['evaluate', '--interview', 'results/*/*.ndjson', '--output', 'mine.json'];
    const refused = await run(...words);
    expect(refused.code).toBe(73);
    expect(refused.err).toContain('cannot write mine.json: there is a dataset already');
    expect(readFileSync(join(folder, 'mine.json'), 'utf8')).toBe('mine');
    expect((await run(...words, '--force')).code).toBe(0);
  });

  it('puts no rows over those of somebody, be there a dataset or not', async () => {
    mkdirSync(join(folder, 'rows'));
    for (const name of ['samples.ndjson', 'points.ndjson']) {
      writeFileSync(join(folder, 'rows', name), 'mine');
      for (const words of [
        ['evaluate', '--interview', 'results/*/*.ndjson'],
        ['import', 'mine.json'],
      ]) {
        const refused = await run(...words, '--output', 'rows');
        expect([refused.code, refused.err]).toEqual([73, expect.stringContaining(`got       ${name}`)]);
      }
      expect(readFileSync(join(folder, 'rows', name), 'utf8')).toBe('mine');
      rmSync(join(folder, 'rows', name));
    }
    expect((await run('evaluate', '--interview', 'results/*/*.ndjson', '--output', 'rows')).code).toBe(0);
  });

  it('prints nothing over the data that it reads, nor a caption over the text of somebody', async () => {
    mkdirSync(join(folder, 'd'));
    const rows = 'eval_id,task,correct,total\na,t,9,10\nb,t,5,10\n';
    writeFileSync(join(folder, 'd/points.csv'), rows);
    writeFileSync(join(folder, 'd/dataset.json'), '{"points": "points.csv"}');
    for (const words of [
      ['scores', 'd/points.csv', '-o', 'd/points.csv'],
      ['scores', 'd', '--format', 'csv', '-o', './d/points.csv'],
      ['report', 'd', '-o', 'd/dataset.json'],
      ['changes', 'd', 'd', '-o', 'd/points.csv'],
      ['gate', 'd', 'd', '-o', 'd/points.csv'],
    ])
      expect(await run(...words), words.join(' ')).toMatchObject({
        code: 73,
        err: expect.stringContaining('the data were read from it') as string,
      });
    expect(readFileSync(join(folder, 'd/points.csv'), 'utf8')).toBe(rows);
    writeFileSync(join(folder, 'f.txt'), 'notes');
    const figure = ['figure', 'd', 'forest', '-o', 'f.svg'];
    expect((await run(...figure)).err).toContain("f.txt: it may be somebody else's");
    expect(existsSync(join(folder, 'f.svg'))).toBe(false);
    writeFileSync(join(folder, 'f.txt'), 'old\n\nAlt text: old\n');
    expect((await run(...figure)).code).toBe(0);
  });

  it('imports logs into one file as well', async () => {
    writeFileSync(
      join(folder, 'points.csv'),
      'eval_id,task,correct,total,truncated\na,t,9,10,1\nb,t,5,10,0\n',
    );
    expect((await run('import', 'points.csv', '--output', 'imported.json')).code).toBe(0);
    expect((await run('scores', 'imported.json')).out).toMatch(/\| a +\| all +\|/);
  });
});
