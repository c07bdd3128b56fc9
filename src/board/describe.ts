import { formatCount, formatQuantity, formatScore } from '../format.ts';
import type { UnusedRow } from '../read/dataset/dataset.ts';
import { DEFAULT_METRIC, ESTIMATE, inSentence, type Metric, METRICS, withTrials } from '../score/metrics.ts';
import { rulerText } from '../score/parts.ts';
import type { Scores } from '../score/scores.ts';
import type { Facet, FacetValue, Heading } from './board.ts';
import { factsOn } from './fact-texts.ts';
import type { Recorded } from './metric-cells.ts';
import { POLICIES } from './rank-cell.ts';
import { remember } from './remember.ts';
import { compareValues, groupWords, hasWord, IDENTITY_FACETS, splitWord } from './group-words.ts';

/** What holds for a whole board, whatever the query. */
export interface Description {
  readonly summary: string;
  readonly method: string;
  readonly notes: readonly string[];
  /** Those of the notes that hold for the scores themselves, whether anything is ranked or not. */
  readonly scoreNotes: readonly string[];
  readonly facets: readonly Facet[];
  readonly facts: readonly Heading[];
  /** What metrics may need, and whether this board recorded it. */
  readonly recorded: Recorded;
  readonly hasTruncation: boolean;
}

/** Which question the intervals answer. */
const CLUSTERS: Readonly<Record<Scores['about']['cluster'], string>> = {
  none: 'this suite',
  points: 'points like these (difficulty points as clusters)',
};

/** What every page and output of made-up data says. */
export const SYNTHETIC = 'Synthetic data: the models and the numbers are made up.';

/** Describes the board in words and counts; computed once per scores. */
export const describeScores: (scores: Scores) => Description = remember(makeDescription);

function makeDescription(scores: Scores): Description {
  const { evaluations, tasks, tiers, columns } = scores;
  const cells = [...columns.points.keys()].filter((cell) => columns.points[cell] !== 0);
  const totals = cells.map((cell) => columns.total[cell] ?? 0);
  const truncated = cells.map((cell) => columns.truncated[cell] ?? Number.NaN);
  const recorded = truncated.filter((count) => !Number.isNaN(count));
  const responses = sum(totals) + sum(recorded);
  const scoreNotes = scoreNotesOf(scores, recorded.length, cells.length);
  const suite = [
    formatQuantity(tasks.length, 'task'),
    ...(tiers.length > 1 ? [formatQuantity(tiers.length, 'tier')] : []),
  ];
  return {
    summary: `${formatQuantity(evaluations.length, 'evaluation')} · ${suite.join(' × ')} · ${formatQuantity(responses, 'response')}.`,
    method: `95 % intervals for ${CLUSTERS[scores.about.cluster]}: guess-aware Wilson per cell, square-and-add on the log scale per score; ${spread(totals)} responses per cell`,
    notes: notesOf(scores, scoreNotes),
    scoreNotes,
    facets: facetsOf(scores),
    facts: factsOn(evaluations.map(({ facts }) => facts)).map(({ fact, label }, index) => ({
      index,
      id: fact,
      label,
      description: null,
    })),
    recorded: {
      tokens: cells.some((cell) => (columns.tokenResponses[cell] ?? 0) > 0),
      ...trialsOf(scores),
    },
    hasTruncation: recorded.length > 0,
  };
}

/** A cell with one point has nothing to cluster by. */
function singlePointsNote({ about, columns }: Scores): string[] {
  if (about.cluster !== 'points') return [];
  const isSingle = (points: number, cell: number): boolean =>
    points > 0 && Number.isNaN(columns.clusters[cell] ?? Number.NaN);
  const single = columns.points.filter((points, cell) => isSingle(points, cell)).length;
  if (single === 0) return [];
  return [`${formatQuantity(single, 'cell')} with a single point: the interval there is about this suite.`];
}

/** The k of pass@k, where some cell has it. */
function trialsOf({ columns }: Scores): Pick<Recorded, 'trials' | 'k'> {
  const k = columns.k.find((value) => !Number.isNaN(value)) ?? null;
  return { trials: k !== null, k };
}

/** Which k metrics of repeated trials have, and which cells are without them. */
function trialsNotes(scores: Scores): string[] {
  const { trials, k } = trialsOf(scores);
  if (!trials || k === null) return [];
  const { columns } = scores;
  const scored = [...columns.points.keys()].filter((cell) => columns.points[cell] !== 0);
  const unnamed = scored.filter((cell) => Number.isNaN(columns.trials[cell] ?? Number.NaN)).length;
  const once = scored.filter((cell) => columns.trials[cell] === 1).length;
  const names = METRICS.flatMap((metric) =>
    metric.needs === 'trials' ? [withTrials(metric, k).label] : [],
  ).join(' and ');
  return [
    `${names} are about ${formatCount(k)} trials of an item, the fewest that any item has.`,
    ...(unnamed > 0
      ? [`${formatQuantity(unnamed, 'cell')} without ${names}: the responses do not all name an item.`]
      : []),
    ...(once > 0 ? [`${formatQuantity(once, 'cell')} without ${names}: some item was tried once.`] : []),
  ];
}

/** The sentence of truth about an order: how much of it the data support, and how many tie for first. */
export function verdictOf(scores: Scores, metric: Metric): string {
  const { ranking } = scores;
  const { group = [] } = ranking.orders[metric.id]?.certainty ?? {};
  const first = group.filter((one) => one === 1).length;
  const top = first > 1 && ranking.parts.length === 1 ? ` ${formatCount(first)} models tie for first.` : '';
  return `${differencesOf(scores, metric)}${top}`;
}

/** How much of an order the data support. */
export function differencesOf({ ranking }: Scores, metric: Metric): string {
  const certainty = ranking.orders[metric.id]?.certainty;
  if (!certainty) return `Ranked by ${inSentence(metric)}, which has no interval: no rank range is known.`;
  if (certainty.neighbours < 1) return 'There is nothing to compare yet.';
  const { neighbours, separable, resolvableGap: gap } = certainty;
  // Evaluations that solve the very same items differ by any gap.
  const need = gap === null || gap < 0.5 ? '' : `; gaps under ${formatScore(gap)} points may be chance`;
  return `${adjacentRanks(separable, neighbours)}${need}.`;
}

function adjacentRanks(separable: number, neighbours: number): string {
  if (separable === neighbours)
    return `All ${formatQuantity(neighbours, 'pair')} of adjacent ranks differ significantly`;
  if (separable === 0)
    return `None of ${formatQuantity(neighbours, 'pair')} of adjacent ranks differs significantly`;
  return `Only ${formatCount(separable)} of ${formatCount(neighbours)} adjacent ranks differ significantly`;
}

function scoreNotesOf(scores: Scores, recorded: number, cells: number): string[] {
  const { ranking, about } = scores;
  return [
    ...(about.provenance.warnings ?? []),
    ...(about.provenance.choices ?? []),
    ...(recorded === 0 ? ['Truncation was not recorded.'] : []),
    ...(recorded > 0 && recorded < cells
      ? [`Truncation was not recorded for ${formatCount(cells - recorded)} of ${formatCount(cells)} cells.`]
      : []),
    ...(ranking.parts.length > 1 ? [partsNote(ranking)] : []),
    ...trialsNotes(scores),
    ...singlePointsNote(scores),
  ];
}

function notesOf(scores: Scores, scoreNotes: readonly string[]): string[] {
  const { about, ranking, evaluations } = scores;
  const incomplete = ranking.incomplete.filter(Boolean).length;
  const flipped = ranking.orders[DEFAULT_METRIC.id]?.certainty?.flipped.length ?? 0;
  return [
    ...(about.synthetic ? [SYNTHETIC] : []),
    ...scoreNotes,
    ...(incomplete > 0
      ? [`${formatQuantity(incomplete, 'evaluation')} with missing cells: ${POLICIES[about.missing]}.`]
      : []),
    ...cellSizesNote(scores),
    ...(flipped > 0
      ? [
          `Only the bonus for small samples makes ${formatQuantity(flipped, 'pair')} of adjacent ranks differ.`,
        ]
      : []),
    ...comparableNote(scores),
    ...mixedIdentity(evaluations),
  ];
}

/** From this ratio on, small cells gain much from their bonus. */
const UNEQUAL = 4;

/** Where cells differ much in size, the score with a bonus for small ones favours whoever was measured less. */
function cellSizesNote({ columns }: Scores): string[] {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const [cell, total] of columns.total.entries()) {
    if (columns.points[cell] === 0 || total === 0) continue;
    least = Math.min(least, total);
    most = Math.max(most, total);
  }
  if (most <= UNEQUAL * least) return [];
  return [
    `Cells have ${formatCount(least)} to ${formatCount(most)} responses. ${DEFAULT_METRIC.label} adds a bonus to small cells; rank by ${inSentence(ESTIMATE)} to avoid it.`,
  ];
}

function partsNote({ parts }: Scores['ranking']): string {
  const sizes = parts.map((part) => `${formatQuantity(part.evaluations.length, 'evaluation')} ${part.label}`);
  return `Ranked in ${formatCount(parts.length)} separate parts: ${sizes.join('; ')}.`;
}

/** Different rulers in one ranking are the dataset's word, and so it is said. */
function comparableNote({ about, evaluations }: Scores): string[] {
  const rulers = new Set(evaluations.map((evaluation) => rulerText(evaluation)));
  if (!about.comparable || rulers.size < 2) return [];
  return [
    `Measured with ${formatCount(rulers.size)} different setups. The dataset declares them comparable, so they share one ranking.`,
  ];
}

/** What to say of an order that insertion by the tiers an evaluation has cannot make consistent. */
export function conflictNotes({ ranking }: Scores, metric: Metric): string[] {
  const count = ranking.orders[metric.id]?.conflicts.length ?? 0;
  if (count === 0) return [];
  const who = formatQuantity(count, 'evaluation');
  return [`By ${metric.label}, the place of ${who} with missing cells is not consistent.`];
}

/** Template and sampler belong to what an evaluation is: a board that mixes them says so. */
function mixedIdentity(evaluations: Scores['evaluations']): string[] {
  return ['template', 'sampler'].flatMap((key) => {
    const values = new Set(
      evaluations.map(({ identity }) => identity[key]).filter((value) => value !== undefined),
    );
    return values.size > 1
      ? [`This board mixes ${formatCount(values.size)} ${key}s; each evaluation names its own.`]
      : [];
  });
}

/**
 * Groups by facet, values and facets in alphabetical order; plain words come after them as a facet without a name, and
 * last the parts of the identity that the board mixes.
 */
function facetsOf({ evaluations }: Scores): Facet[] {
  const counts = new Map<string, number>();
  for (const group of evaluations.flatMap(groupWords)) {
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  const facets = new Map<string, [string, number][]>();
  for (const [group, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [id] = splitWord(group);
    facets.set(id, [...(facets.get(id) ?? []), [group, count]]);
  }
  const words = evaluations.map(groupWords);
  const isOne = (id: string): boolean => facets.get(id)?.length === 1;
  const place = (id: string): number => (IDENTITY_FACETS.includes(id) ? 2 : Number(id === ''));
  return [...facets]
    .filter(([id]) => !(IDENTITY_FACETS.includes(id) && isOne(id)))
    .sort(([a], [b]) => place(a) - place(b))
    .map(([id, values]) => ({
      id,
      label: id === '' ? 'group' : id.replaceAll('_', ' '),
      values: [
        ...orderedValues(id, values, words),
        ...(isCounted(id) ? [] : values).map(([group, count]) => valueOf(group, splitWord(group)[1], count)),
      ],
    }));
}

function valueOf(group: string, label: string, count: number): FacetValue {
  return { group, label, count, active: false };
}

/** Facts whose exact value nobody looks for. */
function isCounted(id: string): boolean {
  return ['date', 'params', 'context', 'price_in', 'price_out'].includes(id);
}

/** Of more values, a menu offers some, evenly along their order. */
const MOST_STEPS = 8;

/** "≤ 8b" and "≥ 8b" for a facet whose values have an order; nothing for words, and for a single value. */
function orderedValues(
  id: string,
  values: readonly (readonly [group: string, count: number])[],
  words: readonly (readonly string[])[],
): FacetValue[] {
  const texts = values.map(([group]) => splitWord(group)[1]);
  const [first = ''] = texts;
  if (id === '' || texts.length < 2 || texts.some((text) => compareValues(id, text, first) === null))
    return [];
  const sorted = [...texts].sort((a, b) => compareValues(id, a, b) ?? 0);
  const count = Math.min(MOST_STEPS, sorted.length);
  const steps = Array.from(
    { length: count },
    (_, step) => sorted[Math.round((step * (sorted.length - 1)) / (count - 1))] ?? '',
  );
  const offer = (sign: '<=' | '>=', shown: string, text: string): FacetValue => {
    const group = `${id}${sign}${text}`;
    return valueOf(group, `${shown} ${text}`, words.filter((own) => hasWord(own, group)).length);
  };
  return [
    ...steps.slice(0, -1).map((text) => offer('<=', '≤', text)),
    ...steps.slice(1).map((text) => offer('>=', '≥', text)),
  ];
}

function spread(counts: readonly number[]): string {
  const low = counts.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = counts.reduce((a, b) => Math.max(a, b), 0);
  if (counts.length === 0) return 'no';
  return low === high ? formatCount(low) : `${formatCount(low)} to ${formatCount(high)}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Rows that were left out for one reason: the first of them, and how many there are. */
export interface LeftOut {
  readonly first: UnusedRow;
  readonly count: number;
}

/** Rows that a rule left out are many, and their reasons few. */
export function gatherLeftOut(rows: readonly UnusedRow[]): LeftOut[] {
  const gathered = Map.groupBy(rows, ({ expected, got }) => JSON.stringify([expected, got]));
  return [...gathered.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ first, count: group.length }];
  });
}
