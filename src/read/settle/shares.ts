import { problem, type Problem, thousands } from '../../errors.ts';
import { parseNumber } from '../dataset/cell-values.ts';
import { naturalOrder } from '../dataset/natural-order.ts';
import { type DeclaredScale, shareOn } from '../dataset/scale.ts';
import type { FileAccount, PointOfRun, SampleOfRun } from '../formats/rows.ts';
import {
  areLevels,
  calledOtherwise,
  directionOf,
  scaleIn,
  type Scorer,
  scorerKey,
  scorersOf,
} from './scorers.ts';
import type { Warning } from './totals.ts';

export interface Shares {
  readonly files: readonly FileAccount[];
  /** What was turned into shares and how, one sentence each. */
  readonly notes: readonly string[];
  /** Marks that contradict what the log calls their responses, one sentence for each scorer. */
  readonly warnings: readonly Warning[];
}

/**
 * Turns the marks of every scorer into shares of full marks of which more is better. What the marks of a scorer mean is told
 * by all of them together: one of them outside 0…1 makes the scale of all unknown, because a mark of 1 is then full credit
 * or next to nothing. Such a task is refused unless its scale is declared, or its logs state it.
 *
 * @param declared what the dataset file says, by task
 */
export function settleShares(
  files: readonly FileAccount[],
  declared: ReadonlyMap<string, DeclaredScale>,
): Shares {
  const scorers = scorersOf(files, declared);
  const all = [...scorers.values()];
  const [notes, warnings] = [all.flatMap(noteOn), all.flatMap(warningOn)];
  if (all.every(isPlain)) return { files, notes, warnings };
  const scorerOf = (row: SampleOfRun | PointOfRun): Scorer | undefined => scorers.get(scorerKey(row));
  return { files: files.map((account) => withShares(account, scorerOf)), notes, warnings };
}

function isRefused(scorer: Scorer): boolean {
  return scorer.outside.size > 0 || directionOf(scorer) === null;
}

function isTurned(scorer: Scorer): boolean {
  return directionOf(scorer)?.better === 'lower';
}

/** Other scales than 0…1, by who says so. */
function scalesOf({ isDeclared, scale, scales }: Scorer): (readonly [number, number])[] {
  const all = isDeclared ? [[scale.lowest, scale.highest] as const] : [...scales.values()];
  return all.filter(([lowest, highest]) => lowest !== 0 || highest !== 1);
}

function isPlain(scorer: Scorer): boolean {
  return !isRefused(scorer) && !isTurned(scorer) && scalesOf(scorer).length === 0;
}

function withShares(
  account: FileAccount,
  scorerOf: (row: SampleOfRun | PointOfRun) => Scorer | undefined,
): FileAccount {
  const refused = new Set<Scorer>();
  const problems: Problem[] = [];
  const rejected = [...account.rejected];
  const stays = (row: SampleOfRun | PointOfRun): boolean => {
    const scorer = scorerOf(row);
    if (!scorer || !isRefused(scorer)) return true;
    const fault = faultOf(scorer);
    if (!refused.has(scorer)) problems.push(problem({ ...fault, file: account.file.name, ...row.place }));
    refused.add(scorer);
    rejected.push({ ...row.place, expected: fault.expected, got: fault.got });
    return false;
  };
  const samples = account.samples
    .filter(stays)
    .map((row) => ({ ...row, values: { ...row.values, correct: shareOf(row, scorerOf(row)) } }));
  const points = account.points.filter(stays).map((row) => turnedPoint(row, scorerOf(row)));
  return { ...account, samples, points, rejected, problems: [...account.problems, ...problems] };
}

function shareOf({ run, values: { correct: mark } }: SampleOfRun, scorer: Scorer | undefined): unknown {
  const number = parseNumber(mark);
  if (!scorer || typeof number !== 'number') return mark;
  const share = shareOn(number, { ...scaleIn(scorer, run), better: isTurned(scorer) ? 'lower' : 'higher' });
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
  const { task, name, lowest, highest, outside } = scorer;
  const by = name === '' ? task : `${task}, scorer ${name}`;
  if (outside.size === 0)
    return {
      code: 'unknown-direction',
      message: `${by}: it is not known whether more or less is better`,
      expected: 'one direction for one scorer',
      got: doubtOf(scorer),
      hint: `declare it in dataset.json: {"tasks": [{"id": ${JSON.stringify(task)}, "better": "lower"}]}, or "higher"`,
    };
  const all = `${[...outside].toSorted((a, b) => a - b).join(', ')} (all marks: ${lowest} to ${highest})`;
  const [own, ...more] = scalesOf(scorer);
  if (own !== undefined && more.length === 0 && !areLevels(scorer)) return outOfScale(scorer, by, own, all);
  const levels = areLevels(scorer) ? '; the log says that they are levels, not amounts' : '';
  return {
    code: 'unknown-scale',
    message: `${by}: the scale of the marks is not known, so no mark can be read as right or wrong${levels}`,
    expected: 'marks from 0 to 1, or a scale that is declared',
    got: all,
    hint: `declare it in dataset.json: {"tasks": [{"id": ${JSON.stringify(task)}, "scale": [1, 10]}]}; "full": 10 means marks from 0 to 10`,
  };
}

function outOfScale(
  { task, isDeclared }: Scorer,
  by: string,
  [lowest, highest]: readonly [number, number],
  got: string,
): Fault {
  const who = isDeclared ? 'is declared for it' : 'its log states';
  return {
    code: 'out-of-scale',
    message: `${by}: marks outside the scale that ${who}`,
    expected: `marks from ${lowest} to ${highest}`,
    got,
    hint: isDeclared
      ? 'correct "scale" or "full" of this task in dataset.json'
      : `declare the scale in dataset.json: {"tasks": [{"id": ${JSON.stringify(task)}, "scale": [1, 10]}]}`,
  };
}

function doubtOf({ stated, called, name }: Scorer): string {
  const [said, ...more] = stated;
  if (more.length > 0) return 'logs that say both';
  if (called.lower > 0 && called.higher > 0 && said === undefined)
    return `marks that the log calls right and wrong in both directions (${thousands(called.higher)} and ${thousands(called.lower)} of them)`;
  if (said !== undefined && called[said === 'lower' ? 'higher' : 'lower'] > called[said])
    return `a log that says ${said === 'lower' ? 'less' : 'more'} is better, and calls its best marks wrong or its worst marks right`;
  return said === undefined
    ? 'a name that says less, and no log that says so'
    : `the name ${name}, which says less, and a log that says more`;
}

function noteOn(scorer: Scorer): string[] {
  if (isRefused(scorer)) return [];
  const { task, isDeclared } = scorer;
  const marks = scalesOf(scorer).map(
    ([lowest, highest]) =>
      `${task}: marks from ${lowest} to ${highest} are read as shares of it${isDeclared ? '' : ', as the log states it'}.`,
  );
  const turned = isTurned(scorer)
    ? [`${task}: less is better (${directionOf(scorer)?.by ?? ''}); the share of the rest counts.`]
    : [];
  return [...marks, ...turned].toSorted(naturalOrder);
}

function warningOn(scorer: Scorer): Warning[] {
  const contrary = isRefused(scorer) ? 0 : calledOtherwise(scorer);
  if (contrary === 0) return [];
  const said =
    contrary === 1
      ? '1 response is called right or wrong against its mark'
      : `${thousands(contrary)} responses are called right or wrong against their marks`;
  return [{ kind: 'called', text: `${scorer.task}: ${said}; the marks count.` }];
}
