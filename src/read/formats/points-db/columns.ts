import type { ColumnNames } from '../../dataset/bind-columns.ts';
import { cleanLabel } from '../../dataset/clean-text.ts';
import { didYouMean } from '../../../nearest.ts';
import { problem, UserError, type Problem } from '../../../errors.ts';

/** A column of a table, as the catalogue of its database describes it. */
export interface TableColumn {
  readonly name: string;
  readonly type: string;
  /** Worked out by an expression that the database carries; never asked for. */
  readonly isComputed: boolean;
}

/** What is read of a point, and the names it goes by; the first that is there counts. */
const NAMES = {
  model: ['model', 'model_name'],
  template: ['template'],
  sampler: ['sampler', 'sampler_name'],
  eval_id: ['eval_id'],
  task: ['base_task', 'task'],
  tier: ['tiers', 'degrees', 'tier', 'degree'],
  params: ['params', 'task'],
  correct: ['correct'],
  total: ['total'],
  invalid: ['invalid'],
  truncated: ['truncated'],
  adjusted_trials: ['adjusted_trials'],
  guess_sum: ['guess_sum', 'guess_total'],
  guess: ['guess_chance', 'guess'],
  prompt_tokens: ['prompt_tokens_sum', 'total_prompt_tokens', 'prompt_tokens'],
  completion_tokens: ['completion_tokens_sum', 'total_completion_tokens', 'completion_tokens'],
  cost: ['cost_sum', 'total_cost', 'cost'],
  groups: ['groups'],
  facets: ['facets'],
} as const;

export type PointsDbField = keyof typeof NAMES;

const FIELDS = Object.keys(NAMES) as readonly PointsDbField[];

const REQUIRED: readonly PointsDbField[] = ['model', 'task', 'correct', 'total'];
const NESTED: ReadonlySet<PointsDbField> = new Set(['tier', 'params', 'groups', 'facets']);

/** Told of when they are not there; the others have a stand-in, or no bearing on a score. */
const MISSED: readonly PointsDbField[] = [
  'template',
  'sampler',
  'tier',
  'params',
  'invalid',
  'truncated',
  'prompt_tokens',
  'completion_tokens',
  'cost',
];

export interface PointsDbBinding {
  readonly columns: Readonly<Partial<Record<PointsDbField, TableColumn>>>;
  /** Those that there are columns for. */
  readonly fields: readonly PointsDbField[];
  /** Which columns were taken, which were not, and what no column says. */
  readonly notes: readonly string[];
}

/**
 * Decides which column is read as what: the one that the dataset names, else the first that is called like it.
 *
 * @throws UserError when one that scoring needs is not there
 */
export function bindPointsDb(
  table: readonly TableColumn[],
  named: ColumnNames,
  file: string,
): PointsDbBinding {
  const stored = new Map(
    table.filter(({ isComputed }) => !isComputed).map((one) => [one.name.toLowerCase(), one]),
  );
  const columns: Partial<Record<PointsDbField, TableColumn>> = {};
  for (const field of FIELDS) {
    const names = Object.hasOwn(named, field) ? [named[field] ?? ''] : NAMES[field];
    const candidates = names.flatMap((name) => stored.get(name.toLowerCase()) ?? []);
    const fitting = candidates.find((one) => NESTED.has(field) || !isNested(one));
    if (fitting) columns[field] = fitting;
  }
  const problems = [
    ...FIELDS.filter((field) => Object.hasOwn(named, field)),
    ...REQUIRED.filter((field) => !Object.hasOwn(named, field)),
  ].flatMap((field) =>
    columns[field] ? [] : [missing(field, named[field] ?? NAMES[field][0], table, file)],
  );
  if (problems.length > 0) throw new UserError(problems);
  const fields = FIELDS.filter((field) => columns[field] !== undefined);
  return { columns, fields, notes: notesOn(columns, table, file) };
}

/** Lists, structures and JSON, of which no number can be read. */
export function isNested({ type }: TableColumn): boolean {
  return type.endsWith(']') || /^(?:STRUCT|MAP|UNION|VARIANT)\b/.test(type);
}

function missing(field: string, name: string, table: readonly TableColumn[], file: string): Problem {
  const names = table.map((one) => one.name);
  const computed = table.some((one) => one.isComputed && one.name.toLowerCase() === name.toLowerCase());
  return problem({
    code: 'missing-column',
    file,
    field,
    message: 'a column of "points" that every score needs is not there',
    expected: `a column ${JSON.stringify(name)}`,
    got: names.join(', '),
    hint: computed ? 'generated columns are not evaluated: store its values' : didYouMean(name, names),
  });
}

function notesOn(columns: PointsDbBinding['columns'], table: readonly TableColumn[], file: string): string[] {
  const bound = FIELDS.flatMap((field) => {
    const column = columns[field];
    return column ? [{ field, column }] : [];
  });
  const taken = bound.map(({ field, column }) =>
    column.name === field ? field : `${field} from ${shown(column.name)}`,
  );
  const used = new Set(bound.map(({ column }) => column));
  const rest = table.filter((one) => !used.has(one));
  const unused = rest.map(({ name, isComputed }) => `${shown(name)}${isComputed ? ' (generated)' : ''}`);
  const missed = MISSED.filter((field) => columns[field] === undefined);
  return [
    `${file}: columns read: ${listed(taken)}.`,
    ...(unused.length > 0 ? [`${file}: columns not read: ${listed(unused)}.`] : []),
    ...(missed.length > 0 ? [`${file}: no column says ${listed(missed)}.`] : []),
  ];
}

const LONGEST = 60;
const MOST = 40;

function shown(name: string): string {
  return cleanLabel(name.slice(0, LONGEST));
}

function listed(names: readonly string[]): string {
  const all = names.slice(0, MOST).join(', ');
  return names.length > MOST ? `${all} and ${names.length - MOST} more` : all;
}
