import { problem, type Problem } from '../../errors.ts';
import { parseNumber } from '../dataset/cell-values.ts';
import { naturalOrder } from '../dataset/natural-order.ts';
import { type DeclaredScale, type Scale, scaleOf, shareOn } from '../dataset/scale.ts';
import type { FileAccount, PointOfRun, Run, SampleOfRun } from '../formats/rows.ts';

export interface Shares {
  readonly files: readonly FileAccount[];
  /** What was turned into shares and how, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Turns the marks of every scorer into shares of full marks of which more is better. What the marks of a scorer mean is told
 * by all of them together: one of them outside 0…1 makes the scale of all unknown, because a mark of 1 is then full credit
 * or next to nothing. Such a task is refused unless its scale is declared.
 *
 * @param declared what the dataset file says, by task
 */
export function settleShares(
  files: readonly FileAccount[],
  declared: ReadonlyMap<string, DeclaredScale>,
): Shares {
  const scorers = scorersOf(files, declared);
  const notes = [...scorers.values()].flatMap(noteOn);
  if ([...scorers.values()].every(isPlain)) return { files, notes };
  const scorerOf = (row: SampleOfRun | PointOfRun): Scorer | undefined => scorers.get(keyOf(row));
  return { files: files.map((account) => withShares(account, scorerOf)), notes };
}

/** What is known of all marks that one scorer gave on one task. */
interface Scorer {
  readonly task: string;
  readonly name: string;
  readonly scale: Scale;
  readonly isDeclared: boolean;
  /** Directions that logs state. */
  readonly stated: Set<'higher' | 'lower'>;
  /** Marks that are not on the scale, each once, as far as they are needed for the message. */
  readonly outside: Set<number>;
  lowest: number;
  highest: number;
}

function isPlain(scorer: Scorer): boolean {
  const { scale, outside, stated } = scorer;
  if (isDirectionUnknown(scorer)) return false;
  return outside.size === 0 && scale.lowest === 0 && scale.highest === 1 && !isTurned({ scale, stated });
}

function isTurned({ scale, stated }: Pick<Scorer, 'scale' | 'stated'>): boolean {
  return scale.better === 'lower' || (scale.better === null && stated.has('lower'));
}

/** Metrics of which less is better, whatever they measure. */
const LESS_IS_BETTER =
  /(?:^|[^a-z])(?:toxicity|perplexity|ppl|loss|wer|cer|ter|mse|rmse|mae|brier(?:_score)?|edit_distance|error_rate|hallucination_rate|attack_success_rate)(?:$|[^a-z])/i;

/** Nobody knows the direction where logs contradict each other, or say nothing of what by its name is better low. */
function isDirectionUnknown({ scale, stated, name }: Scorer): boolean {
  if (scale.better !== null) return false;
  return stated.size > 1 || (stated.size === 0 && LESS_IS_BETTER.test(name));
}

function keyOf({ run, values }: SampleOfRun | PointOfRun): string {
  return JSON.stringify([values.task, scorerName(run)]);
}

function scorerName(run: Run): string {
  return run.taskRuler?.['scorer'] ?? '';
}

const SHOWN = 5;

function scorersOf(
  files: readonly FileAccount[],
  declared: ReadonlyMap<string, DeclaredScale>,
): ReadonlyMap<string, Scorer> {
  const scorers = new Map<string, Scorer>();
  const scorerOf = (row: SampleOfRun | PointOfRun): Scorer => {
    const key = keyOf(row);
    const known = scorers.get(key);
    if (known) return known;
    const { task } = row.values;
    const own = declared.get(task);
    const made: Scorer = {
      task,
      name: scorerName(row.run),
      scale: scaleOf(own ?? {}),
      isDeclared: own?.scale !== undefined || own?.full !== undefined,
      stated: new Set(),
      outside: new Set(),
      lowest: Infinity,
      highest: -Infinity,
    };
    scorers.set(key, made);
    return made;
  };
  for (const { samples, points } of files) {
    for (const row of samples) addMark(scorerOf(row), row);
    for (const row of points) addDirection(scorerOf(row), row.run);
  }
  return scorers;
}

function addDirection({ stated }: Scorer, { better }: Run): void {
  if (better !== undefined) stated.add(better);
}

function addMark(scorer: Scorer, { run, values }: SampleOfRun): void {
  addDirection(scorer, run);
  const mark = parseNumber(values.correct);
  if (typeof mark !== 'number') return;
  scorer.lowest = Math.min(scorer.lowest, mark);
  scorer.highest = Math.max(scorer.highest, mark);
  if (shareOn(mark, scorer.scale) === null && scorer.outside.size < SHOWN) scorer.outside.add(mark);
}

function withShares(
  account: FileAccount,
  scorerOf: (row: SampleOfRun | PointOfRun) => Scorer | undefined,
): FileAccount {
  const refused = new Set<Scorer>();
  const problems: Problem[] = [];
  const rejected = [...account.rejected];
  const isRefused = (row: SampleOfRun | PointOfRun): boolean => {
    const scorer = scorerOf(row);
    if (!scorer || (scorer.outside.size === 0 && !isDirectionUnknown(scorer))) return false;
    const fault = faultOf(scorer);
    if (!refused.has(scorer)) problems.push(problem({ ...fault, file: account.file.name, ...row.place }));
    refused.add(scorer);
    rejected.push({ ...row.place, expected: fault.expected, got: fault.got });
    return true;
  };
  const samples = account.samples
    .filter((row) => !isRefused(row))
    .map((row) => ({
      ...row,
      values: { ...row.values, correct: shareOf(row.values.correct, scorerOf(row)) },
    }));
  const points = account.points
    .filter((row) => !isRefused(row))
    .map((row) => turnedPoint(row, scorerOf(row)));
  return { ...account, samples, points, rejected, problems: [...account.problems, ...problems] };
}

function shareOf(mark: unknown, scorer: Scorer | undefined): unknown {
  const number = parseNumber(mark);
  if (!scorer || typeof number !== 'number') return mark;
  const share = shareOn(number, { ...scorer.scale, better: isTurned(scorer) ? 'lower' : 'higher' });
  return share ?? mark;
}

/** Counters of which fewer are better: what was neither counted nor invalid is right. */
function turnedPoint(row: PointOfRun, scorer: Scorer | undefined): PointOfRun {
  if (!scorer || !isTurned(scorer)) return row;
  const [correct, total] = [parseNumber(row.values.correct), parseNumber(row.values.total)];
  if (typeof correct !== 'number' || typeof total !== 'number') return row;
  const invalid = parseNumber(row.values.invalid) ?? 0;
  return { ...row, values: { ...row.values, correct: Math.max(0, total - correct - invalid) } };
}

interface Fault extends Pick<Problem, 'code' | 'message' | 'hint'> {
  readonly expected: string;
  readonly got: string;
}

function faultOf(scorer: Scorer): Fault {
  const { task, name, lowest, highest, outside, isDeclared, scale, stated } = scorer;
  const by = name === '' ? task : `${task}, scorer ${name}`;
  if (outside.size === 0)
    return {
      code: 'unknown-direction',
      message: `${by}: it is not known whether more or less is better`,
      expected: 'one direction for one scorer',
      got: stated.size > 1 ? 'logs that say both' : 'a name that says less, and no log that says so',
      hint: `declare it in dataset.json: {"tasks": [{"id": ${JSON.stringify(task)}, "better": "lower"}]}, or "higher"`,
    };
  const all = `${[...outside].toSorted((a, b) => a - b).join(', ')} (all marks: ${lowest} to ${highest})`;
  if (isDeclared)
    return {
      code: 'out-of-scale',
      message: `${by}: marks outside the scale that is declared for it`,
      expected: `marks from ${scale.lowest} to ${scale.highest}`,
      got: all,
      hint: 'correct "scale" or "full" of this task in dataset.json',
    };
  return {
    code: 'unknown-scale',
    message: `${by}: the scale of the marks is not known, so no mark can be read as right or wrong`,
    expected: 'marks from 0 to 1, or a scale that is declared',
    got: all,
    hint: `declare it in dataset.json: {"tasks": [{"id": ${JSON.stringify(task)}, "scale": [1, 10]}]}; "full": 10 means marks from 0 to 10`,
  };
}

function noteOn(scorer: Scorer): string[] {
  const { task, scale, outside, isDeclared } = scorer;
  if (outside.size > 0 || isDirectionUnknown(scorer)) return [];
  const marks = isDeclared
    ? [`${task}: marks from ${scale.lowest} to ${scale.highest} are read as shares of it.`]
    : [];
  const turned = isTurned(scorer)
    ? [
        `${task}: less is better (${scale.better === null ? 'so the log says' : 'declared'}); the share of the rest counts.`,
      ]
    : [];
  return [...marks, ...turned].toSorted(naturalOrder);
}
