import type { Scores } from '../score/scores.ts';

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
