import { makeScaling, type ScalingSeries } from '../../board/scaling.ts';
import type { View } from '../view.ts';
import { namedSeries, type Named, type PlacedSeries } from './scaling/scaling-series.ts';
import { listNames, plotNotes } from './plot-words.ts';

const MOST_NAMES = 12;

/** The share that an evaluation keeps; an asterisk where it lacks the easiest or the hardest tier. */
export function keptText({ scores, retention }: ScalingSeries): string {
  return retention.value === null || hasBothEnds(scores) ? retention.text : `${retention.text}*`;
}

const hasBothEnds = (scores: ScalingSeries['scores']): boolean =>
  scores[0]?.missing === null && scores.at(-1)?.missing === null;

/** The one sentence of truth: what the first of the board keeps. */
export function scalingTruth([first]: readonly Named[]): string {
  if (!first) return 'No evaluation matches.';
  const { value, title } = first.series.retention;
  return value === null ? `${first.name} has a single tier.` : `${first.name} ${title}.`;
}

/** What a reader must know to quote the figure. */
export function scalingNotes(view: View, series: readonly PlacedSeries[]): string[] {
  const loud = series.filter(({ colour }) => colour !== null);
  const partly = loud.some(({ series: one }) => keptText(one).endsWith('*'));
  return [
    ...plotNotes(view),
    'Share kept: the score on the hardest tier over that on the easiest, on the tasks both have.',
    partly ? '* between the easiest and the hardest tier that it has.' : '',
    loud.length < series.length ? `Named: the first ${loud.length} of the board.` : '',
  ];
}

/** The figure in words, for those who cannot see it; empty where it cannot be drawn. */
export function scalingWords(view: View): string {
  const scaling = makeScaling(view.scores);
  if (!scaling) return '';
  const lines = namedSeries(view, scaling).map(
    ({ name, series }) =>
      `${name} (${series.scores.map(({ text }) => text).join(', ')}; keeps ${keptText(series)})`,
  );
  const tiers = `Plain score by tier: ${scaling.tiers.join(', ')}.`;
  return lines.length === 0 ? `${tiers} ${scalingTruth([])}` : `${tiers} ${listNames(lines, MOST_NAMES)}.`;
}
