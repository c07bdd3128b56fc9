import type { Evaluation } from '../read/dataset/dataset.ts';
import type { Scores } from '../score/scores.ts';

/** What names are made of. */
export interface Named {
  readonly index: number;
  readonly id: string;
  readonly label: string;
  readonly details: string;
}

/** What joins the details of a row. */
const JOINT = ' · ';

/**
 * One name per row, by index of its evaluation: the label, and where rows share a label what sets them apart: the
 * details that the others lack, else the id.
 */
export function rowNames(rows: readonly Named[]): Map<number, string> {
  const twins = new Map<string, Named[]>();
  for (const row of rows) twins.set(row.label, [...(twins.get(row.label) ?? []), row]);
  return new Map(rows.map((row) => [row.index, nameAmong(row, twins.get(row.label) ?? [])]));
}

function nameAmong(row: Named, twins: readonly Named[]): string {
  if (twins.length < 2) return row.label;
  const others = twins.filter((twin) => twin !== row).map((twin) => twin.details);
  const common = (part: string): boolean => others.every((details) => details.split(JOINT).includes(part));
  const own = row.details.split(JOINT).filter((part) => !common(part));
  const apart = own.length > 0 && !others.includes(row.details) ? own.join(JOINT) : `id ${row.id}`;
  return `${row.label} (${apart})`;
}

/** Facet values but the family, and what tells apart evaluations of the same label: "dense · 70B · fp8". */
export function detailsOf({ evaluations }: Scores, index: number): string {
  const own = evaluations[index];
  const facets = (own?.groups ?? []).filter((group) => group.includes(':') && !group.startsWith('family:'));
  const twin = evaluations.some((other, position) => position !== index && other.label === own?.label);
  const identity = twin ? Object.entries(own?.identity ?? {}).filter(([key]) => key !== 'model') : [];
  const parts = [
    ...facets.map((group) => group.slice(group.indexOf(':') + 1)),
    ...identity.map(([, value]) => value),
  ];
  return parts.join(' · ');
}

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
