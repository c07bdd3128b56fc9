import type { Run } from './found.ts';
import { at, nameAt, objectOf } from '../read/formats/facts.ts';
import { notAsExpected, type LogFile } from '../read/open/log-file.ts';
import { stated } from './stated.ts';

/** @throws UserError when the record names no model */
export function modelOf(
  value: unknown,
  file: LogFile,
  library: string,
): Pick<Run, 'model' | 'label' | 'identity' | 'groups' | 'ruler'> {
  const label = nameAt(value, 'model_info', 'name') ?? undefined;
  const model = nameAt(value, 'model_info', 'id') ?? label;
  if (model === undefined) throw notAsExpected(file, 'model_info.id');
  const details = at(value, 'model_info', 'additional_details');
  return { model, label, ...(library === 'evalpress' && ownFacts(details)) };
}

/** What a record of ours says of an evaluation besides its model. */
function ownFacts(details: unknown): Pick<Run, 'identity' | 'groups' | 'ruler'> {
  const { groups, eval_id: id, ...rest } = objectOf(details);
  const named = (prefix: string): Record<string, string> =>
    Object.fromEntries(
      Object.entries(rest).flatMap(([name, value]) =>
        name.startsWith(prefix) && name.trim() !== prefix && typeof value === 'string' && value.trim() !== ''
          ? [[name.slice(prefix.length), value]]
          : [],
      ),
    );
  return {
    identity: { ...named('filter_'), ...(typeof id === 'string' && { eval_id: id }) },
    ruler: named('ruler_'),
    groups: typeof groups === 'string' ? groups.split(' ') : [],
  };
}

/** Harnesses by the beginning of their name, which converters write in more than one way. */
const HARNESSES = { 'lm-eval': /^lm[-_ ]?eval/i, inspect: /^inspect/i, helm: /^(?:crfm[-_ ])?helm/i };

/**
 * The same task in two harnesses, or under two metrics, is not the same measurement. The version of a harness is no part
 * of it: most versions measure alike, and no two records would be comparable.
 */
export function rulerOf(entry: unknown, library: string): Record<string, string> {
  if (library === 'evalpress') return {};
  const known = Object.entries(HARNESSES).find(([, pattern]) => pattern.test(library));
  const scorer = nameAt(entry, 'metric_config', 'metric_id');
  return stated({ harness: known?.[0] ?? library, scorer: scorer?.toLowerCase() ?? null });
}
