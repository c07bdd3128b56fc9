import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreDataset } from '../../src/score/score.ts';
import type { Aggregate, EvaluationScore, Scores } from '../../src/score/scores.ts';
import { completeEvaluations, evaluations } from './arbitrary-dataset.ts';
import { makeDataset, type EvaluationInput } from './make-dataset.ts';

const named = (inputs: readonly EvaluationInput[]): EvaluationInput[] =>
  inputs.map((input, index) => ({ ...input, id: `run-${index}` }));

const turned = <Item>(items: readonly Item[]): Item[] => [...items.slice(1), ...items.slice(0, 1)].reverse();

/** Ranks and rank ranges by id, for every metric. */
const placesOf = (scores: Scores) =>
  Object.fromEntries(
    scores.evaluations.map(({ id }, index) => [
      id,
      {
        ranks: Object.values(scores.ranking.orders).map(({ rank, certainty }) => [
          rank[index],
          certainty?.best[index],
          certainty?.worst[index],
          certainty?.group[index],
        ]),
      },
    ]),
  );

const numbersOf = (aggregate: Aggregate | null): (number | null)[] =>
  aggregate === null
    ? [null]
    : [
        aggregate.reasonscore,
        aggregate.reasonscoreLower,
        aggregate.reasonscoreUpper,
        aggregate.plain,
        aggregate.lower,
        aggregate.upper,
        aggregate.averageTokens,
      ];

const allNumbers = ({ overall, tiers }: EvaluationScore): (number | null)[] => [
  ...numbersOf(overall),
  ...tiers.flatMap((tier) => numbersOf(tier?.aggregate ?? null)),
];

const expectClose = (a: readonly (number | null)[], b: readonly (number | null)[]): void => {
  expect(a.map((value) => value === null)).toEqual(b.map((value) => value === null));
  a.forEach((value, index) =>
    expect(Math.abs((value ?? 0) - (b[index] ?? 0))).toBeLessThanOrEqual(1e-12 * Math.abs(value ?? 0)),
  );
};

describe('no number depends on', () => {
  it('the order of the evaluations', () => {
    fc.assert(
      fc.property(evaluations(), (inputs) => {
        const list = named(inputs);
        const [one, other] = [list, turned(list)].map((order) => scoreDataset(makeDataset(order)));
        if (!one || !other) throw new Error('no scores');
        expect(placesOf(other)).toEqual(placesOf(one));
        for (const [index, { id }] of one.evaluations.entries()) {
          const there = other.evaluations.findIndex((evaluation) => evaluation.id === id);
          expect(allNumbers(other.of(there))).toEqual(allNumbers(one.of(index)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('the order of the tasks', () => {
    fc.assert(
      fc.property(completeEvaluations, (inputs) => {
        const list = named(inputs);
        const changed = list.map((input) => ({ ...input, cells: input.cells.map(turned) }));
        const [one, other] = [scoreDataset(makeDataset(list)), scoreDataset(makeDataset(changed))];
        expect(placesOf(other)).toEqual(placesOf(one));
        for (const index of list.keys()) expectClose(allNumbers(other.of(index)), allNumbers(one.of(index)));
      }),
      { numRuns: 60 },
    );
  });

  it('the order of the points', () => {
    fc.assert(
      fc.property(evaluations(), (inputs) => {
        const dataset = makeDataset(inputs);
        const one = scoreDataset(dataset);
        const other = scoreDataset({ ...dataset, points: dataset.points.toReversed() });
        for (const index of inputs.keys())
          expectClose(allNumbers(other.of(index)), allNumbers(one.of(index)));
      }),
      { numRuns: 60 },
    );
  });

  it('an evaluation that joins', () => {
    fc.assert(
      fc.property(evaluations(), (inputs) => {
        const list = named(inputs);
        const one = scoreDataset(makeDataset(list));
        const shape = { tiers: one.tiers.length, tasks: one.tasks.length };
        const other = scoreDataset(makeDataset(list.slice(0, -1), {}, shape));
        for (const index of other.evaluations.keys()) {
          expect(allNumbers(other.of(index))).toEqual(allNumbers(one.of(index)));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('every score', () => {
  it('lies between floor and 1000, its plain score inside its interval and below the compatible one', () => {
    fc.assert(
      fc.property(evaluations(), (inputs) => {
        const scores = scoreDataset(makeDataset(inputs));
        for (const index of inputs.keys()) {
          const { overall, tiers } = scores.of(index);
          for (const one of [overall, ...tiers.map((tier) => tier?.aggregate ?? null)]) {
            if (one === null) continue;
            const rising = [10, one.lower, one.plain, one.upper, 1000];
            rising
              .slice(1)
              .forEach((value, at) => expect(value).toBeGreaterThanOrEqual((rising[at] ?? 0) - 1e-9));
            expect(one.reasonscoreLower).toBeLessThanOrEqual(one.reasonscore + 1e-9);
            expect(one.reasonscoreUpper).toBeGreaterThanOrEqual(one.reasonscore - 1e-9);
            expect(one.bonus).toBeGreaterThanOrEqual(-1e-9);
            expect(one.reasonscore).toBeLessThanOrEqual(1000 + 1e-9);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('has a rank inside its range, that inside its part, and none outside of any', () => {
    fc.assert(
      fc.property(evaluations(), (inputs) => {
        const { ranking } = scoreDataset(makeDataset(inputs));
        for (const [index, part] of ranking.partOf.entries()) {
          for (const { rank, certainty } of Object.values(ranking.orders)) {
            if (!certainty) continue;
            const range = [certainty.best[index], rank[index], certainty.worst[index]];
            if (part === -1) expect(range).toEqual([null, null, null]);
            else {
              const rising = [1, ...range, ranking.parts[part]?.evaluations.length];
              expect(rising).toEqual([...rising].sort((a, b) => (a ?? 0) - (b ?? 0)));
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
