import { canonicalJson, parseNumber } from '../../dataset/cell-values.ts';
import type { LogFile } from '../../open/log-file.ts';
import { notAsExpected } from '../../open/text/records.ts';
import { at, listOf, nameAt, objectOf } from '../json-values.ts';
import { modelFacts, settingsText, recordedSettings } from '../settings.ts';
import { countFromMean } from '../derived-counts.ts';
import type { FileRows, RowPlace, PointValues, Run, StatedTotals } from '../rows.ts';

/** One entry of `evaluation_results`. */
export interface EeeResult {
  readonly run: Run;
  readonly task: string;
  readonly tier: string | undefined;
  readonly metric: string;
  /** What the metric may be asked for by. */
  readonly names: readonly string[];
  /** Two results of one task that share it were measured alike. */
  readonly measure: string;
  /** What samples call it. */
  readonly id: string | null;
  readonly place: RowPlace;
  readonly written: unknown;
  /** 0…1; null for a score that is no share. */
  readonly mean: number | null;
  readonly total: number | null;
  /** Whether the mean may have been rounded. */
  readonly precision: 'full' | 'printed';
  /** null when the mean leads to no count. */
  readonly correct: number | null;
  /** Counters that stand beside the score, where the record was written by us. */
  readonly counters: Readonly<Partial<PointValues>> | null;
}

/** Tools that write every digit of a mean; anybody else may have rounded. */
const UNROUNDED = /^(?:lm[_-]?eval|inspect|helm|crfm)/i;

/** @throws UserError when the record does not say whose results they are */
export function resultsOf(value: unknown, file: LogFile, line: number | null): EeeResult[] {
  const origin = nameAt(value, 'evaluation_id') ?? `${file.name} ${line ?? ''}`;
  const library = nameAt(value, 'eval_library', 'name') ?? '';
  const facts = modelOf(value, file, library);
  const precision = UNROUNDED.test(library) ? 'full' : 'printed';
  return listOf(at(value, 'evaluation_results')).map((entry, index) => {
    const details = objectOf(at(entry, 'score_details', 'details'));
    const mean = meanOf(entry);
    const total = totalOf(entry);
    const config = objectOf(at(entry, 'generation_config', 'generation_args'));
    return {
      run: {
        ...facts,
        origin,
        variant: settingsText(withoutTexts(config)),
        taskRuler: rulerOf(entry, library),
        better: directionOf(entry),
        scale: scaleOf(entry),
      },
      task: nameAt(entry, 'evaluation_name') ?? nameAt(entry, 'source_data', 'dataset_name') ?? 'unnamed',
      tier: nameAt(details, 'tier') ?? undefined,
      mean,
      total,
      precision,
      metric: metricOf(entry),
      names: metricNames(entry),
      measure: measureOf(entry),
      id: nameAt(entry, 'evaluation_result_id'),
      place: { line, field: `evaluation_results[${index}]` },
      written: at(entry, 'score_details', 'score'),
      correct: mean === null || total === null ? null : countFromMean(mean, total, precision),
      counters: library === 'evalpress' ? countersOf(details) : null,
    };
  });
}

function directionOf(entry: unknown): Run['better'] {
  const lower = at(entry, 'metric_config', 'lower_is_better');
  return lower === true ? 'lower' : lower === false ? 'higher' : undefined;
}

/** Levels are names in an order: nobody says what each is worth, unless there are two. */
function scaleOf(entry: unknown): Run['scale'] {
  const config = at(entry, 'metric_config');
  const [type, lowest, highest] = [
    at(config, 'score_type'),
    at(config, 'min_score'),
    at(config, 'max_score'),
  ];
  if (type === 'binary') return [0, 1];
  if (type === 'levels') return listOf(at(config, 'level_names')).length === 2 ? [0, 1] : null;
  const isRange = typeof lowest === 'number' && typeof highest === 'number' && lowest < highest;
  return isRange ? [lowest, highest] : undefined;
}

/** Settings of the sampler; commands and templates are too long to tell runs apart by. */
function withoutTexts(config: object): object {
  const long = new Set(['execution_command', 'prompt_template']);
  return Object.fromEntries(Object.entries(config).filter(([name]) => !long.has(name)));
}

function metricOf(entry: unknown): string {
  return metricNames(entry)[0] ?? nameAt(entry, 'metric_config', 'evaluation_description') ?? 'score';
}

function metricNames(entry: unknown): string[] {
  return ['metric_name', 'metric_id'].flatMap((name) => nameAt(entry, 'metric_config', name) ?? []);
}

/** What names the metric, and what else tells one from another of the same name. */
function measureOf(entry: unknown): string {
  const config = objectOf(at(entry, 'metric_config'));
  const told = ['metric_id', 'metric_name', 'metric_parameters', 'evaluation_description', 'lower_is_better'];
  return canonicalJson(told.map((name) => config[name] ?? null));
}

function meanOf(entry: unknown): number | null {
  const score = at(entry, 'score_details', 'score');
  const whole = wholeOf(entry);
  if (typeof score !== 'number' || whole === null) return null;
  const share = score / whole;
  return share >= 0 && share <= 1 ? share : null;
}

/** The score of which every response is right, where the score is a share: 1 or 100. */
function wholeOf(entry: unknown): 1 | 100 | null {
  const config = at(entry, 'metric_config');
  const [bottom, top] = [at(config, 'min_score') ?? 0, at(config, 'max_score') ?? null];
  const unit = unitOf(nameAt(config, 'metric_unit'));
  if (bottom !== 0 || scaleOf(entry) === null || unit === 'other') return null;
  if (top === 1) return 1;
  if (top === null) return unit === 'percent' ? 100 : 1;
  // Of less of something without a unit, such as seconds, 100 may be any bound.
  const isPercent = top === 100 && (unit !== null || directionOf(entry) !== 'lower');
  return isPercent ? 100 : null;
}

function unitOf(unit: string | null): 'percent' | 'share' | 'other' | null {
  if (unit === null) return null;
  if (/^(?:percent(?:age)?|%)$/i.test(unit)) return 'percent';
  return /^(?:proportion|fraction|share|ratio|rate|probability|accuracy)$/i.test(unit) ? 'share' : 'other';
}

function totalOf(entry: unknown): number | null {
  const total =
    at(entry, 'score_details', 'uncertainty', 'num_samples') ?? at(entry, 'source_data', 'samples_number');
  return typeof total === 'number' && total > 0 ? total : null;
}

const COUNTERS = [
  'correct',
  'total',
  'invalid',
  'truncated',
  'guess_sum',
  'guess_square_sum',
  'prompt_tokens',
  'completion_tokens',
  'cost',
] as const;

function countersOf(details: Readonly<Record<string, unknown>>): Partial<PointValues> | null {
  const read = (name: string): number | undefined => parseNumber(details[name]) ?? undefined;
  if (read('correct') === undefined || read('total') === undefined) return null;
  const counters = COUNTERS.flatMap((name) => {
    const number = read(name);
    return number === undefined ? [] : [[name, number] as const];
  });
  const params = nameAt(details, 'params');
  return { ...Object.fromEntries(counters), ...(params !== null && { params }) };
}

/** @param isJudged whether samples of it are read, which its totals have to agree with */
export function readResult(result: EeeResult, isJudged: boolean, rows: FileRows): void {
  const { run, task, tier, metric, place, mean, total, correct, counters } = result;
  if (isJudged) {
    rows.leaveOut(place, 'a result without samples', 'the samples of this result are read instead');
    rows.states({ run, task, place, ...statedBy(result), incomplete: null });
  } else if (counters !== null) rows.point(run, place, { task, tier, correct: 0, total: 0, ...counters });
  else if (typeof result.written !== 'number')
    rows.fault(place, 'bad-score', 'not a score', 'a number', result.written);
  else if (mean === null || total === null || correct === null)
    rows.mean(place, { evaluation: run.model, task, metric, score: result.written, total });
  else {
    rows.note(`${task}: counts are derived from the mean and the number of samples.`);
    rows.point(run, place, { task, tier, correct, total });
  }
}

/** The mean in the unit of the marks: where these are shares, a percentage is none of them. */
function statedBy({
  run,
  mean,
  written,
  total,
  precision,
}: EeeResult): Pick<StatedTotals, 'responses' | 'mean' | 'precision'> {
  const areShares = run.scale === undefined || run.scale?.join(' ') === '0 1';
  const raw = typeof written === 'number' ? written : null;
  return { responses: total, mean: areShares ? (mean ?? raw) : raw, precision };
}

/** @throws UserError when the record names no model */
function modelOf(
  value: unknown,
  file: LogFile,
  library: string,
): Pick<Run, 'model' | 'label' | 'identity' | 'groups' | 'ruler'> {
  const label = nameAt(value, 'model_info', 'name') ?? undefined;
  const model = nameAt(value, 'model_info', 'id') ?? label;
  if (model === undefined) throw notAsExpected(file, 'model_info.id');
  const details = at(value, 'model_info', 'additional_details');
  return { model, label, ...(library === 'evalpress' ? ownFacts(details) : { identity: factsOf(details) }) };
}

/** What a record says of its model besides its name, such as its quantisation. Lists and objects describe it, they are no settings. */
function factsOf(details: unknown): Record<string, string> {
  const scalars = Object.entries(objectOf(details)).flatMap(([name, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value) ? [[name, String(value)] as const] : [],
  );
  return modelFacts(recordedSettings(Object.fromEntries(scalars)));
}

/** What a record of ours says of an evaluation besides its model. */
function ownFacts(details: unknown): Pick<Run, 'identity' | 'groups' | 'ruler'> {
  const { groups, eval_id: id, ...rest } = objectOf(details);
  const named = (prefix: string): Record<string, string> =>
    Object.fromEntries(
      Object.entries(rest).flatMap(([name, value]) =>
        name.startsWith(prefix) && name.trim() !== prefix && typeof value === 'string' && value.trim() !== ''
          ? [[name.slice(prefix.length), value]]
          : [],
      ),
    );
  return {
    identity: { ...named('filter_'), ...(typeof id === 'string' && { eval_id: id }) },
    ruler: named('ruler_'),
    groups: typeof groups === 'string' ? groups.split(' ') : [],
  };
}

/** Harnesses by the beginning of their name, which converters write in more than one way. */
const HARNESSES = { 'lm-eval': /^lm[-_ ]?eval/i, inspect: /^inspect/i, helm: /^(?:crfm[-_ ])?helm/i };

/**
 * The same task in two harnesses, or under two metrics, is not the same measurement. The version of a harness is no part
 * of it: most versions measure alike, and no two records would be comparable.
 */
function rulerOf(entry: unknown, library: string): Record<string, string> {
  if (library === 'evalpress') return {};
  const known = Object.entries(HARNESSES).find(([, pattern]) => pattern.test(library));
  const scorer = nameAt(entry, 'metric_config', 'metric_id');
  return recordedSettings({ harness: known?.[0] ?? library, scorer: scorer?.toLowerCase() ?? null });
}
