import type { Evaluation } from '../read/dataset/dataset.ts';

/** Parts of an evaluation's identity that people filter by, as if they were groups. */
export const IDENTITY_FACETS: readonly string[] = ['template', 'sampler'];

/** The words an evaluation can be filtered by, each once: its groups, and "template:…" and "sampler:…" of its identity. */
export function groupWords({ groups, identity }: Pick<Evaluation, 'groups' | 'identity'>): string[] {
  const own = IDENTITY_FACETS.flatMap((key) => {
    const value = Object.hasOwn(identity, key) ? identity[key] : undefined;
    return value === undefined ? [] : [`${key}:${value}`];
  });
  return [...new Set([...groups, ...own])];
}
