import { problem, UserError } from '../../../errors.ts';
import type { NamedMean } from '../../dataset/build-means.ts';
import { cellText } from '../../dataset/cell-values.ts';
import type { DatasetConfig } from '../../dataset/schema.ts';
import { written } from '../../open/text/written.ts';
import { readWideCell } from './wide-cells.ts';
import type { NamedRow, WideLayout } from './wide-layout.ts';

/** What a board of means says of itself, and what would make it more. */
export const NO_COUNTS = (file: string): string =>
  `${file}: means without counts. They are shown and sorted; there are no intervals and no ranges. With the number of responses of each column, "wide": {"file": ${JSON.stringify(file)}, "n": {…}} in dataset.json, they are ranked.`;

/** A column beside another one, with its standard errors. */
const ERROR = /[ _-](?:std_?err|stderr|se)$/i;

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
  const errors = new Map(
    header.flatMap((name, column) => {
      const base = name.replace(ERROR, '');
      return base !== name && header.includes(base) ? [[base, column] as const] : [];
    }),
  );
  const columns = tasks.filter(({ id }) => !errors.has(id.replace(ERROR, '')) || !ERROR.test(id));
  return columns.flatMap(({ id: task, column }) =>
    rows.flatMap(({ line, values, evaluation }): NamedMean[] => {
      const value = meanIn(values[column], { file, line, task, isDeclared: config.tasks !== undefined });
      if (value === null) return [];
      const error = readWideCell(values[errors.get(task) ?? -1])?.value ?? null;
      const level = tier === null ? '' : cellText(values[tier]);
      return [{ file, line, evaluation, task, tier: level, value, error }];
    }),
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
