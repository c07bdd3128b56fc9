import * as fc from 'fast-check';
import type { Dataset } from '../../src/read/dataset/dataset.ts';
import { makeDataset, type CellInput, type Counts, type EvaluationInput } from './make-dataset.ts';

/** Counts that responses can have: some truncated, some invalid, some of it not recorded, guess chances that divide evenly. */
const counts: fc.Arbitrary<Counts> = fc
  .record({
    total: fc.integer({ min: 1, max: 300 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    guess: fc.constantFrom(0, 0, 0.25, 0.5),
    truncated: fc.option(fc.integer({ min: 0, max: 60 })),
    tokens: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
  })
  .map(({ total, share, guess, truncated, tokens }) => ({
    correct: Math.round(total * share),
    total,
    guess,
    ...(truncated === null ? {} : { truncated }),
    ...(tokens === null ? {} : { tokens }),
  }));

const allTruncated: fc.Arbitrary<Counts> = fc
  .integer({ min: 1, max: 60 })
  .map((truncated) => ({ correct: 0, total: 0, truncated }));

const notScorable: fc.Arbitrary<Counts> = fc
  .integer({ min: 1, max: 60 })
  .map((total) => ({ correct: total, total, guess: 1, truncated: 0 }));

const noResponse: Counts = { correct: 0, total: 0, truncated: 0 };

/** A cell, now and then without points, without a finished response, or with nothing but sure guesses. */
const anyCell: fc.Arbitrary<CellInput> = fc.oneof(
  { weight: 16, arbitrary: fc.array(counts, { minLength: 1, maxLength: 3 }) },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: allTruncated },
  { weight: 1, arbitrary: notScorable },
  { weight: 1, arbitrary: fc.constant(noResponse) },
);

const groups = fc.subarray(['family:aster', 'family:ember', 'size:small', 'size:large', 'production']);

const evaluation = (tiers: number, tasks: number, cell: fc.Arbitrary<CellInput>) =>
  fc.record({
    groups,
    cells: fc.array(fc.array(cell, { minLength: tasks, maxLength: tasks }), {
      minLength: tiers,
      maxLength: tiers,
    }),
  });

/** Evaluations with some points each, and a shape; `cell` says what a cell may be. */
export const evaluations = (
  cell: fc.Arbitrary<CellInput> = anyCell,
  minLength = 1,
): fc.Arbitrary<EvaluationInput[]> =>
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }))
    .chain(([tiers, tasks]) => fc.array(evaluation(tiers, tasks, cell), { minLength, maxLength: 6 }));

/** Any dataset a reader may hand over, with every state a cell can be in. */
export const datasets: fc.Arbitrary<Dataset> = evaluations().map((list) => makeDataset(list));

/** Datasets in which every evaluation has every cell. */
export const completeEvaluations = evaluations(counts, 2);
