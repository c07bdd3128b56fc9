import type { FileHead } from '../../open/log-file.ts';
import { has } from '../../open/text/shape.ts';
import { type Format, readOrReject } from '../format.ts';
import { METRICS, readResults } from './results.ts';
import { readSummary } from './summary.ts';

/** Results of OpenCompass with details, and its summaries. */
export const opencompass: Format = {
  id: 'opencompass',
  label: 'OpenCompass results',
  facts: {
    identity: 'derived',
    items: 'read',
    direction: 'not in the format',
    scale: 'derived',
    totals: 'read',
    stopReason: 'not in the format',
    invalid: 'not in the format',
    guess: 'derived',
    tokens: 'not in the format',
    cost: 'not in the format',
    aborted: 'not in the format',
  },
  recognise: (head) => {
    if (isSummary(head)) return 'columns dataset, version, metric and mode';
    return isResults(head) ? 'a metric, and details of predictions' : null;
  },
  read: (files, all, { limits }) => {
    for (const file of files) {
      const isObject = file.shape.kind === 'object';
      const rows = all.file(file, 'opencompass', isObject ? NOT_IN_FORMAT : []);
      readOrReject(rows, () => {
        if (isObject) readResults(file, rows, limits);
        else readSummary(file, rows, limits);
      });
    }
  },
};

const NOT_IN_FORMAT = ['truncated', 'prompt_tokens', 'completion_tokens', 'cost'];

function isSummary({ shape }: FileHead): boolean {
  return shape.kind === 'text' && shape.head.startsWith('dataset,version,metric,mode,');
}

/** What a detail may hold, whichever evaluator wrote it. */
const OF_A_DETAIL =
  /"(?:example_abbr|origin_prediction|predictions?|pred|references?|correct|is_correct|cascade_correct)"\s*:/;

function isResults({ shape }: FileHead): boolean {
  const isScored =
    METRICS.some((name) => shape.keys.has(name)) ||
    [...shape.keys].some((key) => key.endsWith(' runs average)'));
  return shape.kind === 'object' && has(shape, 'details') && isScored && OF_A_DETAIL.test(shape.head);
}
