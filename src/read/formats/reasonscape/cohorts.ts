import picomatch from 'picomatch';
import { problem, UserError } from '../../../errors.ts';
import type { SizeLimits } from '../../open/text/size-limits.ts';
import type { LogFile } from '../../open/log-file.ts';
import { folderOfFile, jsonOf } from '../../open/text/records.ts';
import { has, type Shape } from '../../open/text/shape.ts';
import { at, listOf, nameAt } from '../json-values.ts';
import { readOrReject } from '../format.ts';
import { cleanName, type AllRows, type Run } from '../rows.ts';
import { interviewColumns, type InterviewNames } from './columns.ts';

/** What identifies a run of ReasonScape; null where nobody says it. */
export type Naming = Readonly<Record<'model' | 'template' | 'sampler', string | null>>;

/** What a cohort file says of one evaluation. */
export type Cohort = Pick<Run, 'label' | 'groups' | 'tags' | 'hfId' | 'hfQuantId'> & {
  readonly naming: Naming;
  /** Leads to its files. */
  readonly glob: string | null;
};

/** Whether this is the dataset config of a database, whose evals are those of a cohort. */
export function describesDatabase(shape: Shape): boolean {
  return shape.kind === 'object' && has(shape, 'db', 'evals');
}

/**
 * Entries of `evals.json`, or of a dataset config; one that names neither a model nor files describes nothing that could be
 * rows.
 */
export function cohortsOf(file: LogFile, limits: SizeLimits): Cohort[] {
  const value = jsonOf(file, limits);
  return listOf(at(value, 'evals') ?? value).flatMap((entry) => {
    const naming = namingIn(at(entry, 'filters'));
    const glob = nameAt(entry, 'evaluate', 'glob');
    if (naming.model === null && glob === null) return [];
    return [
      {
        naming,
        glob,
        label: nameAt(entry, 'label') ?? undefined,
        groups: namesIn(at(entry, 'groups')),
        tags: namesIn(at(entry, 'tags')),
        hfId: nameAt(entry, 'hf_id'),
        hfQuantId: nameAt(entry, 'hf_quant_id'),
      },
    ];
  });
}

function namingIn(filters: unknown): Naming {
  const name = (key: keyof Naming): string | null => nameAt(filters, key);
  return { model: name('model'), template: name('template'), sampler: name('sampler') };
}

function namesIn(list: unknown): string[] {
  return listOf(list).flatMap((one) => (typeof one === 'string' && one.trim() !== '' ? [one.trim()] : []));
}

/**
 * The entry that describes results of this file: one whose glob leads to it and that does not contradict what the results
 * say, else one that is known by its filters only and asks for what they say.
 */
export function cohortOf(naming: Naming, file: string, { all, byFile, placed }: Cohorts): Cohort | undefined {
  const keys = ['model', 'template', 'sampler'] as const;
  const fits = (wanted: Naming, unsaid: boolean): boolean =>
    keys.every(
      (key) => wanted[key] === null || wanted[key] === naming[key] || (unsaid && naming[key] === null),
    );
  return (
    byFile.get(file)?.find((one) => fits(one.naming, true)) ??
    all.find((one) => one.naming.model !== null && !placed.has(one) && fits(one.naming, false))
  );
}

/** A run under its own names, those it notInFormat and all else from what a cohort says of it. */
export function describedRun(naming: Naming, model: string, origin: string, known: Cohort | undefined): Run {
  const template = naming.template ?? known?.naming.template ?? null;
  const sampler = naming.sampler ?? known?.naming.sampler ?? null;
  const identity = { ...(template !== null && { template }), ...(sampler !== null && { sampler }) };
  const { label, groups, tags, hfId, hfQuantId } = known ?? {};
  return { model, identity, origin, label, groups, tags, hfId, hfQuantId };
}

/** Cohorts of all files of cohorts, and to which files their globs lead. */
export interface Cohorts {
  readonly all: readonly Cohort[];
  /** Cohorts whose glob leads to a file, by its name. */
  readonly byFile: ReadonlyMap<string, readonly Cohort[]>;
  /** Cohorts whose glob leads to some file; only those of the other ones are recognised by their filters alone. */
  readonly placed: ReadonlySet<Cohort>;
}

export function placeCohorts(
  cohorts: ReadonlyMap<LogFile, readonly Cohort[]>,
  results: readonly LogFile[],
  all: AllRows,
): Cohorts {
  const byFile = new Map<string, Cohort[]>();
  const placed = new Set<Cohort>();
  const place = (file: LogFile, entries: readonly Cohort[]): void => {
    const folder = folderOfFile(file);
    const inside = results
      .map(({ name }) => name)
      .filter((name) => folder === '' || name.startsWith(`${folder}/`));
    const globs = tameGlobs(entries, file, all);
    if (globs.length * inside.length > MOST_PAIRS) throw tooMany(file, globs.length, inside.length);
    const reached = filesOf(globs, folder, inside);
    for (const entry of entries) {
      for (const name of (entry.glob === null ? undefined : reached.get(entry.glob)) ?? []) {
        byFile.set(name, [...(byFile.get(name) ?? []), entry]);
        placed.add(entry);
      }
    }
  };
  for (const [file, entries] of cohorts)
    readOrReject(all.file(file, 'reasonscape'), () => place(file, entries));
  return { all: [...cohorts.values()].flat(), byFile, placed };
}

function tameGlobs(entries: readonly Cohort[], { name }: LogFile, { notes }: AllRows): string[] {
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

const LONGEST = 500;
const MOST_STARS = 3;
/** Most pairs of globs and files: beyond them, looking would take longer than reading. */
const MOST_PAIRS = 50_000;

/** Whether a glob stays below its folder and can be matched in little time, whatever the names are. */
export function isTame(glob: string): boolean {
  const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;
  return (
    glob.length <= LONGEST &&
    !/\.\.|^!|[()\\\0]/.test(glob) &&
    count(glob, /\{/g) <= 1 &&
    count(glob, /\*\*/g) <= MOST_STARS &&
    glob.split('/').every((part) => count(part, /\*/g) <= MOST_STARS)
  );
}

/**
 * The files that globs of one cohort file lead to; a glob that leads to a folder leads to all in it. Where globs begin is
 * not written in them: at the folder of the cohort file, at the folder that was given, or some folders above it that all
 * of them name. The first of these that leads to any file at all holds for all globs.
 *
 * @param from folder of the cohort file, below the one that was given
 * @param files names of files below `from`
 * @returns glob → files
 * @example [...filesOf(['data/M1/*'], 'M1', ['M1/1/a.ndjson']).get('data/M1/*')] // → ['M1/1/a.ndjson']
 */
export function filesOf(
  globs: readonly string[],
  from: string,
  files: readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const patterns = globs.map((glob) => ({ glob, parts: partsOf(glob) }));
  const starts = patterns.map(({ parts }) => withoutWildcards(parts));
  const above = Array.from({ length: sharedLength(starts) + 1 }, (_, count) => ({ base: '', count }));
  for (const { base, count } of [{ base: from, count: 0 }, ...above]) {
    const reached = new Map(
      patterns.map(({ glob, parts }) => {
        const rest = parts.slice(count).join('/');
        return [glob, new Set(rest === '' ? [] : files.filter(leadingTo(rest, base)))];
      }),
    );
    if ([...reached.values()].some(({ size }) => size > 0)) return reached;
  }
  return new Map();
}

function partsOf(glob: string): string[] {
  return glob.split('/').filter((part) => part !== '' && part !== '.');
}

function withoutWildcards(parts: readonly string[]): readonly string[] {
  const wild = parts.findIndex((part) => /[*?[{]/.test(part));
  return wild === -1 ? parts : parts.slice(0, wild);
}

function sharedLength([first = [], ...others]: readonly (readonly string[])[]): number {
  const differs = first.findIndex((part, depth) => others.some((other) => other[depth] !== part));
  return differs === -1 ? first.length : differs;
}

/** Tells the files that a glob leads to, or that lie in a folder that it leads to. */
function leadingTo(glob: string, base: string): (file: string) => boolean {
  const isMatch = picomatch([glob, `${glob}/**`], { posix: true, windows: false });
  return (file) => isMatch(base === '' ? file : file.slice(base.length + 1));
}

/** Whether an object names a model with its template or sampler: what a metadata file says of the results beside it. */
export function isMetadata({ kind, keys }: Shape): boolean {
  const has = (column: keyof Naming): boolean => interviewColumns[column].some((name) => keys.has(name));
  return kind === 'object' && has('model') && (has('template') || has('sampler'));
}

export function metadataOf(file: LogFile, limits: SizeLimits): Naming {
  const value = jsonOf(file, limits);
  const name = (column: keyof Naming): string | null => {
    const names = interviewColumns[column].map((key) => nameAt(at(value, key)));
    return names.find((one) => one !== null) ?? null;
  };
  return { model: name('model'), template: name('template'), sampler: name('sampler') };
}

/** What is known of results besides what their own file says. */
export interface Surroundings {
  readonly limits: SizeLimits;
  readonly cohorts: Cohorts;
  /** What the metadata file in a folder says of all results there. */
  readonly metadata: ReadonlyMap<string, Naming>;
  /** Names that columns of interviews have, where the usual ones do not fit. */
  readonly columns: InterviewNames;
}
