import { cleanName } from '../read/formats/findings.ts';

/**
 * What a log states of an instrument; what it leaves open is left out.
 *
 * @example stated({ version: '2', scorer: null, method: 'N/A' }) // → { version: '2' }
 */
export function stated(facts: Readonly<Record<string, string | null>>): Record<string, string> {
  const known = Object.entries(facts).flatMap(([fact, value]) =>
    value === null || /^(?:n\/a|none|unknown)?$/i.test(value) ? [] : [[fact, cleanName(value)] as const],
  );
  return Object.fromEntries(known);
}
