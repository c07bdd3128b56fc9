import { formatCount } from '../../format.ts';
import { makePareto, type CostAxis, type Pareto, type ParetoPoint } from '../../board/pareto.ts';
import { rowNames } from '../../board/row-names.ts';
import type { View } from '../view.ts';
import type { PlacedPoint } from './pareto/pareto-marks.ts';
import { listNames, plotNotes } from './plot-words.ts';

const MOST_NAMES = 12;

/** The one sentence of truth: how many are on the front, and how many nobody can tell from it. */
export function paretoTruth(points: readonly Pick<PlacedPoint, 'point' | 'shown'>[]): string {
  const shown = points.filter((one) => one.shown);
  if (shown.length === 0) return 'No evaluation matches.';
  const count = (standing: ParetoPoint['standing']): string =>
    formatCount(shown.filter(({ point }) => point.standing === standing).length);
  return `${count('front')} on the front, ${count('band')} cannot be told from it, ${count('behind')} clearly behind.`;
}

/** What a reader must know to quote the figure. */
export function paretoNotes(view: View, pareto: Pareto, unnamed: readonly string[]): string[] {
  const { board } = view;
  return [
    ...plotNotes(view),
    ...pareto.notes,
    board.rows.some(({ reasonscore }) => reasonscore.text.endsWith('*')) ? '* some points are missing.' : '',
    unnamed.length > 0 ? `Without a name in the figure: ${listNames(unnamed, MOST_NAMES)}.` : '',
  ];
}

/** The figure in words, for those who cannot see it; empty where it cannot be drawn. */
export function paretoWords({ board, scores }: View, axis: CostAxis): string {
  const pareto = makePareto(scores, axis);
  if (!pareto) return '';
  const names = rowNames(board.rows);
  const points = pareto.points.map((point) => ({ point, shown: names.has(point.index) }));
  const told = (standing: ParetoPoint['standing']): string =>
    listNames(
      points
        .filter(({ point, shown }) => shown && point.standing === standing)
        .toSorted((a, b) => (a.point.cost.value ?? 0) - (b.point.cost.value ?? 0))
        .map(
          ({ point }) =>
            `${names.get(point.index) ?? point.label} (${point.score.text} for ${point.cost.text})`,
        ),
      MOST_NAMES,
    );
  const [front, band] = [told('front'), told('band')];
  return [
    `Plain score against ${pareto.axisLabel}. ${paretoTruth(points)}`,
    ...(front === '' ? [] : [`On the front, cheapest first: ${front}.`]),
    ...(band === '' ? [] : [`Cannot be told from it: ${band}.`]),
  ].join(' ');
}
