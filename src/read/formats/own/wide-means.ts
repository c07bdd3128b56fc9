import { problem, UserError } from '../../../errors.ts';
import { type NamedMean, unitOfMeans } from '../../dataset/build-means.ts';
import { cellText } from '../../dataset/cell-values.ts';
import type { DatasetConfig } from '../../dataset/schema.ts';
import { written } from '../../open/text/written.ts';
import { readWideCell } from './wide-cells.ts';
import { baseOf, type NamedRow, type WideLayout } from './wide-layout.ts';

/** What a row lacks that has a name and nothing else. */
export const NO_NUMBER = 'a number for some task';

/** What a board of means says of itself, and what would make it more. */
export const NO_COUNTS = (file: string): string =>
  `${file}: means without counts. They are shown and sorted; there are no intervals and no ranges. With the number of responses of each column, "wide": {"file": ${JSON.stringify(file)}, "n": {…}} in dataset.json, they are ranked.`;

/**
 * The cells of a table that does not say how many responses are behind them.
 *
 * @throws UserError for a column that holds something else than percentages or shares
 */
export function wideMeans(
  rows: readonly NamedRow[],
  { tasks, tier }: WideLayout,
  header: readonly string[],
  config: DatasetConfig,
  file: string,
): NamedMean[] {
  refuseDeclared(config, file);
  const errors = new Map(
    header.flatMap((name, column) => {
      const base = baseOf(name, header);
      return base === null ? [] : [[base, column] as const];
    }),
  );
  const means = tasks.flatMap(({ id: task, column }) =>
    rows.flatMap(({ line, values, evaluation }): NamedMean[] => {
      const place = { file, line, task, isDeclared: config.tasks !== undefined };
      const value = meanIn(values[column], place);
      if (value === null) return [];
      const error = errorIn(values[errors.get(task) ?? -1], place);
      const level = tier === null ? '' : cellText(values[tier]);
      return [{ file, line, evaluation, task, tier: level, value, error }];
    }),
  );
  const hasSign = rows.some(({ values }) => values.some((cell) => readWideCell(cell)?.isPercent === true));
  if (config.wide?.cells === undefined) refuseMarks(means, tasks, rows, file);
  refuseMixed(means, config.wide?.cells ?? (hasSign ? 'percentages' : undefined), file);
  return means;
}

/** What a mean without counts cannot be turned into. */
function refuseDeclared({ tasks = [] }: DatasetConfig, file: string): void {
  const found = tasks.find(
    ({ better, scale, full }) => better === 'lower' || scale !== undefined || full !== undefined,
  );
  if (found === undefined) return;
  const message = 'a mean without counts is read as a percentage or a share of which more is better';
  const expected = 'no "better", "scale" or "full", or counts';
  throw new UserError(problem({ code: 'wide-unsure', file, field: found.id, message, expected }));
}

/** The highest mark of scales that people use for ratings; few percentages of a whole column are as low. */
const MOST_MARKS = 10;

/**
 * A column of which nothing is above 10 may hold marks from 1 to 10, which are no percentages: an average of both means
 * nothing, and nothing in the numbers tells one from the other.
 */
function refuseMarks(
  means: readonly NamedMean[],
  tasks: WideLayout['tasks'],
  rows: readonly NamedRow[],
  file: string,
): void {
  const names = tasks.flatMap(({ id, column }) => {
    const own = means.filter(({ task }) => task === id).map(({ value }) => value);
    const hasSign = rows.some(({ values }) => readWideCell(values[column])?.isPercent === true);
    const isLow = own.some((value) => value > 1) && own.every((value) => value <= MOST_MARKS);
    return isLow && !hasSign ? [id] : [];
  });
  if (names.length === 0) return;
  const message = 'low percentages, or marks on a scale such as 1 to 10: nothing tells which';
  const expected = `in dataset.json, "wide": {"file": ${JSON.stringify(file)}, "cells": "percentages"} where they are percentages; else "tasks" with the other columns`;
  throw new UserError(problem({ code: 'wide-unsure', file, message, expected, got: names.join(', ') }));
}

/** Columns that seem to be of different units cannot be averaged; neither can it be told what 0.8 is where that is said otherwise. */
function refuseMixed(means: readonly NamedMean[], unit: string | undefined, file: string): void {
  const columns = [...Map.groupBy(means, ({ task }) => task)].map(
    ([task, own]) => [task, unitOfMeans(own.map(({ value }) => value)) === 'shares'] as const,
  );
  const [share] = columns.find(([, isShare]) => isShare) ?? [];
  const [percentage] = columns.find(([, isShare]) => !isShare) ?? [];
  const isMixed = share !== undefined && percentage !== undefined;
  const isOther =
    unit === 'shares' ? percentage !== undefined : unit === 'percentages' && percentage === undefined;
  if (means.length > 0 && !isMixed && !isOther) return;
  const message =
    means.length === 0 ? 'no mean is in the table' : 'shares and percentages cannot be told apart';
  const expected = 'percentages in every column, some of them above 1, or shares in every column';
  const got = isMixed ? `nothing above 1 in ${share}, and more in ${percentage}` : (unit ?? null);
  throw new UserError(problem({ code: 'wide-unsure', file, message, expected, got }));
}

function errorIn(cell: unknown, { file, line, task }: Place): number | null {
  const read = readWideCell(cell);
  if (read === null) return null;
  if (read !== undefined && read.value >= 0) return read.value;
  const about = { message: 'not a standard error', expected: 'a number from 0' };
  throw new UserError(
    problem({ code: 'wide-unsure', file, line, field: task, ...about, got: written(cell) }),
  );
}

interface Place {
  readonly file: string;
  readonly line: number | null;
  readonly task: string;
  readonly isDeclared: boolean;
}

function meanIn(cell: unknown, { file, line, task, isDeclared }: Place): number | null {
  const read = readWideCell(cell);
  if (read === null) return null;
  if (read !== undefined && read.value >= 0 && read.value <= 100) return read.value;
  const message =
    read === undefined ? 'a column that holds no numbers may be no task' : 'neither a percentage nor a share';
  const counts = '"wide": {"n": …} in dataset.json for counts';
  const declared = isDeclared ? '' : ', or "tasks" with the columns that are tasks';
  const expected = `a number from 0 to 100; ${counts}${declared}`;
  throw new UserError(
    problem({ code: 'wide-unsure', file, line, field: task, message, expected, got: written(cell) }),
  );
}
