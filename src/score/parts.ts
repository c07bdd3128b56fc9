import { connectedParts } from '../../scoring/index.ts';
import { formatCount } from '../format.ts';
import type { Dataset, Evaluation } from '../read/dataset/dataset.ts';
import type { Part, UnrankedScores } from './scores.ts';

/**
 * Splits the evaluations that can be scored into those that may share a ranking. Different rulers never do, unless the
 * dataset declares them comparable; nor do evaluations that no chain of shared cells links. Where the dataset wants complete
 * evaluations only, the others are in no part. The largest part comes first.
 */
export function makeParts(scores: UnrankedScores): Part[] {
  const ranked = [...scores.evaluations.keys()].filter((evaluation) => scores.of(evaluation).overall);
  const rulers = Map.groupBy(ranked, (evaluation) =>
    scores.about.comparable ? '' : rulerText(scores.evaluations[evaluation]),
  );
  const parts = [...rulers].flatMap(([ruler, members]) =>
    linkedParts(scores, scores.about.missing === 'complete' ? completeOnes(scores, members) : members).map(
      (linked) => ({ ruler, linked }),
    ),
  );
  return parts
    .sort((a, b) => b.linked.length - a.linked.length || (a.linked[0] ?? 0) - (b.linked[0] ?? 0))
    .map(({ ruler, linked }) => ({
      evaluations: linked,
      label: labelOf(ruler, rulers.size > 1, parts.length > 1),
    }));
}

/** "benchmark 2, scorer 1.4", keys in alphabetical order; empty when no ruler was given. */
export function rulerText(evaluation: Evaluation | undefined): string {
  const entries = Object.entries(evaluation?.ruler ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, value]) => `${key} ${value}`).join(', ');
}

function labelOf(ruler: string, manyRulers: boolean, manyParts: boolean): string {
  if (!manyParts) return '';
  if (!manyRulers) return 'with no task of the others';
  return ruler === '' ? 'measured with an unnamed ruler' : `measured with ${ruler}`;
}

/** Those that have every cell that one of them has. */
function completeOnes(scores: UnrankedScores, members: readonly number[]): number[] {
  const cellsOf = (evaluation: number): number[] =>
    scores
      .of(evaluation)
      .tiers.flatMap((tier) =>
        tier
          ? tier.cells.flatMap((cell, task) =>
              cell?.interval ? [tier.tier * scores.tasks.length + task] : [],
            )
          : [],
      );
  const counts = members.map((evaluation) => cellsOf(evaluation).length);
  const all = new Set(members.flatMap(cellsOf));
  return members.filter((_, index) => counts[index] === all.size);
}

function linkedParts(scores: UnrankedScores, members: readonly number[]): number[][] {
  const cells = scores.tiers.length * scores.tasks.length;
  /** 0 where a cell is present. */
  const logScore = new Float64Array(members.length * cells).fill(Number.NaN);
  members.forEach((evaluation, row) => {
    for (const tier of scores.of(evaluation).tiers) {
      tier?.cells.forEach((cell, task) => {
        if (cell?.interval) logScore[row * cells + tier.tier * scores.tasks.length + task] = 0;
      });
    }
  });
  const { evaluationPart } = connectedParts({ evaluations: members.length, cells, logScore });
  const parts: number[][] = [];
  members.forEach((evaluation, row) => (parts[evaluationPart[row] ?? 0] ??= []).push(evaluation));
  return parts;
}

/** Past this many, rulers are counted only. */
const MOST_NAMED = 3;

/**
 * What the numbers of a dataset were measured with, for every page and output: "version 2026-11-01 · prompt a1b2 · scorer
 * 1.4"; empty when the dataset says nothing. A board of several rulers names them.
 */
export function stampOf({ version, evaluations }: Pick<Dataset, 'version' | 'evaluations'>): string {
  const rulers = [...new Set(evaluations.map((evaluation) => rulerText(evaluation)))].sort();
  return [...(version === null ? [] : [`version ${version}`]), ...rulerParts(rulers)].join(' · ');
}

function rulerParts(rulers: readonly string[]): string[] {
  const [only = ''] = rulers;
  if (rulers.length < 2) return only === '' ? [] : [only.replaceAll(', ', ' · ')];
  const named = rulers.map((ruler) => (ruler === '' ? 'unnamed' : ruler)).join('; ');
  return [`${formatCount(rulers.length)} rulers${rulers.length > MOST_NAMED ? '' : `: ${named}`}`];
}
