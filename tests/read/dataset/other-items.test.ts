import { describe, expect, it } from 'vitest';
import { loadText } from './load-text.ts';

/** Rows of one evaluation that answered items with these numbers. */
const answers = (evaluation: string, from: number, to: number): string =>
  Array.from({ length: to - from }, (_, index) => `${evaluation},t,${from + index},1\n`).join('');

const HEAD = 'eval_id,task,item,correct\n';

describe('evaluations that answered other items', () => {
  it('are named, with what they answered', async () => {
    const { provenance } = await loadText(
      HEAD + answers('a', 0, 10) + answers('b', 6, 15) + answers('c', 9, 17) + answers('d', 1, 9),
    );
    expect(provenance.warnings).toEqual([
      't: 5 of the 9 responses of b are to items that a did not answer, as far as they are named; 1 more evaluation is like this. Their ranks may compare answers to different questions.',
    ]);
  });

  it('are named once, with the number of cells that have such', async () => {
    const two = answers('a', 0, 10) + answers('b', 10, 20);
    const tables = [2, 3].map((tasks) =>
      Array.from({ length: tasks }, (_, task) => two.replaceAll(',t,', `,t${task},`)).join(''),
    );
    const warnings = await Promise.all(
      tables.map(async (rows) => (await loadText(HEAD + rows)).provenance.warnings),
    );
    expect(warnings).toEqual(
      ['1 more cell has', '2 more cells have'].map((more) => [
        `t0: 10 of the 10 responses of b are to items that a did not answer, as far as they are named; ${more} such evaluations. Their ranks may compare answers to different questions.`,
      ]),
    );
  });

  it('are not those that answered some of the same', async () => {
    const { provenance } = await loadText(HEAD + answers('a', 0, 100) + answers('b', 95, 105));
    expect(provenance.warnings).toEqual([]);
  });
});
