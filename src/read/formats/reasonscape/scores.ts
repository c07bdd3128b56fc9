import { parseNumber } from '../../dataset/cell-values.ts';
import { written } from '../../open/text/written.ts';
import type { LogFile } from '../../open/log-file.ts';
import { jsonOf } from '../../open/text/records.ts';
import { at, listOf, nameAt, objectOf } from '../json-values.ts';
import { countsFromInterval } from '../derived-counts.ts';
import type { FileRows, PointValues, Run } from '../rows.ts';
import type { Surroundings } from './cohorts.ts';

/**
 * `scores.json`: finished scores. Counters are read where they stand beside the scores; elsewhere the trials behind each
 * interval are worked out from its centre and half-width, already corrected for guessing.
 */
export function readScores(file: LogFile, rows: FileRows, { limits }: Surroundings): void {
  for (const [index, entry] of listOf(jsonOf(file, limits)).entries()) {
    const name = nameAt(entry, 'model') ?? nameAt(entry, 'eval_id') ?? `evaluation ${index + 1}`;
    const id = nameAt(entry, 'eval_id');
    const run: Run = { model: name, origin: file.name, ...(id !== null && { identity: { eval_id: id } }) };
    for (const [tier, value] of Object.entries(objectOf(at(entry, 'tiers')))) {
      for (const [task, cell] of Object.entries(objectOf(at(value, 'tasks')))) {
        const place = { line: null, field: `[${index}].tiers.${tier}.tasks.${task}` };
        const values = exactOf(cell, rows) ?? derivedOf(cell, rows);
        if (values) rows.point(run, place, { task, tier, ...values });
        else if (nameAt(cell, 'center') === null) rows.leaveOut(place, 'a cell with a score', written(cell));
        else rows.reject(place, 'counters, or centre and margin of some counters', written(cell));
      }
    }
  }
}

type Counters = Omit<PointValues, 'task' | 'tier'>;

function exactOf(cell: unknown, rows: FileRows): Counters | null {
  const correct = parseNumber(at(cell, 'correct'));
  const total = parseNumber(at(cell, 'total'));
  if (typeof correct !== 'number' || typeof total !== 'number') return null;
  const mean = parseNumber(at(cell, 'completion_tokens_mean'));
  const truncated = rows.count('truncated', at(cell, 'truncated'));
  return {
    correct,
    total,
    truncated,
    invalid: rows.count('invalid', at(cell, 'invalid')),
    guess_sum: rows.count('guess', at(cell, 'guess_sum')),
    guess_square_sum: rows.count('guess', at(cell, 'guess_square_sum')),
    completion_tokens: typeof mean === 'number' ? mean * (total + (truncated ?? 0)) : undefined,
  };
}

function derivedOf(cell: unknown, rows: FileRows): Counters | null {
  const center = parseNumber(at(cell, 'center'));
  const margin = parseNumber(at(cell, 'margin'));
  if (typeof center !== 'number' || typeof margin !== 'number') return null;
  const counts = countsFromInterval(center, margin);
  if (!counts) return null;
  rows.note('Counters are derived from centre and margin, after the correction for guessing.');
  const ratio = parseNumber(at(cell, 'truncated_ratio'));
  const known = typeof ratio === 'number' && ratio >= 0 && ratio < 1;
  const truncated = known ? (ratio * counts.trials) / (1 - ratio) : undefined;
  const mean = parseNumber(at(cell, 'completion_tokens_mean'));
  return {
    correct: counts.successes,
    total: counts.trials,
    truncated,
    guess_sum: 0,
    completion_tokens: typeof mean === 'number' ? mean * (counts.trials + (truncated ?? 0)) : undefined,
  };
}
