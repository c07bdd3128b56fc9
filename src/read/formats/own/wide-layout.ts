import { problem, type Problem, UserError } from '../../../errors.ts';
import { didYouMean } from '../../../nearest.ts';
import { saysLess } from '../../dataset/less-is-better.ts';
import { pointFields, sampleFields } from '../../dataset/field-names.ts';
import type { DatasetConfig } from '../../dataset/schema.ts';

/** Which column of a wide table is what, by its place. */
export interface WideLayout {
  readonly evaluation: number;
  readonly tier: number | null;
  /** The column that says how many responses are behind the cells of a row. */
  readonly responses: number | null;
  readonly tasks: readonly { readonly id: string; readonly column: number }[];
  /** Columns that are not read, because they are none of the declared tasks. */
  readonly others: readonly string[];
}

/** A row that names its evaluation. */
export interface NamedRow {
  readonly line: number | null;
  readonly values: readonly unknown[];
  readonly evaluation: string;
}

/** What names the evaluation of a row, the first that is there. */
const NAMES = ['eval_id', 'model', 'id', 'name'];
const RESPONSES = ['responses', 'n', 'num_samples'];
/** Columns of rows that hold one task each. */
const LONG = ['task', 'correct', 'outcome', 'item'];
/** What columns are called that are no task, or one that would be read the wrong way round: only a declaration makes them one. */
const NO_TASK: readonly { readonly message: string; readonly names: Pick<RegExp, 'test'> }[] = [
  {
    message: 'a column of a table of counts, and no task',
    names: new RegExp(
      `^(?:${[...pointFields, ...sampleFields].join('|')}|refus(?:als?|ed)|time[ _-]?outs?|failed|failures?)$`,
      'i',
    ),
  },
  {
    message: 'a column that may be a summary of the others, and no task',
    names:
      /^(?:(?:global|macro|micro)[ _-]?)?(?:average|avg|mean|overall|total|score|sum)(?![a-z0-9])|[ _-](?:average|avg|mean)$/i,
  },
  {
    message: 'a column that may say how sure another one is, and no task',
    names:
      /[ _-](?:std(?:ev)?|sd|ci(?:[ _-]?95)?(?:[ _-](?:low(?:er)?|high(?:er)?|upper))?|lower|upper|var(?:iance)?|error)$/i,
  },
  {
    message: 'a column of ranks or ratings, and no task',
    names: /(?:^|[ _-])(?:rank|ranking|elo|rating|bt[ _-]score|win[ _-]?rate)(?:$|[ _-])/i,
  },
  {
    message: 'a column that may say something of the model, and no task',
    names:
      /^(?:#|no\.?|nr\.?|index|idx|place|position|date|year|released?|release[ _-]date|version|(?:#|num[ _-]?)?[ _-]?param(?:eter)?s?|(?:model[ _-])?size|billions?|context|ctx|(?:context|ctx)[ _-](?:length|len|window|size)|(?:[a-z]+[ _-])?tokens|(?:[a-z]+[ _-])?(?:price|cost|latency|runtime|throughput|votes)|(?:total[ _-])?time|seconds|(?:[a-z]+[ _-])?(?:minutes|hours|usd|dollars|vram|memory|flops)|year[ _-]?released|release[ _-]?year|speed|seed|(?:(?:n|num|max|total)[ _-])?(?:steps|turns|epochs|samples|few[ _-]?shots?|shots?)|temperature|top[ _-][kp])(?:[ _-]?(?:\(.*\)|b|gb|mb|ms|s|min|h|usd))?$/i,
  },
  {
    message: 'a column of which less may be better',
    names: { test: saysLess },
  },
];

/** Whether a column is only a task where it is declared to be one: such a name says so whatever stands below it. */
export function isNoTask(name: string): boolean {
  return NO_TASK.some(({ names }) => names.test(name.trim()));
}

/** A column beside another one, with its standard errors. */
const ERROR = /[ _-](?:std_?err|stderr|se)$/i;

/** The column whose standard errors this one holds; null for any other column. */
export function baseOf(name: string, header: readonly string[]): string | null {
  const base = name.replace(ERROR, '');
  return base !== name && header.includes(base) ? base : null;
}

/**
 * Whether a table is certainly one of counts per evaluation and task: it names evaluations and says how many responses are
 * behind a row, and has no column of a table of points.
 */
export function isWideHeader(names: ReadonlySet<string>): boolean {
  const isThere = (name: string): boolean => names.has(name);
  return NAMES.some(isThere) && RESPONSES.some(isThere) && !LONG.some(isThere) && names.size > 2;
}

/** The place of the column that names evaluations, in a table that may be a wide one of means; null in any other. */
export function evaluationIn(header: readonly string[]): number | null {
  const [name] = NAMES.filter((one) => header.includes(one));
  const isLong = [...LONG, 'total', ...RESPONSES].some((one) => header.includes(one));
  return name === undefined || isLong || header.length < 3 ? null : header.indexOf(name);
}

/** @throws UserError with every column that is not there, or may be one thing or another */
export function layoutOf(header: readonly string[], config: DatasetConfig, file: string): WideLayout {
  const { evaluation, responses, tier } = rolesOf(header, config.columns ?? {});
  const known = new Set([...NAMES, ...RESPONSES, evaluation, responses, tier]);
  const left = header.filter((name) => !known.has(name));
  const tasks =
    config.tasks?.map(({ id }) => id) ?? left.filter((name) => name !== '' && baseOf(name, header) === null);
  const needed = [evaluation, responses ?? evaluation, tier ?? evaluation, ...tasks];
  const problems = [
    ...[...new Set(needed)].flatMap((name) => (header.includes(name) ? [] : notThere(name, header, file))),
    ...severalCounts(header, config, file),
    ...(config.tasks === undefined ? doubtful(left, header, file) : []),
    ...strangers(config.wide?.n, tasks, file),
  ];
  if (problems.length > 0) throw new UserError(problems);
  const place = (name: string | null): number | null => (name === null ? null : header.indexOf(name));
  return {
    evaluation: header.indexOf(evaluation),
    tier: place(tier),
    responses: place(responses),
    tasks: tasks.map((id) => ({ id, column: header.indexOf(id) })),
    others: left.filter((name) => !tasks.includes(name)),
  };
}

interface Roles {
  readonly evaluation: string;
  readonly responses: string | null;
  readonly tier: string | null;
}

/** Columns that are no tasks. */
function rolesOf(header: readonly string[], columns: NonNullable<DatasetConfig['columns']>): Roles {
  const first = (names: readonly string[]): string | null =>
    names.find((name) => header.includes(name)) ?? null;
  return {
    evaluation: columns.eval_id ?? first(NAMES) ?? 'model',
    responses: columns.responses ?? first(RESPONSES),
    tier: columns.tier ?? first(['tier']),
  };
}

function notThere(name: string, header: readonly string[], file: string): Problem {
  const about = { message: 'a column is not there', expected: `a column "${name}"`, got: header.join(', ') };
  return problem({ code: 'missing-column', file, line: 1, ...about, hint: didYouMean(name, header) });
}

function severalCounts(header: readonly string[], { columns }: DatasetConfig, file: string): Problem[] {
  const counts = RESPONSES.filter((name) => header.includes(name));
  if (columns?.responses !== undefined || counts.length <= 1) return [];
  const message = 'more than one column may say how many responses there are';
  const expected = `"columns": {"responses": ${JSON.stringify(counts[0])}} in dataset.json, or another of them`;
  return [problem({ code: 'wide-unsure', file, line: 1, message, expected, got: counts.join(', ') })];
}

/** Columns that nobody would want to be read as tasks without a word. */
function doubtful(names: readonly string[], header: readonly string[], file: string): Problem[] {
  const left = names.filter((name) => baseOf(name, header) === null);
  const kindOf = (name: string) => NO_TASK.find((kind) => kind.names.test(name.trim()));
  const ids = left.filter((name) => kindOf(name) === undefined).map((id) => ({ id }));
  const expected = `in dataset.json, the columns that are tasks: "tasks": ${JSON.stringify(ids.slice(0, 3))}${ids.length > 3 ? ' …' : ''}`;
  return NO_TASK.flatMap(({ message, names: known }) => {
    const found = left.filter((name) => kindOf(name)?.names === known);
    if (found.length === 0) return [];
    return [problem({ code: 'wide-unsure', file, line: 1, message, expected, got: found.join(', ') })];
  });
}

/** Names in "n" that no column has. */
function strangers(
  n: NonNullable<DatasetConfig['wide']>['n'],
  tasks: readonly string[],
  file: string,
): Problem[] {
  if (typeof n !== 'object') return [];
  return Object.keys(n).flatMap((name) => {
    if (tasks.includes(name)) return [];
    const about = {
      message: '"n" speaks of a column that is not there',
      expected: tasks.join(', '),
      got: name,
    };
    return [
      problem({ code: 'missing-column', file, field: 'wide.n', ...about, hint: didYouMean(name, tasks) }),
    ];
  });
}
