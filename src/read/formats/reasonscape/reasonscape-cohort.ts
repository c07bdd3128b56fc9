import type { Limits } from '../../open/limits.ts';
import type { Run } from '../../../importers/found.ts';
import { at, listOf, nameAt } from '../facts.ts';
import { jsonOf, type LogFile } from '../../open/log-file.ts';
import type { Cohorts } from '../../../importers/place-cohorts.ts';
import { has, type Shape } from '../../open/shape.ts';

/** What identifies a run of ReasonScape; null where nobody says it. */
export type Naming = Readonly<Record<'model' | 'template' | 'sampler', string | null>>;

/** What a cohort file says of one evaluation. */
export type Cohort = Pick<Run, 'label' | 'groups' | 'tags' | 'hfId' | 'hfQuantId'> & {
  readonly naming: Naming;
  /** Leads to its files. */
  readonly glob: string | null;
};

/** Whether this is the dataset config of a database, whose evals are those of a cohort. */
export function describesDatabase(shape: Shape): boolean {
  return shape.kind === 'object' && has(shape, 'db', 'evals');
}

/**
 * Entries of `evals.json`, or of a dataset config; one that names neither a model nor files describes nothing that could be
 * found.
 */
export function cohortsOf(file: LogFile, limits: Limits): Cohort[] {
  const value = jsonOf(file, limits);
  return listOf(at(value, 'evals') ?? value).flatMap((entry) => {
    const naming = namingIn(at(entry, 'filters'));
    const glob = nameAt(entry, 'evaluate', 'glob');
    if (naming.model === null && glob === null) return [];
    return [
      {
        ...{ naming, glob },
        label: nameAt(entry, 'label') ?? undefined,
        groups: namesIn(at(entry, 'groups')),
        tags: namesIn(at(entry, 'tags')),
        hfId: nameAt(entry, 'hf_id'),
        hfQuantId: nameAt(entry, 'hf_quant_id'),
      },
    ];
  });
}

function namingIn(filters: unknown): Naming {
  const name = (key: keyof Naming): string | null => nameAt(filters, key);
  return { model: name('model'), template: name('template'), sampler: name('sampler') };
}

function namesIn(list: unknown): string[] {
  return listOf(list).flatMap((one) => (typeof one === 'string' && one.trim() !== '' ? [one.trim()] : []));
}

/**
 * The entry that describes results of this file: one whose glob leads to it and that does not contradict what the results
 * say, else one that is known by its filters only and asks for what they say.
 */
export function cohortOf(stated: Naming, file: string, { all, byFile, placed }: Cohorts): Cohort | undefined {
  const keys = ['model', 'template', 'sampler'] as const;
  const fits = (wanted: Naming, unsaid: boolean): boolean =>
    keys.every(
      (key) => wanted[key] === null || wanted[key] === stated[key] || (unsaid && stated[key] === null),
    );
  return (
    byFile.get(file)?.find(({ naming }) => fits(naming, true)) ??
    all.find((one) => one.naming.model !== null && !placed.has(one) && fits(one.naming, false))
  );
}

/** A run under its own names, those it lacks and all else from what a cohort says of it. */
export function describedRun(stated: Naming, model: string, origin: string, known: Cohort | undefined): Run {
  const template = stated.template ?? known?.naming.template ?? null;
  const sampler = stated.sampler ?? known?.naming.sampler ?? null;
  const identity = { ...(template !== null && { template }), ...(sampler !== null && { sampler }) };
  const { label, groups, tags, hfId, hfQuantId } = known ?? {};
  return { model, identity, origin, label, groups, tags, hfId, hfQuantId };
}
