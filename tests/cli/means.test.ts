import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { siteFiles } from '../site/read-page.ts';
import { BUILD_TIMEOUT, runCli, scratchFolder, type Finished } from './run-cli.ts';

const folder = scratchFolder();
const table = (name: string, ...lines: string[]): string => {
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return name;
};
const run = (...words: string[]): Promise<Finished> => runCli(words, { cwd: folder });
const json = async (file: string): Promise<Record<string, unknown>[]> =>
  JSON.parse((await run('scores', file, '--format', 'json')).out) as Record<string, unknown>[];

const FILE = table('t.csv', 'model,arc,gsm8k', 'b,60.5,40.25', 'a,50,70.5', '"c|d",90,', 'e,60.5,40.25');

describe('a wide table of percentages without counts', () => {
  it('is sorted by its means, and says that it has no counts', async () => {
    const rows = await json(FILE);
    // (50 + 70.5)/2 and (60.5 + 40.25)/2; the one that lacks a mean has no place, however high its other one is.
    expect(rows.map(({ model, place, mean, has_counts: counts }) => [model, place, mean, counts])).toEqual([
      ['a', 1, 60.25, false],
      ['b', 2, 50.375, false],
      ['e', 2, 50.375, false],
      ['c|d', null, 90, false],
    ]);
    const { out } = await run('scores', FILE);
    expect(out).toContain('**No counts: no intervals, no ranges. Sorted by the mean of the percentages.**');
    expect(out).toMatch(/\| b +\| +=2 \| +50\.4 \| 60\.5 \| +40\.3 \|/);
    expect(out).toMatch(/\| c\\\|d +\| +— \| +90\.0\\\* \| 90\.0 \| +— \|/);
    expect(out).toContain('in dataset.json, they are ranked.');
    expect((await run('report', FILE)).out).toBe(out);
    const [head, first] = (await run('scores', FILE, '--format', 'csv')).out.split('\r\n');
    expect([head, first]).toEqual([
      'place,eval_id,model,mean,arc,gsm8k,unit,has_counts,synthetic',
      '1,a,a,60.25,50,70.5,percentages,false,false',
    ]);
  });

  it('makes no claim that counts would be needed for', async () => {
    for (const words of [
      ['scores', FILE],
      ['report', FILE],
      ['scores', FILE, '--format', 'json'],
    ])
      expect((await run(...words)).out).not.toMatch(/ReasonScore|rank_|Rank|95 %|tie|Wilson/);
    for (const words of [
      ['compare', FILE, 'a', 'b'],
      ['plan', FILE],
      ['scores', FILE, '--format', 'png'],
      ['scores', FILE, '--format', 'eee'],
      ['import', FILE, '--output', 'd'],
    ]) {
      const { code, err } = await run(...words);
      expect(code, words.join(' ')).not.toBe(0);
      expect(err).toContain('means without counts');
    }
  });

  it('is sorted the other way, and on some tasks alone', async () => {
    const reverse = await run('scores', FILE, '--reverse', '--sort', 'mean', '--json');
    const names = (text: string) => (JSON.parse(text) as { model: string }[]).map(({ model }) => model);
    expect(names(reverse.out)).toEqual(['e', 'b', 'a', 'c|d']);
    const arc = JSON.parse((await run('scores', FILE, '--tasks', 'arc', '--json')).out) as object[];
    // On arc alone nobody lacks a mean, so everyone has a place.
    expect(arc).toMatchObject([
      { model: 'c|d', place: 1, mean: 90, means: { arc: 90 } },
      { model: 'b', place: 2, mean: 60.5 },
      { model: 'e', place: 2, mean: 60.5 },
      { model: 'a', place: 4, mean: 50 },
    ]);
    const gsm = await run('scores', FILE, '--filters', '{"base_task": "gsm8k", "eval_id": ["a", "b"]}');
    expect(gsm.out).toContain('4 evaluations · 1 mean each, sorted on gsm8k.');
    expect(gsm.out).toContain('Shown: 2 of 4 evaluations (eval_id a, b). Means and places are those of all');
    expect(names((await run('scores', FILE, '--tasks', 'gsm8k', '--json')).out)).toEqual(['a', 'b', 'e']);
  });

  it.each([
    [
      ['--sort', 'plain'],
      ['sort', 'mean'],
    ],
    [
      ['--tasks', 'arx'],
      ['"arx"', '"arc"'],
    ],
    [
      ['--tasks', ','],
      ['--tasks', 'names nothing'],
    ],
    [
      ['--missing', 'two-way'],
      ['--missing', 'means without counts', '"complete"'],
    ],
    [
      ['--cluster', 'points'],
      ['--cluster', 'means without counts'],
    ],
    [
      ['--range', 'ci'],
      ['--range', 'means without counts'],
    ],
    [['--show-token-counts'], ['--show-token-counts', 'means without counts']],
    [
      ['--theme', 'light', '--ramp', 'safe'],
      ['--theme', '--ramp'],
    ],
    [
      ['--top', '2', '--columns', 'single'],
      ['--top', '--columns'],
    ],
  ])('refuses %j by name, for it has no meaning there', async (words, parts) => {
    const { code, out, err } = await run('scores', FILE, ...words);
    expect([code === 0, out]).toEqual([false, '']);
    for (const part of parts) expect(err).toContain(part);
  });

  it('takes "complete" for what it does, and refuses what else its dataset chooses', async () => {
    const usual = (await run('scores', FILE)).out;
    expect((await run('scores', FILE, '--missing', 'complete')).out).toBe(usual);
    writeFileSync(
      join(folder, 'choices.json'),
      JSON.stringify({ wide: { file: FILE }, missing: 'bounds', cluster: 'points' }),
    );
    const { code, err } = await run('scores', FILE, '--config', 'choices.json');
    expect([code, err]).toEqual([1, expect.stringContaining('choices.json, missing: cannot be had')]);
    expect(err).toContain('got       bounds');
    expect(err).toContain('choices.json, cluster:');
  });

  it('has no points and no responses, which is not zero', async () => {
    expect((await run('tasks', FILE)).out).toMatch(/arc +arc +all +— +4 +— +—\n/);
    const [one] = JSON.parse((await run('evals', FILE, '--json')).out) as object[];
    expect(one).toMatchObject({ points: null });
  });

  it('has ranges where it has standard errors', async () => {
    const [row] = await json(table('se.csv', 'model,arc,arc_stderr,gsm,gsm_stderr', 'a,50,2,99,1.5'));
    expect(row).toMatchObject({ means: { arc: 50, gsm: 99 }, ranges: { gsm: [96.06, 100] } });
    expect((row?.['ranges'] as Record<string, number[]>)['arc']).toEqual([46.08, 53.92]);
    // √(2² + 1.5²)/2 = 1.25
    expect(row?.['mean_range']).toEqual([74.5 - 1.96 * 1.25, 74.5 + 1.96 * 1.25]);
  });

  it('may hold shares, and is ranked as soon as n is there', async () => {
    const shares = table('shares.csv', 'model,arc,gsm', 'a,0.51,0.25', 'b,0.42,0.93');
    expect((await run('scores', shares)).out).toContain('Sorted by the mean of the shares.');
    writeFileSync(
      join(folder, 'dataset.json'),
      JSON.stringify({ title: 'With n', wide: { file: shares, n: 100, cells: 'shares' } }),
    );
    const counted = await run('scores', 'dataset.json');
    expect(counted.err + counted.out).toContain('ReasonScore');
  });

  it.each([
    ['numbers above 100', ['model,arc,gsm', 'a,1250,30'], /a column that every file needs/],
    ['less than nothing', ['model,arc,gsm', 'a,-3,30'], /a column that every file needs/],
    ['a summary', ['model,arc,average', 'a,3,30'], /may be a summary of the others/],
    ['a summary of another name', ['model,arc,overall_acc', 'a,3,30'], /may be a summary of the others/],
    ['shares beside percentages', ['model,arc,gsm', 'a,0.61,71.4', 'b,0.5,80'], /shares and percentages/],
    [
      'marks among percentages',
      ['model,arc,mt', 'a,61.5,7.9', 'b,50,8.3'],
      /marks on a scale[^]*"cells": "percentages"[^]*mt\n/,
    ],
    ['nothing but marks', ['model,writing,coding', 'a,9.2,6.5', 'b,8.3,10'], /got {7}writing, coding/],
    [
      'ranks and ratings',
      ['model,rank,arena_elo,arc', 'a,1,1250,61', 'b,2,1199,50'],
      /ranks or ratings, and no task[^]*"tasks": \[\{"id":"arc"\}\][^]*rank, arena_elo/,
    ],
    ['percentages that may be shares', ['model,arc,gsm', 'a,0.8%,0.2%'], /shares and percentages/],
    [
      'an error below zero',
      ['model,arc,arc_stderr,gsm', 'a,41,-3,50'],
      /a column that every file|not a standard error/,
    ],
    ['no mean at all', ['model,arc,gsm', 'a,,'], /no mean is in the table/],
  ])('is refused with %s', async (_, lines, words) => {
    const { code, err } = await run('scores', table('bad.csv', ...lines));
    expect(code).toBe(1);
    expect(err).toMatch(words);
  });

  it('may hold low percentages, where it says so', async () => {
    const low = table('low.csv', 'model,arc,hle', 'a,61.5,7.9', 'b,50,8.3');
    writeFileSync(join(folder, 'low.json'), JSON.stringify({ wide: { file: low, cells: 'percentages' } }));
    const declared = await run('scores', low, '--config', 'low.json', '--json');
    expect(JSON.parse(declared.out)).toMatchObject([{ model: 'a', mean: 34.7 }, { model: 'b' }]);
    const signed = table('signed.csv', 'model,arc,hle', 'a,61.5%,7.9%', 'b,50%,8.3%');
    expect((await run('scores', signed)).code).toBe(0);
  });

  it('goes on without a short row where it is told to, and counts the row as rejected', async () => {
    const short = table('short.csv', 'model,arc,gsm', 'a,50,60', 'b,40', 'c,30,70');
    expect(await run('scores', short)).toMatchObject({ code: 1, out: '' });
    const rest = await run('scores', short, '--keep-going', '--json');
    expect([rest.code, rest.err]).toEqual([2, expect.stringContaining('short.csv: rejected 1 of 5 rows')]);
    expect(JSON.parse(rest.out)).toMatchObject([
      { model: 'a', mean: 55 },
      { model: 'c', mean: 50 },
    ]);
    writeFileSync(join(folder, 'short.json'), JSON.stringify({ wide: { file: short } }));
    const described = await run('scores', short, '--config', 'short.json', '--keep-going', '--json');
    expect([described.code, described.out]).toEqual([2, rest.out]);
  });

  it('knows standard errors where n is given, too', async () => {
    const file = table('n.csv', 'model,gsm8k,gsm8k_stderr,n', 'a,68.5,1.5,200', 'b,70.5,1.5,200');
    const { out } = await run('scores', file);
    expect(out).toContain('2 evaluations · 1 task · 400 responses');
  });

  it('is refused where its dataset says that less is better', async () => {
    const wer = table('wer.csv', 'model,arc,wer', 'a,80,20', 'b,70,5');
    const tasks = [{ id: 'arc' }, { id: 'wer', better: 'lower' }];
    writeFileSync(join(folder, 'wer.json'), JSON.stringify({ title: 'W', wide: { file: wer }, tasks }));
    const { code, err } = await run('scores', wer, '--config', 'wer.json');
    expect(code).toBe(1);
    expect(err).toContain('of which more is better');
  });

  it(
    'is one page of a site, with the bytes of the command line beside it',
    async () => {
      expect((await run('build', FILE, '--out', 'site')).code).toBe(0);
      const files = siteFiles(join(folder, 'site')).filter((file) => file.startsWith('t/'));
      expect(files.sort()).toEqual([
        't/index.html',
        't/index.md',
        't/scores.csv',
        't/scores.json',
        't/scores.md',
      ]);
      expect(readFileSync(join(folder, 'site/t/scores.md'), 'utf8')).toBe((await run('scores', FILE)).out);
      const html = readFileSync(join(folder, 'site/t/index.html'), 'utf8');
      expect(html).toContain('No counts: no intervals, no ranges.');
      expect(html).not.toMatch(/ReasonScore|95 %/);
      expect(readFileSync(join(folder, 'site/index.html'), 'utf8')).toContain('No counts');
    },
    BUILD_TIMEOUT,
  );
});
