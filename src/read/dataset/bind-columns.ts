import { problem, type Problem } from '../../errors.ts';
import { fieldsOf, requiredFields, type RowKind } from './field-names.ts';
import { didYouMean, nearest } from '../../nearest.ts';
import { RESERVED, reservedName } from '../open/text/reserved-name.ts';
import { countsResponses } from '../open/text/table-kind.ts';

export type ColumnNames = Readonly<Partial<Record<string, string>>>;

export interface Binding {
  /** Per field of ours, the name in the file that it is read from; null when the file has no such column. */
  readonly names: readonly (string | null)[];
  /** Columns that are read as another one, or that are not read but look like one of ours; one sentence each. */
  readonly doubts: readonly string[];
  /** Why the file cannot be read: columns that have to be there and are not. */
  readonly problems: readonly Problem[];
}

/** What else a column of points may be called. In a table of samples, `id` would as well be the item. */
const OTHER_NAMES = { eval_id: ['id'], responses: ['n', 'num_samples'] } as const;

/** Every name under which a column is read that no dataset file maps. */
export function readableNames(kind: RowKind): string[] {
  return kind === 'points' ? [...fieldsOf.points, ...Object.values(OTHER_NAMES).flat()] : [...fieldsOf[kind]];
}

/** What the rows are, where the dataset does not say: a number of responses makes them points. */
export function kindOfColumns(header: readonly string[], columns: ColumnNames): RowKind {
  const isMapped = (field: string) => Object.hasOwn(columns, field);
  if (isMapped('total') || isMapped('responses')) return 'points';
  return countsResponses(new Set(header)) ? 'points' : 'samples';
}

/**
 * Decides which column of a file is read as which field: the one `columns` names, else the one called like it, else, of
 * points, the only one that others call so.
 */
export function bindColumns(
  header: readonly string[],
  kind: RowKind,
  columns: ColumnNames,
  file: string,
): Binding {
  const fields = fieldsOf[kind];
  const present = new Set(header);
  const mapped = (field: string) => (Object.hasOwn(columns, field) ? columns[field] : undefined);
  // What is mapped to another field is no longer what it is called.
  const isGiven = (name: string) => !NAMING.includes(name) && Object.values(columns).includes(name);
  const own = fields.map((field) => mapped(field) ?? (present.has(field) && !isGiven(field) ? field : null));
  const others = kind === 'points' ? otherNames(header, fields, own) : {};
  const names = own.map((name, index) => name ?? others[fields[index] ?? ''] ?? null);
  const bound = new Set(names);
  const unbound = header.filter((name) => !bound.has(name));
  const missing = fields.filter((_, index) => names[index] === null);
  const problems = [
    ...(present.has(RESERVED) ? [reservedName(file, null)] : []),
    ...fields.flatMap((field) => {
      const name = mapped(field);
      return name === undefined || present.has(name) ? [] : [missingMapped(field, name, header, file)];
    }),
    ...requiredOf(kind, missing).map((field) => missingRequired(field, unbound, header, file)),
    ...takenTwice(fields, mapped, file),
  ];
  const taken = Object.entries(others).map(
    ([field, name]) => `${file}: column ${JSON.stringify(name)} is read as ${field}${MEANING[field] ?? ''}.`,
  );
  const models = unbound.includes('model') && own[0] === 'eval_id' ? [modelNotRead(file)] : [];
  return { names, doubts: [...taken, ...models, ...doubts(unbound, missing, file)], problems };
}

const MEANING: ColumnNames = { responses: ': all of them, the truncated ones too' };

/** Fields that no column is called like, and the column that is read as them. */
function otherNames(
  header: readonly string[],
  fields: readonly string[],
  own: readonly (string | null)[],
): ColumnNames {
  const isBound = (field: string) => own[fields.indexOf(field)] !== null;
  const only = (names: readonly string[]) => {
    const [name, ...more] = names.filter((one) => header.includes(one) && !own.includes(one));
    return more.length === 0 ? name : undefined;
  };
  // Beside the name of a model, an id may be a number of the row.
  const id = isBound('eval_id') || header.includes('model') ? undefined : only(OTHER_NAMES.eval_id);
  const isCounted = isBound('total') || isBound('responses');
  const responses = isCounted ? undefined : only(OTHER_NAMES.responses);
  return { ...(id !== undefined && { eval_id: id }), ...(responses !== undefined && { responses }) };
}

/** Which of the missing fields have to be there. */
function requiredOf(kind: RowKind, missing: readonly string[]): string[] {
  const required = requiredFields[kind].filter((field) => missing.includes(field));
  const isMissing = (...either: readonly string[]) => either.every((field) => missing.includes(field));
  if (kind === 'points') return isMissing('total', 'responses') ? [...required, 'total'] : required;
  return isMissing('outcome', 'correct') ? [...required, 'outcome'] : required;
}

/** What says whose a response is. One column may say two of these: a suite of one task may be named like it. */
const NAMING: readonly string[] = ['eval_id', 'task', 'tier', 'params', 'item'];

/** One column cannot be two numbers. */
function takenTwice(
  fields: readonly string[],
  mapped: (field: string) => string | undefined,
  file: string,
): Problem[] {
  const values = fields.filter((field) => !NAMING.includes(field) && mapped(field) !== undefined);
  return [...Map.groupBy(values, mapped)].flatMap(([name = null, readAs]) => {
    if (readAs.length < 2) return [];
    const about = {
      message: '"columns" takes one column for two fields',
      expected: 'a column for each of them',
    };
    return [
      problem({ code: 'column-twice', file, line: 1, field: readAs.join(' and '), ...about, got: name }),
    ];
  });
}

function modelNotRead(file: string): string {
  return `${file}: column "model" is not read, because "eval_id" names the evaluation; rows of two models with one eval_id count together. Where the model names it, "columns": {"eval_id": "model"} says so.`;
}

function missingMapped(field: string, name: string, header: readonly string[], file: string): Problem {
  return problem({
    code: 'missing-column',
    file,
    line: 1,
    field,
    message: '"columns" names a column that is not there',
    expected: `a column ${JSON.stringify(name)}`,
    got: header.join(', '),
    hint: didYouMean(name, header),
  });
}

function missingRequired(
  field: string,
  unbound: readonly string[],
  header: readonly string[],
  file: string,
): Problem {
  const near = didYouMean(field, unbound);
  const lead = isId(field, unbound)
    ? 'Here "id" may be the evaluation or not; where it is, it'
    : 'A column with another name';
  const mapping = `"columns": {${JSON.stringify(field)}: ${isId(field, unbound) ? '"id"' : '"its name here"'}}`;
  return problem({
    code: 'missing-column',
    file,
    line: 1,
    field,
    message: 'a column that every file needs is not there',
    expected: EITHER[field] ?? `a column ${JSON.stringify(field)}`,
    got: header.join(', '),
    hint: `${near === null ? '' : `${near} `}${lead} is mapped in dataset.json by ${mapping}`,
  });
}

const EITHER: ColumnNames = {
  outcome: 'a column "outcome" or "correct"',
  total: 'a column "total" (without truncated responses) or "responses" (with them)',
};

function isId(field: string, unbound: readonly string[]): boolean {
  return field === 'eval_id' && unbound.includes('id');
}

/** A slip of the finger, in a column that may be missing: worth a word, not a refusal. */
function doubts(unbound: readonly string[], missing: readonly string[], file: string): string[] {
  return unbound.flatMap((name) => {
    const field = nearest(name, missing, name.length < 8 ? 1 : 2);
    return field === null
      ? []
      : [`${file}: column ${JSON.stringify(name)} is not read; did you mean ${field}?`];
  });
}
