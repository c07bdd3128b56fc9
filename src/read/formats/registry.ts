import { aider } from './aider.ts';
import { evalplus } from './evalplus.ts';
import { everyEvalEver } from './every-eval-ever/every-eval-ever.ts';
import { helm } from './helm/helm.ts';
import { inspect } from './inspect/inspect.ts';
import { livebench } from './livebench.ts';
import { lmEval } from './lm-eval/lm-eval.ts';
import type { LogFile } from '../open/log-file.ts';
import type { LogFormat } from './findings.ts';
import { openaiEvals } from './openai-evals.ts';
import { opencompass } from './opencompass.ts';
import { ownTables } from './own-tables.ts';
import { promptfoo } from './promptfoo.ts';
import { reasonscape } from './reasonscape/reasonscape.ts';

/** Every format, the most specific first: a file belongs to the first that takes it. */
export const FORMATS: readonly LogFormat[] = [
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
export function detect(file: LogFile): { readonly format: LogFormat; readonly why: string } | null {
  for (const format of FORMATS) {
    const why = format.sniff(file);
    if (why !== null) return { format, why };
  }
  return null;
}
