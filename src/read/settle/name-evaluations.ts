import { naturalOrder } from '../dataset/natural-order.ts';
import { cleanName, type FileAccount, type Run } from '../formats/rows.ts';

export interface NamedRuns {
  /** In natural order of their names. */
  readonly evaluations: readonly { readonly id: string; readonly run: Run }[];
  readonly taskIds: readonly string[];
  idOf(run: Run): string;
  /** What had to be decided, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Gathers runs into evaluations: one model with one identity. Settings that belong to a task tell evaluations apart only
 * where the same model ran the same task with several of them.
 *
 * @param board files of a board that is there already, which come first: its evaluations keep the names that they have on it
 */
export function nameEvaluations(
  files: readonly FileAccount[],
  board: readonly FileAccount[] = [],
): NamedRuns {
  const kept = board.length === 0 ? new Map<Run, string>() : namesOn(board);
  const runs = new Set<Run>();
  const tasks = new Set<string>();
  const variants = new Map<string, Map<string, Set<string>>>();
  const ownKeys = new Map<Run, string>();
  for (const { run, values } of rowsOf(files)) {
    runs.add(run);
    tasks.add(values.task);
    const own = ownKeys.get(run) ?? ownKey(run);
    ownKeys.set(run, own);
    const perTask = variants.get(own) ?? new Map<string, Set<string>>();
    variants.set(own, perTask);
    perTask.set(values.task, (perTask.get(values.task) ?? new Set()).add(run.variant ?? ''));
  }
  const isSplit = (run: Run): boolean =>
    [...(variants.get(ownKey(run))?.values() ?? [])].some((set) => set.size > 1);
  const keyOf = (run: Run): string => (isSplit(run) ? `${ownKey(run)} ${run.variant ?? ''}` : ownKey(run));
  const keys = new Map(Array.from(runs, (run) => [run, keyOf(run)] as const));
  const key = (run: Run): string => keys.get(run) ?? keyOf(run);
  const firsts = new Map<string, Run>();
  for (const run of runs) if (!firsts.has(key(run))) firsts.set(key(run), run);
  const unnamed = [...firsts].map(([id, run]) => ({ key: id, run, split: isSplit(run) }));
  const ids = uniqueNames(
    unnamed,
    new Map(unnamed.flatMap(({ key: id, run }) => namedAs(id, kept.get(run)))),
  );
  const evaluations = Array.from(firsts, ([id, run]) => ({
    id: ids.get(id) ?? '',
    run: isSplit(run) ? { ...run, identity: { ...run.identity, settings: run.variant ?? '' } } : run,
  }));
  return {
    evaluations: evaluations.toSorted((a, b) => naturalOrder(a.id, b.id)),
    taskIds: [...tasks].toSorted(naturalOrder),
    idOf: (run) => ids.get(key(run)) ?? '',
    notes: [...new Set([...runs].filter(isSplit).map((run) => cleanName(run.model)))].map(
      (model) => `${model} ran the same task with several settings; each is an evaluation of its own.`,
    ),
  };
}

function namesOn(board: readonly FileAccount[]): ReadonlyMap<Run, string> {
  const named = nameEvaluations(board);
  return new Map(Array.from(rowsOf(board), ({ run }) => [run, named.idOf(run)]));
}

function namedAs(key: string, name: string | undefined): [string, string][] {
  return name === undefined ? [] : [[key, name]];
}

function* rowsOf(files: readonly FileAccount[]): Generator<{ run: Run; values: { task: string } }> {
  for (const { samples, points, summed } of files) {
    yield* samples;
    yield* points;
    yield* summed;
  }
}

function ownKey({ model, label, identity = {} }: Run): string {
  const entries = Object.entries(identity).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([cleanName(label ?? model), model, entries]);
}

interface Unnamed {
  readonly key: string;
  readonly run: Run;
  readonly split: boolean;
}

/** The model alone where that is enough; with what sets them apart where several have it; numbered as a last resort. */
function uniqueNames(list: readonly Unnamed[], kept: ReadonlyMap<string, string>): Map<string, string> {
  const plain = ({ run }: Unnamed): string => cleanName(run.label ?? run.model);
  const groups = Map.groupBy(list, plain);
  const taken = new Set(kept.values());
  const names = new Map(kept);
  for (const one of list) {
    if (kept.has(one.key)) continue;
    const twins = groups.get(plain(one)) ?? [];
    const wanted = twins.length === 1 ? plain(one) : cleanName(`${plain(one)} ${difference(one, twins)}`);
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = `${wanted} (${number})`;
    taken.add(name);
    names.set(one.key, name);
  }
  return names;
}

function difference(one: Unnamed, twins: readonly Unnamed[]): string {
  const facts = factsOf(one);
  const differing = Object.keys(facts).filter((name) =>
    twins.some((twin) => factsOf(twin)[name] !== facts[name]),
  );
  const said = differing.flatMap((name) => factText(name, facts[name] ?? ''));
  return said.length === 0 ? '' : `(${said.join(', ')})`;
}

/** Values that say nothing without the name of the fact: numbers, flags, short names of long contents. */
const BARE =
  /^(?:[-+]?[\d.]+(?:e[-+]?\d+)?|true|false|yes|no|on|off|auto|default|none|null|content-[\da-f]+)$/i;

/** A fact in the name of an evaluation, such as "load_in_4bit=True" or "float16"; nothing where it is not stated. */
function factText(name: string, value: string): string[] {
  if (value === '') return [];
  return [BARE.test(value) ? `${name}=${value}` : value];
}

function factsOf({ run, split }: Unnamed): Record<string, string> {
  return { model: run.model, ...run.identity, ...(split && { settings: run.variant ?? '' }) };
}
