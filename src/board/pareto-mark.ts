import { type CostAxis, costStandings, hasCost } from '../score/cost.ts';
import type { Scores } from '../score/scores.ts';
import type { Cell, Heading } from './board.ts';
import { missingCell, valueCell } from './cell.ts';
import { remember } from './remember.ts';

/** A column that marks who is on the front of score against a cost, as the figure of that cost draws it. */
interface FrontColumn {
  /** Column of `ranking.csv`, and what `show` of a query calls it. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly isRecorded: (scores: Scores) => boolean;
  readonly frontOf: (scores: Scores) => ReadonlyMap<number, boolean>;
}

const FRONTS: readonly FrontColumn[] = [
  {
    id: 'pareto_tokens',
    label: 'Pareto, tokens',
    description: 'On the front: nobody has as high a plain score with fewer completion tokens per response.',
    isRecorded: remember((scores: Scores) => hasTwo(scores, (evaluation) => hasTokens(scores, evaluation))),
    frontOf: remember((scores: Scores) => onFront(scores, 'tokens')),
  },
  {
    id: 'pareto_cost',
    label: 'Pareto, cost',
    description: 'On the front: nobody has as high a plain score at a lower average cost of a response.',
    isRecorded: remember((scores: Scores) => hasTwo(scores, (evaluation) => hasCost(scores, evaluation))),
    frontOf: remember((scores: Scores) => onFront(scores, 'cost')),
  },
];

/** Stands for a row on the front. */
const ON_FRONT = '●';

/** Whether a cost is known of two evaluations or more: of one alone there is no front. */
function hasTwo(
  { evaluations }: Pick<Scores, 'evaluations'>,
  isKnown: (evaluation: number) => boolean,
): boolean {
  const first = evaluations.findIndex((_, evaluation) => isKnown(evaluation));
  return first >= 0 && evaluations.some((_, evaluation) => evaluation > first && isKnown(evaluation));
}

function hasTokens({ tiers, tasks, columns }: Scores, evaluation: number): boolean {
  const size = tiers.length * tasks.length;
  return columns.tokenResponses
    .subarray(evaluation * size, (evaluation + 1) * size)
    .some((count) => count > 0);
}

/** The columns of this kind that a board has data for. */
export function frontHeadings(scores: Scores): Heading[] {
  return FRONTS.filter(({ isRecorded }) => isRecorded(scores)).map(({ id, label, description }, index) => ({
    index,
    id,
    label,
    description,
  }));
}

/** What each of these columns says of an evaluation: 1 on the front, 0 behind it. */
export function frontCells(scores: Scores, evaluation: number): Cell[] {
  return FRONTS.filter(({ isRecorded }) => isRecorded(scores)).map(({ label, description, frontOf }) => {
    const isOn = frontOf(scores).get(evaluation);
    if (isOn === undefined) return missingCell('not-recorded', `${label}: not recorded, or ranked apart`);
    return isOn ? valueCell(1, ON_FRONT, description) : valueCell(0, '', `${label}: not on the front`);
  });
}

function onFront(scores: Scores, axis: CostAxis): Map<number, boolean> {
  const standings = costStandings(scores, axis);
  return new Map(standings.map(({ evaluation, standing }) => [evaluation, standing === 'front']));
}
