import type { Dataset, Point } from '../../src/read/dataset/dataset.ts';
import { sampleDataset } from '../support/sample-board.ts';

/** One point; what is left out was not recorded, and a guess chance of 0. */
export interface Counts {
  readonly correct: number;
  readonly total: number;
  readonly truncated?: number;
  readonly invalid?: number;
  /** Chance of a guess per response. */
  readonly guess?: number;
  /** Completion tokens of all responses together. */
  readonly tokens?: number;
  readonly cost?: number;
}

/** The points of one cell: none, one, or several. */
export type CellInput = null | Counts | readonly Counts[];

export interface EvaluationInput {
  readonly id?: string;
  readonly label?: string;
  readonly groups?: readonly string[];
  readonly facts?: Dataset['evaluations'][number]['facts'];
  readonly identity?: Readonly<Record<string, string>>;
  /** By tier, then by task. */
  readonly cells: readonly (readonly CellInput[])[];
}

/** A dataset written out by hand: evaluations of tiers of cells. Tiers are t0, t1 …, tasks a, b, c … */
export function makeDataset(
  inputs: readonly EvaluationInput[],
  changes: Partial<Dataset> = {},
  shape: { readonly tiers?: number; readonly tasks?: number } = {},
): Dataset {
  const tiers = shape.tiers ?? inputs[0]?.cells.length ?? 0;
  const tasks = shape.tasks ?? inputs[0]?.cells[0]?.length ?? 0;
  const base = sampleDataset({ evaluations: 1, synthetic: false });
  return {
    ...base,
    tiers: Array.from({ length: tiers }, (_, index) => ({ id: `t${index}`, label: `Tier ${index}` })),
    tasks: Array.from({ length: tasks }, (_, index) => {
      const id = String.fromCodePoint(97 + index);
      return { id, slug: id, label: `Task ${id}`, group: null, guess: null, description: null };
    }),
    evaluations: inputs.map(({ id, label, groups = [], facts = {}, identity = {} }, index) => ({
      id: id ?? String(index),
      writtenId: id ?? index,
      slug: `slug-${index}`,
      identity,
      groups,
      facts,
      label: label ?? `Model ${id ?? index}`,
      tags: [],
      ruler: {},
      hfId: null,
      hfQuantId: null,
      url: null,
    })),
    points: inputs.flatMap(({ cells }, evaluation) =>
      cells.flatMap((row, tier) => row.flatMap((cell, task) => pointsOf(cell, evaluation, tier, task))),
    ),
    expectedPoints: null,
    ...changes,
  };
}

function pointsOf(cell: CellInput, evaluation: number, tier: number, task: number): Point[] {
  const list = cell === null ? [] : [cell].flat();
  return list.map((counts, index) => ({
    ...pointOf(counts),
    evaluation,
    task,
    tiers: [tier],
    params: String(index),
  }));
}

/** The counters of a point; where it belongs is left to the caller. */
export function pointOf(counts: Counts): Point {
  const { correct, total, guess = 0, truncated = null, invalid = null, tokens = null, cost = null } = counts;
  return {
    evaluation: 0,
    task: 0,
    tiers: [0],
    params: '',
    correct,
    total,
    invalid,
    truncated,
    cost,
    guessSum: guess * total,
    guessSquareSum: (1 - guess) ** 2 * total,
    promptTokens: null,
    completionTokens: tokens,
    completionTokensSquared: null,
    tokenResponses: tokens === null ? 0 : total + (truncated ?? 0),
  };
}
