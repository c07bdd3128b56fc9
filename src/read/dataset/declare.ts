import { problem, UserError } from '../../errors.ts';
import { cleanLabel, isLongerThan } from './clean-text.ts';
import type { Evaluation, Facts, Task, Tier } from './dataset.ts';
import { placeOf } from '../open/text/parse-json-text.ts';
import type { SizeLimits } from '../open/text/size-limits.ts';
import { type Scale, scaleOf } from './scale.ts';
import type { DatasetConfig } from './schema.ts';

/** The lists a dataset file declares; null for one that is left to the rows. Slugs come later. */
export interface Declared {
  readonly tiers: readonly Tier[] | null;
  readonly tasks: readonly Omit<Task, 'slug'>[] | null;
  readonly evaluations: readonly Omit<Evaluation, 'slug'>[] | null;
  /** Scale of the marks of each declared task; null for those from 0 to 1 of which more is better. */
  readonly scales: readonly (Scale | null)[];
}

/** A dataset file as it was read; the text is `''` when there is none. */
export interface ConfigText {
  readonly file: string;
  readonly text: string;
}

/** @throws UserError for ids given twice, labels too long and lists over their limit. */
export function declare(config: DatasetConfig, { file, text }: ConfigText, limits: SizeLimits): Declared {
  const declared: Declared = {
    tiers: config.tiers?.map(declareTier) ?? null,
    tasks: config.tasks?.map(declareTask) ?? null,
    evaluations: config.evals?.map((entry, index) => declareEvaluation(entry, index, config.ruler)) ?? null,
    scales: config.tasks?.map(declareScale) ?? [],
  };
  const problems = [
    ...listProblems(declared.tiers, 'tiers', limits.tiers, limits),
    ...listProblems(declared.tasks, 'tasks', limits.tasks, limits),
    ...listProblems(declared.evaluations, 'evals', limits.evaluations, limits),
    ...wordProblems(config, limits),
  ];
  if (problems.length > 0) {
    throw new UserError(
      problems.map(({ path, ...rest }) => problem({ ...rest, file, ...placeOf(path, text) })),
    );
  }
  return declared;
}

type Entry<List extends 'tiers' | 'tasks' | 'evals'> = NonNullable<DatasetConfig[List]>[number];

function declareTier({ id, label }: Entry<'tiers'>, index: number): Tier {
  return { id: id ?? label ?? String(index), label: cleanLabel(label ?? id ?? String(index)) };
}

function declareTask({ id, label, group, guess, choices, description }: Entry<'tasks'>): Omit<Task, 'slug'> {
  return {
    id,
    label: cleanLabel(label ?? id),
    group: group ?? null,
    guess: guess ?? (choices === undefined ? null : 1 / choices),
    description: description ?? null,
  };
}

function declareScale({ scale, full, better }: Entry<'tasks'>): Scale | null {
  if (scale === undefined && full === undefined && better !== 'lower') return null;
  return scaleOf({ scale, full, better });
}

function declareEvaluation(
  entry: Entry<'evals'>,
  index: number,
  shared: DatasetConfig['ruler'] = {},
): Omit<Evaluation, 'slug'> {
  const writtenId = entry.eval_id ?? index;
  const identity = identityOf(entry.filters ?? {});
  return {
    id: String(writtenId),
    writtenId,
    label: cleanLabel(entry.label ?? identity['model'] ?? String(writtenId)),
    identity,
    ruler: { ...shared, ...entry.ruler },
    groups: entry.groups ?? [],
    facts: factsOf(entry),
    tags: entry.tags ?? [],
    hfId: entry.hf_id ?? null,
    hfQuantId: entry.hf_quant_id ?? null,
    url: entry.url ?? null,
  };
}

function factsOf({ date, params, context, license, weights, organization, price }: Entry<'evals'>): Facts {
  const stated = {
    date,
    params,
    context,
    license,
    weights,
    organization,
    price_in: price?.in,
    price_out: price?.out,
  };
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
}

function identityOf(filters: NonNullable<Entry<'evals'>['filters']>): Record<string, string> {
  const entries = Object.entries(filters).filter(([, value]) => value !== null);
  return Object.fromEntries(entries.map(([key, value]) => [key, [value].flat().join(', ')]));
}

interface Objection {
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly expected: string;
  readonly got: string;
}

/** Title, groups, tags and facts in words are printed as labels are. */
function wordProblems(
  { title, tasks = [], evals = [] }: DatasetConfig,
  { labelGraphemes }: SizeLimits,
): Objection[] {
  const words: readonly (readonly [text: string | undefined, ...path: (string | number)[]])[] = [
    [title, 'title'],
    ...tasks.map(({ group }, index) => [group, 'tasks', index, 'group'] as const),
    ...evals.flatMap(({ groups = [], tags = [], license, organization }, index) => [
      [license, 'evals', index, 'license'] as const,
      [organization, 'evals', index, 'organization'] as const,
      ...groups.map((one, place) => [one, 'evals', index, 'groups', place] as const),
      ...tags.map((one, place) => [one, 'evals', index, 'tags', place] as const),
    ]),
  ];
  const expected = `at most ${labelGraphemes} characters`;
  return words.flatMap(([text, ...path]) =>
    text !== undefined && isLongerThan(text, labelGraphemes)
      ? [{ code: 'limit-label', path, message: 'too long', expected, got: text }]
      : [],
  );
}

function listProblems(
  list: readonly { readonly id: string; readonly label: string }[] | null,
  name: 'tiers' | 'tasks' | 'evals',
  most: number,
  { labelGraphemes }: SizeLimits,
): Objection[] {
  if (list === null) return [];
  const limit = name === 'evals' ? 'evaluations' : name;
  const tooMany = {
    code: `limit-${limit}`,
    path: [name],
    message: 'too many',
    expected: `at most ${most}, or --limit ${limit}=${list.length}`,
    got: String(list.length),
  };
  const firsts = new Map(list.map(({ id }, index) => [id, index] as const).reverse());
  const entries = list.flatMap(({ id, label }, index): Objection[] => {
    const path = [name, index];
    const twice = {
      code: 'duplicate-id',
      path,
      message: 'an id is given twice',
      expected: 'unique ids',
      got: id,
    };
    const long = [...new Set([id, label])].filter((text) => isLongerThan(text, labelGraphemes));
    const expected = `at most ${labelGraphemes} characters`;
    return [
      ...(firsts.get(id) === index ? [] : [twice]),
      ...long.map((got) => ({ code: 'limit-label', path, message: 'too long', expected, got })),
    ];
  });
  return list.length > most ? [tooMany, ...entries] : entries;
}
