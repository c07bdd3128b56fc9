import { describe, expect, it } from 'vitest';
import { load } from '../../../src/read/load.ts';
import { folderOf, problemsOf } from './folder-of.ts';

describe('tiers of a row', () => {
  const ROWS = [
    { eval_id: 'a', task: 't', correct: 1, tier: ['x'] },
    { eval_id: 'a', task: 't', correct: 1, tier: ['x', 'y'] },
    { eval_id: 'b', task: 't', correct: 0, tier: 'y' },
  ];
  const lines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const described = (rows: readonly object[]) =>
    folderOf({ 'rows.ndjson': lines(rows), 'dataset.json': '{"title": "T", "samples": "rows.ndjson"}' });

  it('may be a list, with a dataset file and without one', async () => {
    for (const folder of [described(ROWS), folderOf({ 'rows.ndjson': lines(ROWS) })]) {
      const { points, tiers } = await load(folder);
      expect(tiers.map(({ id }) => id)).toEqual(['x', 'y']);
      expect(points.map((point) => [...point.tiers, point.correct])).toEqual([
        [0, 1],
        [0, 1, 1],
        [1, 0],
      ]);
    }
  });

  it.each([[true], [{ level: 1 }], [['x', {}]]])(
    'are said where they are no names, and refused beside others: %j',
    async (tier) => {
      const [first] = ROWS;
      for (const write of [
        described,
        (rows: readonly object[]) => folderOf({ 'rows.ndjson': lines(rows) }),
      ]) {
        const problems = await problemsOf(load(write([...ROWS, { ...first, tier }])));
        expect(problems).toMatchObject([{ code: 'required', field: 'tier' }]);
        const { provenance } = await load(write([{ ...first, tier }]));
        expect(provenance.assumptions.join(' ')).toMatch(/tier holds|a tier that is neither/);
      }
    },
  );
});
