import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCli, scratchFolder } from './run-cli.ts';

const folder = scratchFolder();
const file = join(folder, 'points.csv');
// In Python by the formula of the plain score: p .0534 of 739 and 700, so z = 1.9317; three are compared at .025.
const rows = ['eval_id,task,correct,total,truncated', 'a,t,739,1000,0', 'b,t,700,1000,0', 'c,t,300,1000,0'];
writeFileSync(file, `${rows.join('\n')}\n`);

describe('plan', () => {
  it('says how many more responses would tell neighbours apart', async () => {
    const { out, code } = await runCli(['plan', file, '--sort', 'plain', '--json']);
    expect(code).toBe(0);
    const [first, second] = JSON.parse(out) as Record<string, unknown>[];
    expect(first).toMatchObject({
      above: 'a',
      below: 'b',
      differs: false,
      responses: 2000,
      threshold: 0.025,
    });
    expect(first?.['p']).toBeCloseTo(0.05337895158496675, 10);
    // 2000 · (((2.2414 + .8416) / 1.9317)² − 1)
    expect(Math.abs(Number(first?.['further_responses']) - 3094)).toBeLessThan(5);
    expect(second).toMatchObject({ above: 'b', below: 'c', differs: true, further_responses: 0 });
  });

  it('is a table for people, and has no pair of one evaluation', async () => {
    const { out } = await runCli(['plan', file]);
    expect(out.split('\n')[0]).toMatch(
      /^above +below +ratio +p-value +threshold +differ +responses +further responses$/,
    );
    // By hand above: 3,094. The other two differ already.
    expect(
      out
        .split('\n')
        .slice(1, 3)
        .map((line) => line.trim().split(/ +/).at(-1)),
    ).toEqual(['≈3,100', '0']);
    const alone = join(folder, 'alone.csv');
    writeFileSync(alone, `${rows.slice(0, 2).join('\n')}\n`);
    expect((await runCli(['plan', alone])).err).toContain('There are no two adjacent ranks to compare.');
  });

  it('leaves out evaluations that the policy does not rank', async () => {
    const partial = join(folder, 'partial.csv');
    const second = ['a,u,700,1000,0', 'c,u,300,1000,0'];
    writeFileSync(partial, `${[...rows, ...second].join('\n')}\n`);
    const { out } = await runCli(['plan', partial, '--missing', 'complete', '--json']);
    expect(JSON.parse(out)).toMatchObject([{ above: 'a', below: 'c' }]);
  });
});
