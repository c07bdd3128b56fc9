import { z } from 'zod';
import { problem, type Problem } from '../../errors.ts';
import { didYouMean } from '../../nearest.ts';
import { placeOf } from '../open/text/parse-json-text.ts';
import { written } from '../open/text/written.ts';

export type Path = readonly PropertyKey[];

/** What a schema has against a value, in words and with lines of the file it was read from. */
export function schemaProblems(
  schema: z.ZodType,
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  { file, text }: { readonly file: string; readonly text: string },
): Problem[] {
  const locate = (path: Path) => ({ file, ...placeOf(path, text) });
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        ...unknownKey(key, keysAt(schema, issue.path)),
        ...locate([...issue.path, key]),
      }));
    }
    const message = 'not a value that can stand here';
    const expected = expectation(issue);
    const got = written(valueAt(value, issue.path));
    const hint = schemaAt(schema, issue.path)?.description ?? null;
    return [problem({ code: 'bad-value', ...locate(issue.path), message, expected, got, hint })];
  });
}

function unknownKey(key: string, known: readonly string[]): Problem {
  const expected = known.length > 0 ? `one of ${known.join(', ')}` : null;
  return problem({
    code: 'unknown-key',
    message: 'not a key that is known here',
    expected,
    hint: didYouMean(key, known),
  });
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return kindNames[issue.expected] ?? issue.expected;
  if (issue.code !== 'invalid_union') return issue.message;
  return [...new Set(issue.errors.flat().map(expectation))].join(', or ');
}

const kindNames: Readonly<Partial<Record<string, string>>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object, {…}',
  record: 'an object, {…}',
};

function valueAt(value: unknown, path: Path): unknown {
  const member = (inner: unknown, step: PropertyKey): unknown =>
    typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
      ? Reflect.get(inner, step)
      : undefined;
  return path.reduce(member, value);
}

function keysAt(whole: z.ZodType, path: Path): string[] {
  const schema = schemaAt(whole, path);
  const inner = schema === null ? null : unwrap(schema);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** The part of the schema that speaks of a path; null where it speaks of anything. */
function schemaAt(
  whole: z.ZodType,
  path: Path,
): (z.core.$ZodType & { description?: string | undefined }) | null {
  let schema: unknown = whole;
  for (const step of path) {
    const outer = unwrap(schema);
    if (outer instanceof z.ZodObject) schema = (outer.shape as Record<PropertyKey, unknown>)[step];
    else if (outer instanceof z.ZodArray) schema = outer.element;
    else return null;
  }
  return schema instanceof z.ZodType ? schema : null;
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? unwrap(schema.unwrap())
    : schema;
}
