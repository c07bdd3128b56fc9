/** A JSON object; only its own members count, so `__proto__` is a name like any other. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object itself; one without members for anything else. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The list itself; an empty one for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * What stands at the end of a path of names and indices; undefined where the path leaves the value.
 *
 * @example at({ eval: { task: 'arc' } }, 'eval', 'task') // → 'arc'
 * @example at({ eval: null }, 'eval', 'task') // → undefined
 */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let inner = value;
  for (const step of path) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, step)) return undefined;
    inner = (inner as Record<string | number, unknown>)[step];
  }
  return inner;
}

/** A name: text that is not blank, or a number; null for anything else. */
export function nameAt(value: unknown, ...path: readonly (string | number)[]): string | null {
  const name = at(value, ...path);
  if (typeof name === 'number') return String(name);
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : null;
}

/** Tiers as our tables write them, `easy|medium`, from a name or a list of names; null for anything else. */
export function tierText(value: unknown): string | null {
  if (!Array.isArray(value)) return nameAt([value], 0);
  const names = value.map((one: unknown) => nameAt([one], 0));
  return names.length === 0 || names.includes(null) ? null : names.join('|');
}
