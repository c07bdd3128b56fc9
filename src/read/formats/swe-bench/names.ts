import { problem, UserError } from '../../../errors.ts';
import type { LogFile } from '../../open/log-file.ts';
import { baseName, folderOfFile, notAsExpected } from '../../open/text/records.ts';
import type { SizeLimits } from '../../open/text/size-limits.ts';
import type { FileRows } from '../rows.ts';

/** Instances that are known of a benchmark that nothing names. */
export interface Suite {
  readonly file: string;
  readonly ids: Set<string>;
}

/** What the readers of all files share. */
export interface Context {
  readonly suites: Map<string, Suite>;
  /** Runs that a report of the whole run tells of. */
  readonly reported: Set<string>;
  readonly limits: SizeLimits;
}

/** Repositories of the benchmark in Python, of which the others are parts. */
const REPOSITORIES = new Set([
  ...['astropy', 'django', 'matplotlib', 'mwaskom', 'pallets', 'psf', 'pydata', 'pylint-dev'],
  ...['pytest-dev', 'scikit-learn', 'sphinx-doc', 'sympy'],
]);

const FULL = 'swe-bench-full';

const SIZES: ReadonlyMap<number | null, string> = new Map([
  [300, 'swe-bench-lite'],
  [500, 'swe-bench-verified'],
  [2294, FULL],
]);

/** A benchmark that nothing names. */
export const UNNAMED = 'swe-bench';

/** A report names no benchmark; the number of its instances and their repositories tell the best known ones. */
export function benchmarkOf(total: number | null, ids: readonly string[]): string {
  const isPython = ids.length > 0 && ids.every((id) => REPOSITORIES.has(id.split('__', 1)[0] ?? ''));
  return (isPython ? SIZES.get(total) : undefined) ?? UNNAMED;
}

/** Reports of benchmarks that nothing names are one task only where they share instances. */
export function isOfSuite(
  task: string,
  ids: readonly string[],
  file: Pick<LogFile, 'name'>,
  rows: FileRows,
  { suites }: Context,
): boolean {
  if (task !== UNNAMED) return true;
  const suite = suites.get(task);
  if (ids.length === 0 || (suite !== undefined && !ids.some((id) => suite.ids.has(id)))) {
    const lack = ids.length === 0 ? 'lists no instance' : 'shares no instance with another report';
    const message = `nothing says which benchmark this is, and it ${lack}`;
    const expected = suite === undefined ? 'ids of instances' : `instances of ${suite.file}`;
    const hint = 'put reports of different benchmarks on boards of their own';
    const about = { code: 'unknown-benchmark', message, expected, got: ids[0] ?? null, hint };
    rows.unreadable(new UserError(problem({ ...about, file: file.name })));
    return false;
  }
  const known = suite ?? { file: file.name, ids: new Set<string>() };
  suites.set(task, known);
  for (const id of ids) known.ids.add(id);
  return true;
}

/** What the name of a file, or of its folders, says. */
export interface NamedRun {
  readonly model: string;
  readonly run: string;
  readonly benchmark: string | null;
}

/** Names that say nothing of the model. */
const GENERIC = /^(?:[\w-]+[._-])?(?:report|results?|eval|evaluation|output|summary)$/i;

/**
 * `<model>.<run>.json`, as the harness writes it, or `<benchmark>__<split>__<run>.json`, as its cloud service does; else the
 * folder of a file whose own name says nothing.
 *
 * @throws UserError where nothing names the model
 */
export function namedBy(file: LogFile): NamedRun {
  const stem = baseName(file).replace(/\.json(?:\.\w+)?$/i, '');
  const cloud = /^(swe-bench(?:[-_][a-z]+)?)__([a-z]+)__(.+)$/.exec(stem);
  if (cloud) return namedByCloud(cloud);
  if (GENERIC.test(stem)) {
    const folder = folderOfFile(file).split('/').at(-1) ?? '';
    if (folder === '')
      throw notAsExpected(file, 'a name <model>.<run>.json, or a folder that names the model');
    return { model: modelOf(folder), run: '', benchmark: null };
  }
  const [, model = stem, run = ''] = /^(.+)\.([A-Za-z_][^.]*)$/.exec(stem) ?? [];
  return { model: modelOf(model), run, benchmark: null };
}

function namedByCloud([, subset = '', split = '', model = '']: readonly string[]): NamedRun {
  const name = subset === 'swe-bench' ? FULL : subset.replace('_', '-').replace(/-m$/, '-multimodal');
  return { model, run: '', benchmark: split === 'test' ? name : `${name} ${split}` };
}

/** The harness writes "__" for "/". */
export function modelOf(name: string): string {
  return name.replaceAll('__', '/');
}
