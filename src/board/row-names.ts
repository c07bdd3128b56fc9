import type { Evaluation } from '../read/dataset/dataset.ts';
import type { Scores } from '../score/scores.ts';
import { factTexts } from './fact-texts.ts';
import { remember } from './remember.ts';

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
  const twins = new Map<string, Twins>();
  for (const { label, details } of rows) {
    const known = twins.get(label) ?? { count: 0, details: new Map(), parts: new Map() };
    twins.set(label, known);
    known.count += 1;
    increment(known.details, details);
    for (const part of new Set(details.split(JOINT))) increment(known.parts, part);
  }
  return new Map(rows.map((row) => [row.index, nameAmong(row, twins.get(row.label))]));
}

/** Rows of one label, counted once: comparing each with each other would take minutes where thousands share a label. */
interface Twins {
  count: number;
  /** How many rows have these details, and this part of them. */
  readonly details: Map<string, number>;
  readonly parts: Map<string, number>;
}

const increment = (counts: Map<string, number>, key: string): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1);

function nameAmong(row: Named, twins: Twins | undefined): string {
  if (!twins || twins.count < 2) return row.label;
  const own = row.details.split(JOINT).filter((part) => twins.parts.get(part) !== twins.count);
  const apart = own.length > 0 && twins.details.get(row.details) === 1 ? own.join(JOINT) : `id ${row.id}`;
  return `${row.label} (${apart})`;
}

const countLabels = remember((evaluations: readonly Evaluation[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { label } of evaluations) increment(counts, label);
  return counts;
});

/** Facet values but the family, and what tells apart evaluations of the same label: "dense · 70B · fp8". */
export function detailsOf({ evaluations }: Scores, index: number): string {
  const own = evaluations[index];
  const facets = (own?.groups ?? []).filter((group) => group.includes(':') && !group.startsWith('family:'));
  const twin = (countLabels(evaluations).get(own?.label ?? '') ?? 0) > 1;
  const identity = twin ? Object.entries(own?.identity ?? {}).filter(([key]) => key !== 'model') : [];
  const parts = [
    ...facets.map((group) => group.slice(group.indexOf(':') + 1)),
    ...factTexts(own?.facts ?? {}),
    ...identity.map(([, value]) => value),
  ];
  return parts.join(' · ');
}

/** Names that no other evaluation of the board has, for sentences that stand without the table. */
export const boardNames: (scores: Scores) => ReadonlyMap<number, string> = remember((scores) =>
  rowNames(scores.evaluations.map((_, index) => namedOf(scores, index))),
);

/** What the name of an evaluation is made of. */
export function namedOf(scores: Scores, index: number): Named {
  const { id = '', label = '' } = scores.evaluations[index] ?? {};
  return { index, id, label, details: detailsOf(scores, index) };
}
