import { formatCount } from '../format.ts';
import { METRICS } from '../score/metrics.ts';
import type { Scores } from '../score/scores.ts';
import type { Query } from './board.ts';
import { groupColumn, groupOf, taskColumn } from './column-ids.ts';
import { describeScores } from './describe.ts';
import { comparisonOf, groupWords } from './group-words.ts';
import { sortedBy } from './metric-cells.ts';
import { frontHeadings } from './pareto-mark.ts';
import { PAGE_SIZES, parseQuery } from './query.ts';

/** More unknown values are counted, and longer ones cut. */
const [MOST_TOLD, LONGEST_TOLD] = [3, 40];

/** Something that an address names and a board does not have: "tier", "expert". */
export type Unknown = readonly [what: string, value: string];

/** "Not on this board: tier “expert”."; nothing where all is known. */
export function notOnBoard(unknown: readonly Unknown[]): string[] {
  if (unknown.length === 0) return [];
  const told = unknown
    .slice(0, MOST_TOLD)
    .map(([what, value]) => `${what} “${value.slice(0, LONGEST_TOLD)}”`);
  const more = unknown.length > MOST_TOLD ? ` and ${formatCount(unknown.length - MOST_TOLD)} more` : '';
  return [`Not on this board: ${told.join(', ')}${more}.`];
}

/** What is said beside a view whose address asks for more than the board has; empty where it does not. */
export function addressNotice(parameters: URLSearchParams, scores: Scores): string {
  return notOnBoard(unknownInAddress(parameters, scores)).join(' ');
}

/** What the address of a view means nothing by, so that the view is not the one that was asked for. */
export function unknownInAddress(parameters: URLSearchParams, scores: Scores): Unknown[] {
  const query = parseQuery(parameters);
  const sorts = sortedBy(query.sort, describeScores(scores).recorded) ? [query.sort] : [];
  return [
    ...unknownNames(query, scores),
    ...valueOf(parameters, 'sort', 'metric', (sort) => sorts.includes(sort)),
    ...CHOICES.flatMap(([key, what, known]) =>
      valueOf(parameters, key, what, (value) => known.includes(value)),
    ),
    ...valueOf(parameters, 'page', 'page', (page) => /^[1-9]\d*$/.test(page)),
  ];
}

function unknownNames(query: Query, scores: Scores): Unknown[] {
  const { tiers, tasks, evaluations } = scores;
  const words = query.groups.flat().filter((word) => comparisonOf(word) === null);
  return [
    ...unknown('group', words, () => evaluations.flatMap(groupWords)),
    ...unknown('evaluation', query.evaluations ?? [], () => idsOf(evaluations)),
    ...unknown('task', query.tasks ?? [], () => idsOf(tasks)),
    ...unknown('tier', query.tiers ?? [], () => idsOf(tiers)),
    ...unknown('selected model', query.selected, () => evaluations.map(({ slug }) => slug)),
    ...unknown('column', [...query.hide, ...query.show], () => columnsOf(scores)),
  ];
}

function columnsOf(scores: Scores): string[] {
  const ofTasks = scores.tasks.flatMap((task) => [taskColumn(task.id), groupColumn(groupOf(task))]);
  return [
    ...idsOf(METRICS),
    ...idsOf(describeScores(scores).facts),
    ...idsOf(frontHeadings(scores)),
    ...ofTasks,
  ];
}

/** @param known what the board has, asked for only where something is named */
function unknown(what: string, values: readonly string[], known: () => readonly string[]): Unknown[] {
  if (values.length === 0) return [];
  const all = new Set(known());
  return [...new Set(values)].filter((value) => !all.has(value)).map((value) => [what, value]);
}

function valueOf(
  parameters: URLSearchParams,
  key: string,
  what: string,
  isKnown: (value: string) => boolean,
): Unknown[] {
  const value = parameters.get(key) ?? '';
  return value === '' || isKnown(value) ? [] : [[what, value]];
}

function idsOf(list: readonly { readonly id: string }[]): string[] {
  return list.map(({ id }) => id);
}

/** Keys of few values, as `parseQuery` reads them. */
const CHOICES: readonly (readonly [key: string, what: string, known: readonly string[]])[] = [
  ['complete', 'choice', ['only']],
  ['order', 'order', ['reverse']],
  ['fill', 'fill', ['success', 'score']],
  ['layout', 'layout', ['cards', 'table']],
  ['rows', 'number of rows', PAGE_SIZES.map(String)],
];
