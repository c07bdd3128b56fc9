import { canonicalJson } from '../dataset/cell-values.ts';
import { objectOf } from './json-values.ts';
import { contentId } from './responses.ts';
import { cleanName } from './rows.ts';

/**
 * What a log says of an instrument, without what it does not know.
 *
 * @example recordedSettings({ version: '2', scorer: null, method: 'N/A' }) // → { version: '2' }
 */
export function recordedSettings(settings: Readonly<Record<string, string | null>>): Record<string, string> {
  const known = Object.entries(settings).flatMap(([name, value]) =>
    value === null || /^(?:n\/a|none|unknown)?$/i.test(value) ? [] : [[name, cleanName(value)] as const],
  );
  return Object.fromEntries(known);
}

/**
 * Settings in one line, names in alphabetical order, nothing for what was left at its default.
 *
 * @example settingsText({ top_p: 1, temperature: 0, seed: null }) // → 'temperature 0, top_p 1'
 */
export function settingsText(settings: unknown): string {
  return Object.entries(objectOf(settings))
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : canonicalJson(value)}`)
    .join(', ');
}

/**
 * A task as its name with the arguments that it was called with, because other arguments make another test.
 *
 * @example nameWithArguments('mmlu', { subject: 'law', shots: 5, seed: null }) // → 'mmlu shots=5 subject=law'
 */
export function nameWithArguments(name: string, args: unknown): string {
  return [name, ...Object.entries(knownSettings(args)).map(([key, value]) => `${key}=${value}`)].join(' ');
}

/** How a model is served says nothing of what it answers. */
const OF_THE_MACHINE =
  /^(?:(?:.*_)?api_?(?:key|host|base).*|.*(?:secret|password|credential).*|(?:auth|access|bearer)_?token|headers|authorization|(?:pretrained|model|model_name|model_path|name|engine|path)|device(?:_map)?.*|parallelize|.*parallel_size|.*gpu_.*|max_batch_size|batch_size|num_concurrent|max_connections|max_retries|timeout|attempt_timeout|base_url|api_base|api_key.*|api_host|host|port|url|.*cache.*|swap_space|trust_remote_code|offload_.*|low_cpu_mem_usage|enforce_eager|disable_.*|max_memory.*|tokenized_requests|verify_certificate|download_dir|token|organization|project|region|stream|verbose|log.*|deployment_type|model_availability)$/i;

/**
 * What a log says of the model itself besides its name: revision, dtype, quantisation, adapter… Where and how fast it was
 * served is no part of it.
 *
 * @example modelFacts({ pretrained: 'org/m', revision: 'v2', load_in_4bit: true, device: 'cuda' }) // → { load_in_4bit: 'true', revision: 'v2' }
 */
export function modelFacts(args: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(knownSettings(args)).filter(([name]) => !OF_THE_MACHINE.test(name)),
  );
}

const LONGEST = 60;

/** Settings that say something, in alphabetical order; a long value by a short name for its content. */
function knownSettings(settings: unknown): Record<string, string> {
  const texts = Object.entries(objectOf(settings))
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .filter(([, value]) => !/^(?:\[\]|\{\})$/.test(canonicalJson(value)))
    .map(
      ([name, value]) => [name, cleanName(typeof value === 'string' ? value : canonicalJson(value))] as const,
    )
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    texts.map(([name, text]) => [name, text.length > LONGEST ? contentId(text) : text]),
  );
}
