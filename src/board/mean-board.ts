import { formatCount, formatMean, formatQuantity } from '../format.ts';
import type { MeanUnit } from '../read/dataset/dataset.ts';
import { rankedMeans, type MeanRow } from '../score/means.ts';
import type { About, Scores } from '../score/scores.ts';
import type { Query } from './board.ts';
import { SYNTHETIC } from './describe.ts';
import { bandOf } from './heat-cell.ts';
import { choiceOf, rankedOn } from './ranked-on.ts';
import { detailsOf, rowNames } from './row-names.ts';
import { selectEvaluations } from './select.ts';

/**
 * A board of means without counts: sorted, and no more. It has no score, no rank range, no tie and no verdict on a
 * pair, because nobody knows how many responses are behind a number.
 */
export interface MeanBoard {
  readonly about: About;
  readonly summary: string;
  /** What such a board cannot say, in one sentence. */
  readonly verdict: string;
  readonly notes: readonly string[];
  readonly query: Query;
  /** Evaluations on the board, and those that the query lets through. */
  readonly total: number;
  readonly matched: number;
  /** The tiers and tasks whose means count, as "Hard · 4 of 12 tasks"; empty where these are all. */
  readonly rankedOn: string;
  /** What every number of it is; outputs print it beside the numbers. */
  readonly unit: MeanUnit;
  readonly columns: readonly string[];
  /** Best first; those that lack means come after the complete ones. */
  readonly rows: readonly MeanBoardRow[];
}

export interface MeanBoardRow {
  readonly writtenId: string | number;
  readonly name: string;
  readonly details: string;
  /** The place by the mean of means; empty where it lacks some. */
  readonly place: string;
  /** Mean of its means; an asterisk where some are missing. */
  readonly overall: MeanText;
  /** One per column. */
  readonly cells: readonly MeanText[];
}

/** A mean as it is printed. */
export interface MeanText {
  readonly value: number | null;
  readonly text: string;
  /** "66.1–70.9", from the standard error that the source gives; empty without one. */
  readonly rangeText: string;
  readonly range: readonly [number, number] | null;
  readonly title: string;
  /** For the colour of a cell: whole percent of its bar, and its band from 1 to 5; 0 without a value. */
  readonly fill: number;
  readonly band: number;
}

/** What every output of such a board says. */
const NO_COUNTS = 'No counts: no intervals, no ranges.';

/** @throws RangeError for scores that were counted */
export function makeMeanBoard(scores: Scores, query: Query): MeanBoard {
  const { about, evaluations, tasks, tiers } = scores;
  const chosen = selectEvaluations(scores, query);
  const { rows, unit, columns } = rankedMeans(scores, choiceOf(scores, query));
  const found = rows.filter(({ evaluation }) => chosen.has(evaluation));
  const on = rankedOn(scores, query);
  const names = rowNames(
    evaluations.map(({ id, label }, index) => ({ index, id, label, details: detailsOf(scores, index) })),
  );
  const columnNames = columns.map(({ task, tier }) =>
    [tasks[task]?.label ?? '', ...(tiers.length > 1 ? [tiers[tier]?.label ?? ''] : [])].join(' · '),
  );
  const write = (mean: MeanRow['overall'], what: string, lacks = false): MeanText =>
    meanText(mean, what, unit, lacks);
  const hasErrors = rows.some(({ cells }) => cells.some((cell) => typeof cell?.error === 'number'));
  return {
    about,
    summary: `${formatQuantity(evaluations.length, 'evaluation')} · ${formatQuantity(columns.length, 'mean')} each${on === '' ? '' : `, sorted on ${on}`}.`,
    verdict: `${NO_COUNTS} Sorted by the mean of the ${unit}.`,
    notes: [
      ...(about.synthetic ? [SYNTHETIC] : []),
      ...about.provenance.assumptions,
      ...(about.provenance.warnings ?? []),
      ...(hasErrors
        ? [
            'Ranges are the mean ± 1.96 standard errors of the source, which says nothing of how they were found.',
          ]
        : []),
      ...(rows.some(({ isComplete }) => !isComplete)
        ? ['* some means are missing: listed after those that have all, and without a place.']
        : []),
    ],
    query,
    total: evaluations.length,
    matched: found.length,
    rankedOn: on,
    unit,
    columns: columnNames,
    rows: (query.isReversed ? reversed(found) : found).map(
      ({ evaluation, place, overall, cells, isComplete, isTied }) => ({
        writtenId: evaluations[evaluation]?.writtenId ?? '',
        name: names.get(evaluation) ?? '',
        details: detailsOf(scores, evaluation),
        place: place === null ? '' : `${isTied ? '=' : ''}${formatCount(place)}`,
        overall: write(overall, 'mean', !isComplete),
        cells: cells.map((cell, column) => write(cell, columnNames[column] ?? '')),
      }),
    ),
  };
}

/** Worst first; those without a place stay last. */
function reversed(rows: readonly MeanRow[]): MeanRow[] {
  const hasPlace = ({ place }: MeanRow): boolean => place !== null;
  return [...rows.filter(hasPlace).reverse(), ...rows.filter((row) => !hasPlace(row))];
}

function meanText(mean: MeanRow['overall'], what: string, unit: MeanUnit, lacks: boolean): MeanText {
  if (mean === null)
    return {
      value: null,
      text: '—',
      rangeText: '',
      range: null,
      title: `${what}: not given`,
      fill: 0,
      band: 0,
    };
  const format = (value: number): string => formatMean(value, unit);
  const { value, error } = mean;
  const most = unit === 'shares' ? 1 : 100;
  const range: [number, number] | null =
    error === null ? null : [Math.max(0, value - 1.96 * error), Math.min(most, value + 1.96 * error)];
  const rangeText = range === null ? '' : `${format(range[0])}–${format(range[1])}`;
  const said = rangeText === '' ? 'no counts, no interval' : `${rangeText} by its standard error`;
  return {
    value,
    text: `${format(value)}${lacks ? '*' : ''}`,
    rangeText,
    range,
    title: `${what}: ${format(value)}; ${said}`,
    fill: Math.round((100 * value) / most),
    band: bandOf(value / most),
  };
}
