import { problem, UserError } from '../errors.ts';
import { filesOf, isTame, MOST_PAIRS } from './cohort-globs.ts';
import { cleanName, type Findings } from '../read/formats/findings.ts';
import { guarded } from './guarded.ts';
import { folderOfFile, type LogFile } from '../read/open/log-file.ts';
import type { Cohort } from '../read/formats/reasonscape/reasonscape-cohort.ts';

/** Cohorts of all files of cohorts, and to which files their globs lead. */
export interface Cohorts {
  readonly all: readonly Cohort[];
  /** Cohorts whose glob leads to a file, by its name. */
  readonly byFile: ReadonlyMap<string, readonly Cohort[]>;
  /** Cohorts whose glob leads to some file; only those of the other ones are found by their filters alone. */
  readonly placed: ReadonlySet<Cohort>;
}

export function placeCohorts(
  cohorts: ReadonlyMap<LogFile, readonly Cohort[]>,
  results: readonly LogFile[],
  findings: Findings,
): Cohorts {
  const byFile = new Map<string, Cohort[]>();
  const placed = new Set<Cohort>();
  const place = (file: LogFile, entries: readonly Cohort[]): void => {
    const folder = folderOfFile(file);
    const inside = results
      .map(({ name }) => name)
      .filter((name) => folder === '' || name.startsWith(`${folder}/`));
    const globs = tameGlobs(entries, file, findings);
    if (globs.length * inside.length > MOST_PAIRS) throw tooMany(file, globs.length, inside.length);
    const found = filesOf(globs, folder, inside);
    for (const entry of entries) {
      for (const name of (entry.glob === null ? undefined : found.get(entry.glob)) ?? []) {
        byFile.set(name, [...(byFile.get(name) ?? []), entry]);
        placed.add(entry);
      }
    }
  };
  for (const [file, entries] of cohorts)
    guarded(findings.file(file, 'reasonscape'), () => place(file, entries));
  return { all: [...cohorts.values()].flat(), byFile, placed };
}

function tameGlobs(entries: readonly Cohort[], { name }: LogFile, { notes }: Findings): string[] {
  const globs = [...new Set(entries.flatMap(({ glob }) => glob ?? []))];
  for (const glob of globs.filter((one) => !isTame(one)))
    notes.add(`${name}: the glob ${JSON.stringify(cleanName(glob.slice(0, 100)))} is not followed.`);
  return globs.filter(isTame);
}

function tooMany({ name }: LogFile, globs: number, files: number): UserError {
  const message = 'too many globs for so many files';
  const expected = `at most ${MOST_PAIRS} pairs of a glob and a file`;
  return new UserError(
    problem({ code: 'limit-globs', file: name, message, expected, got: `${globs} globs, ${files} files` }),
  );
}
