import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { generateDemo } from '../../../datasets/demo/generate.ts';
import { generateWide } from '../../../datasets/wide/generate.ts';
import type { Dataset } from '../../../src/read/dataset/dataset.ts';
import { load } from '../../../src/read/load.ts';

const folderOf = (name: string) => new URL(`../../../datasets/${name}/`, import.meta.url);
const loadOwn = (name: string): Promise<Dataset> => load(fileURLToPath(folderOf(name)));

describe.each([
  ['demo', generateDemo],
  ['wide', generateWide],
])('the %s board', (name, generate) => {
  it('is what its script makes, byte for byte', () => {
    for (const [file, text] of Object.entries(generate())) {
      expect(
        readFileSync(new URL(file, folderOf(name)), 'utf8') === text,
        `run datasets/${name}/generate.ts`,
      ).toBe(true);
    }
  });

  it('is labelled synthetic, needs no assumption and loses no row', async () => {
    const { synthetic, provenance } = await loadOwn(name);
    expect(synthetic).toBe(true);
    expect(provenance.assumptions).toEqual([]);
    for (const { rows, used } of provenance.files) expect(used).toBe(rows);
  });
});

describe('the demo board has', () => {
  const cells = ({ points, tiers }: Dataset) => {
    const totals = new Map<string, number>();
    for (const { evaluation, task, tiers: of, total, truncated } of points) {
      const key = `${evaluation} ${tiers[of[0] ?? 0]?.id} ${task}`;
      totals.set(key, (totals.get(key) ?? 0) + total + (truncated ?? 0));
    }
    return totals;
  };

  it('24 evaluations of 5 families, 12 tasks and 3 tiers', async () => {
    const { evaluations, tasks, tiers } = await loadOwn('demo');
    const families = evaluations.flatMap(({ groups }) =>
      groups.filter((group) => group.startsWith('family:')),
    );
    expect([evaluations.length, new Set(families).size, tasks.length, tiers.length]).toEqual([24, 5, 12, 3]);
  });

  it('from 32 to 2,048 responses in a complete cell', async () => {
    const sizes = [...cells(await loadOwn('demo')).values()];
    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([32, 2048]);
  });

  it('two evaluations without the hard tier and one with the easy tier only', async () => {
    const { points, evaluations } = await loadOwn('demo');
    const tiersOf = evaluations.map(
      (_, index) =>
        new Set(points.filter(({ evaluation }) => evaluation === index).flatMap(({ tiers }) => tiers)).size,
    );
    expect(tiersOf.toSorted().slice(0, 4)).toEqual([1, 2, 2, 3]);
  });

  it('two evaluations with one label, told apart by sampler and slug', async () => {
    const { evaluations } = await loadOwn('demo');
    const twins = evaluations.filter(({ label }) => label === 'Aster R1 49B');
    expect(twins.map(({ identity }) => identity['sampler'])).toEqual(['greedy-8k', 'nucleus-8k']);
    expect(new Set(evaluations.map(({ slug }) => slug)).size).toBe(24);
  });

  it('missing and incomplete cells, guessable tasks and cells that were mostly cut off', async () => {
    const { points, tasks, expectedPoints, evaluations, tiers } = await loadOwn('demo');
    const counts = evaluations.flatMap((_, evaluation) =>
      tiers.flatMap((_tier, tier) =>
        tasks.map((_task, task) => ({
          expected: expectedPoints?.[tier]?.[task] ?? 0,
          points: points.filter(
            (p) => p.evaluation === evaluation && p.task === task && p.tiers.includes(tier),
          ),
        })),
      ),
    );
    expect(counts.some((cell) => cell.points.length === 0)).toBe(true);
    expect(counts.some((cell) => cell.points.length > 0 && cell.points.length < cell.expected)).toBe(true);
    expect(tasks.filter(({ guess }) => (guess ?? 0) > 0)).toHaveLength(5);
    expect(points.some(({ total, truncated }) => (truncated ?? 0) > 4 * total)).toBe(true);
  });
});
