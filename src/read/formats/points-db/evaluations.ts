import { naturalOrder } from '../../dataset/natural-order.ts';
import { parseConfig } from '../../dataset/parse-config.ts';
import type { DatasetConfig } from '../../dataset/schema.ts';
import type { SizeLimits } from '../../open/text/size-limits.ts';
import type { PointsDbRow } from './point.ts';

type Evals = NonNullable<DatasetConfig['evals']>;
type Eval = Evals[number];

/** Which evaluation rows belong to. */
export interface EvaluationOfRows {
  /** Its id; null for rows of none. */
  readonly idOf: (row: PointsDbRow) => string | number | null;
  /** Whether the id that the row carries is that of another evaluation. */
  readonly isElsewhere: (row: PointsDbRow) => boolean;
}

const IDENTITY = ['model', 'template', 'sampler'] as const;

/**
 * Declared evaluations take the rows that carry their id, or their place in the list, and do not contradict their filters;
 * else those that their filters ask for.
 */
export function declaredEvals(evals: Evals): EvaluationOfRows {
  const ids = evals.map(({ eval_id: id }, index) => id ?? index);
  const known = new Map<string, { index: number; named: number }>();
  const placeOf = (row: PointsDbRow): { index: number; named: number } => {
    const key = JSON.stringify([row.evalId, ...IDENTITY.map((name) => row[name])]);
    let place = known.get(key);
    if (!place) {
      const named = row.evalId === null ? -1 : ids.findIndex((id) => String(id) === String(row.evalId));
      const fits = evals[named] && !contradicts(evals[named], row);
      const asked = (one: Eval): boolean =>
        (one.filters?.['model'] ?? null) !== null && !contradicts(one, row);
      place = { named, index: fits ? named : row.model === null ? -1 : evals.findIndex(asked) };
      known.set(key, place);
    }
    return place;
  };
  return {
    idOf: (row) => ids[placeOf(row).index] ?? null,
    isElsewhere: (row) => placeOf(row).named >= 0 && placeOf(row).index !== placeOf(row).named,
  };
}

/** What a table does not say contradicts nothing. */
function contradicts({ filters = {} }: Eval, row: PointsDbRow): boolean {
  return IDENTITY.some((name) => {
    const wanted = Object.hasOwn(filters, name) ? (filters[name] ?? null) : null;
    return wanted !== null && row[name] !== null && ![wanted].flat().map(String).includes(row[name]);
  });
}

/** Where a dataset declares no evaluations: one for each model, template and sampler. */
export function evalsInRows(
  rows: readonly PointsDbRow[],
  file: string,
  limits: SizeLimits,
): EvaluationOfRows & { readonly evals: Evals | undefined } {
  const runs = Map.groupBy(
    rows.filter(({ model }) => model !== null),
    runOf,
  );
  const named = nameRuns([...runs.values()]).toSorted((a, b) => naturalOrder(a.name, b.name));
  const ids = idsOf(named.map(({ own }) => own));
  const places = new Map(named.map(({ own }, index) => [own[0] && runOf(own[0]), index]));
  const evals = named.map(({ name, own }, index) => ({
    eval_id: ids[index],
    label: name,
    filters: Object.fromEntries(IDENTITY.map((one) => [one, own[0]?.[one] ?? null])),
    groups: [...new Set(own.flatMap(({ groups }) => groups))],
  }));
  const config = JSON.stringify(evals.length === 0 ? {} : { evals });
  return {
    evals: parseConfig(config, file, limits).config.evals,
    idOf: (row) => ids[places.get(runOf(row)) ?? -1] ?? null,
    isElsewhere: () => false,
  };
}

function runOf(row: PointsDbRow): string {
  return JSON.stringify(IDENTITY.map((name) => row[name]));
}

interface NamedRows {
  readonly name: string;
  readonly own: readonly PointsDbRow[];
}

/** The model alone where that is enough. */
function nameRuns(runs: readonly (readonly PointsDbRow[])[]): NamedRows[] {
  const models = Map.groupBy(runs, ([first]) => first?.model);
  return runs.map((own) => {
    const { model = null, template = null, sampler = null } = own[0] ?? {};
    const parts = [template, sampler].filter((part) => part !== null);
    const isAlone = models.get(model)?.length === 1 || parts.length === 0;
    return { own, name: isAlone ? (model ?? '') : `${model} (${parts.join(', ')})` };
  });
}

/** The ids that rows carry, where they tell runs apart; else places in the list. */
function idsOf(runs: readonly (readonly PointsDbRow[])[]): readonly (string | number)[] {
  const carried = runs.map((rows) => new Set(rows.map(({ evalId }) => evalId)));
  const single = carried.flatMap((ids) => (ids.size === 1 ? [...ids] : [])).filter((id) => id !== null);
  return new Set(single.map(String)).size === runs.length ? single : runs.map((_, index) => index);
}
