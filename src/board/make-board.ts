import type {
  Board,
  BoardRow,
  Facet,
  Fill,
  Heading,
  HeatCell,
  Query,
  SelectedRow,
  TaskGroup,
  TaskHeading,
  TierRow,
} from './board.ts';
import { detailsOf, namedOf, rowNames } from './row-names.ts';
import { describeScores } from './describe.ts';
import { formatOrdinal, formatQuantity } from '../format.ts';
import { makeHeatCell } from './heat-cell.ts';
import { leadOf } from './lead.ts';
import { metricCells, metricHeadings, sortedBy } from './metric-cells.ts';
import { boardMetric, type Metric } from '../score/metrics.ts';
import { EVERYTHING } from './query.ts';
import { frontCells, frontHeadings } from './pareto-mark.ts';
import { rankCell, rankNotes, rankRangeCell, tieGroupCell, tieSize } from './rank-cell.ts';
import { hasPoints, isPart, partOf, rankedOn, scoresFor } from './ranked-on.ts';
import { once } from './remember.ts';
import { rulerText } from '../score/parts.ts';
import type { Scores, TierScore } from '../score/scores.ts';
import type { Tier } from '../read/dataset/dataset.ts';
import { lacksCells, selectEvaluations } from './select.ts';
import { makeGroupCell, taskGroupsOf } from './task-groups.ts';
import { suggestionFor } from './suggest.ts';
import { verdictOf } from './verdict.ts';
import { viewNotes } from './view-notes.ts';

/** How a view differs from what files print of the same query. */
export interface View {
  /** Whether tasks keep their columns that rows are not ranked on, so that a reader can go on to another. */
  readonly everyTask?: boolean;
  /** Whether rows that a reader chose stay where a filter hides them. */
  readonly keepsSelected?: boolean;
}

/**
 * The view of the scores that a query asks for. It selects, sorts and words what was computed before: no filter of evaluations
 * ever moves a number or a rank. Tiers and tasks are what rows are ranked on; the view says so.
 */
export function makeBoard(all: Scores, asked: Partial<Query> = {}, view: View = {}): Board {
  const whole: Query = { ...EVERYTHING, ...asked };
  const query: Query = { ...whole, ...partOf(all, whole) };
  const scores = scoresFor(all, query);
  const metric = sortedBy(query.sort, describeScores(scores).recorded) ?? boardMetric(scores);
  const chosen = selectEvaluations(scores, query);
  const order = placesOn(scores, query, metric);
  const found = order.filter((evaluation) => chosen.has(evaluation));
  const sequence = query.isReversed ? reversed(scores, metric, found) : found;
  const places = query.isReversed ? new Map(found.map((evaluation, place) => [evaluation, place])) : null;
  const { page, pages, first, end } = pageOf(query, sequence.length);
  const shown = sequence.slice(first, end);
  const cells = shown.length * scores.tiers.length * scores.tasks.length;
  const cellsFrom = view.everyTask ? all : scores;
  const tasks = tasksOf(cellsFrom, query);
  const taskGroups = taskGroupsOf(tasks, query);
  const wanted: Asked = { metric, fill: query.fill, isKept: cells <= MOST_KEPT, cellsFrom, taskGroups };
  const separated = separations(scores, metric, shown, sequence[first - 1]);
  const headings = partHeadings(scores, shown);
  const selected = selectedIn(scores, query);
  const kept = keptIn(view, selected, chosen);
  const names = rowNames([...shown, ...kept].map((evaluation) => namedOf(scores, evaluation)));
  const { facets, recorded, ...description } = describeScores(scores);
  const on = rankedOn(all, query);
  const isWhole = found.length === order.length;
  const lead = leadOf(scores, metric, query, found, on);
  return {
    about: scores.about,
    query: { ...query, sort: metric === boardMetric(scores) ? EVERYTHING.sort : metric.id, page },
    ...description,
    summary: summaryOf(scores, order.length, on),
    ...viewNotes({ scores, metric, evaluations: found, isWhole, isPart: isPart(query) }),
    ...verdictOf(scores, metric, lead, isWhole),
    lead,
    rankedOn: on,
    tiers: scores.tiers.map(tierHeading),
    tasks,
    taskGroups,
    allTiers: all.tiers.map(tierHeading),
    allTasks: tasksOf(all, query),
    metrics: metricHeadings(recorded, metric),
    fronts: frontHeadings(scores),
    rows: [
      ...shown.map((evaluation, index) =>
        makeRow(scores, wanted, evaluation, {
          name: names.get(evaluation) ?? '',
          inView: inView(order, found, places?.get(evaluation) ?? first + index),
          separated: separated[index] ?? false,
          part: headings[index] ?? '',
          isSelected: selected.includes(evaluation),
          isKept: false,
        }),
      ),
      ...kept.map((evaluation, index) =>
        makeRow(scores, wanted, evaluation, {
          name: names.get(evaluation) ?? '',
          inView: '',
          separated: false,
          part: index === 0 ? 'Selected, outside of the filter' : '',
          isSelected: true,
          isKept: true,
        }),
      ),
    ],
    selected: selectedRows(scores, selected),
    lacking: scores.evaluations.filter((_, evaluation) => lacksCells(scores, evaluation)).length,
    total: order.length,
    absent: scores.evaluations.length - order.length,
    matched: sequence.length,
    suggestion: found.length === 0 ? suggestionFor(scores, query) : null,
    page,
    pages,
    facets: facets.map((facet) => withActive(facet, query)),
    scale: scores.ranking.scale,
  };
}

/** @param count how many have something in what they are ranked on */
function summaryOf(scores: Scores, count: number, on: string): string {
  const all = `${formatQuantity(count, 'evaluation')} · ${describeScores(scores).suite}`;
  const absent = scores.evaluations.length - count;
  const others = absent > 0 ? `; ${formatQuantity(absent, 'other')} without results there` : '';
  return on === '' ? `${all}.` : `${all}, ranked on ${on}${others}.`;
}

/** Which page is shown, of how many, and the places of its rows. */
function pageOf({ page: asked, pageSize }: Query, rows: number) {
  if (pageSize === null) return { page: 1, pages: 1, first: 0, end: rows };
  const pages = Math.max(1, Math.ceil(rows / pageSize));
  const page = Math.min(Math.max(1, asked), pages);
  return { page, pages, first: (page - 1) * pageSize, end: page * pageSize };
}

/** Everyone in the order of a metric; on a part of the board, everyone who has something there. */
function placesOn(scores: Scores, query: Query, metric: Metric): readonly number[] {
  const { sequence = [] } = scores.ranking.orders[metric.id] ?? {};
  return isPart(query) ? sequence.filter((evaluation) => hasPoints(scores, evaluation)) : sequence;
}

/** Indices of those that a reader chose; a slug that nobody has is ignored. */
function selectedIn({ evaluations }: Scores, { selected }: Query): number[] {
  return selected
    .map((slug) => evaluations.findIndex((one) => one.slug === slug))
    .filter((index) => index >= 0);
}

/** Those of them that stay though they do not match. */
function keptIn({ keepsSelected }: View, selected: readonly number[], chosen: ReadonlySet<number>): number[] {
  return keepsSelected ? selected.filter((evaluation) => !chosen.has(evaluation)) : [];
}

function selectedRows(scores: Scores, selected: readonly number[]): SelectedRow[] {
  const names = rowNames(selected.map((evaluation) => namedOf(scores, evaluation)));
  return selected.map((evaluation) => ({
    slug: scores.evaluations[evaluation]?.slug ?? '',
    name: names.get(evaluation) ?? '',
  }));
}

/** What a query asks of every row. */
interface Asked {
  readonly metric: Metric;
  readonly fill: Fill;
  /** Whether cells are kept once they were made. */
  readonly isKept: boolean;
  /** Scores with the tasks that have columns; a cell is the same on the whole board and on a part of it. */
  readonly cellsFrom: Scores;
  readonly taskGroups: readonly TaskGroup[];
}

/** Cells that a board keeps: more than these, some 2 kB each, would fill the memory. */
const MOST_KEPT = 40_000;

/** Worst first; those without a rank stay last. */
function reversed({ ranking }: Scores, metric: Metric, sequence: readonly number[]): number[] {
  const { rank } = ranking.orders[metric.id] ?? {};
  const isRanked = (evaluation: number): boolean => (rank?.[evaluation] ?? null) !== null;
  return [...sequence.filter(isRanked).reverse(), ...sequence.filter((evaluation) => !isRanked(evaluation))];
}

/** "3rd in view" for the one at this place of what was found; empty where nothing is filtered out above it. */
function inView(order: readonly number[], found: readonly number[], place: number): string {
  return order[place] === found[place] ? '' : `${formatOrdinal(place + 1)} in view`;
}

/** Per shown row, whether it can be told from the row above it, be that on the page before. */
function separations(
  scores: Scores,
  metric: Metric,
  shown: readonly number[],
  before: number | undefined,
): boolean[] {
  return shown.map((row, index) => {
    const above = index === 0 ? before : shown[index - 1];
    return above !== undefined && scores.separation(metric.id, above, row) !== 0;
  });
}

/** Headings of the parts of a board, above the first shown row of each. */
function partHeadings({ ranking }: Scores, shown: readonly number[]): string[] {
  const { parts, partOf } = ranking;
  if (parts.length < 2) return shown.map(() => '');
  return shown.map((evaluation, index) => {
    const above = shown[index - 1];
    const changed = above === undefined || partOf[above] !== partOf[evaluation];
    if (!changed) return '';
    const part = parts[partOf[evaluation] ?? -1];
    return part ? `Ranked apart: ${part.label}` : 'Not ranked: nothing could be scored';
  });
}

/** What a row has from the rows around it. */
type AmongRows = Pick<BoardRow, 'name' | 'inView' | 'separated' | 'part' | 'isSelected' | 'isKept'>;

/**
 * The row of an evaluation. Its cells are most of a board, so they are made when they are looked at, and not kept where the
 * board is large.
 */
function makeRow(scores: Scores, asked: Asked, evaluation: number, among: AmongRows): BoardRow {
  const make = (): TierRow[] => tierRows(scores, asked, evaluation);
  const tiers = asked.isKept ? once(make) : make;
  const about = scores.evaluations[evaluation];
  const { overall } = scores.of(evaluation);
  if (!about) throw new RangeError(`makeRow: there is no evaluation ${String(evaluation)}`);
  return {
    index: evaluation,
    id: about.id,
    writtenId: about.writtenId,
    slug: about.slug,
    label: about.label,
    name: among.name,
    details: detailsOf(scores, evaluation),
    groups: about.groups,
    facts: about.facts,
    identity: about.identity,
    ruler: about.ruler,
    rulerText: rulerText(about),
    hfId: about.hfId,
    rank: rankCell(scores, asked.metric, evaluation),
    rankRange: rankRangeCell(scores, asked.metric, evaluation),
    tieGroup: tieGroupCell(scores, asked.metric, evaluation),
    tieSize: tieSize(scores, asked.metric, evaluation),
    inView: among.inView,
    isSelected: among.isSelected,
    isKept: among.isKept,
    metrics: metricCells(overall, asked.metric),
    // A front takes the scores of everybody, and few views show it.
    get fronts() {
      return frontCells(scores, evaluation);
    },
    incomplete: overall?.incomplete ?? true,
    get tiers() {
      return tiers();
    },
    separated: among.separated,
    part: among.part,
    unpublished: about.unpublished === true,
    synthetic: scores.about.synthetic && about.unpublished !== true,
    topGroup: scores.ranking.orders[asked.metric.id]?.certainty?.group[evaluation] === 1,
    notes: rankNotes(scores, asked.metric, evaluation),
  };
}

function tierRows(scores: Scores, asked: Asked, evaluation: number): TierRow[] {
  return scores
    .of(evaluation)
    .tiers.flatMap((tier) => (tier ? [makeTierRow(scores, asked, evaluation, tier)] : []));
}

function makeTierRow(scores: Scores, asked: Asked, evaluation: number, score: TierScore): TierRow {
  const tier = scores.tiers[score.tier] ?? { id: '', label: '' };
  const { tasks, tiers } = asked.cellsFrom;
  const place = tiers.findIndex(({ id }) => id === tier.id);
  const cells = asked.cellsFrom.of(evaluation).tiers[place]?.cells ?? [];
  const made: HeatCell[] = [];
  const cellAt = (index: number): HeatCell | undefined => {
    const task = tasks[index];
    return task && (made[index] ??= makeHeatCell(cells[index] ?? null, tier, task, asked.fill));
  };
  const all = once(() => tasks.flatMap((_, index) => cellAt(index) ?? []));
  return {
    index: score.tier,
    id: tier.id,
    label: tier.label,
    metrics: metricCells(score.aggregate, asked.metric, scores.ranking.marks, score.tier),
    incomplete: score.anyIncomplete,
    // Of folded tasks nobody may ask for a cell, and of many tasks a view shows few at once.
    get cells() {
      return all();
    },
    cellAt,
    groups: asked.taskGroups.map((group) =>
      makeGroupCell(
        group.counted.map((index) => cells[index] ?? null),
        tier,
        group,
        asked.fill,
      ),
    ),
  };
}

function tierHeading({ id, label }: Tier, index: number): Heading {
  return { index, id, label, description: null };
}

function tasksOf({ tasks }: Scores, query: Query): TaskHeading[] {
  return tasks.map(({ id, slug, label, description, group }, index) => ({
    index,
    id,
    slug,
    label,
    description,
    group,
    isRanked: query.tasks?.includes(id) ?? true,
  }));
}

function withActive(facet: Facet, query: Query): Facet {
  const active = new Set(query.groups.flat());
  return { ...facet, values: facet.values.map((value) => ({ ...value, active: active.has(value.group) })) };
}
