import type { SizeLimits } from '../../open/text/size-limits.ts';
import type { LogFile } from '../../open/log-file.ts';
import { baseName, folderOfFile, jsonOf } from '../../open/text/records.ts';
import { has } from '../../open/text/shape.ts';
import { at, listOf, nameAt } from '../json-values.ts';
import { recordedSettings, settingsText } from '../settings.ts';
import { guessChance } from '../responses.ts';
import { countFromMean } from '../derived-counts.ts';
import { type Format, readOrReject } from '../format.ts';
import type { FileRows, AllRows, PointValues } from '../rows.ts';
import { type HelmRun, readInstance } from './samples.ts';
import { evaluatedSplit, meanOf, preferredStatistic, type Statistic, statisticsOf } from './statistics.ts';

/** Run folders of HELM: `run_spec.json`, `stats.json`, `per_instance_stats.json`. */
export const helm: Format = {
  id: 'helm',
  label: 'HELM run folder',
  facts: {
    identity: 'read',
    items: 'read',
    direction: 'not in the format',
    scale: 'derived',
    totals: 'read',
    stopReason: 'read',
    invalid: 'not in the format',
    guess: 'derived',
    tokens: 'read',
    cost: 'not in the format',
    aborted: 'not in the format',
  },
  recognise: ({ shape }) => {
    if (shape.kind === 'object' && has(shape, 'adapter_spec', 'scenario_spec'))
      return 'adapter_spec and scenario_spec';
    if (shape.kind !== 'array') return null;
    if (has(shape, 'instance_id', 'stats')) return 'entries with instance_id and stats';
    return has(shape, 'name', 'count', 'sum', 'sum_squared')
      ? 'entries with name, count and sum_squared'
      : null;
  },
  read: (files, all, { limits }) => {
    for (const group of Map.groupBy(files, runName).values()) readRun(group, all, limits);
  },
};

const FILE = /(?:^|[_-])(?:per_instance_stats|run_spec|stats)\.json(?:\.gz|\.zst)?$/;

/** The folder of a run; files that were taken out of theirs carry its name before their own. */
function runName(file: LogFile): string {
  return `${folderOfFile(file)}/${baseName(file).replace(FILE, '')}`;
}

function readRun(files: readonly LogFile[], all: AllRows, limits: SizeLimits): void {
  const parsed = files.map((file) => {
    const rows = all.file(
      file,
      'helm',
      file.shape.keys.has('instance_id') ? ['cost'] : ['cost', 'item', 'truncated'],
    );
    return { file, rows, value: readOrReject(rows, () => jsonOf(file, limits)) };
  });
  const spec = parsed.find(({ file }) => file.shape.keys.has('adapter_spec'))?.value;
  const [first] = files;
  if (!first) return;
  const run = runOf(spec, runName(first));
  const instances = parsed.filter(({ file }) => file.shape.keys.has('instance_id'));
  const read = instances.flatMap(({ rows, value }) =>
    value === null ? [] : [readInstances(value, run, rows)],
  );
  for (const { file, rows, value } of parsed) {
    if (!file.shape.keys.has('sum_squared')) continue;
    const [first] = read;
    if (first === undefined) readTotals(value, run, rows);
    else stateTotals(value, { run, ...first }, rows);
  }
}

/** From the run's specification, else from the name of its folder: `mmlu:subject=law,model=org_name`. */
function runOf(spec: unknown, origin: string): HelmRun {
  const folder = origin.split('/').findLast((part) => part !== '') ?? '';
  const name = nameAt(spec, 'name') ?? folder;
  const model =
    nameAt(spec, 'adapter_spec', 'model') ??
    nameAt(spec, 'adapter_spec', 'model_deployment') ??
    /(?:^|[,:_])model[=_]([^,]+)$/.exec(name)?.[1] ??
    'unknown model';
  const task = name.replace(/[,_]?model(?:_deployment)?[=_][^,]*/g, '').replace(/[,:_]+$/, '');
  const method =
    nameAt(spec, 'adapter_spec', 'method') ?? (name.includes('multiple_choice') ? 'multiple_choice' : '');
  const shots = at(spec, 'adapter_spec', 'max_train_instances');
  const settings = ['temperature', 'max_tokens', 'num_outputs'].map((key) => [
    key,
    at(spec, 'adapter_spec', key),
  ]);
  const sampler = settingsText(Object.fromEntries(settings));
  const variant = [typeof shots === 'number' ? `${shots}-shot` : '', sampler]
    .filter((text) => text !== '')
    .join(', ');
  return {
    model,
    origin,
    variant,
    task: task === '' ? folder : task,
    isChoice: method.startsWith('multiple_choice'),
    groups: listOf(at(spec, 'groups')).filter((group) => typeof group === 'string'),
    // Whatever else an adapter says, such as its instructions, HELM adjusts to the model it speaks to.
    taskRuler: recordedSettings({ method: nameAt(spec, 'adapter_spec', 'method'), examples: nameAt(shots) }),
  };
}

function judgedBy(metric: string | null, run: HelmRun): HelmRun {
  return { ...run, taskRuler: { ...run.taskRuler, ...recordedSettings({ scorer: metric }) } };
}

/** By which statistic instances were judged, and on which split. */
interface Judging {
  readonly metric: string | null;
  readonly evaluated: string;
}

function readInstances(value: unknown, run: HelmRun, rows: FileRows): Judging {
  const all = listOf(value).flatMap((entry) => statisticsOf(at(entry, 'stats')));
  const metric = preferredStatistic(all, run, rows.wanted);
  const evaluated = evaluatedSplit(
    all.filter(({ name, perturbed }) => name === metric && !perturbed).map(({ split }) => split),
  );
  if (metric !== null) rows.note(`${run.task}: ${metric} counts; other metrics are not read.`);
  const judged = judgedBy(metric, run);
  for (const [index, entry] of listOf(value).entries())
    readInstance(entry, index, { metric, evaluated }, judged, rows);
  return { metric, evaluated };
}

/** `count` counts trials, not instances: how many instances there were is a statistic of its own. */
function instancesIn(all: readonly Statistic[], evaluated: string): number | null {
  const instances = all.find(
    ({ name, split, perturbed }) => name === 'num_instances' && split === evaluated && !perturbed,
  );
  return instances && instances.count > 0 ? instances.sum / instances.count : null;
}

/** What the run says of its instances as a whole. */
function stateTotals(
  value: unknown,
  { run, metric, evaluated }: Judging & { readonly run: HelmRun },
  rows: FileRows,
): void {
  const all = statisticsOf(value);
  const total = instancesIn(all, evaluated);
  const own = all.filter(
    ({ name, split, perturbed }) => name === metric && split === evaluated && !perturbed,
  );
  for (const { index, sum, count } of own) {
    if (count === 0) continue;
    const place = { line: null, field: `[${index}]` };
    rows.leaveOut(place, 'a run without instances', 'its instances are read instead');
    const responses = total === null ? null : total * count;
    rows.states({ run, task: run.task, place, responses, mean: sum / count, incomplete: null });
  }
}

function readTotals(value: unknown, run: HelmRun, rows: FileRows): void {
  const all = statisticsOf(value);
  const metric = preferredStatistic(all, run, rows.wanted);
  const evaluated = evaluatedSplit(
    all.filter(({ name, perturbed }) => name === metric && !perturbed).map(({ split }) => split),
  );
  const judged = judgedBy(metric, run);
  const total = instancesIn(all, evaluated);
  for (const statistic of all.filter(({ name }) => name === metric)) {
    const place = { line: null, field: `[${statistic.index}]` };
    const { split, perturbed, sum, count } = statistic;
    if (perturbed) rows.leaveOut(place, 'instances as they are', 'perturbed ones');
    else if (split !== evaluated) rows.leaveOut(place, `split ${evaluated}`, `split ${split}`);
    else if (count === 0) rows.leaveOut(place, 'a metric that was computed', 'none');
    else {
      const mean = sum / count;
      const correct = total === null ? null : countFromMean(mean, total, 'full');
      const about = { evaluation: run.model, task: run.task, metric: statistic.name, score: mean, total };
      if (correct === null || total === null) rows.mean(place, about);
      else
        rows.point(judged, place, {
          task: run.task,
          correct: correct * count,
          total: total * count,
          ...besides(
            all.filter((one) => one.split === evaluated),
            run,
            total * count,
          ),
        });
    }
  }
}

/** Tokens and guess chance stand there as means over the instances. */
function besides(all: readonly Statistic[], { isChoice }: HelmRun, total: number): Partial<PointValues> {
  const mean = (name: string): number | undefined => meanOf(all, name);
  const sum = (...names: readonly string[]): number | undefined => {
    const known = names.map(mean).find((value) => value !== undefined);
    return known === undefined ? undefined : Math.round(known * total);
  };
  const chance = isChoice ? guessChance(mean('num_references') ?? 0) : 0;
  return {
    prompt_tokens: sum('num_prompt_tokens'),
    completion_tokens: sum('num_output_tokens', 'num_completion_tokens'),
    ...(chance !== undefined && { guess_sum: chance * total }),
  };
}
