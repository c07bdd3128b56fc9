import { type CellMatrix, connectedParts } from '../../scoring/index.ts';
import { formatCount } from '../format.ts';
import type { Dataset, Evaluation } from '../read/dataset/dataset.ts';
import type { UnrankedData } from './make-scores.ts';
import type { Part } from './scores.ts';

/**
 * Splits the evaluations that can be scored into those that may share a ranking. Different rulers never do, unless the
 * dataset declares them comparable; nor do evaluations that no chain of shared cells links. The largest part comes first.
 *
 * @param matrix one row per entry of `ranked`
 */
export function makeParts(data: UnrankedData, matrix: CellMatrix, ranked: readonly number[]): Part[] {
  const rulers = new Map<string, number[]>();
  ranked.forEach((evaluation, row) => {
    const ruler = data.about.comparable ? '' : rulerText(data.evaluations[evaluation]);
    rulers.set(ruler, [...(rulers.get(ruler) ?? []), row]);
  });
  const parts = [...rulers].flatMap(([ruler, rows]) =>
    linkedParts(matrix, rows).map((linked) => ({ ruler, linked })),
  );
  return parts
    .sort((a, b) => b.linked.length - a.linked.length || (a.linked[0] ?? 0) - (b.linked[0] ?? 0))
    .map(({ ruler, linked }) => ({
      evaluations: linked.flatMap((row) => ranked[row] ?? []),
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

function linkedParts(matrix: CellMatrix, rows: readonly number[]): number[][] {
  const logScore = new Float64Array(rows.length * matrix.cells);
  rows.forEach((row, index) => {
    logScore.set(
      matrix.logScore.subarray(row * matrix.cells, (row + 1) * matrix.cells),
      index * matrix.cells,
    );
  });
  const { evaluationPart } = connectedParts({ evaluations: rows.length, cells: matrix.cells, logScore });
  const parts: number[][] = [];
  rows.forEach((row, index) => (parts[evaluationPart[index] ?? 0] ??= []).push(row));
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
