import { formatCount, formatQuantity } from '../format.ts';
import { DEFAULT_METRIC, ESTIMATE, inSentence, type Metric, METRICS, withTrials } from '../score/metrics.ts';
import { rulerText } from '../score/parts.ts';
import type { Scores } from '../score/scores.ts';
import { countAll, type CountedCells, countCells } from './counted-cells.ts';
import { SYNTHETIC, trialsOf } from './describe.ts';
import { POLICIES } from './rank-cell.ts';
import { hasPoints } from './ranked-on.ts';

/** Of what a view is made. */
export interface ViewSource {
  /** Those that rows are ranked by. */
  readonly scores: Scores;
  readonly metric: Metric;
  /** Who is in the view. */
  readonly evaluations: readonly number[];
  /** Whether these are all of them. */
  readonly isWhole: boolean;
  /** Whether rows are ranked on a part of the tiers and tasks. */
  readonly isPart: boolean;
}

/** What is to be said of a view: it counts what the view shows, or says that it counts more. */
export interface ViewNotes {
  readonly method: string;
  readonly notes: readonly string[];
  /** Those of the notes that hold for the scores themselves, whether anything is ranked or not. */
  readonly scoreNotes: readonly string[];
}

/** Which question the intervals answer. */
const CLUSTERS: Readonly<Record<Scores['about']['cluster'], string>> = {
  none: 'this suite',
  points: 'points like these (difficulty points as clusters, or items that were tried several times)',
};

export function viewNotes(view: ViewSource): ViewNotes {
  const { scores, evaluations, isWhole } = view;
  const counted = isWhole || evaluations.length === 0 ? countAll(scores) : countCells(scores, evaluations);
  const scoreNotes = scoreNotesOf(view, counted);
  return {
    method: `95 % intervals for ${CLUSTERS[scores.about.cluster]}: guess-aware Wilson per cell, square-and-add on the log scale per score; ${spread(counted)} per cell`,
    notes: notesOf(view, counted, scoreNotes),
    scoreNotes,
  };
}

/** Says of a note that it is about more than the view shows. */
function about(all: string, isMore: boolean): (note: string) => string {
  return (note) => (isMore ? `${all}: ${note}` : note);
}

/** What is true of all that are ranked, and not only of those in the view. */
function ofAll({ isWhole }: ViewSource): (note: string) => string {
  return about('All evaluations', !isWhole);
}

function scoreNotesOf(view: ViewSource, counted: CountedCells): string[] {
  const { ranking, about: board } = view.scores;
  const { cells, unrecorded } = counted;
  const ofBoard = about('Whole board', !view.isWhole || view.isPart);
  return [
    ...[...(board.provenance.warnings ?? []), ...(board.provenance.choices ?? [])].map(ofBoard),
    ...(unrecorded === cells ? ['Truncation was not recorded.'] : []),
    ...(unrecorded > 0 && unrecorded < cells
      ? [`Truncation was not recorded for ${formatCount(unrecorded)} of ${formatCount(cells)} cells.`]
      : []),
    ...(ranking.parts.length > 1 ? [ofAll(view)(partsNote(ranking))] : []),
    ...trialsNotes(view.scores, counted),
    ...singlePointsNote(view.scores, counted),
  ];
}

function notesOf(view: ViewSource, counted: CountedCells, scoreNotes: readonly string[]): string[] {
  const { scores, metric, evaluations } = view;
  const { ranking } = scores;
  const incomplete = evaluations.filter((evaluation) => ranking.incomplete[evaluation]).length;
  const { conflicts = [], certainty } = ranking.orders[metric.id] ?? {};
  const inView = new Set(evaluations);
  return [
    ...(scores.about.synthetic ? [SYNTHETIC] : []),
    ...scoreNotes,
    ...(incomplete > 0
      ? [`${formatQuantity(incomplete, 'evaluation')} with missing cells: ${POLICIES[scores.about.missing]}.`]
      : []),
    ...cellSizesNote(counted),
    ...bonusNote(certainty?.flipped.length ?? 0).map(ofAll(view)),
    ...comparableNote(scores).map(ofAll(view)),
    ...mixedIdentity(view),
    ...conflictNotes(metric, conflicts.filter((evaluation) => inView.has(evaluation)).length),
  ];
}

function bonusNote(flipped: number): string[] {
  if (flipped === 0) return [];
  return [
    `Only the bonus for small samples makes ${formatQuantity(flipped, 'pair')} of adjacent ranks differ.`,
  ];
}

/** A cell with one point has nothing to cluster by. */
function singlePointsNote({ about: { cluster } }: Scores, { single }: CountedCells): string[] {
  if (cluster !== 'points' || single === 0) return [];
  return [`${formatQuantity(single, 'cell')} with a single point: the interval there is about this suite.`];
}

/** Which k metrics of repeated trials have, and which cells are without them. */
function trialsNotes(scores: Scores, { unnamed, once }: CountedCells): string[] {
  const { k } = trialsOf(scores);
  if (k === null) return [];
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

/** From this ratio on, small cells gain much from their bonus. */
const UNEQUAL = 4;

/** Where cells differ much in size, the score with a bonus for small ones favours whoever was measured less. */
function cellSizesNote({ leastAboveZero: least, most }: CountedCells): string[] {
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
function comparableNote({ about: { comparable }, evaluations }: Scores): string[] {
  const rulers = new Set(evaluations.map((evaluation) => rulerText(evaluation)));
  if (!comparable || rulers.size < 2) return [];
  return [
    `Measured with ${formatCount(rulers.size)} different setups. The dataset declares them comparable, so they share one ranking.`,
  ];
}

/** What to say of an order that insertion by the tiers an evaluation has cannot make consistent. */
function conflictNotes(metric: Metric, count: number): string[] {
  if (count === 0) return [];
  const who = formatQuantity(count, 'evaluation');
  return [`By ${metric.label}, the place of ${who} with missing cells is not consistent.`];
}

/** Template and sampler belong to what an evaluation is: a view that mixes them says so. */
function mixedIdentity({ scores, evaluations, isWhole, isPart }: ViewSource): string[] {
  const shown = evaluations.filter((evaluation) => hasPoints(scores, evaluation));
  return ['template', 'sampler'].flatMap((key) => {
    const values = new Set(
      shown.flatMap((evaluation) => scores.evaluations[evaluation]?.identity[key] ?? []),
    );
    const what = isWhole && !isPart ? 'This board' : 'This view';
    return values.size > 1
      ? [`${what} mixes ${formatCount(values.size)} ${key}s; each evaluation names its own.`]
      : [];
  });
}

function spread({ cells, least, most }: CountedCells): string {
  if (cells === 0) return 'no responses';
  const quantity = formatQuantity(most, 'response');
  return least === most ? quantity : `${formatCount(least)} to ${quantity}`;
}
