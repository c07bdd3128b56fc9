const LONGEST = 200;

/** A value as it stood in the file, for people. */
export function written(value: unknown): string {
  if (value === undefined || value === '') return 'nothing';
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : jsonText(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/**
 * JSON in which a number that is none keeps its name, as a text: null would say that nothing was there.
 *
 * @example jsonText({ a: NaN }) // → '{"a":"NaN"}'
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'number' && !Number.isFinite(member) ? String(member) : member,
  );
}
