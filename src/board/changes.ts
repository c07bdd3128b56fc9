import { formatCount, formatQuantity, formatTally, formatThreshold } from '../format.ts';
import { boardMetric, inSentence } from '../score/metrics.ts';
import { scoreChanges } from '../score/score-change.ts';
import type { Scores } from '../score/scores.ts';
import type { About, BoardRow, Measured } from './board.ts';
import { makeBoard } from './make-board.ts';

/** What became of a board from one version to the next. Evaluations are the same where their ids are. */
export interface Changes {
  readonly before: About;
  readonly after: About;
  readonly added: readonly NamedRank[];
  readonly removed: readonly NamedRank[];
  /** Ranks that moved, those that moved most first. */
  readonly moved: readonly RankMove[];
  /** Scores that moved beyond noise; none where the suite changed, because then they share no scale. */
  readonly scores: readonly ScoreMove[];
  /** How strict that is; null where no score could be compared. */
  readonly level: ChangeLevel | null;
  /** Cells with as many responses as before, of which others are correct now, or that were counted otherwise. */
  readonly regraded: readonly CellChange[];
  /** Cells with more or fewer responses than before, or with none then or now. */
  readonly remeasured: readonly CellChange[];
  /** Evaluations that were measured with something else. */
  readonly rulers: readonly { readonly name: string; readonly before: string; readonly after: string }[];
  /** Tasks and tiers that came or went, one sentence each. */
  readonly suite: readonly string[];
  /** All of it in one sentence. */
  readonly summary: string;
}

export interface NamedRank {
  readonly id: string;
  readonly name: string;
  readonly rank: string;
  readonly rankRange: string;
  readonly score: string;
}

export interface RankMove {
  readonly id: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export interface ScoreMove {
  readonly id: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly difference: number;
  /** 95 %, of this score by itself. */
  readonly range: readonly [number, number];
  readonly p: number;
}

export interface ChangeLevel {
  /** How many scores were compared. */
  readonly compared: number;
  /** A score moved beyond noise when p is below. */
  readonly threshold: number;
  /** Both in a sentence. */
  readonly text: string;
}

export interface CellChange {
  readonly name: string;
  readonly tier: string;
  readonly task: string;
  readonly before: string;
  readonly after: string;
}

/** Compares two versions of a board. */
export function makeChanges(before: Scores, after: Scores): Changes {
  const sort = boardMetric(after).id;
  const [old, now] = [before, after].map((scores) => makeBoard(scores, { sort, pageSize: null }).rows);
  const [oldRows, newRows] = [old ?? [], now ?? []];
  const known = new Map(oldRows.map((row) => [row.id, row]));
  const present = new Set(newRows.map(({ id }) => id));
  const pairs = newRows.flatMap((row) => {
    const was = known.get(row.id);
    return was ? [{ was, row }] : [];
  });
  const suite = [
    ...listChange('task', before.tasks, after.tasks),
    ...listChange('tier', before.tiers, after.tiers),
  ];
  const moves = suite.length > 0 ? null : scoreMoves(before, after, pairs);
  const cells = pairs.flatMap(({ was, row }) => cellChanges(was, row, before, after));
  const changes = {
    before: before.about,
    after: after.about,
    added: newRows.filter(({ id }) => !known.has(id)).map(named),
    removed: oldRows.filter(({ id }) => !present.has(id)).map(named),
    moved: pairs.flatMap(({ was, row }) => rankMove(was, row)).sort((a, b) => reach(b) - reach(a)),
    scores: moves?.scores ?? [],
    level: moves?.level ?? null,
    regraded: cells.filter(({ isRegraded }) => isRegraded).map(({ change }) => change),
    remeasured: cells.filter(({ isRegraded }) => !isRegraded).map(({ change }) => change),
    rulers: pairs.flatMap(({ was, row }) =>
      was.rulerText === row.rulerText
        ? []
        : [{ name: row.name, before: was.rulerText, after: row.rulerText }],
    ),
    suite,
  };
  return { ...changes, summary: summaryOf(changes) };
}

function named({ id, name, rank, rankRange, metrics }: BoardRow): NamedRank {
  return { id, name, rank: rank.text, rankRange: rankRange.text, score: metrics.headline.text };
}

function rankMove(was: BoardRow, { id, name, rank }: BoardRow): RankMove[] {
  const [from, to] = [was.rank.value, rank.value];
  return from === null || to === null || from === to ? [] : [{ id, name, from, to }];
}

const reach = ({ from, to }: RankMove): number => Math.abs(from - to);

/** Which scores moved beyond noise, with all that were compared accounted for. */
function scoreMoves(
  before: Scores,
  after: Scores,
  pairs: readonly { readonly was: BoardRow; readonly row: BoardRow }[],
): Pick<Changes, 'scores' | 'level'> {
  const { metric, all, compared, threshold } = scoreChanges(
    before,
    after,
    pairs.map(({ was, row }) => [was.index, row.index]),
  );
  const scores = pairs.flatMap(({ row: { id, name } }, position): ScoreMove[] => {
    const change = all[position];
    if (!change || change.pValue >= threshold) return [];
    const { difference, lower, upper, pValue: p } = change;
    const texts = { before: metric.format(change.before.value), after: metric.format(change.after.value) };
    return [{ id, name, ...texts, difference, range: [lower, upper], p }];
  });
  if (compared === 0) return { scores, level: null };
  const many = formatQuantity(compared, 'score');
  const text = `A ${inSentence(metric)} moved beyond noise when p is below ${formatThreshold(threshold)}: .05 over the ${many} compared, on the cells that both versions have.`;
  return { scores, level: { compared, threshold, text } };
}

function listChange(
  what: string,
  before: readonly { readonly id: string; readonly label: string }[],
  after: readonly { readonly id: string; readonly label: string }[],
): string[] {
  const without = (one: typeof before, other: typeof before): string[] =>
    one.filter(({ id }) => other.every((entry) => entry.id !== id)).map(({ label }) => label);
  const [added, removed] = [without(after, before), without(before, after)];
  return [
    ...(added.length > 0 ? [`New ${what}s: ${added.join(', ')}.`] : []),
    ...(removed.length > 0 ? [`Removed ${what}s: ${removed.join(', ')}.`] : []),
  ];
}

/** Cells of the tiers and tasks that both versions have, whose counters differ. */
function cellChanges(was: BoardRow, row: BoardRow, before: Scores, after: Scores) {
  const [cellsBefore, cellsAfter] = [measuredOf(was, before), measuredOf(row, after)];
  return sharedCells(before, after).flatMap(({ key, tier, task }) => {
    const [then, now] = [cellsBefore.get(key), cellsAfter.get(key)];
    const differing = COUNTERS.filter((counter) => !isSame(counter.read(then), counter.read(now)));
    if (differing.length === 0) return [];
    const areBoth = then !== undefined && now !== undefined;
    const isRegraded = areBoth && responses(then) === responses(now);
    const [told, tells] = [then, now].map((cell) => countersOf(cell, areBoth ? differing : []));
    return [{ isRegraded, change: { name: row.name, tier, task, before: told ?? '', after: tells ?? '' } }];
  });
}

function sharedCells(before: Scores, after: Scores) {
  const has = (list: readonly { readonly id: string }[], id: string): boolean =>
    list.some((one) => one.id === id);
  const tasks = after.tasks.filter(({ id }) => has(before.tasks, id));
  return after.tiers
    .filter(({ id }) => has(before.tiers, id))
    .flatMap((tier) => tasks.map((task) => ({ key: keyOf(tier, task), tier: tier.label, task: task.label })));
}

const keyOf = (tier: { readonly id: string }, task: { readonly id: string }): string =>
  JSON.stringify([tier.id, task.id]);

function measuredOf({ tiers }: BoardRow, { tasks }: Scores): ReadonlyMap<string, Measured> {
  const cells = tiers.flatMap((tier) =>
    tier.cells.flatMap(({ measured }, index) => {
      const task = tasks[index];
      return measured && task ? [[keyOf(tier, task), measured] as const] : [];
    }),
  );
  return new Map(cells);
}

const responses = ({ total, truncated }: Measured): number => total + (truncated ?? 0);

/** What a cell was counted from. */
interface Counter {
  /** Empty for the two that are always told. */
  readonly name: string;
  /** null where it was not recorded, undefined where nothing was. */
  read(cell: Measured | undefined): number | null | undefined;
}

const COUNTERS: readonly Counter[] = [
  { name: '', read: (cell) => cell?.correct },
  { name: '', read: (cell) => cell && responses(cell) },
  { name: 'truncated', read: (cell) => cell?.truncated },
  { name: 'invalid', read: (cell) => cell?.invalid },
  { name: 'expected by guessing', read: (cell) => cell?.guessSum },
  { name: 'prompt tokens', read: (cell) => cell?.promptTokens },
  { name: 'completion tokens', read: (cell) => cell?.completionTokens },
  { name: 'US dollars', read: (cell) => cell?.cost },
];

/** Sums of the same rows in another order may differ in their last digits. */
function isSame(a: number | null | undefined, b: number | null | undefined): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

/** "90 of 100, 3 truncated": correct answers and responses, then what else differs. */
function countersOf(cell: Measured | undefined, differing: readonly Counter[]): string {
  if (cell === undefined) return 'not measured';
  const others = differing.flatMap((counter) => {
    const { name } = counter;
    const count = counter.read(cell) ?? null;
    return name === '' ? [] : [count === null ? `${name} not recorded` : `${formatTally(count)} ${name}`];
  });
  return [`${formatCount(cell.correct)} of ${formatCount(responses(cell))}`, ...others].join(', ');
}

function summaryOf(changes: Omit<Changes, 'summary'>): string {
  const { added, removed, moved, scores, regraded, remeasured, rulers, suite } = changes;
  const parts = [
    [added.length, 'new evaluation'],
    [removed.length, 'removed evaluation'],
    [moved.length, 'moved rank'],
    [scores.length, 'score beyond noise', 'scores beyond noise'],
    [regraded.length, 're-graded cell'],
    [remeasured.length, 'cell measured anew', 'cells measured anew'],
    [rulers.length, 'changed ruler'],
  ] as const;
  const told = parts
    .filter(([count]) => count > 0)
    .map(([count, one, more]) => formatQuantity(count, one, more));
  if (suite.length > 0) told.push('another suite');
  return told.length === 0 ? 'Nothing changed.' : `${told.join(' · ')}.`;
}
