import type { Board, BoardRow, Facet, Fill, Heading, Query, TierRow } from './board.ts';
import { detailsOf, namedOf, rowNames } from './row-names.ts';
import { conflictNotes, describeScores, verdictOf } from './describe.ts';
import { formatOrdinal } from '../format.ts';
import { makeHeatCell } from './heat-cell.ts';
import { metricCells, metricHeadings, sortedBy } from './metric-cells.ts';
import { boardMetric, type Metric } from '../score/metrics.ts';
import { EVERYTHING } from './query.ts';
import { rankCell, rankNotes, rankRangeCell, tieGroupCell } from './rank-cell.ts';
import { once } from './remember.ts';
import { rulerText } from '../score/parts.ts';
import type { Scores, TierScore } from '../score/scores.ts';
import { selectEvaluations } from './select.ts';

/**
 * The view of the scores that a query asks for. It selects, sorts and words what was computed before; no filter ever
 * moves a number or a rank.
 */
export function makeBoard(scores: Scores, asked: Partial<Query> = {}): Board {
  const query: Query = { ...EVERYTHING, ...asked };
  const metric = sortedBy(query.sort, describeScores(scores).recorded) ?? boardMetric(scores);
  const chosen = selectEvaluations(scores, query);
  const order = scores.ranking.orders[metric.id]?.sequence ?? [];
  const found = order.filter((evaluation) => chosen.has(evaluation));
  const sequence = query.isReversed ? reversed(scores, metric, found) : found;
  const places = query.isReversed ? new Map(found.map((evaluation, place) => [evaluation, place])) : null;
  const pages = query.pageSize === null ? 1 : Math.max(1, Math.ceil(sequence.length / query.pageSize));
  const page = Math.min(Math.max(1, query.page), pages);
  const first = query.pageSize === null ? 0 : (page - 1) * query.pageSize;
  const shown = sequence.slice(first, query.pageSize === null ? undefined : first + query.pageSize);
  const part = shownPart(scores, query, metric, shown.length);
  const separated = separations(scores, metric, shown, sequence[first - 1]);
  const headings = partHeadings(scores, shown);
  const names = rowNames(shown.map((evaluation) => namedOf(scores, evaluation)));
  const { facets, recorded, ...description } = describeScores(scores);
  return {
    about: scores.about,
    query: { ...query, sort: metric === boardMetric(scores) ? EVERYTHING.sort : metric.id, page },
    ...description,
    notes: [...description.notes, ...conflictNotes(scores, metric)],
    verdict: verdictOf(scores, metric),
    tiers: part.tiers.map((tier) => heading(scores.tiers, tier)),
    allTiers: scores.tiers.map((_, tier) => heading(scores.tiers, tier)),
    tasks: part.tasks.map((task) => heading(scores.tasks, task)),
    metrics: metricHeadings(recorded, metric),
    rows: shown.map((evaluation, index) =>
      makeRow(scores, part, evaluation, {
        name: names.get(evaluation) ?? '',
        inView: inView(order, found, places?.get(evaluation) ?? first + index),
        separated: separated[index] ?? false,
        part: headings[index] ?? '',
      }),
    ),
    total: scores.evaluations.length,
    matched: sequence.length,
    page,
    pages,
    facets: facets.map((facet) => withActive(facet, query)),
    scale: scores.ranking.scale,
  };
}

/** What a query shows of every evaluation: indices of tiers and tasks, and the metric that ranks. */
interface ShownPart {
  readonly metric: Metric;
  readonly fill: Fill;
  readonly tiers: readonly number[];
  readonly tasks: readonly number[];
  /** Whether cells are kept once they were made. */
  readonly isKept: boolean;
}

/** Cells that a board keeps: more than these, some 2 kB each, would fill the memory. */
const MOST_KEPT = 40_000;

function shownPart(scores: Scores, query: Query, metric: Metric, rows: number): ShownPart {
  const pick = (all: readonly { id: string }[], wanted: readonly string[] | null): number[] => {
    const indices = all.map((_, index) => index);
    const chosen = indices.filter((index) => wanted?.includes(all[index]?.id ?? '') ?? true);
    return chosen.length > 0 ? chosen : indices;
  };
  const tiers = pick(scores.tiers, query.tiers);
  const tasks = pick(scores.tasks, query.tasks);
  return { metric, tiers, tasks, fill: query.fill, isKept: rows * tiers.length * tasks.length <= MOST_KEPT };
}

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
type AmongRows = Pick<BoardRow, 'name' | 'inView' | 'separated' | 'part'>;

/**
 * The row of an evaluation. Its cells are most of a board, so they are made when they are looked at, and not kept where the
 * board is large.
 */
function makeRow(scores: Scores, part: ShownPart, evaluation: number, among: AmongRows): BoardRow {
  const make = (): TierRow[] => tierRows(scores, part, evaluation);
  const tiers = part.isKept ? once(make) : make;
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
    rank: rankCell(scores, part.metric, evaluation),
    rankRange: rankRangeCell(scores, part.metric, evaluation),
    tieGroup: tieGroupCell(scores, part.metric, evaluation),
    inView: among.inView,
    metrics: metricCells(overall, part.metric),
    incomplete: overall?.incomplete ?? true,
    get tiers() {
      return tiers();
    },
    separated: among.separated,
    part: among.part,
    topGroup: scores.ranking.orders[part.metric.id]?.certainty?.group[evaluation] === 1,
    notes: rankNotes(scores, part.metric, evaluation),
  };
}

function tierRows(scores: Scores, part: ShownPart, evaluation: number): TierRow[] {
  const { tiers } = scores.of(evaluation);
  return part.tiers.flatMap((tier) => {
    const measured = tiers[tier];
    return measured ? [makeTierRow(scores, part, measured)] : [];
  });
}

function makeTierRow({ tiers, tasks, ranking }: Scores, part: ShownPart, score: TierScore): TierRow {
  const tier = tiers[score.tier] ?? { id: '', label: '' };
  const { cells } = score;
  return {
    index: score.tier,
    id: tier.id,
    label: tier.label,
    metrics: metricCells(score.aggregate, part.metric, ranking.marks, score.tier),
    incomplete: score.anyIncomplete,
    cells: part.tasks.flatMap((index) => {
      const task = tasks[index];
      return task ? [makeHeatCell(cells[index] ?? null, tier, task, part.fill)] : [];
    }),
  };
}

function heading(
  all: readonly { id: string; label: string; description?: string | null }[],
  index: number,
): Heading {
  const item = all[index];
  return { index, id: item?.id ?? '', label: item?.label ?? '', description: item?.description ?? null };
}

function withActive(facet: Facet, query: Query): Facet {
  const active = new Set(query.groups.flat());
  return { ...facet, values: facet.values.map((value) => ({ ...value, active: active.has(value.group) })) };
}
