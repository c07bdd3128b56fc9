import { canonicalJson } from '../dataset/canonical-json.ts';
import { objectOf } from '../read/formats/facts.ts';

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
