import { formatCount, formatP, formatPoints } from '../format.ts';
import type { CellChange, Changes, NamedRank } from './changes.ts';

/** One kind of change as a table, finished. */
export interface ChangeTable {
  readonly heading: string;
  readonly head: readonly string[];
  /** The first ones. */
  readonly rows: readonly (readonly string[])[];
  /** "… and 6 more."; empty where these are all. */
  readonly more: string;
}

/** Lists longer than this are cut, with a count. */
const MOST = 30;

/** What is said above the tables. */
export interface ChangeWords {
  /** "2026-10-01 → 2026-11-01". */
  readonly versions: string;
  readonly summary: string;
  /** How strict "beyond noise" is; empty where no score could be compared. */
  readonly level: string;
  /** Sentences about the suite; empty where it is the same. */
  readonly suite: readonly string[];
}

export function changeWords({ before, after, summary, level, suite }: Changes): ChangeWords {
  const note = 'The suite changed: scores before and after share no scale, so none is compared.';
  return {
    versions: [before.stamp || 'before', after.stamp || 'after'].join(' → '),
    summary,
    level: level?.text ?? '',
    suite: suite.length > 0 ? [note, ...suite] : [],
  };
}

/** Every kind of change that there is, in the order of their weight. Page and Markdown show the same. */
export function changeTables(changes: Changes): ChangeTable[] {
  const tables: WholeTable[] = [
    rankTable('New evaluations', changes.added),
    rankTable('Removed evaluations', changes.removed),
    {
      heading: 'Ranks that moved',
      head: ['Model', 'Before', 'After'],
      rows: changes.moved.map(({ name, from, to }) => [name, formatCount(from), formatCount(to)]),
    },
    {
      heading: 'Scores that moved beyond noise',
      head: ['Model', 'Before', 'After', 'Difference', '95 % interval', 'p-value'],
      rows: changes.scores.map(({ name, before: old, after: now, difference, range, p }) => [
        name,
        old,
        now,
        formatPoints(difference),
        range.map(formatPoints).join(' to '),
        formatP(p, changes.level?.threshold),
      ]),
    },
    cellTable('Re-graded cells', changes.regraded),
    cellTable('Cells measured anew', changes.remeasured),
    {
      heading: 'Measured with something else',
      head: ['Model', 'Before', 'After'],
      rows: changes.rulers.map(({ name, before: old, after: now }) => [
        name,
        old || 'not recorded',
        now || 'not recorded',
      ]),
    },
  ];
  return tables.filter(({ rows }) => rows.length > 0).map(cut);
}

type WholeTable = Omit<ChangeTable, 'more'>;

function cut({ heading, head, rows }: WholeTable): ChangeTable {
  const rest = rows.length - MOST;
  return {
    heading,
    head,
    rows: rows.slice(0, MOST),
    more: rest > 0 ? `… and ${formatCount(rest)} more.` : '',
  };
}

function rankTable(heading: string, rows: readonly NamedRank[]): WholeTable {
  return {
    heading,
    head: ['Model', 'Rank', '95 % range', 'Score'],
    rows: rows.map(({ name, rank, rankRange, score }) => [name, rank, rankRange, score]),
  };
}

function cellTable(heading: string, cells: readonly CellChange[]): WholeTable {
  return {
    heading,
    head: ['Model', 'Tier', 'Task', 'Correct before', 'Correct after'],
    rows: cells.map(({ name, tier, task, before, after }) => [name, tier, task, before, after]),
  };
}
