import { COUNTERS } from './pool.ts';
import type { Choice, CounterColumns, Outcomes, ScoresData } from './scores.ts';

/**
 * The data of chosen tiers and tasks alone, as if nothing else had been measured: what is scored and ranked from them is
 * what a dataset of this part would give. Evaluations keep their indices, also those that have nothing in it. Of means without
 * counts nothing is left.
 */
export function narrowData(data: ScoresData, { tiers, tasks }: Choice): ScoresData {
  const slots = tiers.flatMap((tier) => tasks.map((task) => tier * data.tasks.length + task));
  return {
    ...data,
    tiers: pick(data.tiers, tiers),
    tasks: pick(data.tasks, tasks),
    columns: pickColumns(data, slots),
    outcomes: data.outcomes && pickOutcomes(data.outcomes, slots),
    means: null,
  };
}

function pick<Item>(all: readonly Item[], indices: readonly number[]): Item[] {
  return indices.flatMap((index) => all[index] ?? []);
}

function pickColumns({ columns, evaluations, tiers, tasks }: ScoresData, slots: readonly number[]) {
  const perEvaluation = tiers.length * tasks.length;
  const narrow = (column: Float64Array): Float64Array => {
    const own = new Float64Array(evaluations.length * slots.length);
    for (let evaluation = 0; evaluation < evaluations.length; evaluation += 1) {
      for (const [place, slot] of slots.entries())
        own[evaluation * slots.length + place] = column[evaluation * perEvaluation + slot] ?? Number.NaN;
    }
    return own;
  };
  return Object.fromEntries(
    COUNTERS.map((name) => [name, narrow(columns[name])]),
  ) as unknown as CounterColumns;
}

function pickOutcomes({ starts, digits }: Outcomes, slots: readonly number[]): Outcomes {
  const ranges = slots.map((slot) => [starts[slot] ?? 0, starts[slot + 1] ?? 0] as const);
  const own = [0];
  for (const [from, to] of ranges) own.push((own.at(-1) ?? 0) + to - from);
  return {
    starts: own,
    digits: digits.map((all) => ranges.map(([from, to]) => all.slice(from, to)).join('')),
  };
}
