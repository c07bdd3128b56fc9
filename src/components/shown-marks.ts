import type { Board, BoardRow, Cell, HeatCell } from '../board/board.ts';
import { INCOMPLETE } from '../board/cell.ts';
import { APPROXIMATE, cellOf } from '../board/metric-cells.ts';
import { cellIn, shownColumns } from './columns.ts';

/** Which marks a view shows: those are explained below its table, and no others. */
export interface ShownMarks {
  /** Cells filled by their success or score. */
  readonly bands: boolean;
  readonly hatch: boolean;
  readonly noData: boolean;
  readonly notScorable: boolean;
  readonly incomplete: boolean;
  readonly approximate: boolean;
  /** "=4" */
  readonly equal: boolean;
  /** Whether those in the first tie group are one or more; null where none of them is shown. */
  readonly top: 'one' | 'tie' | null;
  readonly best: boolean;
  readonly worst: boolean;
  /** The heavier rule between rows. */
  readonly rule: boolean;
  readonly remarks: readonly Remark[];
}

/** A note that rows carry as †, and their names. */
export interface Remark {
  readonly note: string;
  readonly names: readonly string[];
}

export function shownMarks(board: Board): ShownMarks {
  const { rows } = board;
  const heat = rows.flatMap((row) => heatCellsOf(board, row));
  const cells = rows.flatMap((row) => metricCellsOf(board, row));
  const isSome = (mark: (cell: Cell) => boolean): boolean => cells.some(mark);
  return {
    bands: heat.some(({ band }) => band > 0),
    hatch: heat.some(({ hatch }) => hatch > 0),
    noData: heat.some(({ missing }) => missing === 'no-points'),
    notScorable: heat.some(({ missing }) => missing === 'not-scorable'),
    incomplete:
      isSome(({ text }) => text.endsWith(INCOMPLETE)) || heat.some((cell) => cell.completion !== ''),
    approximate: isSome(({ text }) => text.startsWith(APPROXIMATE)),
    equal: rows.some(({ rank }) => rank.text.startsWith('=')),
    top: topOf(rows),
    best: isSome(({ tone }) => tone === 'best'),
    worst: isSome(({ tone }) => tone === 'worst'),
    rule: rows.some(({ separated }) => separated),
    remarks: remarksOf(rows),
  };
}

function topOf(rows: readonly BoardRow[]): ShownMarks['top'] {
  const top = rows.find(({ topGroup }) => topGroup);
  if (!top) return null;
  return top.tieSize > 1 ? 'tie' : 'one';
}

function heatCellsOf(board: Board, { tiers }: BoardRow): HeatCell[] {
  const { tasks } = shownColumns(board);
  return tiers.flatMap((tier) => tasks.flatMap((column) => cellIn(tier, column) ?? []));
}

/** What a row shows of its metrics, and of those of its tiers. */
function metricCellsOf(board: Board, { metrics, tiers }: BoardRow): Cell[] {
  const columns = shownColumns(board).metrics.flatMap(({ main, beneath }) => [main, ...beneath]);
  const ofTier = board.tiers.length > 1 ? [board.metrics.score, ...columns] : columns;
  return [
    metrics.headline,
    metrics.second,
    ...tiers.flatMap((tier) => ofTier.map((heading) => cellOf(tier.metrics, heading))),
  ];
}

/** The notes of rows, each once with the names of all that carry it. */
export function remarksOf(rows: readonly Pick<BoardRow, 'notes' | 'name'>[]): Remark[] {
  const names = new Map<string, string[]>();
  for (const { notes, name } of rows)
    for (const note of notes) names.set(note, [...(names.get(note) ?? []), name]);
  return [...names].map(([note, own]) => ({ note, names: own }));
}
