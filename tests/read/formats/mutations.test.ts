import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { load } from '../../../src/read/load.ts';
import { folderOf } from '../dataset/folder-of.ts';
import { fixture, noRealLogs, REAL, realOrReason } from './read-fixture.ts';
import { mutate, randomFrom } from './mutate.ts';

const MUTATIONS = 500;
const LONGEST_MILLISECONDS = 2000;

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

/** Reads damaged bytes both ways; anything but a dataset that adds up or a refusal in words is a bug. */
const tryRead = async (files: Readonly<Record<string, Buffer>>): Promise<string> => {
  const folder = folderOf(files);
  const started = performance.now();
  let outcome = '';
  for (const keepGoing of [false, true]) {
    try {
      const { provenance, points } = await load(folder, { keepGoing, onDuplicate: 'sum' });
      for (const { rows, used, leftOut, rejected } of provenance.files)
        expect(rows).toBe(used + leftOut.length + rejected.length);
      for (const { correct, invalid, total } of points)
        expect(correct >= 0 && correct + (invalid ?? 0) <= total * (1 + 1e-9)).toBe(true);
      outcome += ' read';
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      expect(error.problems.length).toBeGreaterThan(0);
      outcome += ' refused';
    }
  }
  expect(performance.now() - started).toBeLessThan(LONGEST_MILLISECONDS);
  return outcome;
};

/** A file of a fixture that is a folder, with the others of that folder: some logs tell of others what they are of. */
const withOthers = (file: string): Record<string, Buffer> => {
  const [format = '', name = '', ...below] = relative(fixture('.'), file).split('/');
  const folder = fixture(join(format, name));
  if (format === '..' || below.length === 0) return { [basename(file)]: readFileSync(file) };
  return Object.fromEntries(filesBelow(folder).map((one) => [relative(folder, one), readFileSync(one)]));
};

const mutateAll = async (files: readonly string[], seed: number): Promise<Map<string, number>> => {
  const random = randomFrom(seed);
  const outcomes = new Map<string, number>();
  for (let round = 0; round < MUTATIONS; round++) {
    const file = files[round % files.length] ?? '';
    const others = withOthers(file);
    const name = Object.keys(others).find((one) => file.endsWith(one)) ?? '';
    const damaged = { ...others, [name]: mutate(others[name] ?? Buffer.of(), random) };
    const outcome = await tryRead(damaged).catch((error: unknown) => {
      throw new Error(`${file}, seed ${seed}, round ${round}`, { cause: error });
    });
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  return outcomes;
};

describe('500 damaged logs', () => {
  it('of ours are read with every row accounted for, or refused in words, within two seconds', async () => {
    const outcomes = await mutateAll(filesBelow(fixture('.')), 20261121);
    // Both ends are met, or the mutations prove nothing.
    expect(outcomes.get(' read read')).toBeGreaterThan(50);
    expect(outcomes.get(' refused refused')).toBeGreaterThan(50);
    expect(outcomes.get(' refused read')).toBeGreaterThan(10);
  }, 240_000);

  it.skipIf(noRealLogs)(
    `of others likewise (${realOrReason})`,
    async () => {
      const files = [
        ...filesBelow(join(REAL, 'inspect-logs')),
        ...filesBelow(join(REAL, 'every-eval-ever/fixtures')),
      ];
      const outcomes = await mutateAll(files, 4);
      expect(outcomes.get(' read read')).toBeGreaterThan(50);
    },
    480_000,
  );
});
