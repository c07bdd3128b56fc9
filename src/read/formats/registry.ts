import { aider } from './aider.ts';
import { evalplus } from './evalplus.ts';
import { everyEvalEver } from './every-eval-ever/format.ts';
import { helm } from './helm/format.ts';
import { inspect } from './inspect/format.ts';
import { livebench } from './livebench.ts';
import { lmEval } from './lm-eval/format.ts';
import type { LogFile } from '../open/log-file.ts';
import type { Format } from './format.ts';
import { openaiEvals } from './openai-evals.ts';
import { opencompass } from './opencompass.ts';
import { ownTables } from './own/format.ts';
import { promptfoo } from './promptfoo.ts';
import { reasonscape } from './reasonscape/format.ts';

/** Every format, the most specific first: a file belongs to the first that takes it. */
export const FORMATS: readonly Format[] = [
  inspect,
  lmEval,
  helm,
  everyEvalEver,
  promptfoo,
  openaiEvals,
  evalplus,
  livebench,
  opencompass,
  ...ownTables,
  reasonscape,
  aider,
];

/** The format of a file and why it is that one; null when none takes it. */
export function detect(file: LogFile): { readonly format: Format; readonly why: string } | null {
  for (const format of FORMATS) {
    const why = format.recognise(file);
    if (why !== null) return { format, why };
  }
  return null;
}
