import { canonicalJson } from '../dataset/cell-values.ts';
import type { FileHead, LogFile } from '../open/log-file.ts';
import { baseName, jsonOf, notAsExpected } from '../open/text/records.ts';
import { has } from '../open/text/shape.ts';
import type { SizeLimits } from '../open/text/size-limits.ts';
import { type Format, readOrReject } from './format.ts';
import { at, isObject, listOf, nameAt, objectOf } from './json-values.ts';
import { contentId, markOf } from './responses.ts';
import type { FileRows, Incomplete, RowPlace, Run, SampleValues } from './rows.ts';
import { recordedSettings, settingsText } from './settings.ts';

/** Results of τ-bench, a list of trials, and of τ²-bench, simulations with all that they were run with. */
export const tauBench: Format = {
  id: 'tau-bench',
  label: 'τ-bench results',
  facts: {
    identity: 'derived',
    items: 'read',
    direction: 'not in the format',
    scale: 'derived',
    totals: 'not in the format',
    stopReason: 'read',
    invalid: 'not in the format',
    guess: 'not in the format',
    tokens: 'read',
    cost: 'read',
    aborted: 'derived',
  },
  recognise: (head) => {
    const kind = kindOf(head);
    return kind === null ? null : WHY[kind];
  },
  read: (files, all, { limits }) => {
    const simulations: Simulations = { held: new Map(), listed: new Set() };
    for (const file of files.filter((one) => kindOf(one) === 'simulation')) {
      const rows = all.file(file, 'tau-bench');
      readOrReject(rows, () => {
        const value = jsonOf(file, limits);
        simulations.held.set(nameAt(value, 'id') ?? file.name, { value, rows });
      });
    }
    for (const file of files.filter((one) => kindOf(one) !== 'simulation')) {
      const isFirst = kindOf(file) === 'trials';
      const rows = all.file(file, 'tau-bench', isFirst ? ['truncated', 'guess', ...USAGE] : ['guess']);
      readOrReject(rows, () => {
        if (isFirst) readTrials(file, rows, limits);
        else readSimulations(file, rows, simulations, limits);
      });
    }
    rejectUnlisted(simulations);
  },
};

/** Simulations in files of their own, by their id. */
interface Simulations {
  readonly held: Map<string, { readonly value: unknown; readonly rows: FileRows }>;
  /** Those that a run names. */
  readonly listed: Set<string>;
}

/** A simulation does not say whose it is. */
function rejectUnlisted({ held, listed }: Simulations): void {
  for (const [id, { rows }] of held) {
    if (listed.has(id)) continue;
    const expected = 'the run that lists it with it, because that says which model it was';
    rows.fault({ line: null, field: 'id' }, 'no-run', 'a simulation that no run lists', expected, id);
  }
}

const USAGE = ['prompt_tokens', 'completion_tokens', 'cost'];

type Kind = 'trials' | 'run' | 'simulation';

const WHY: Readonly<Record<Kind, string>> = {
  trials: 'task_id, reward and traj',
  run: 'info of an agent and an environment, and tasks',
  simulation: 'a simulation of a task with its termination_reason',
};

function kindOf({ shape }: Pick<FileHead, 'shape'>): Kind | null {
  if (shape.kind === 'array') return has(shape, 'task_id', 'reward', 'traj') ? 'trials' : null;
  if (shape.kind !== 'object') return null;
  if (has(shape, 'info', 'tasks') && /"(?:agent|user|environment)_info"/.test(shape.head)) return 'run';
  return has(shape, 'id', 'task_id', 'termination_reason') ? 'simulation' : null;
}

/** Trials of τ-bench: repeats of one task are trials of one item. */
function readTrials(file: LogFile, rows: FileRows, limits: SizeLimits): void {
  const trials = listOf(jsonOf(file, limits));
  const domain = domainOf(trials) ?? domainIn(file.name);
  if (domain === null)
    throw notAsExpected(
      file,
      'a conversation that begins with the policy of its domain, or a name with airline or retail',
    );
  const items = itemsOf(trials);
  const { run, incomplete } = runInName(file, domain);
  const task = `tau-bench ${domain}`;
  rows.note(`${file.name}: the model is named by the file; the format does not say it.`);
  for (const [index, trial] of trials.entries()) {
    const place = { line: null, field: `[${index}]` };
    const id = nameAt(trial, 'task_id');
    const reward = markOf(at(trial, 'reward'));
    if (id === null || reward === null) {
      rows.fault(place, 'bad-trial', 'not a trial', 'an object with task_id and reward', trial);
      continue;
    }
    if (nameAt(trial, 'info', 'error') !== null)
      rows.note(`${task}: trials that ended in an error count as failed, as the harness counts them.`);
    rows.sample(run, place, {
      task,
      item: items.get(id) ?? `task ${id}`,
      ...trialOf(trial),
      correct: reward,
    });
  }
  rows.states({ run, task, place: NOWHERE, ...NO_TOTALS, incomplete: incomplete ?? unequal(trials) });
}

const NOWHERE: RowPlace = { line: null, field: null };
const NO_TOTALS = { responses: null, mean: null };

function trialOf(trial: unknown): Pick<SampleValues, 'trial'> {
  return { trial: nameAt(trial, 'trial') ?? undefined };
}

/** The policy, with which every conversation begins, says the domain. */
function domainOf(trials: readonly unknown[]): string | null {
  for (const trial of trials) {
    const system = nameAt(trial, 'traj', 0, 'content');
    const domain = system === null ? null : /^#\s*(\w+) agent policy/im.exec(system)?.[1];
    if (domain !== undefined && domain !== null) return domain.toLowerCase();
  }
  return null;
}

function domainIn(name: string): string | null {
  const domains = ['airline', 'retail'].filter((domain) => name.toLowerCase().includes(domain));
  return domains.length === 1 ? (domains[0] ?? null) : null;
}

/**
 * Numbers of tasks count in a list that has changed; what the user is told to want names a task, with its number where two
 * tasks want the same.
 */
function itemsOf(trials: readonly unknown[]): ReadonlyMap<string, string> {
  const contents = new Map<string, string>();
  for (const trial of trials) {
    const [id, about] = [nameAt(trial, 'task_id'), at(trial, 'info', 'task')];
    const instruction = nameAt(about, 'instruction');
    if (id !== null && instruction !== null)
      contents.set(id, contentId(canonicalJson([at(about, 'user_id') ?? null, instruction])));
  }
  const sharing = Map.groupBy(contents, ([, content]) => content);
  return new Map(
    Array.from(contents, ([id, content]) => {
      const isShared = (sharing.get(content)?.length ?? 0) > 1;
      return [id, isShared ? `${content} task ${id}` : content] as const;
    }),
  );
}

function unequal(trials: readonly unknown[]): Incomplete | null {
  const counts = [...Map.groupBy(trials, (trial) => nameAt(trial, 'task_id')).values()].map(
    ({ length }) => length,
  );
  const most = counts.reduce((largest, count) => Math.max(largest, count), 0);
  const planned = most * counts.length;
  return trials.length < planned ? { why: 'some tasks have fewer trials than others', planned } : null;
}

interface NamedTrials {
  readonly run: Run;
  readonly incomplete: Incomplete | null;
}

/** `<strategy>-<model>-<temperature>_range_<start>-<end>_user-<model>-<strategy>_<moment>.json`, as the harness names it. */
const NAME =
  /^(?<agent>tool-calling|act|react|few-shot)-(?<model>.+)-(?<temperature>[\d.]+)_range_(?<start>-?\d+)-(?<end>-?\d+)_user-(?<user>.+)_\d+$/;

function runInName(file: LogFile, domain: string): NamedTrials {
  const stem = baseName(file).replace(/\.json(?:\.\w+)?$/i, '');
  const named = NAME.exec(stem)?.groups;
  if (named === undefined) {
    const plain = stem.replace(new RegExp(`[-_. ]*${domain}$`, 'i'), '');
    const run = { model: plain === '' ? stem : plain, origin: file.name, taskRuler: { scorer: 'reward' } };
    return { run, incomplete: null };
  }
  const { agent = '', model = '', temperature = '', start = '', end = '', user = '' } = named;
  const run: Run = {
    model,
    origin: file.name,
    identity: { agent, sampler: `temperature ${temperature}` },
    variant: `user ${user}`,
    taskRuler: { scorer: 'reward', user },
  };
  const why = `the run was limited to the tasks from ${start} to ${end}`;
  return { run, incomplete: start !== '0' || end !== '-1' ? { why, planned: null } : null };
}

/** Simulations of τ²-bench; where they lie in files of their own, the index of the run says how they ended. */
function readSimulations(file: LogFile, rows: FileRows, others: Simulations, limits: SizeLimits): void {
  const value = jsonOf(file, limits);
  const info = at(value, 'info');
  const model = nameAt(info, 'agent_info', 'llm');
  const domain = nameAt(info, 'environment_info', 'domain_name');
  if (model === null || domain === null)
    throw notAsExpected(file, 'info.agent_info.llm and info.environment_info.domain_name');
  const task = `tau2-bench ${domain}`;
  const run = runOf(info, model, file);
  const items = itemsOfTasks(at(value, 'tasks'));
  const held = listOf(at(value, 'simulations'));
  const list = held.length > 0 ? held : listOf(at(value, 'simulation_index'));
  const name = held.length > 0 ? 'simulations' : 'simulation_index';
  for (const [index, entry] of list.entries()) {
    const id = nameAt(entry, 'id') ?? '';
    others.listed.add(id);
    const simulation = { ...objectOf(others.held.get(id)?.value), ...objectOf(entry) };
    const place = { line: null, field: `${name}[${index}]` };
    readSimulation(simulation, place, { run, task, items }, rows);
  }
  const trials = at(info, 'num_trials');
  const planned = typeof trials === 'number' ? trials * listOf(at(value, 'tasks')).length : null;
  const why = 'the run holds fewer simulations than it was to make';
  const incomplete = planned !== null && list.length < planned ? { why, planned } : null;
  rows.states({ run, task, place: NOWHERE, ...NO_TOTALS, incomplete });
}

interface About {
  readonly run: Run;
  readonly task: string;
  readonly items: ReadonlyMap<string, string>;
}

function readSimulation(
  simulation: unknown,
  place: RowPlace,
  { run, task, items }: About,
  rows: FileRows,
): void {
  const id = nameAt(simulation, 'task_id');
  const reason = nameAt(simulation, 'termination_reason');
  const reward = at(simulation, 'reward_info', 'reward') ?? at(simulation, 'reward');
  const mark = markOf(reward);
  if (id === null) rows.fault(place, 'bad-trial', 'not a simulation', 'an object with task_id', simulation);
  else if (reason === 'infrastructure_error')
    rows.reject(
      place,
      'a simulation that took place',
      'infrastructure_error, which the harness leaves out, too',
    );
  else if (reward === undefined || reward === null)
    rows.reject(place, 'a judged simulation', reason ?? 'no reward');
  else if (mark === null) rows.fault(place, 'bad-score', 'not a reward', 'a number', reward);
  else
    rows.sample(run, place, {
      task,
      item: items.get(id) ?? id,
      ...trialOf(simulation),
      correct: mark,
      truncated: truncatedBy(reason, rows),
      ...tokensIn(simulation, rows),
      cost: rows.count('cost', at(simulation, 'agent_cost')),
    });
}

/** How a simulation ends that no context limit cut off; what lies behind an error is not known. */
const ENDED = new Set(['user_stop', 'agent_stop', 'max_steps', 'timeout', 'too_many_errors']);

function truncatedBy(reason: string | null, rows: FileRows): boolean | undefined {
  if (reason === 'context_window_exceeded') return true;
  if (reason === null || reason.endsWith('error')) return undefined;
  return ENDED.has(reason) ? false : rows.cutOff(reason);
}

/** Of what the agent wrote; its greeting is not the model's. */
function tokensIn(
  simulation: unknown,
  rows: FileRows,
): Pick<SampleValues, 'prompt_tokens' | 'completion_tokens'> {
  const usages = listOf(at(simulation, 'messages'))
    .filter((message) => at(message, 'role') === 'assistant' && isObject(at(message, 'usage')))
    .map((message) => at(message, 'usage'));
  const sumOf = (name: string): number | undefined => {
    const counts = usages.map((usage) => rows.count(name, at(usage, name)));
    return counts.length === 0 || counts.includes(undefined)
      ? undefined
      : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  };
  return { prompt_tokens: sumOf('prompt_tokens'), completion_tokens: sumOf('completion_tokens') };
}

/** The user, the policy and the tools belong to a domain, the agent and its sampler to the run. */
function runOf(info: unknown, model: string, file: LogFile): Run {
  const sampler = settingsText(at(info, 'agent_info', 'llm_args'));
  const policy = nameAt(info, 'environment_info', 'policy');
  const setting = recordedSettings({
    user: userOf(info),
    policy: policy === null ? null : contentId(policy),
    retrieval: nameAt(info, 'retrieval_config'),
    speech: nameAt(info, 'speech_complexity'),
    max_steps: nameAt(info, 'max_steps'),
  });
  return {
    model,
    origin: file.name,
    identity: recordedSettings({
      agent: nameAt(info, 'agent_info', 'implementation'),
      sampler: sampler === '' ? null : sampler,
      reasoning_effort: nameAt(info, 'audio_native_config', 'reasoning_effort'),
    }),
    variant: settingsText(setting),
    taskRuler: { scorer: 'reward', ...setting },
  };
}

function userOf(info: unknown): string | null {
  const user = at(info, 'user_info');
  const parts = [nameAt(user, 'implementation'), nameAt(user, 'llm'), settingsText(at(user, 'llm_args'))];
  return parts.filter((part) => part !== null && part !== '').join(' ') || null;
}

/** A task that was changed is another one, whatever its id. */
function itemsOfTasks(tasks: unknown): ReadonlyMap<string, string> {
  return new Map(
    listOf(tasks).flatMap((task) => {
      const id = nameAt(task, 'id');
      if (id === null) return [];
      const content = [id, at(task, 'user_scenario') ?? null, at(task, 'initial_state') ?? null];
      return [[id, contentId(canonicalJson(content))] as const];
    }),
  );
}
