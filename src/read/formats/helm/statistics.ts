import { parseNumber } from '../../dataset/cell-values.ts';
import { at, listOf, nameAt } from '../json-values.ts';

/** One entry of a list of statistics. */
export interface Statistic {
  readonly index: number;
  readonly name: string;
  readonly split: string;
  readonly perturbed: boolean;
  /** How many values were added; trials, not instances. */
  readonly count: number;
  readonly sum: number;
}

/** Entries that are statistics; what is none is left to the caller to miss. */
export function statisticsOf(list: unknown): Statistic[] {
  return listOf(list).flatMap((entry, index) => {
    const name = nameAt(entry, 'name', 'name');
    const count = parseNumber(at(entry, 'count'));
    const sum = parseNumber(at(entry, 'sum'));
    if (name === null || typeof count !== 'number' || typeof sum !== 'number') return [];
    const perturbation = at(entry, 'name', 'perturbation');
    return [
      {
        index,
        name,
        count,
        sum,
        split: nameAt(entry, 'name', 'split') ?? 'test',
        perturbed: perturbation !== undefined && perturbation !== null,
      },
    ];
  });
}

/** Statistics that judge an answer, the one to prefer first. */
const JUDGING = [
  'exact_match',
  'quasi_exact_match',
  'final_number_exact_match',
  'math_equiv_chain_of_thought',
  'math_equiv',
  'chain_of_thought_correctness',
  'ifeval_strict_accuracy',
  'code_eval_acc',
  'test_avg',
  'quasi_prefix_exact_match',
  'prefix_exact_match',
  'f1_score',
];

/** The statistic that judges the answers; null when there is none that is known to. */
export function preferredStatistic(list: readonly Statistic[]): string | null {
  const names = new Set(list.filter(({ count }) => count > 0).map(({ name }) => name));
  return JUDGING.find((name) => names.has(name)) ?? null;
}

/** Mean of a statistic of one instance; undefined when it was not computed. */
export function meanOf(list: readonly Statistic[], name: string): number | undefined {
  const statistic = list.find((one) => one.name === name && !one.perturbed && one.count > 0);
  return statistic && statistic.sum / statistic.count;
}
