import type { Board, MetricHeading } from '../board/board.ts';

export interface Column {
  readonly id: 'rank' | 'model' | 'score' | 'tier' | 'tier-score' | 'metric' | 'task';
  /** Pixels; null shares what is left. */
  readonly width: number | null;
}

export interface TableLayout {
  readonly columns: readonly Column[];
  /** The least width of the whole table, in pixels. */
  readonly width: number;
  /** Class of the region: from which viewport on the table needs no scrolling of its own. */
  readonly fit: string;
  /** Task names are written upwards where they are longer than a column is wide. */
  readonly upright: boolean;
}

/** Viewports for which `board.css` has a rule; wider tables always scroll in their region. */
const FITS = [640, 820, 1000, 1120, 1280, 1440, 1600, 1840];

/** What the window holds besides the table, in pixels: both gutters and a scroll bar. */
const AROUND = 64;

/** A task's column in pixels: at least, on boards of many tasks, and at most. */
const TASK = { least: 54, many: 42, most: 140 };

const MANY_TASKS = 24;

/** Room for the table on a laptop, in pixels, and that of one letter of a task's name. */
const LAPTOP = 1216;
const LETTER = 5.4;

/** Column widths of a board's table: known before it is drawn, so that nothing moves when a filter changes it. */
export function tableLayout(board: Board): TableLayout {
  const lead = leadColumns(board);
  const leadWidth = lead.reduce((sum, column) => sum + (column.width ?? 0), 0);
  const { width: task, upright } = taskColumn(board, LAPTOP - leadWidth);
  const width = leadWidth + task * board.tasks.length;
  const fit = FITS.find((viewport) => width + AROUND <= viewport);
  return {
    columns: [...lead, ...board.tasks.map(() => ({ id: 'task' as const, width: null }))],
    width,
    fit: `fit-${fit ?? 'never'}`,
    upright,
  };
}

function leadColumns(board: Board): Column[] {
  const tiered = hasTierColumn(board);
  const columns: Column[] = [
    { id: 'rank', width: 68 },
    { id: 'model', width: 164 },
    { id: 'score', width: tiered ? 128 : 190 },
  ];
  if (tiered) columns.push({ id: 'tier', width: 58 }, { id: 'tier-score', width: 52 });
  return [...columns, ...metricColumns(board).map(() => ({ id: 'metric' as const, width: 96 }))];
}

/** A metric with a column of its own, and those that share it. */
export interface MetricColumn {
  readonly main: MetricHeading;
  readonly beneath: readonly MetricHeading[];
}

/** The columns of metrics that this board recorded. */
export function metricColumns({ metrics }: Pick<Board, 'metrics'>): MetricColumn[] {
  const shown = metrics.columns.filter(({ recorded }) => recorded);
  return shown.flatMap((main, index) => {
    if (main.isBeneath) return [];
    const end = shown.findIndex((other, place) => place > index && !other.isBeneath);
    return [{ main, beneath: shown.slice(index + 1, end < 0 ? undefined : end) }];
  });
}

/** As wide as the longest name where all names fit a laptop; else narrow, with the names written upwards. */
function taskColumn({ tasks }: Board, room: number): { width: number; upright: boolean } {
  const longest = tasks.reduce((most, task) => Math.max(most, Math.ceil(task.label.length * LETTER)), 0);
  const upright = longest > TASK.most || longest * tasks.length > room;
  if (upright) return { width: tasks.length > MANY_TASKS ? TASK.many : TASK.least, upright };
  return { width: Math.max(TASK.least, longest), upright };
}

/** Of a single tier, its score is that of the row. */
export function hasTierColumn({ tiers }: Board): boolean {
  return tiers.length > 1;
}
