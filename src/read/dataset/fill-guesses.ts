import type { Point } from './dataset.ts';

export interface FilledGuesses {
  readonly points: readonly Point[];
  /** Tasks of which nobody recorded a chance, so that 0 is assumed. */
  readonly assumed: ReadonlySet<number>;
  /** Tasks of which some responses of an evaluation have a chance and others have none: these were answered freely. */
  readonly free: ReadonlySet<number>;
  /** Tasks of which some responses got the chance that others recorded. */
  readonly shared: ReadonlySet<number>;
  /** Tasks on which evaluations recorded different chances. */
  readonly different: ReadonlySet<number>;
}

/**
 * The chance of a guess belongs to a task, whoever answers it: what some evaluations recorded holds for those that recorded
 * none, as the mean over theirs. Without this, two models of equal accuracy would stand far apart because one log names the
 * chance and the other does not. Within an evaluation that records it, a response without a chance was answered freely.
 */
export function fillGuesses(points: readonly Point[]): FilledGuesses {
  const cells = new Map<string, Cell>();
  for (const point of points) addTo(cells, point);
  const bySlot = Map.groupBy(cells.values(), ({ slot }) => slot);
  const ofSlot = meansOf(bySlot);
  const ofTask = meansOf(Map.groupBy(cells.values(), ({ task }) => task));
  const [assumed, free, shared] = [new Set<number>(), new Set<number>(), new Set<number>()];
  const filled = points.map((point) => {
    const { guessUnknown, ...rest } = point;
    if (guessUnknown === undefined) return point;
    const isFree = (cells.get(cellOf(point))?.known ?? 0) > 0;
    const chance = isFree ? null : (ofSlot.get(slotOf(point)) ?? ofTask.get(point.task) ?? null);
    (isFree ? free : chance === null ? assumed : shared).add(point.task);
    const { mean, square } = chance ?? { mean: 0, square: 1 };
    return {
      ...rest,
      guessSum: point.guessSum + mean * guessUnknown,
      guessSquareSum: point.guessSquareSum + square * guessUnknown,
    };
  });
  return { points: filled, assumed, free, shared, different: differences([...bySlot.values()]) };
}

/** What one evaluation recorded of one task in its tiers. */
interface Cell {
  readonly task: number;
  readonly slot: string;
  responses: number;
  /** How many of them have a chance recorded. */
  known: number;
  readonly sums: number[];
  readonly squares: number[];
}

function slotOf({ task, tiers }: Point): string {
  return `${task} ${tiers.join()}`;
}

function cellOf(point: Point): string {
  return `${point.evaluation} ${slotOf(point)}`;
}

function addTo(cells: Map<string, Cell>, point: Point): void {
  const slot = slotOf(point);
  const empty = { task: point.task, slot, responses: 0, known: 0, sums: [], squares: [] };
  const cell = cells.get(cellOf(point)) ?? empty;
  cells.set(cellOf(point), cell);
  const unknown = point.guessUnknown ?? 0;
  cell.responses += point.total;
  cell.known += point.total - unknown;
  cell.sums.push(point.guessSum);
  cell.squares.push(point.guessSquareSum + unknown);
}

interface Chance {
  /** Mean of the chances g, and of (1 − g)². */
  readonly mean: number;
  readonly square: number;
}

/** Over the evaluations that recorded any. */
function meansOf<Key>(groups: ReadonlyMap<Key, readonly Cell[]>): ReadonlyMap<Key, Chance> {
  const means = new Map<Key, Chance>();
  for (const [key, cells] of groups) {
    const telling = cells.filter(({ known }) => known > 0);
    const responses = telling.reduce((sum, cell) => sum + cell.responses, 0);
    if (responses === 0) continue;
    const mean = total(telling.flatMap(({ sums }) => sums)) / responses;
    means.set(key, { mean, square: total(telling.flatMap(({ squares }) => squares)) / responses });
  }
  return means;
}

/** The same in whatever order the rows come. */
function total(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b).reduce((sum, value) => sum + value, 0);
}

/** More than the items that one evaluation lacks, or counts twice, can move a mean. */
const TOLERANCE = 0.02;

function differences(slots: readonly (readonly Cell[])[]): ReadonlySet<number> {
  const apart = slots.filter((cells) => {
    const means = cells.filter(({ known }) => known > 0).map((cell) => total(cell.sums) / cell.responses);
    const sorted = means.toSorted((a, b) => a - b);
    return (sorted.at(-1) ?? 0) - (sorted[0] ?? 0) > TOLERANCE;
  });
  return new Set(apart.flatMap(([first]) => first?.task ?? []));
}
