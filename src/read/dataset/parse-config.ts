import { problem, type Problem, UserError } from '../../errors.ts';
import { RESERVED } from '../open/text/reserved-name.ts';
import { looksLike, shapeOf } from '../open/text/shape.ts';
import type { SizeLimits } from '../open/text/size-limits.ts';
import { duplicateKeys, parseJsonText, placeOf } from '../open/text/parse-json-text.ts';
import { cleanTexts } from './clean-text.ts';
import { type DatasetConfig, datasetSchema } from './schema.ts';
import { type Path, schemaProblems } from './schema-problems.ts';

export interface ParsedConfig {
  readonly config: DatasetConfig;
  readonly notes: readonly string[];
}

/**
 * What `dataset.json` says.
 *
 * @throws UserError with every problem it has, each with its line.
 */
export function parseConfig(text: string, file: string, limits: SizeLimits): ParsedConfig {
  const { value, cleaned } = cleanTexts(parseJsonText(text, file, limits), ['points', 'samples', 'columns']);
  refuseForeign(value, text, file);
  const parsed = datasetSchema.safeParse(value);
  const problems = [
    ...duplicateKeys(text, file),
    ...(parsed.success
      ? [...severalSources(parsed.data, file), ...twoIds(parsed.data, file, text)]
      : schemaProblems(datasetSchema, parsed.error.issues, value, { file, text })),
  ];
  const reserved = reservedNames(value, [], file, text).filter((one) => !isTold(one, problems));
  if (!parsed.success || problems.length + reserved.length > 0)
    throw new UserError([...problems, ...reserved]);
  const note = `${file}: ${cleaned} texts held control or bidi characters, which were removed.`;
  return { config: withOneId(parsed.data), notes: cleaned === 0 ? [] : [note] };
}

function twoIds({ evals = [] }: DatasetConfig, file: string, text: string): Problem[] {
  return evals.flatMap(({ eval_id: id, id: other }, index) => {
    if (id === undefined || other === undefined || id === other) return [];
    const about = { message: 'an evaluation has one id', expected: '"eval_id" or "id"', got: 'both' };
    return [problem({ code: 'bad-value', file, ...placeOf(['evals', index, 'id'], text), ...about })];
  });
}

/** `id` is another name of `eval_id`. */
function withOneId(config: DatasetConfig): DatasetConfig {
  if (config.evals === undefined) return config;
  const evals = config.evals.map(({ id, ...entry }) =>
    id === undefined ? entry : { ...entry, eval_id: id },
  );
  return { ...config, evals };
}

/** A file none of whose names is known is no dataset file with mistakes, but something else. */
function refuseForeign(value: unknown, text: string, file: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const names = Object.keys(value);
  if (names.length === 0 || names.some((name) => Object.hasOwn(datasetSchema.shape, name))) return;
  const message = `looks like ${looksLike(shapeOf(text))}: neither a dataset file nor a log in a format that is known`;
  const expected = 'a log, or a dataset file with "points" or "samples" and the names of their columns';
  throw new UserError(problem({ code: 'unknown-file', file, message, expected }));
}

const ROWS: readonly PropertyKey[] = ['points', 'samples'];

/** A name that the schema passes over without a word, so that what stands under it would be lost. Rows are not looked at. */
function reservedNames(value: unknown, path: Path, file: string, text: string): Problem[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const inside = [...path, Array.isArray(value) ? Number(name) : name];
    if (name !== RESERVED)
      return path.length === 0 && ROWS.includes(name) ? [] : reservedNames(inner, inside, file, text);
    const message = 'a name that cannot be used';
    return [
      problem({ code: 'unknown-key', file, ...placeOf(inside, text), message, expected: 'another name' }),
    ];
  });
}

function isTold({ field }: Problem, problems: readonly Problem[]): boolean {
  return problems.some((one) => one.field === field);
}

/** A PointsDB beside them is no second place: its rows have been exported. */
function severalSources({ points, samples, wide }: DatasetConfig, file: string): Problem[] {
  const given = Object.entries({ points, samples, wide }).filter(([, rows]) => rows !== undefined);
  if (given.length <= 1) return [];
  const message = 'the rows come from one place';
  const expected = '"points", "samples" or "wide"';
  const got = given.map(([name]) => name).join(' and ');
  return [problem({ code: 'several-sources', file, message, expected, got })];
}
