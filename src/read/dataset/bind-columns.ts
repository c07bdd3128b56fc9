import { problem, type Problem } from '../../errors.ts';
import { fieldsOf, requiredFields, type RowKind } from './field-names.ts';
import { didYouMean, nearest } from '../../nearest.ts';

export type ColumnNames = Readonly<Partial<Record<string, string>>>;

export interface Binding {
  /** Per field of ours, the name in the file that it is read from; null when the file has no such column. */
  readonly names: readonly (string | null)[];
  /** Columns that are not read but look like one of ours, one sentence each. */
  readonly doubts: readonly string[];
  /** Why the file cannot be read: columns that have to be there and are not. */
  readonly problems: readonly Problem[];
}

/** Decides which column of a file is read as which field: the one `columns` names, else the one called like it. */
export function bindColumns(
  header: readonly string[],
  kind: RowKind,
  columns: ColumnNames,
  file: string,
): Binding {
  const fields = fieldsOf[kind];
  const present = new Set(header);
  const mapped = (field: string) => (Object.hasOwn(columns, field) ? columns[field] : undefined);
  const names = fields.map((field) => mapped(field) ?? (present.has(field) ? field : null));
  const bound = new Set(names);
  const unbound = header.filter((name) => !bound.has(name));
  const missing = fields.filter((_, index) => names[index] === null);
  const problems = [
    ...(present.has(RESERVED) ? [reserved(file)] : []),
    ...fields.flatMap((field) => {
      const name = mapped(field);
      return name === undefined || present.has(name) ? [] : [missingMapped(field, name, header, file)];
    }),
    ...requiredOf(kind, missing).map((field) => missingRequired(field, unbound, header, file)),
  ];
  return { names, doubts: doubts(unbound, missing, file), problems };
}

/** A name that programs pass over without a word, so that what stands under it would be lost. */
const RESERVED = '__proto__';

function reserved(file: string): Problem {
  const message = 'a name that cannot be used';
  return problem({ code: 'unknown-key', file, field: RESERVED, message, expected: 'another name' });
}

/** Which of the missing fields have to be there. */
function requiredOf(kind: RowKind, missing: readonly string[]): string[] {
  const required = requiredFields[kind].filter((field) => missing.includes(field));
  const blind = kind !== 'points' && missing.includes('outcome') && missing.includes('correct');
  return blind ? [...required, 'outcome'] : required;
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
  const mapping = `"columns": {${JSON.stringify(field)}: "its name here"}`;
  return problem({
    code: 'missing-column',
    file,
    line: 1,
    field,
    message: 'a column that every file needs is not there',
    expected: field === 'outcome' ? 'a column "outcome" or "correct"' : `a column ${JSON.stringify(field)}`,
    got: header.join(', '),
    hint: `${near === null ? '' : `${near} `}A column with another name is mapped in dataset.json by ${mapping}`,
  });
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
