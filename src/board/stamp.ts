import type { Dataset } from '../read/dataset/dataset.ts';
import { formatCount } from '../format.ts';
import { rulerText } from '../score/parts.ts';

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
