import { thousands } from '../../errors.ts';
import { canonicalJson, parseNumber } from '../dataset/cell-values.ts';
import { countFromMean } from '../formats/derived-counts.ts';
import type { FileAccount, PointOfRun, RowPlace, Run, SampleOfRun, StatedTotals } from '../formats/rows.ts';

export interface Totals {
  readonly files: readonly FileAccount[];
  /** Where a log and its own totals do not agree, and which of them stands, one sentence each. */
  readonly warnings: readonly Warning[];
  /** Tasks of runs that hold less than a whole run does. */
  readonly incomplete: readonly { readonly run: Run; readonly task: string }[];
}

/** What has to be said about a number on a board. Sentences of one kind are told together. */
export interface Warning {
  readonly kind: string;
  readonly text: string;
}

/**
 * Holds what was counted against what the logs say of themselves. A log that holds a part of its own responses counts with
 * its own totals where they lead to counts; else what is there counts, and is called part-measured.
 */
export function settleTotals(files: readonly FileAccount[]): Totals {
  if (files.every(({ stated }) => stated.length === 0)) return { files, warnings: [], incomplete: [] };
  const counted = countedOf(files);
  const verdicts = files.flatMap((account) =>
    account.stated.map((stated) => verdictOn(stated, counted.get(keyOf(stated.run, stated.task)), account)),
  );
  // A run that two files tell of is one run.
  const firsts = [
    ...new Map(verdicts.toReversed().map((verdict) => [verdict.key, verdict])).values(),
  ].toReversed();
  const replaced = new Map(
    firsts.flatMap(({ key, point, account }) => (point === null ? [] : [[key, { point, account }]])),
  );
  return {
    files: replaced.size === 0 ? files : files.map((account) => withTotals(account, replaced)),
    warnings: firsts.flatMap(({ warning }) => warning ?? []),
    incomplete: firsts.flatMap(({ isIncomplete, stated: { run, task } }) =>
      isIncomplete ? [{ run, task }] : [],
    ),
  };
}

/** Of each kind the first three, and how many more there are. */
export function warningSentences(warnings: readonly Warning[]): string[] {
  return [...Map.groupBy(warnings, ({ kind }) => kind).values()].flatMap((list) => {
    const more = list.length - SHOWN;
    const rest = more > 0 ? [`… and ${thousands(more)} more like ${more === 1 ? 'this' : 'these'}.`] : [];
    return [...list.slice(0, SHOWN).map(({ text }) => text), ...rest];
  });
}

const SHOWN = 3;

interface Counted {
  readonly responses: number;
  /** null where a mark is no number. */
  readonly mean: number | null;
  /** Whether marks stand response by response, so that a part of the responses can be told from all. */
  readonly isListed: boolean;
  /** The chance of a guess, where all responses have the same; null where some differ. */
  readonly guess: number | null | undefined;
}

/** One run of one task, whatever file it is told in. */
function keyOf({ origin, model, identity = {}, variant = '' }: Run, task: string): string {
  return canonicalJson([origin, model, identity, variant, task]);
}

interface Sum {
  responses: number;
  marks: number;
  isNumber: boolean;
  isListed: boolean;
  readonly guesses: Set<unknown>;
}

function countedOf(files: readonly FileAccount[]): ReadonlyMap<string, Counted> {
  const sums = new Map<string, Sum>();
  const sumOf = ({ run, values: { task } }: SampleOfRun | PointOfRun): Sum => {
    const key = keyOf(run, task);
    const known = sums.get(key) ?? {
      responses: 0,
      marks: 0,
      isNumber: true,
      isListed: true,
      guesses: new Set(),
    };
    sums.set(key, known);
    return known;
  };
  for (const { samples, points } of files) {
    for (const row of samples) {
      const sum = sumOf(row);
      addMark(sum, row.values.correct, 1);
      sum.guesses.add(row.values.guess);
    }
    for (const row of points) {
      const sum = sumOf(row);
      const [total, truncated] = [parseNumber(row.values.total), parseNumber(row.values.truncated)];
      const responses = numberOr(total, 0) + numberOr(truncated, 0);
      addMark(sum, row.values.correct, responses);
      sum.isListed = false;
    }
  }
  return new Map(
    Array.from(sums, ([key, { responses, marks, isNumber, isListed, guesses }]) => [
      key,
      {
        responses,
        mean: isNumber && responses > 0 ? marks / responses : null,
        isListed,
        guess: onlyGuess(guesses),
      },
    ]),
  );
}

function onlyGuess(guesses: ReadonlySet<unknown>): Counted['guess'] {
  const [only] = guesses;
  if (guesses.size > 1) return null;
  return typeof only === 'number' ? only : undefined;
}

function numberOr(value: unknown, other: number): number {
  return typeof value === 'number' ? value : other;
}

function addMark(sum: Sum, correct: unknown, responses: number): void {
  const mark = parseNumber(correct);
  sum.responses += responses;
  if (typeof mark === 'number') sum.marks += mark;
  else sum.isNumber = false;
}

interface Verdict {
  readonly key: string;
  readonly account: FileAccount;
  readonly stated: StatedTotals;
  readonly warning: Warning | null;
  /** Counters that stand in the place of the responses. */
  readonly point: PointOfRun | null;
  readonly isIncomplete: boolean;
}

function verdictOn(stated: StatedTotals, counted: Counted | undefined, account: FileAccount): Verdict {
  const { run, task, incomplete } = stated;
  const { file } = account;
  const verdict = { key: keyOf(run, task), account, stated, point: null, isIncomplete: incomplete !== null };
  const warn: Warn = (kind, text) => ({
    kind,
    text: `${file.name}: ${task}, ${run.model}: ${text}`,
  });
  const ended = incomplete === null ? null : warn('part-measured', `${endedSentence(stated, counted)}.`);
  if (counted === undefined || counted.mean === null) return { ...verdict, warning: ended };
  if (!counted.isListed) return { ...verdict, warning: warningOnMean(stated, counted, warn) ?? ended };
  // Rows that were rejected are told of one by one.
  const known = counted.responses + account.rejected.length;
  const missing = stated.responses === null ? 0 : stated.responses - known;
  if (missing > 0) return { ...verdict, ...excerpt(stated, counted, missing, warn) };
  if (missing < 0 && known === counted.responses)
    return {
      ...verdict,
      warning: warn('totals', `${moreThanStated(stated, counted)}; the responses stand.`),
    };
  const differs = known > counted.responses ? null : warningOnMean(stated, counted, warn);
  return { ...verdict, warning: differs ?? ended };
}

type Warn = (kind: string, text: string) => Warning;

function warningOnMean(stated: StatedTotals, { mean, isListed }: Counted, warn: Warn): Warning | null {
  if (stated.mean === null || mean === null || agrees(mean, stated.mean)) return null;
  const what = isListed ? 'responses' : 'counts';
  const means = `the log says that the mean is ${stated.mean}, its ${what} give ${shown(mean)}`;
  return warn('totals', `${means}; the ${what} stand.`);
}

function excerpt(
  stated: StatedTotals,
  counted: Counted,
  missing: number,
  warn: Warn,
): Pick<Verdict, 'warning' | 'point' | 'isIncomplete'> {
  const { run, task, place, mean } = stated;
  const total = stated.responses ?? counted.responses + missing;
  // Of responses that are not there nobody knows which chance they had, where it is not one for all.
  const isOneChance = counted.guess !== null;
  const correct =
    mean === null || !isOneChance ? null : countFromMean(mean, total, stated.precision ?? 'full');
  const part = `${thousands(counted.responses)} of the ${thousands(total)} responses that the log counts are in it`;
  if (correct === null)
    return {
      point: null,
      isIncomplete: true,
      warning: warn('excerpt', `${part}; only they count, and the task is part-measured.`),
    };
  const isIncomplete = stated.incomplete !== null;
  const text = `${part}; its own totals count instead, ${thousands(correct)} of ${thousands(total)} right.`;
  const also = stated.incomplete === null ? '' : ` ${endedSentence(stated, counted)}.`;
  const guess = counted.guess ?? undefined;
  const guesses =
    guess === undefined ? {} : { guess_sum: guess * total, guess_square_sum: (1 - guess) ** 2 * total };
  const point: PointOfRun = { kind: 'points', run, place, values: { task, correct, total, ...guesses } };
  return { point, isIncomplete, warning: warn('excerpt', `${text}${also}`) };
}

function endedSentence({ incomplete, responses }: StatedTotals, counted: Counted | undefined): string {
  const had = counted?.responses ?? responses;
  const planned = incomplete?.planned ?? null;
  const of = planned === null ? '' : ` of ${thousands(planned)}`;
  return `${incomplete?.why ?? ''}${had === null ? '' : `, with ${thousands(had)}${of} responses`}; marked as part-measured`;
}

function moreThanStated({ responses }: StatedTotals, counted: Counted): string {
  return `the log counts ${thousands(responses ?? 0)} responses, and holds ${thousands(counted.responses)}`;
}

/** What adding in another order, and printing, may cost: half a unit of the last digit that is written. */
function agrees(counted: number, stated: number): boolean {
  // A share is printed with two digits at least; one that ends in zeros has lost them.
  const digits = Math.max(2, String(stated).split(/[.e]/)[1]?.length ?? 0);
  const rounding = digits >= 12 ? 0 : 10 ** -digits / 2;
  return Math.abs(counted - stated) <= rounding * (1 + 1e-9) + 1e-9 * Math.max(1, Math.abs(stated));
}

function shown(mean: number): string {
  return String(Math.round(mean * 1e6) / 1e6);
}

/** Counters in the place of responses, and the file that tells them. */
interface Replaced {
  readonly point: PointOfRun;
  readonly account: FileAccount;
}

function placeKey({ line, field }: RowPlace): string {
  return `${line ?? ''} ${field ?? ''}`;
}

function withTotals(account: FileAccount, replaced: ReadonlyMap<string, Replaced>): FileAccount {
  const isReplaced = ({ run, values }: SampleOfRun): boolean => replaced.has(keyOf(run, values.task));
  const gone = account.samples.filter(isReplaced);
  const own = [...replaced.values()].flatMap((one) => (one.account === account ? one.point : []));
  if (gone.length === 0 && own.length === 0) return account;
  // A row of totals that had been left out for its samples is used after all.
  const used = new Set(own.map(({ place }) => placeKey(place)));
  return {
    ...account,
    samples: account.samples.filter((row) => !isReplaced(row)),
    points: [...account.points, ...own],
    leftOut: [
      ...account.leftOut.filter((row) => row.field === null || !used.has(placeKey(row))),
      ...gone.map(({ place }) => ({
        ...place,
        expected: 'all responses',
        got: 'an excerpt; the totals of the log count instead',
      })),
    ],
  };
}
