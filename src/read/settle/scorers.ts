import { parseNumber } from '../dataset/cell-values.ts';
import { saysLess } from '../dataset/less-is-better.ts';
import { type DeclaredScale, type Scale, scaleOf, shareOn } from '../dataset/scale.ts';
import type { FileAccount, PointOfRun, Run, SampleOfRun } from '../formats/rows.ts';

type Direction = 'higher' | 'lower';

/** What is known of all marks that one scorer gave on one task. */
export interface Scorer {
  readonly task: string;
  readonly name: string;
  readonly scale: Scale;
  readonly isDeclared: boolean;
  /** Directions that logs state. */
  readonly stated: Set<Direction>;
  /** Scales that logs state, each once. */
  readonly scales: Map<string, readonly [number, number]>;
  /** Full and least marks, by the direction in which what the log calls right or wrong makes sense of them. */
  readonly called: Record<Direction, number>;
  /** Marks that are not on the scale, each once, as far as they are needed for the message. */
  readonly outside: Set<number>;
  /** Whether a log says that its marks are no amounts. */
  hasLevels: boolean;
  lowest: number;
  highest: number;
}

/** @param declared what the dataset file says, by task */
export function scorersOf(
  files: readonly FileAccount[],
  declared: ReadonlyMap<string, DeclaredScale>,
): ReadonlyMap<string, Scorer> {
  const scorers = new Map<string, Scorer>();
  const scorerOf = (row: SampleOfRun | PointOfRun): Scorer => {
    const key = scorerKey(row);
    const known = scorers.get(key);
    if (known) return known;
    const made = newScorer(row, declared.get(row.values.task));
    scorers.set(key, made);
    return made;
  };
  for (const { samples, points } of files)
    for (const row of [...samples, ...points]) addStated(scorerOf(row), row.run);
  for (const { samples } of files) for (const row of samples) addMark(scorerOf(row), row);
  return scorers;
}

export function scorerKey({ run, values }: SampleOfRun | PointOfRun): string {
  return JSON.stringify([values.task, scorerName(run)]);
}

function scorerName(run: Run): string {
  return run.taskRuler?.['scorer'] ?? '';
}

function newScorer({ run, values: { task } }: SampleOfRun | PointOfRun, own?: DeclaredScale): Scorer {
  return {
    task,
    name: scorerName(run),
    scale: scaleOf(own ?? {}),
    isDeclared: own?.scale !== undefined || own?.full !== undefined,
    stated: new Set(),
    scales: new Map(),
    called: { higher: 0, lower: 0 },
    outside: new Set(),
    hasLevels: false,
    lowest: Infinity,
    highest: -Infinity,
  };
}

function addStated(scorer: Scorer, { better, scale }: Run): void {
  if (better !== undefined) scorer.stated.add(better);
  if (scale === null) scorer.hasLevels = true;
  else if (scale !== undefined) scorer.scales.set(scale.join(' '), scale);
}

const SHOWN = 5;

function addMark(scorer: Scorer, { run, values: { correct, isRight } }: SampleOfRun): void {
  const mark = parseNumber(correct);
  if (typeof mark !== 'number') return;
  const scale = scaleIn(scorer, run);
  scorer.lowest = Math.min(scorer.lowest, mark);
  scorer.highest = Math.max(scorer.highest, mark);
  const isOutside = areLevels(scorer) || shareOn(mark, scale) === null;
  if (isOutside && scorer.outside.size < SHOWN) scorer.outside.add(mark);
  if (isRight === undefined || (mark !== scale.highest && mark !== scale.lowest)) return;
  scorer.called[isRight === (mark === scale.highest) ? 'higher' : 'lower']++;
}

/** The scale of the marks of one run: what is declared, else what its log states, else what the other logs do. */
export function scaleIn({ isDeclared, scale, scales }: Scorer, run: Run): Scale {
  const [only, ...more] = scales.values();
  const stated = run.scale ?? (more.length === 0 ? only : undefined);
  if (isDeclared || stated === undefined) return scale;
  return { ...scale, lowest: stated[0], highest: stated[1] };
}

/** Whether marks are names of levels, and nobody declared what they are worth. */
export function areLevels({ hasLevels, isDeclared }: Scorer): boolean {
  return hasLevels && !isDeclared;
}

/**
 * Which direction of the marks is better, and who says so: what is declared, else what logs state, else what they call right.
 * `null` where they contradict each other, or say nothing of what by its name is better low.
 */
export function directionOf(scorer: Scorer): { readonly better: Direction; readonly by: string } | null {
  const { scale, stated, called, name } = scorer;
  if (scale.better !== null) return { better: scale.better, by: 'declared' };
  const [said, ...more] = stated;
  if (more.length > 0) return null;
  const [agree, differ] = said === 'lower' ? [called.lower, called.higher] : [called.higher, called.lower];
  if (said !== undefined && differ > agree) return null;
  if (said === 'lower') return { better: 'lower', by: 'so the log says' };
  if (said === undefined && differ > 0)
    return agree === 0 ? { better: 'lower', by: 'by what the log calls right' } : null;
  return saysLess(name) ? null : { better: 'higher', by: '' };
}

/** Responses that the log calls the contrary of what their marks say. */
export function calledOtherwise(scorer: Scorer): number {
  const better = directionOf(scorer)?.better;
  return better === undefined ? 0 : scorer.called[better === 'lower' ? 'higher' : 'lower'];
}
