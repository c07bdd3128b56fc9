import { problem, type Problem, UserError } from '../../errors.ts';
import { canonicalJson } from './cell-values.ts';
import type { RowSource } from './collect-rows.ts';
import type { Dataset, MeanCell, MeanUnit, UnusedRow } from './dataset.ts';
import type { ConfigText, Declared } from './declare.ts';
import { choicesOf, headingOf, inferEvaluation, inferTask, inferTiers, withSlugs } from './named-parts.ts';
import { difficultyOrder, naturalOrder } from './natural-order.ts';
import type { DatasetConfig } from './schema.ts';

/** A mean by the names of what it is a mean of. */
export interface NamedMean {
  readonly file: string;
  readonly line: number | null;
  readonly evaluation: string;
  readonly task: string;
  /** Empty where the source has no levels. */
  readonly tier: string;
  readonly value: number;
  readonly error: number | null;
}

interface MeansSource {
  readonly slug: string;
  readonly title: string;
  readonly config: DatasetConfig;
  readonly configText: ConfigText;
  readonly files: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly leftOut?: readonly UnusedRow[];
  }[];
  /** What could not be read of the tables; means stand in place of their rows. */
  readonly rows: readonly Pick<RowSource, 'file' | 'before'>[];
  readonly notes: readonly string[];
  readonly warnings?: readonly string[];
}

/**
 * What means are: shares where none is above 1. One that is said to be a percentage, or stands beside one above 1, is to be
 * refused before.
 */
export function unitOfMeans(values: readonly number[]): MeanUnit {
  return values.every((value) => value <= 1) ? 'shares' : 'percentages';
}

/**
 * What is chosen for ranks or intervals cannot be had of means. Those that lack some are listed after the others and have no
 * place, as "complete" asks for.
 *
 * @param file the dataset file that chooses; null for the command line
 * @throws UserError
 */
export function refusePolicies(
  { missing = 'complete', cluster = 'none' }: Pick<DatasetConfig, 'missing' | 'cluster'>,
  file: string | null,
): void {
  const field = (name: string): string => (file === null ? `--${name}` : name);
  const problems = [
    ...(missing === 'complete'
      ? []
      : [['missing', missing, '"complete", which is how means are listed'] as const]),
    ...(cluster === 'none' ? [] : [['cluster', cluster, 'no such choice: means have no intervals'] as const]),
  ].map(([name, got, expected]) => {
    const message = 'cannot be had of means without counts';
    return problem({ code: 'only-means', file, field: field(name), message, expected, got });
  });
  if (problems.length > 0) throw new UserError(problems);
}

/**
 * Means have one order, and evaluations that were measured with different rulers share none.
 *
 * @throws UserError unless the dataset says that they may
 */
function refuseRulers(
  evaluations: readonly Pick<Dataset['evaluations'][number], 'id' | 'ruler'>[],
  { config, configText: { file } }: MeansSource,
): void {
  const rulerOf = ({ ruler }: { readonly ruler: object }): string => canonicalJson(ruler);
  const [first, ...rest] = evaluations;
  const other = first && rest.find((one) => rulerOf(one) !== rulerOf(first));
  if (first === undefined || other === undefined || config.comparable === true) return;
  const message = 'means without counts have one order, and these were measured with different rulers';
  const expected = '"comparable": true where they may share it, or a board for each ruler';
  const got = `${first.id} ${rulerOf(first)}, ${other.id} ${rulerOf(other)}`;
  throw new UserError(problem({ code: 'only-means', file, field: 'ruler', message, expected, got }));
}

/** The level of a table without levels. */
const ALL = 'all';

/**
 * A dataset of means: it has no points, so nothing of it can be given an interval or a rank.
 *
 * @param keepGoing whether rows that could not be read are passed over
 * @throws UserError with every mean that is given twice, or of what the dataset does not declare
 */
export function buildMeans(
  source: MeansSource,
  means: readonly NamedMean[],
  declared: Declared,
  keepGoing: boolean,
): Dataset {
  const faults = source.rows.flatMap(({ before }) => before?.problems ?? []);
  if (faults.length > 0 && !keepGoing) throw new UserError(faults);
  refusePolicies(source.config, source.configText.file);
  const namesOf = (read: (mean: NamedMean) => string): string[] => [...new Set(means.map(read))];
  const tierOf = ({ tier }: NamedMean): string => (tier === '' ? ALL : tier);
  const evaluations =
    declared.evaluations ??
    namesOf(({ evaluation }) => evaluation)
      .sort(naturalOrder)
      .map((id) => inferEvaluation(id, source.config.ruler ?? {}));
  refuseRulers(evaluations, source);
  const tasks = declared.tasks ?? namesOf(({ task }) => task).map(inferTask);
  const tiers = declared.tiers ?? inferTiers(difficultyOrder(namesOf(tierOf)));
  const placeIn = (list: readonly { readonly id: string }[]): Map<string, number> =>
    new Map(list.map(({ id }, index) => [id, index]));
  const places = { evaluation: placeIn(evaluations), task: placeIn(tasks), tier: placeIn(tiers) };
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const cells = means.flatMap((mean): MeanCell[] => {
    const evaluation = places.evaluation.get(mean.evaluation);
    const task = places.task.get(mean.task);
    const tier = places.tier.get(tierOf(mean));
    const { file, line, value, error } = mean;
    if (evaluation === undefined || task === undefined || tier === undefined) {
      const got = `${mean.evaluation}, ${mean.task}, ${tierOf(mean)}`;
      const about = { message: 'of what the dataset does not declare', expected: 'declared names' };
      problems.push(problem({ code: 'unknown-name', file, line, ...about, got }));
      return [];
    }
    const key = `${evaluation} ${task} ${tier}`;
    if (seen.has(key)) {
      const about = { message: 'a mean is given twice', expected: 'one row per evaluation' };
      problems.push(
        problem({ code: 'duplicate-row', file, line, ...about, got: `${mean.evaluation}, ${mean.task}` }),
      );
      return [];
    }
    seen.add(key);
    return [{ evaluation, task, tier, value, error }];
  });
  if (problems.length > 0) throw new UserError(problems);
  return {
    ...headingOf(source),
    ...choicesOf(source.config),
    tiers,
    tasks: withSlugs(tasks),
    evaluations: withSlugs(evaluations),
    points: [],
    means: { unit: unitOfMeans(cells.map(({ value }) => value)), cells },
    expectedPoints: null,
    samples: null,
    provenance: {
      files: source.files.map(({ name, sha256, leftOut = [] }) => {
        const used = means.filter(({ file }) => file === name).length;
        const rejected = source.rows.flatMap(({ file, before }) =>
          file === name ? (before?.rejected ?? []) : [],
        );
        return { name, sha256, rows: used + leftOut.length + rejected.length, used, leftOut, rejected };
      }),
      assumptions: source.notes,
      warnings: source.warnings ?? [],
    },
  };
}
