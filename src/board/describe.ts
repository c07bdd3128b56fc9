import { formatQuantity } from '../format.ts';
import type { UnusedRow } from '../read/dataset/dataset.ts';
import { hasCost } from '../score/cost.ts';
import type { Scores } from '../score/scores.ts';
import type { Facet, FacetValue, Heading } from './board.ts';
import { countAll } from './counted-cells.ts';
import { factsOn } from './fact-texts.ts';
import type { Recorded } from './metric-cells.ts';
import { remember } from './remember.ts';
import { compareValues, groupWords, hasWord, IDENTITY_FACETS, splitWord } from './group-words.ts';

/** What holds for a whole board, whatever the query. */
export interface Description {
  /** "12 tasks × 3 tiers · 346,219 responses" */
  readonly suite: string;
  readonly facets: readonly Facet[];
  readonly facts: readonly Heading[];
  /** What metrics may need, and whether this board recorded it. */
  readonly recorded: Recorded;
  readonly hasTruncation: boolean;
}

/** What every page and output of made-up data says. */
export const SYNTHETIC = 'Synthetic data: the models and the numbers are made up.';

/** Describes the board in words and counts; computed once per scores. */
export const describeScores: (scores: Scores) => Description = remember(makeDescription);

function makeDescription(scores: Scores): Description {
  const { evaluations, tasks, tiers, columns } = scores;
  const { responses, cells, unrecorded } = countAll(scores);
  const suite = [
    formatQuantity(tasks.length, 'task'),
    ...(tiers.length > 1 ? [formatQuantity(tiers.length, 'tier')] : []),
  ];
  return {
    suite: `${suite.join(' × ')} · ${formatQuantity(responses, 'response')}`,
    facets: facetsOf(scores),
    facts: factsOn(evaluations.map(({ facts }) => facts)).map(({ fact, label }, index) => ({
      index,
      id: fact,
      label,
      description: null,
    })),
    recorded: {
      tokens: columns.tokenResponses.some((count, cell) => count > 0 && columns.points[cell] !== 0),
      cost: evaluations.some((_, evaluation) => hasCost(scores, evaluation)),
      ...trialsOf(scores),
    },
    hasTruncation: unrecorded < cells,
  };
}

/** The k of pass@k, where some cell has it. */
export function trialsOf({ columns }: Pick<Scores, 'columns'>): Pick<Recorded, 'trials' | 'k'> {
  const k = columns.k.find((value) => !Number.isNaN(value)) ?? null;
  return { trials: k !== null, k };
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
