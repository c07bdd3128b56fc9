import type { Board, Query } from '../../src/board/board.ts';
import { makeBoard } from '../../src/board/make-board.ts';
import { scoreDataset } from '../../src/score/score.ts';
import type { Dataset, Evaluation, Point, RampName } from '../../src/read/dataset/dataset.ts';

/** What a sample board is to have; everything else follows from the seed. */
export interface SampleShape {
  readonly evaluations?: number;
  readonly tiers?: readonly string[];
  readonly tasks?: readonly string[];
  readonly labels?: readonly string[];
  readonly title?: string;
  readonly tokens?: boolean;
  readonly truncation?: boolean;
  readonly synthetic?: boolean;
  readonly ramp?: RampName;
  /** Missing tasks and tiers, cells that are incomplete, unscorable or truncated to the last response, in places. */
  readonly holes?: boolean;
  readonly seed?: number;
}

const TASKS = ['Arithmetic', 'Boolean', 'Brackets', 'Cars', 'Dates', 'Letters'];
const MORE_TASKS = ['Movies', 'Objects', 'Sequence', 'Shapes', 'Shuffle', 'Sort'];

/** The twelve tasks of the figure everybody knows. */
const TWELVE_TASKS = [...TASKS, ...MORE_TASKS];

const FAMILIES = ['Aster', 'Borealis', 'Cinder', 'Delphi', 'Ember'];
const KINDS = ['Think', 'Instruct', 'R1', 'Mini', 'MoE'];
const SIZES = ['8B', '14B', '32B', '49B', '70B', '235B'];

/** Chance that repeats: mulberry32. */
const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const pick = <Value>(list: readonly Value[], index: number): Value => {
  const value = list[index % list.length];
  if (value === undefined) throw new RangeError('pick: the list is empty');
  return value;
};

/** A scored board of invented models, the same for the same shape. All rows are on one page. */
export function sampleBoard(shape: SampleShape = {}, query: Partial<Query> = {}): Board {
  return makeBoard(scoreDataset(sampleDataset(shape)), { pageSize: null, ...query });
}

export function sampleDataset(shape: SampleShape = {}): Dataset {
  const chance = seeded(shape.seed ?? 7);
  const labels = shape.labels ?? [];
  const count = shape.evaluations ?? (labels.length > 0 ? labels.length : 6);
  const evaluations = Array.from({ length: count }, (_, index) =>
    makeEvaluation(index, labels[index], chance),
  );
  const tiers = (shape.tiers ?? ['easy', 'medium', 'hard']).map((label) => ({ id: label, label }));
  const tasks = (shape.tasks ?? TWELVE_TASKS).map((label, index) => ({
    id: `task-${index}`,
    slug: `task-${index}`,
    label,
    group: null,
    guess: index % 4 === 1 ? 0.5 : 0,
    description: null,
  }));
  return {
    slug: 'sample',
    title: shape.title ?? 'M12X',
    description: null,
    version: '2026-11-01',
    license: 'MIT',
    source: null,
    citation: null,
    synthetic: shape.synthetic ?? true,
    tiers,
    tasks,
    evaluations,
    points: makePoints({ evaluations: count, tiers: tiers.length, tasks: tasks.length }, shape, chance),
    expectedPoints: null,
    missing: 'fair',
    cluster: 'none',
    comparable: false,
    rankBy: 'reasonscore',
    ramp: shape.ramp ?? 'safe',
    samples: null,
    provenance: { files: [], assumptions: [] },
  };
}

function makeEvaluation(index: number, label: string | undefined, chance: () => number): Evaluation {
  const family = pick(FAMILIES, index);
  const size = pick(SIZES, Math.floor(chance() * SIZES.length));
  const kind = pick(KINDS, Math.floor(index / FAMILIES.length + chance() * 2));
  return {
    id: String(index),
    writtenId: index,
    slug: `model-${index}`,
    label: label ?? `${family} ${kind} ${size}`,
    identity: {},
    ruler: {},
    facts: {},
    tags: [],
    hfId: null,
    hfQuantId: null,
    url: null,
    groups: [
      `family:${family.toLowerCase()}`,
      'arch:dense',
      `size:${size}`,
      pick(['runtime:fp8', 'runtime:int8'], index),
    ],
  };
}

interface Counts {
  readonly evaluations: number;
  readonly tiers: number;
  readonly tasks: number;
}

function makePoints(counts: Counts, shape: SampleShape, chance: () => number): Point[] {
  const points: Point[] = [];
  const difficulty = Array.from({ length: counts.tasks }, () => chance() * 1.6 - 0.8);
  for (let evaluation = 0; evaluation < counts.evaluations; evaluation += 1) {
    const ability = 2.2 - (3.2 * evaluation) / Math.max(4, counts.evaluations) + chance() * 0.5;
    const wordy = chance();
    for (let tier = 0; tier < counts.tiers; tier += 1) {
      if (shape.holes === true && evaluation % 5 === 4 && tier === counts.tiers - 1 && tier > 0) continue;
      for (let task = 0; task < counts.tasks; task += 1) {
        const solved =
          1 / (1 + Math.exp(-(ability - 0.45 * tier - (difficulty[task] ?? 0) + chance() * 0.8 - 0.4)));
        points.push(...makeCell({ evaluation, tier, task, solved, wordy }, shape, chance));
      }
    }
  }
  return points;
}

interface CellSeed {
  readonly evaluation: number;
  readonly tier: number;
  readonly task: number;
  readonly solved: number;
  readonly wordy: number;
}

function makeCell(
  { evaluation, tier, task, solved, wordy }: CellSeed,
  shape: SampleShape,
  chance: () => number,
): Point[] {
  const hole = shape.holes === true ? chance() : 1;
  if (hole < 0.02) return [];
  const guess = task % 4 === 1 ? 0.5 : 0;
  const size = hole < 0.06 ? 1 : 2;
  const lost = hole > 0.07 && hole < 0.08 && shape.truncation !== false;
  const cut =
    shape.truncation === false
      ? null
      : chance() < 0.5
        ? 0
        : Math.floor(64 * wordy * chance() ** 2 * (1 + tier));
  return Array.from({ length: size }, (_, point) => {
    const total = lost ? 0 : 64;
    const right = Math.round(total * (guess + (1 - guess) * solved));
    const unscorable = hole > 0.06 && hole < 0.07;
    const tokens =
      shape.tokens === false ? null : Math.round(total * (300 + 4000 * wordy * (1 + 0.25 * tier)));
    return {
      evaluation,
      task,
      tiers: [tier],
      params: `{"length":${point}}`,
      correct: right,
      total,
      guessSum: unscorable ? total : guess * total,
      guessSquareSum: unscorable ? 0 : (1 - guess) ** 2 * total,
      invalid: 0,
      truncated: lost ? 64 : cut,
      promptTokens: null,
      completionTokens: tokens,
      completionTokensSquared: null,
      tokenResponses: tokens === null ? 0 : total,
      cost: null,
    };
  });
}
