import { problem, thousands, UserError, type Problem } from '../../errors.ts';
import { assumptions } from './assumptions.ts';
import { OFF_SCALE } from './cell-values.ts';
import { collectRows, type CollectedRows, type RowSource } from './collect-rows.ts';
import type { Dataset, UnusedRow, Point, SourceFile } from './dataset.ts';
import { declare, type ConfigText } from './declare.ts';
import { buildMeans, type NamedMean } from './build-means.ts';
import { expectedPoints } from './expected-points.ts';
import type { SizeLimits } from '../open/text/size-limits.ts';
import { type FilledGuesses, fillGuesses } from './fill-guesses.ts';
import { mergeDuplicates, type OnDuplicate } from './merge-duplicates.ts';
import { choicesOf, headingOf, inferEvaluation, inferTask, inferTiers, withSlugs } from './named-parts.ts';
import { difficultyOrder, naturalOrder } from './natural-order.ts';
import { otherItems } from './other-items.ts';
import { readingAlike } from './reading-alike.ts';
import { ONLY_TIER } from './resolve-ids.ts';
import type { DatasetConfig } from './schema.ts';

export interface DatasetSource {
  readonly slug: string;
  /** Used when the config gives none. */
  readonly title: string;
  readonly config: DatasetConfig;
  readonly configText: ConfigText;
  /** Name and checksum of every file read, those of the rows among them. */
  readonly files: readonly {
    readonly name: string;
    readonly sha256: string;
    /** Rows that the reader of a foreign format left out by a rule; they never became rows of ours. */
    readonly leftOut?: readonly UnusedRow[];
  }[];
  readonly rows: readonly RowSource[];
  /** Means without counts, by names: there are no rows then. */
  readonly means?: readonly NamedMean[];
  /** What was noticed before any row was read. */
  readonly notes: readonly string[];
  /** Tasks of evaluations that hold less than a whole run does. */
  readonly partial?: readonly { readonly evaluation: string; readonly task: string }[];
  /** Where logs and their own totals do not agree, one sentence each. */
  readonly warnings?: readonly string[];
}

export interface ReadOptions {
  /** Go on without rows that cannot be read; they are listed in the provenance. */
  readonly keepGoing: boolean;
  readonly onDuplicate: OnDuplicate;
  readonly limits: SizeLimits;
}

/** @throws UserError with every problem of the config, or every problem of the rows. */
export function buildDataset(
  source: DatasetSource,
  { keepGoing, onDuplicate, limits }: ReadOptions,
): Dataset {
  const { config, configText } = source;
  const declared = declare(config, configText, limits);
  if (source.means !== undefined) return buildMeans(source, source.means, declared, keepGoing);
  const rows = collectRows(source.rows, declared, limits);
  const faults = [...faultsOf(rows, source, keepGoing), ...halfTiered(rows)];
  const problems = faults.length > 0 ? faults : meansAsResponses(rows);
  if (problems.length > 0) throw new UserError(problems);
  if (rows.logs.every(({ used }) => used === 0)) throw new UserError(noRows(rows, source));

  const evaluations = rows.context.evaluations.ordered((ids) => ids.toSorted(naturalOrder));
  const tasks = rows.context.tasks.ordered((ids) => ids.toSorted(naturalOrder));
  const tiers = rows.context.tiers.ordered(difficultyOrder);
  const place = { evaluation: evaluations.place, task: tasks.place, tier: tiers.place };
  const guesses = fillGuesses(rows.points);
  const points = mergeDuplicates(guesses.points, onDuplicate, rows.placeOf);
  const dataset = {
    ...headingOf(source),
    tiers: declared.tiers ?? inferTiers(tiers.ids),
    tasks: withSlugs(declared.tasks ?? tasks.ids.map(inferTask)),
    evaluations: withSlugs(
      declared.evaluations ?? evaluations.ids.map((id) => inferEvaluation(id, config.ruler ?? {})),
    ),
    points: points.map((point) => put(point, place)),
    expectedPoints: expectedPoints(config.expected_points, tiers.ids, tasks.ids, configText),
    ...choicesOf(config),
    samples: rows.samples.table.build(place, rows.samples.pool.partial),
    partial: partialOf(source.partial ?? [], evaluations.ids, tasks.ids),
  };
  const duplicates = rows.points.length - points.length;
  const files = countedFiles(source, rows);
  const said = assumptions({ dataset, files, declared, rows, config, guesses, duplicates, onDuplicate });
  return {
    ...dataset,
    provenance: {
      files,
      assumptions: [...source.notes, ...said],
      warnings: [
        ...(source.warnings ?? []),
        ...differentGuesses(guesses, rows),
        ...(declared.evaluations ? [] : readingAlike('evaluations', evaluations.ids)),
        ...(declared.tasks ? [] : readingAlike('tasks', tasks.ids)),
        ...percentagesAsCounts(dataset.points),
        ...otherItems(dataset.samples, { evaluations: evaluations.ids, tasks: tasks.ids, tiers: tiers.ids }),
      ],
    },
  };
}

/** What nothing is built over: with any mark off its scale, every fault; else those that are not passed over. */
function faultsOf({ logs }: CollectedRows, { rows }: DatasetSource, keepGoing: boolean): Problem[] {
  const all = logs.flatMap((log) => log.problems);
  if (!keepGoing || all.some(({ code }) => code === OFF_SCALE)) return all;
  return logs.flatMap((log, index) => (rows[index]?.isAdded === true ? log.problems : []));
}

/** What is wrong with several files together is the fault of none of them. */
function onlyFile(logs: CollectedRows['logs']): string | null {
  return logs.length === 1 ? (logs[0]?.file ?? null) : null;
}

/** Some rows name a tier and others do not: nobody knows which tier those are of. */
function halfTiered({ context: { tiers, tierSets }, logs }: CollectedRows): Problem[] {
  if (tiers.declared || tiers.ids.length < 2 || !tierSets.has('')) return [];
  const others = tiers.ids.filter((id) => id !== ONLY_TIER).slice(0, 3);
  const about = { message: 'some rows have no tier, and others have one', got: 'rows without a tier' };
  const expected = `a tier in every row, such as ${others.join(', ')}, or in none`;
  return [problem({ code: 'required', file: onlyFile(logs), field: 'tier', ...about, expected })];
}

/** One row for each cell, with a share and without an item, may be a response or the mean of many: nobody knows its interval. */
function meansAsResponses({ samples: { pool, table }, logs }: CollectedRows): Problem[] {
  if (pool.partial.size === 0 || pool.size < pool.responses || table.withoutItem < pool.responses) return [];
  const about = {
    message: 'one row for each evaluation and task, with a share: nobody knows of how many responses',
    got: 'shares without items',
  };
  const expected =
    'a column "total" with the number of responses, or a column "item" where each row is one response';
  return [problem({ code: 'unknown-total', file: onlyFile(logs), field: 'correct', ...about, expected })];
}

/** Those that the board has, by their places. */
function partialOf(
  list: NonNullable<DatasetSource['partial']>,
  evaluations: readonly string[],
  tasks: readonly string[],
): NonNullable<Dataset['partial']> {
  const placeIn = (ids: readonly string[]) => new Map(ids.map((id, index) => [id, index]));
  const [ofEvaluation, ofTask] = [placeIn(evaluations), placeIn(tasks)];
  return list.flatMap((one) => {
    const [evaluation, task] = [ofEvaluation.get(one.evaluation), ofTask.get(one.task)];
    return evaluation === undefined || task === undefined ? [] : [{ evaluation, task }];
  });
}

/** What the dataset chooses among, with what holds where it says nothing. */
interface Numbering {
  readonly evaluation: Uint32Array;
  readonly task: Uint32Array;
  readonly tier: Uint32Array;
}

function put(point: Point, { evaluation, task, tier }: Numbering): Point {
  const tiers = point.tiers.map((number) => tier[number] ?? 0).toSorted((a, b) => a - b);
  return { ...point, tiers, evaluation: evaluation[point.evaluation] ?? 0, task: task[point.task] ?? 0 };
}

/**
 * Shares of 1 and percentages look like fractions of responses, and would have intervals of that many. Responses that were
 * given partial credit have a total of 1 each, and several of them lie in one cell.
 */
function percentagesAsCounts(points: readonly Point[]): string[] {
  const cellOf = ({ evaluation, task, tiers }: Point): string => [evaluation, task, ...tiers].join(' ');
  const alone = [...Map.groupBy(points, cellOf).values()].filter(({ length }) => length === 1).flat();
  const [first] = alone;
  const isFraction = ({ correct }: Point): boolean => !Number.isInteger(correct);
  const isOneUnit = alone.length === points.length && points.every(({ total }) => total === first?.total);
  if (isOneUnit && (first?.total === 1 || first?.total === 100) && points.some(isFraction)) {
    const what = first.total === 1 ? 'shares' : 'percentages';
    return [
      `Every total is ${first.total}, and correct has fractions. If these are ${what}, ${first.total} is not the number of responses, and no interval is right.`,
    ];
  }
  // Among counts, nothing else says so: part of one response is its share.
  const shares = alone.filter((point) => point.total === 1 && isFraction(point)).length;
  if (shares === 0) return [];
  const what = shares === 1 ? '1 cell has' : `${thousands(shares)} cells have`;
  return [
    `${what} a total of 1, of which a fraction is correct. If that is a share, 1 is not the number of responses, and neither the score nor its interval is right.`,
  ];
}

/** A task whose chance of a guess differs is measured in two ways, whatever else is said of it. */
function differentGuesses({ different }: FilledGuesses, { context }: CollectedRows): string[] {
  const names = Array.from(different, (task) => context.tasks.ids[task] ?? '').toSorted(naturalOrder);
  if (names.length === 0) return [];
  const shown = names.slice(0, 5).join(', ');
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return [
    `The recorded chance of a guess differs between evaluations on ${shown}${more}; each counts with its own.`,
  ];
}

const REASONS = 3;

/** Why rows count for nothing, the most common reasons first. */
function reasonsOf(rows: readonly UnusedRow[]): string {
  const kinds = [...Map.groupBy(rows, ({ expected, got }) => `expected ${expected}, got ${got}`)];
  const common = kinds.toSorted(([, a], [, b]) => b.length - a.length).slice(0, REASONS);
  const more = kinds.length > REASONS ? `; and ${kinds.length - REASONS} other reasons` : '';
  return common.map(([why, list]) => `${list.length} × ${why}`).join('; ') + more;
}

function noRows({ logs }: CollectedRows, { files }: DatasetSource): Problem {
  const file = onlyFile(logs);
  const rejected = logs.reduce((sum, log) => sum + log.rows, 0);
  const leftOut = files.reduce((sum, one) => sum + (one.leftOut?.length ?? 0), 0);
  const fates = [...(rejected > 0 ? ['rejected'] : []), ...(leftOut > 0 ? ['left out by a rule'] : [])];
  const all = `${rejected + leftOut} rows, every one of them ${fates.join(' or ')}`;
  const why = [...logs.flatMap((log) => log.rejected), ...files.flatMap((one) => one.leftOut ?? [])];
  const got = fates.length === 0 ? 'none' : all;
  return problem({
    code: 'no-rows',
    file,
    message: 'there is nothing to show',
    expected: 'at least one row',
    got,
    hint: why.length === 0 ? null : reasonsOf(why),
  });
}

/** Of two files with one name the last one holds the rows: a dataset file comes before its data. */
function countedFiles({ files }: DatasetSource, { logs }: CollectedRows): SourceFile[] {
  const last = new Map(files.map(({ name }, index) => [name, index]));
  return files.map((file, index) => {
    const own = last.get(file.name) === index ? logs.filter((log) => log.file === file.name) : [];
    const { leftOut = [] } = file;
    const rows = own.reduce((sum, log) => sum + log.rows, leftOut.length);
    const used = own.reduce((sum, log) => sum + log.used, 0);
    const rejected = own.flatMap((log) => log.rejected);
    if (rows !== used + leftOut.length + rejected.length)
      throw new Error(`${rows} rows read, ${used} used, ${leftOut.length} + ${rejected.length} left out`);
    return { ...file, rows, used, leftOut, rejected };
  });
}
