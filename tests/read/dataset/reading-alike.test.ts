import { describe, expect, it } from 'vitest';
import { loadText } from './load-text.ts';

describe('names that read alike', () => {
  it('are kept apart, and that is said where nobody declared them', async () => {
    const rows =
      'eval_id,task,item,correct\nM1,t,1,1\nm1,t,1,0\ncaf\u00e9,t,1,1\ncafe\u0301,t,1,1\nother,t,1,1\n';
    const { evaluations, provenance } = await loadText(rows);
    expect(evaluations).toHaveLength(5);
    expect(provenance.warnings?.join(' ')).toContain(
      '4 evaluations have names that read alike and are kept apart:',
    );
    const evals = evaluations.map(({ id }) => ({ eval_id: id }));
    expect((await loadText(rows, { evals })).provenance.warnings).toEqual([]);
  });
});
