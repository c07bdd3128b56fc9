import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/read/dataset/dataset.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { loadText } from '../read/dataset/load-text.ts';

const HEAD = 'eval_id,task,params,item,outcome,truncated,prompt_tokens,completion_tokens,cost';
const CONFIG = { evals: [{ eval_id: 'a', price: { in: 2, out: 10 } }] };
/** By price, a response is 1000 · 2/10⁶ + 500 · 10/10⁶ = .007. */
const lines = (task: string, params: string, costs: readonly string[]): string[] =>
  costs.map((cost, item) => `a,${task},${params},${params}${item},correct,0,1000,500,${cost}`);
const table = (...rows: string[]): string => `${[HEAD, ...rows].join('\n')}\n`;

const costsOf = (dataset: Dataset): Record<string, number | null | undefined> => {
  const scores = scoreDataset(dataset);
  const cells = scores.of(0).tiers[0]?.cells ?? [];
  return Object.fromEntries(scores.tasks.map(({ id }, task) => [id, cells[task]?.cost]));
};

describe('a declared price', () => {
  const rows = table(
    ...lines('whole', '', ['3', '3']),
    ...lines('part', '', ['3', '']),
    ...lines('none', '', ['', '']),
    ...lines('points', 'x', ['3', '3']),
    ...lines('points', 'y', ['', '']),
  );

  it('is the cost of a cell of which no response recorded one, and of no other', async () => {
    const dataset = await loadText(rows, CONFIG);
    expect(costsOf(dataset)).toEqual({ whole: 6, part: null, none: 0.014, points: null });
  });

  it('is told apart from a cost that was recorded in part', async () => {
    const { provenance } = scoreDataset(await loadText(rows, CONFIG)).about;
    expect(provenance.assumptions.at(-1)).toContain('it is the declared price');
    expect(provenance.warnings).toEqual([
      'The cost of 2 cells was recorded for a part of the responses, so it is not counted.',
    ]);
    const all = table(...lines('whole', '', ['3', '3']));
    const sure = scoreDataset(await loadText(all, CONFIG)).about.provenance;
    expect([sure.warnings, sure.assumptions.filter((one) => one.includes('price'))]).toEqual([[], []]);
  });

  it('fills no sum of rows of which one has a cost', async () => {
    const points = 'eval_id,task,correct,total,truncated,prompt_tokens,completion_tokens,cost';
    const row = 'a,t,1,2,0,2000,1000,';
    const summed = (...costs: string[]) =>
      loadText(`${[points, ...costs.map((cost) => row + cost)].join('\n')}\n`, CONFIG, {
        onDuplicate: 'sum',
      });
    expect(costsOf(await summed('', ''))).toEqual({ t: 0.028 });
    expect(costsOf(await summed('1', ''))).toEqual({ t: null });
    expect(costsOf(await summed('', '1', ''))).toEqual({ t: null });
    expect(costsOf(await summed('1', '1'))).toEqual({ t: 2 });
  });

  it('is no cost of responses of which some lack their tokens, truncated ones included', async () => {
    const costOf = async (...ends: string[]) =>
      costsOf(await loadText(table(...ends.map((end, item) => `a,t,,${item},${end}`)), CONFIG))['t'];
    const [right, cut] = ['correct,0,1000,500,', 'truncated,1,1000,500,'];
    expect(await costOf(right, cut)).toBe(0.014);
    expect(await costOf(right, 'truncated,1,1000,,')).toBeNull();
    expect(await costOf(right, 'correct,0,,500,')).toBeNull();
    expect(await costOf('correct,0,,500,', 'correct,0,,500,')).toBeNull();
    expect(await costOf('correct,0,1000,,', 'correct,0,1000,,')).toBeNull();
  });
});
