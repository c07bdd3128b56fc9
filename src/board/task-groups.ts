import type { Tier } from '../read/dataset/dataset.ts';
import type { CellScore } from '../score/scores.ts';
import type { Fill, HeatCell, Query, TaskGroup, TaskHeading } from './board.ts';
import { groupColumn, groupOf } from './column-ids.ts';
import { formatCount, formatQuantity, formatShare } from '../format.ts';
import { largest, smallest } from './extremes.ts';
import { bandOf, emptyCell, shownBy, visibleHatch } from './heat-cell.ts';

/** Of more tasks, a table shows their groups first. */
const MANY_TASKS = 24;

/** The groups that tasks are folded into; none where tasks are few, or have no groups to speak of. */
export function taskGroupsOf(tasks: readonly TaskHeading[], { show }: Pick<Query, 'show'>): TaskGroup[] {
  const groups = Map.groupBy(tasks.keys(), (place) => groupOf({ group: tasks[place]?.group ?? null }));
  if (tasks.length <= MANY_TASKS || groups.size < 2 || groups.size > tasks.length / 2) return [];
  return [...groups].map(([label, places]) => {
    const id = groupColumn(label);
    const ranked = places.filter((place) => tasks[place]?.isRanked);
    const isRanked = ranked.length > 0;
    return { id, label, places, counted: isRanked ? ranked : places, isRanked, isOpen: show.includes(id) };
  });
}

/**
 * The mean over the counted tasks of a group that have a number in a tier. It has no interval: those of its tasks are their own.
 *
 * @param cells those of the counted tasks
 */
export function makeGroupCell(
  cells: readonly (CellScore | null)[],
  tier: Tier,
  { label, counted }: TaskGroup,
  fill: Fill,
): HeatCell {
  const known = cells.flatMap((cell) => (cell?.interval && cell.state === 'scorable' ? [cell.interval] : []));
  const values = known.map((interval) => shownBy(fill, interval)[0]);
  const place = `${tier.label} · ${label}`;
  if (values.length === 0) return emptyCell([place, 'no task of it has a number']);
  const value = meanOf(values);
  const missing = counted.length - values.length;
  const facts = [
    place,
    `mean ${fill} ${formatShare(value)} of ${formatQuantity(values.length, 'task')}, no interval`,
    `from ${formatShare(smallest(values))} to ${formatShare(largest(values))}`,
    ...(missing > 0 ? [`${formatQuantity(missing, 'task')} without a number`] : []),
  ];
  return {
    ...emptyCell(facts),
    value,
    text: formatShare(value),
    missing: null,
    fill: Math.round(value * 100),
    band: bandOf(value),
    // A score has lost what was truncated: nothing of it is left to hatch.
    hatch: fill === 'score' ? 0 : visibleHatch(meanOf(known.map(({ truncatedRatio }) => truncatedRatio))),
    completion: missing > 0 ? `${formatCount(values.length)}/${formatCount(counted.length)}` : '',
    incomplete: missing > 0 || cells.some((cell) => cell?.incomplete),
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
