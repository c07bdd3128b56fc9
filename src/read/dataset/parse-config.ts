import { problem, UserError, type Problem } from '../../errors.ts';
import { cleanTexts } from '../../dataset/clean-texts.ts';
import { duplicateKeys } from '../../dataset/duplicate-keys.ts';
import type { Limits } from '../open/limits.ts';
import { parseJsonText } from '../open/parse-json-text.ts';
import { schemaProblems } from '../../dataset/schema-problems.ts';
import { datasetSchema, type DatasetConfig } from './schema.ts';

export interface ParsedConfig {
  readonly config: DatasetConfig;
  readonly notes: readonly string[];
}

/**
 * What `dataset.json` says.
 *
 * @throws UserError with every problem it has, each with its line.
 */
export function parseConfig(text: string, file: string, limits: Limits): ParsedConfig {
  const { value, cleaned } = cleanTexts(parseJsonText(text, file, limits), ['points', 'samples', 'columns']);
  const parsed = datasetSchema.safeParse(value);
  const problems = [
    ...duplicateKeys(text, file),
    ...(parsed.success
      ? severalSources(parsed.data, file)
      : schemaProblems(parsed.error.issues, value, file, text)),
  ];
  if (!parsed.success || problems.length > 0) throw new UserError(problems);
  const note = `${file}: ${cleaned} texts held control or bidi characters, which were removed.`;
  return { config: parsed.data, notes: cleaned === 0 ? [] : [note] };
}

/** A PointsDB beside them is no second place: its rows have been exported. */
function severalSources({ points, samples }: DatasetConfig, file: string): Problem[] {
  if (points === undefined || samples === undefined) return [];
  const message = 'the rows come from one place';
  const expected = '"points" or "samples"';
  return [problem({ code: 'several-sources', file, message, expected, got: 'both' })];
}
