import { problem, UserError, type Problem } from '../../errors.ts';
import type { ConfigText } from './declare.ts';
import { placeOf } from '../open/text/parse-json-text.ts';
import { didYouMean } from '../../nearest.ts';
import type { DatasetConfig } from './schema.ts';

/**
 * Points of a complete cell, `[tier][task]`, as the dataset file declares them; null when it declares none.
 *
 * @throws UserError naming every tier and task that is not on the board.
 */
export function expectedPoints(
  declared: DatasetConfig['expected_points'],
  tiers: readonly string[],
  tasks: readonly string[],
  config: ConfigText,
): (number | null)[][] | null {
  if (!declared) return null;
  const problems = [
    ...unknownNames(Object.keys(declared), tiers, ['expected_points'], config),
    ...Object.entries(declared).flatMap(([tier, counts]) =>
      unknownNames(Object.keys(counts), tasks, ['expected_points', tier], config),
    ),
  ];
  if (problems.length > 0) throw new UserError(problems);
  const count = (tier: string, task: string) => own(own(declared, tier) ?? {}, task) ?? null;
  return tiers.map((tier) => tasks.map((task) => count(tier, task)));
}

function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function unknownNames(
  names: readonly string[],
  known: readonly string[],
  path: readonly string[],
  { file, text }: ConfigText,
): Problem[] {
  const message = 'points are expected of something that is not there';
  const expected = `one of ${known.join(', ')}`;
  return names
    .filter((name) => !known.includes(name))
    .map((name) => {
      const place = placeOf([...path, name], text);
      return problem({
        code: 'unknown-name',
        file,
        ...place,
        message,
        expected,
        hint: didYouMean(name, known),
      });
    });
}
