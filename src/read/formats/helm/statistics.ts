import { parseNumber } from '../../dataset/cell-values.ts';
import { at, listOf, nameAt } from '../json-values.ts';
import type { WantedMeasure } from '../wanted.ts';

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

/** Statistics of the run, and not of an answer. */
const NOT_JUDGING =
  /^(?:num_|finish_reason|inference_|training_|batch_|max_prob|logprob|logit|perplexity|bits_per_byte|prompt_|predicted_index|estimated_)/;

/** The metric that HELM's own leaderboards (Classic, Lite, Capabilities) show for a group of scenarios. */
const MAIN: Readonly<Record<string, string>> = {
  boolq: 'quasi_exact_match',
  narrative_qa: 'f1_score',
  natural_qa_closedbook: 'f1_score',
  natural_qa_openbook_longans: 'f1_score',
  quac: 'f1_score',
  hellaswag: 'exact_match',
  openbookqa: 'exact_match',
  truthful_qa: 'exact_match',
  mmlu: 'exact_match',
  imdb: 'quasi_exact_match',
  civil_comments: 'quasi_exact_match',
  raft: 'quasi_exact_match',
  legalbench: 'quasi_exact_match',
  med_qa: 'quasi_exact_match',
  gsm: 'final_number_exact_match',
  math_chain_of_thought: 'math_equiv_chain_of_thought',
  math_regular: 'math_equiv',
  wmt_14: 'bleu_4',
  mmlu_pro: 'chain_of_thought_correctness',
  gpqa: 'chain_of_thought_correctness',
  ifeval: 'ifeval_strict_accuracy',
  wildbench: 'wildbench_score_rescaled',
  omni_math: 'omni_math_accuracy',
};

/**
 * The statistic that judges the answers: the one that is asked for, else the main metric of the scenario, else the first that is known to judge; null when there
 * is none.
 */
export function preferredStatistic(
  list: readonly Statistic[],
  { groups, task }: { readonly groups: readonly string[]; readonly task: string },
  wanted: WantedMeasure,
): string | null {
  const names = new Set(list.filter(({ count }) => count > 0).map(({ name }) => name));
  const judging = [...names].filter((name) => !NOT_JUDGING.test(name));
  const asked = judging.length === 0 ? null : wanted.among('metric', judging, task);
  if (asked !== null) return asked;
  const main = groups.flatMap((group) => (Object.hasOwn(MAIN, group) ? (MAIN[group] ?? []) : []));
  return [...main, ...JUDGING].find((name) => names.has(name)) ?? null;
}

/** The split that was evaluated: "test"; where the labels of that are not public, "valid"; else the only one there is. */
export function evaluatedSplit(splits: readonly string[]): string {
  const found = new Set(splits);
  return ['test', 'valid'].find((split) => found.has(split)) ?? splits[0] ?? 'test';
}

/** Mean of a statistic of one instance; undefined when it was not computed. */
export function meanOf(list: readonly Statistic[], name: string): number | undefined {
  const statistic = list.find((one) => one.name === name && !one.perturbed && one.count > 0);
  return statistic && statistic.sum / statistic.count;
}
