import { canonicalJson } from '../dataset/cell-values.ts';
import { objectOf } from './json-values.ts';
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
