import type { SizeLimits } from '../../open/text/size-limits.ts';
import type { LogFile } from '../../open/log-file.ts';
import { jsonOf, notAsExpected } from '../../open/text/records.ts';
import { has } from '../../open/text/shape.ts';
import { at, listOf, nameAt } from '../json-values.ts';
import { settingsText, recordedSettings } from '../settings.ts';
import { type Format, readOrReject, readOrRejectLater } from '../format.ts';
import type { FileRows, AllRows, Run } from '../rows.ts';
import { logIn } from './archive.ts';
import { type InspectContext, type InspectLog, readReductions, readResults, readSample } from './samples.ts';

/** Logs of Inspect, `.json` and `.eval`. */
export const inspect: Format = {
  id: 'inspect',
  label: 'Inspect log',
  recognise: ({ shape }) => {
    if (shape.kind === 'object' && has(shape, 'version', 'eval', 'plan')) return 'eval and plan';
    if (shape.kind !== 'zip') return null;
    return /_journal\/start\.json|header\.json/.test(shape.head)
      ? 'an archive with header.json or _journal'
      : null;
  },
  read: async (files, all, { limits }) => {
    const seen = new Map<string, string>();
    for (const file of files) {
      const rows = all.file(file, 'inspect');
      await readOrRejectLater(rows, async () => {
        const archive = await file.archive?.();
        const log = archive ? logIn(archive, file, limits) : plainLog(file, limits);
        readLog(log, rows, all, seen);
      });
    }
  },
};

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

function readLog(log: InspectLog, rows: FileRows, all: AllRows, seen: Map<string, string>): void {
  const { file } = rows;
  const about = at(log.header, 'eval');
  const model = nameAt(about, 'model');
  const task = nameAt(about, 'task');
  if (model === null || task === null) throw notAsExpected(file, 'eval.model and eval.task');
  const origin =
    nameAt(about, 'eval_id') ?? `${nameAt(about, 'run_id') ?? file.name} ${nameAt(about, 'task_id') ?? ''}`;
  const twin = seen.get(origin);
  if (twin !== undefined) {
    rows.leaveOut(
      { line: null, field: 'eval.eval_id' },
      'a run that was not read before',
      `the same run as ${twin}`,
    );
    return;
  }
  seen.set(origin, file.name);
  const display = nameAt(about, 'task_display_name');
  if (display !== null && display !== task) all.task(task, { label: display });
  const sampler = settingsText(at(about, 'model_generate_config'));
  const scorer = nameAt(log.header, 'results', 'scores', 0, 'name');
  const run: Run = {
    model,
    origin,
    identity: sampler === '' ? {} : { sampler },
    variant: settingsText(at(log.header, 'plan', 'config')),
    taskRuler: recordedSettings({ version: nameAt(about, 'task_version'), scorer }),
  };
  const epochs = at(about, 'config', 'epochs');
  const context = { run, task, scorer, model, epochs: typeof epochs === 'number' ? epochs : 1 };
  if (log.unfinished) rows.note(`${file.name}: the run did not finish; what was recorded until then counts.`);
  readRows(log, context, rows);
}

function readRows(log: InspectLog, context: InspectContext, rows: FileRows): void {
  for (const { field, read } of log.samples) {
    readOrReject(rows, () => readSample(read(), field, context, rows));
  }
  if (log.samples.length > 0) return;
  if (!readReductions(log.reductions, context, rows)) readResults(at(log.header, 'results'), context, rows);
}
