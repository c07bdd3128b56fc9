import { canonicalJson } from '../../dataset/cell-values.ts';
import type { SizeLimits } from '../../open/text/size-limits.ts';
import type { LogFile } from '../../open/log-file.ts';
import { jsonOf, notAsExpected } from '../../open/text/records.ts';
import { has } from '../../open/text/shape.ts';
import { at, listOf, nameAt } from '../json-values.ts';
import { modelFacts, nameWithArguments, recordedSettings } from '../settings.ts';
import { type Format, readOrReject, readOrRejectLater } from '../format.ts';
import type { FileRows, AllRows, Run } from '../rows.ts';
import { logIn } from './archive.ts';
import { type ChosenScorer, scorerOf, scorersIn } from './marks.ts';
import { type Plan, planOf, samplersOf } from './plans.ts';
import { type InspectContext, type InspectLog, readSample } from './samples.ts';
import { readReductions, readResults, stateTotals } from './totals.ts';

/** Logs of Inspect, `.json` and `.eval`. */
export const inspect: Format = {
  id: 'inspect',
  label: 'Inspect log',
  facts: {
    identity: 'read',
    items: 'read',
    direction: 'not in the format',
    scale: 'derived',
    totals: 'read',
    stopReason: 'read',
    invalid: 'read',
    guess: 'derived',
    tokens: 'read',
    cost: 'read',
    aborted: 'read',
  },
  recognise: ({ shape }) => {
    if (shape.kind === 'object' && has(shape, 'version', 'eval', 'plan')) return 'eval and plan';
    if (shape.kind !== 'zip') return null;
    return /_journal\/start\.json|header\.json/.test(shape.head)
      ? 'an archive with header.json or _journal'
      : null;
  },
  read: async (files, all, { limits }) => {
    const newest = new Map<string, ReadLog>();
    for (const file of files) {
      const rows = all.file(file, 'inspect');
      await readOrRejectLater(rows, async () => {
        const archive = await file.archive?.();
        const log = archive ? logIn(archive, file, limits) : plainLog(file, limits);
        readNewest(log, rows, all, newest);
      });
    }
    nameSamplers([...newest.values()].flatMap(({ planned }) => planned ?? []));
  },
};

/** How a log was asked, and the identity of its runs, which gets its sampler when all logs are read. */
interface PlannedRun {
  readonly plan: Plan;
  readonly identity: Record<string, string>;
}

function nameSamplers(runs: readonly PlannedRun[]): void {
  const samplers = samplersOf(runs.map(({ plan }) => plan));
  for (const [index, { identity }] of runs.entries()) {
    const sampler = samplers[index] ?? '';
    if (sampler !== '') identity['sampler'] = sampler;
  }
}

interface ReadLog {
  /** null where it could not be read. */
  planned: PlannedRun | null;
  readonly rows: FileRows;
  readonly created: string;
  readonly evalId: string | null;
}

/** Of several logs of one run only the newest counts. */
function readNewest(log: InspectLog, rows: FileRows, all: AllRows, newest: Map<string, ReadLog>): void {
  const about = at(log.header, 'eval');
  const own: ReadLog = {
    planned: null,
    rows,
    created: nameAt(about, 'created') ?? '',
    evalId: nameAt(about, 'eval_id'),
  };
  const key = runKey(log, rows);
  const known = newest.get(key);
  const isSame = known !== undefined && known.evalId !== null && known.evalId === own.evalId;
  const how = isSame ? 'the same run as' : 'tried again later in';
  if (known !== undefined && known.created >= own.created) {
    const place = { line: null, field: isSame ? 'eval.eval_id' : 'eval.task_id' };
    rows.leaveOut(place, NEWEST, `${how} ${known.rows.file.name}`);
    return;
  }
  known?.rows.leaveOutAll(NEWEST, `${how} ${rows.file.name}`);
  newest.set(key, own);
  own.planned = readLog(log, rows, all);
}

const NEWEST = 'the newest log of a run';

/** A run that was tried again keeps its task id, and the new log holds all that the old one had. */
function runKey(log: InspectLog, rows: FileRows): string {
  const about = at(log.header, 'eval');
  return JSON.stringify([
    nameAt(about, 'task_id') ?? nameAt(about, 'eval_id') ?? nameAt(about, 'run_id') ?? rows.file.name,
    nameAt(about, 'task'),
    nameAt(about, 'model'),
    canonicalJson(at(about, 'task_args') ?? {}),
  ]);
}

function plainLog(file: LogFile, limits: SizeLimits): InspectLog {
  const log = jsonOf(file, limits);
  const samples = listOf(at(log, 'samples'));
  return {
    header: log,
    samples: samples.map((sample, index) => ({ field: `samples[${index}]`, read: () => sample })),
    reductions: at(log, 'reductions') ?? at(log, 'results', 'sample_reductions'),
    unfinished: at(log, 'status') === 'started',
  };
}

function readLog(log: InspectLog, rows: FileRows, all: AllRows): PlannedRun {
  const { file } = rows;
  const about = at(log.header, 'eval');
  const model = nameAt(about, 'model');
  const name = nameAt(about, 'task');
  if (model === null || name === null) throw notAsExpected(file, 'eval.model and eval.task');
  const task = nameWithArguments(name, at(about, 'task_args'));
  const display = nameAt(about, 'task_display_name');
  if (display !== null && display !== name)
    all.task(task, { label: nameWithArguments(display, at(about, 'task_args')) });
  const epochs = at(about, 'config', 'epochs');
  const scorers = scorersIn(log.header);
  const asked = rows.wanted.among('metric', scorers, task);
  const scorer = scorerOf(log.header, asked);
  const plan = planOf(log.header, { model, task });
  const identity = identityOf(about);
  const context: InspectContext = {
    task,
    scorer,
    model,
    taskOf: tasksOf(about, { plan, scorer, shared: { model, origin: originOf(about, file), identity } }),
    epochs: typeof epochs === 'number' ? epochs : 1,
    suite: canonicalJson([at(about, 'dataset', 'name') ?? null, at(about, 'dataset', 'samples') ?? null]),
  };
  readRows(log, context, rows);
  stateTotals(log, context, rows);
  return { plan, identity };
}

/** Logs of one evaluation share its id, and hold different tasks of it. */
function originOf(about: unknown, file: LogFile): string {
  const ids = ['eval_id', 'run_id', 'task_id'].map((name) => nameAt(about, name));
  return ids.every((id) => id === null) ? file.name : ids.join(' ');
}

function identityOf(about: unknown): Record<string, string> {
  const solver = nameAt(about, 'solver');
  return {
    ...(solver !== null && { solver: nameWithArguments(solver, at(about, 'solver_args')) }),
    ...modelFacts(at(about, 'model_args')),
  };
}

interface RunFacts {
  readonly plan: Plan;
  readonly scorer: ChosenScorer;
  readonly shared: Pick<Run, 'model' | 'origin' | 'identity'>;
}

/** Each key of a dictionary of scores is a task of its own, with a run that says what it was measured with. */
function tasksOf(about: unknown, { plan, scorer, shared }: RunFacts): InspectContext['taskOf'] {
  const { task, variant, solver } = plan;
  const known = new Map<string, { run: Run; task: string }>();
  return (key, counted) => {
    const name = counted ?? scorer.name;
    const judge = key === null ? name : [name, key].filter((part) => part !== null).join('.');
    const id = JSON.stringify([key, judge]);
    const found = known.get(id);
    if (found) return found;
    const taskRuler = recordedSettings({
      version: nameAt(about, 'task_version'),
      scorer: judge,
      grader: nameAt(about, 'model_roles', 'grader', 'model'),
      solver,
    });
    const made = { run: { ...shared, variant, taskRuler }, task: key === null ? task : `${task} ${key}` };
    known.set(id, made);
    return made;
  };
}

function readRows(log: InspectLog, context: InspectContext, rows: FileRows): void {
  for (const { field, read } of log.samples) {
    readOrReject(rows, () => {
      readSample(read(), field, context, rows);
    });
  }
  if (log.samples.length > 0) return;
  if (!readReductions(log.reductions, context, rows)) readResults(at(log.header, 'results'), context, rows);
}
