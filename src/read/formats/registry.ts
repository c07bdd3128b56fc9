import { problem, UserError } from '../../errors.ts';
import { didYouMean } from '../../nearest.ts';
import type { FileHead } from '../open/log-file.ts';
import type { Place } from '../open/look.ts';
import { aider } from './aider.ts';
import { bfcl } from './bfcl.ts';
import { bigcodebench } from './bigcodebench.ts';
import { evalplus } from './evalplus.ts';
import { everyEvalEver } from './every-eval-ever/format.ts';
import type { Format } from './format.ts';
import { helm } from './helm/format.ts';
import { inspect } from './inspect/format.ts';
import { lighteval } from './lighteval/format.ts';
import { livebench } from './livebench.ts';
import { lmEval } from './lm-eval/format.ts';
import { openaiEvals } from './openai-evals.ts';
import { opencompass } from './opencompass/format.ts';
import { dataset } from './own/format.ts';
import { ownTables } from './own/tables.ts';
import { promptfoo } from './promptfoo/format.ts';
import { reasonscape } from './reasonscape/format.ts';
import { sweBench } from './swe-bench/format.ts';
import { tauBench } from './tau-bench.ts';

/** Every format, the most specific first: a file belongs to the first that recognises it. */
const FORMATS: readonly Format[] = [
  dataset,
  inspect,
  lighteval,
  lmEval,
  helm,
  everyEvalEver,
  promptfoo,
  openaiEvals,
  evalplus,
  livebench,
  sweBench,
  tauBench,
  bfcl,
  bigcodebench,
  opencompass,
  ...ownTables,
  reasonscape,
  aider,
];

/** Those that a file can be said to be in. */
export const LOG_FORMATS = FORMATS.filter(({ isDataset }) => isDataset !== true);

/** The format that is called so. @throws UserError when there is none */
export function formatCalled(id: string): Format {
  const format = LOG_FORMATS.find((one) => one.id === id);
  if (format) return format;
  const known = LOG_FORMATS.map((one) => one.id);
  const message = 'there is no such format';
  const about = { message, expected: known.join(', '), got: id, hint: didYouMean(id, known) };
  throw new UserError(problem({ code: 'usage', field: '--from', ...about }));
}

/** The format of a file, and why it is that one. */
export interface FileFormat {
  readonly format: Format;
  readonly why: string;
}

/** The head of a file that has none. */
const NOTHING: FileHead = { name: '', shape: { kind: 'text', keys: new Set(), head: '' } };

/**
 * The format of a file; null when none recognises it.
 *
 * @param head null when the head of the file tells nothing
 * @param from what the user says that logs are in
 * @throws UserError for a format that is not there
 */
export function recognise(head: FileHead | null, place: Place, from: string | undefined): FileFormat | null {
  if (from !== undefined && place !== 'dataset')
    return { format: formatCalled(from), why: 'asked for by --from' };
  for (const format of FORMATS) {
    const why = format.recognise(head ?? NOTHING, place);
    // One of our own tables that was given by itself is a dataset that needs no dataset file.
    if (why !== null)
      return { format: place === 'alone' && ownTables.includes(format) ? dataset : format, why };
  }
  // What no tool wrote is ours, or its reader says what is wrong with it.
  return place === 'alone' && head === null ? { format: dataset, why: 'nothing that tells a log' } : null;
}
