import type { Task, Tier } from '../read/dataset/dataset.ts';
import type { Fill, HeatCell, Outcome } from './board.ts';
import { BARE, rangeOf } from './cell.ts';
import { clamp } from './extremes.ts';
import { measuredOf } from './measured.ts';
import { formatCount, formatPercent, formatQuantity, formatShare, formatTally } from '../format.ts';
import type { CellInterval, CellScore } from '../score/scores.ts';

/** Truncation is hatched from this share on; the markdown grammar, which other tools read, prints it only above. */
const VISIBLE_TRUNCATION = 0.02;

/** Lower edges of the bands 2 to 5: below .3 is band 1, above .9 band 5, and .9 itself not yet. */
export const BAND_EDGES = [0.3, 0.5, 0.7, 0.9] as const;

const EMPTY = {
  ...BARE,
  value: null,
  text: '—',
  fill: 0,
  hatch: 0,
  band: 0,
  compatible: '—',
  compatibleRange: '—',
  tokens: '',
} as const;

/** The finished cell of one evaluation, tier and task; `score` is null where the evaluation has no point. */
export function makeHeatCell(
  score: CellScore | null,
  tier: Tier,
  task: Task,
  fill: Fill = 'success',
): HeatCell {
  const place = `${tier.label} · ${task.label}`;
  if (score === null) return emptyCell([place, 'not measured']);
  const completion = completionOf(score);
  const facts = told([
    place,
    ...estimate(score),
    ...counts(score),
    ...means(score),
    ...remarks(score, completion),
  ]);
  const { completionTokensMean } = score;
  const common = {
    completion,
    incomplete: score.incomplete,
    outcome: outcomeOf(score),
    tokens: completionTokensMean === null ? '' : formatCount(completionTokensMean),
    measured: measuredOf(score),
    ...facts,
  };
  if (score.interval === null) {
    return { ...EMPTY, ...common, missing: score.state === 'missing' ? 'no-points' : 'not-scorable' };
  }
  const compatible = compatibleText(score, completion, 0);
  const compatibleRange = compatibleText(score, completion, -1);
  const hatch = visibleHatch(score.interval.truncatedRatio);
  if (score.state === 'all-truncated') {
    return { ...EMPTY, ...common, hatch, compatible, compatibleRange, missing: 'all-truncated' };
  }
  const [value, lower, upper] = shownBy(fill, score.interval);
  return {
    ...BARE,
    ...common,
    // A score has lost what was truncated: nothing of it is left to hatch.
    hatch: fill === 'score' ? 0 : hatch,
    compatible,
    compatibleRange,
    value,
    text: formatShare(value),
    ...rangeOf(lower, upper, formatShare),
    missing: null,
    fill: Math.round(value * 100),
    band: bandOf(value),
  };
}

/** "3/4" where points are missing, else empty. */
function completionOf({ points, expectedPoints }: CellScore): string {
  return points < expectedPoints ? `${formatCount(points)}/${formatCount(expectedPoints)}` : '';
}

/** A cell where nothing was measured. */
export function emptyCell(facts: readonly string[]): HeatCell {
  return { ...EMPTY, completion: '', outcome: null, measured: null, missing: 'no-points', ...told(facts) };
}

/** Value and limits. Below chance a share is less than zero: what is drawn begins at zero. */
export function shownBy(
  fill: Fill,
  interval: CellInterval,
): readonly [value: number, lower: number, upper: number] {
  const { accuracy, accuracyLower, accuracyUpper, score, lower, upper } = interval;
  return fill === 'score'
    ? [clamp(score), clamp(lower), clamp(upper)]
    : [clamp(accuracy), clamp(accuracyLower), clamp(accuracyUpper)];
}

/** Whole percent of a share of truncated responses, where it is drawn at all. */
export function visibleHatch(truncatedRatio: number): number {
  return truncatedRatio >= VISIBLE_TRUNCATION ? Math.max(1, Math.round(truncatedRatio * 100)) : 0;
}

export function bandOf(success: number): number {
  const [, , , top] = BAND_EDGES;
  return 1 + BAND_EDGES.filter((edge) => (edge === top ? success > edge : success >= edge)).length;
}

function outcomeOf({ counters, invalid, truncationRecorded }: CellScore): Outcome {
  const { correct, total, truncated } = counters;
  const wrong = total - correct - (invalid ?? 0);
  return { correct, wrong, invalid, truncated: truncationRecorded ? truncated : null };
}

/** The markdown grammar: centre to centre + margin, truncation above 2 %, completion when points are missing. */
function compatibleText({ compatible, state }: CellScore, completion: string, from: 0 | -1): string {
  if (!compatible) return '—';
  const { center, margin, truncatedRatio } = compatible;
  const range =
    state === 'all-truncated'
      ? '—'
      : `${formatShare(center + from * margin)} - ${formatShare(center + margin)}`;
  const truncation = truncatedRatio > VISIBLE_TRUNCATION ? ` [-${formatShare(truncatedRatio)}]` : '';
  return `${range}${truncation}${completion === '' ? '' : ` (${completion})`}`;
}

function estimate({ interval, counters, state }: CellScore): string[] {
  if (state === 'missing') return ['no response'];
  if (!interval) return ['not scorable: every answer could be a guess'];
  if (state === 'all-truncated') return ['every response was truncated: nothing is known of its success'];
  const { accuracy, accuracyLower, accuracyUpper } = interval;
  const limits = [accuracyLower, accuracy, accuracyUpper].map((value) => formatShare(clamp(value)));
  const method = counters.guessSum > 0 ? 'guess-aware Wilson' : 'Wilson';
  return [`success ${limits.join(' – ')}`, `95 % ${method} interval, n = ${formatCount(counters.total)}`];
}

function counts({ state, counters, invalid, truncationRecorded }: CellScore): string[] {
  if (state === 'missing') return [];
  const { correct, total, truncated } = counters;
  const wrong = `${formatTally(total - correct - (invalid ?? 0))} ${invalid === null ? 'wrong or invalid' : 'wrong'}`;
  const rejected = invalid === null ? [] : [`${formatTally(invalid)} invalid`];
  const cut = truncationRecorded
    ? `truncated ${formatTally(truncated)} of ${formatTally(total + truncated)} (${formatPercent(truncated / (total + truncated))})`
    : 'truncation not recorded';
  return [[`${formatTally(correct)} correct`, wrong, ...rejected].join(' · '), cut];
}

/** What became of all prompts, and what a response took. */
function means({ counters, completionTokensMean, state, solved }: CellScore): string[] {
  const hasLess = counters.truncated > 0 && state === 'scorable' && solved !== null;
  return [
    ...(hasLess ? [`solves ${formatShare(clamp(solved))} of all prompts`] : []),
    ...(completionTokensMean === null ? [] : [`${formatQuantity(completionTokensMean, 'token')} a response`]),
  ];
}

/** What a cell has to say beside columns of its counts. */
export function factsBesideCounts(score: CellScore | null): string[] {
  return score === null ? ['not measured'] : [...estimate(score), ...remarks(score, completionOf(score))];
}

function remarks(score: CellScore, completion: string): string[] {
  const { counters } = score;
  return [
    ...(counters.guessSum > 0
      ? [`chance of a guess ${formatShare(counters.guessSum / counters.total)}, taken out`]
      : []),
    ...(score.belowChance ? ['below chance'] : []),
    ...(completion === '' ? [] : [`part-measured: ${completion} points`]),
    ...(completion === '' && score.incomplete ? ['part-measured: less than a whole run'] : []),
  ];
}

function told(facts: readonly string[]) {
  return { facts, title: facts.join('; ') };
}
