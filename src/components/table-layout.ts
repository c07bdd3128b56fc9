import type { Board } from '../board/board.ts';
import { shownColumns, type ShownColumns } from './columns.ts';

export interface Column {
  readonly id: 'rank' | 'model' | 'score' | 'fact' | 'tier' | 'tier-score' | 'metric' | 'task';
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
  /** So few tasks that names get the room, and not the bars. */
  readonly isFew: boolean;
}

/** Viewports for which `board.css` has a rule; wider tables always scroll in their region. */
const FITS = [640, 820, 1000, 1120, 1280, 1440, 1600, 1840];

/** What the window holds besides the table, in pixels: both gutters and a scroll bar. */
const AROUND = 64;

/** A task's column in pixels: at least, on boards of many tasks, and at most. */
const TASK = { least: 54, many: 42, most: 140 };

const MANY_TASKS = 24;

const FEW_TASKS = 3;

/** Room for the table on a laptop, in pixels, and that of one letter of a task's name. */
const LAPTOP = 1216;
const LETTER = 5.4;

/** Column widths of a board's table: known before it is drawn, so that nothing moves when a filter changes it. */
export function tableLayout(board: Board): TableLayout {
  const shown = shownColumns(board);
  const lead = leadColumns(board, shown);
  const leadWidth = lead.reduce((sum, column) => sum + (column.width ?? 0), 0);
  const names = shown.tasks.map(({ kind, place }) =>
    kind === 'group' ? `+ ${board.taskGroups[place]?.label ?? ''}` : (board.tasks[place]?.label ?? ''),
  );
  const { width: task, upright } = taskColumn(names, LAPTOP - leadWidth);
  const width = leadWidth + task * names.length;
  const fit = FITS.find((viewport) => width + AROUND <= viewport);
  return {
    columns: [...lead, ...names.map(() => ({ id: 'task' as const, width: null }))],
    width,
    fit: `fit-${fit ?? 'never'}`,
    upright,
    isFew: names.length <= FEW_TASKS,
  };
}

const TIER_COLUMNS: readonly Column[] = [
  { id: 'tier', width: 58 },
  { id: 'tier-score', width: 52 },
];

function leadColumns(board: Board, { metrics, facts, fronts }: ShownColumns): Column[] {
  const tiered = hasTierColumn(board);
  const columns: Column[] = [
    { id: 'rank', width: 68 },
    { id: 'model', width: 164 },
    { id: 'score', width: tiered ? 128 : 190 },
  ];
  const ofFacts = [...facts, ...fronts].map(() => ({ id: 'fact' as const, width: 96 }));
  const ofTier = tiered ? TIER_COLUMNS : [];
  const ofMetrics = metrics.map(({ main }) => ({ id: 'metric' as const, width: main.isLong ? 128 : 96 }));
  return [...columns, ...ofFacts, ...ofTier, ...ofMetrics];
}

/** As wide as the longest name where all names fit a laptop; else narrow, with the names written upwards. */
function taskColumn(tasks: readonly string[], room: number): { width: number; upright: boolean } {
  const longest = tasks.reduce((most, task) => Math.max(most, Math.ceil(task.length * LETTER)), 0);
  const upright = longest > TASK.most || longest * tasks.length > room;
  if (upright) return { width: tasks.length > MANY_TASKS ? TASK.many : TASK.least, upright };
  return { width: Math.max(TASK.least, longest), upright };
}

/** Of a single tier, its score is that of the row. */
export function hasTierColumn({ tiers }: Board): boolean {
  return tiers.length > 1;
}
