import { makeChanges } from '../../board/changes.ts';
import { formatCount, formatQuantity } from '../../format.ts';
import { UserError } from '../../errors.ts';
import { nearest } from '../../nearest.ts';
import type { LoadedBoard } from '../../pipeline.ts';
import { renderGate, type Submission } from '../../render/gate.ts';
import type { Scores } from '../../score/scores.ts';
import { EXIT } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { load, needCounts, type ReadingOptions } from '../load-board.ts';

export interface GateOptions extends ReadingOptions {
  readonly output?: string;
}

/**
 * Looks at submissions before they are merged: can they be read, can their numbers be, are they there already, and what do
 * they change? One that is bad spoils no other.
 */
export async function gate(
  io: Io,
  base: string,
  heads: readonly string[],
  options: GateOptions,
): Promise<void> {
  const [known] = await load(io, [base], options);
  if (!known) return;
  needCounts(known.scores);
  const submissions: Submission[] = [];
  for (const head of heads) submissions.push(await lookAt(io, known, head, options));
  const text = renderGate(submissions);
  if (options.output === undefined) io.out(text);
  else await io.write(options.output, text);
  if (submissions.some(({ errors }) => errors.length > 0)) io.fail(EXIT.data);
}

async function lookAt(io: Io, base: LoadedBoard, path: string, options: GateOptions): Promise<Submission> {
  try {
    const [head] = await load(io, [path], options);
    if (!head) return { name: path, errors: ['Nothing was read.'], warnings: [], changes: null };
    needCounts(head.scores);
    return {
      name: path,
      errors: copies(base.scores, head.scores),
      warnings: [
        ...likeNames(base.scores, head.scores),
        ...odd(head.scores),
        ...(head.dataset.provenance.warnings ?? []),
      ],
      changes: makeChanges(base.scores, head.scores),
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { name: path, errors: [error.message], warnings: [], changes: null };
  }
}

/** Counters of an evaluation, cell by cell: two that agree in all of them are one that was handed in twice. */
function fingerprint({ columns, tiers, tasks }: Scores, evaluation: number): string {
  const size = tiers.length * tasks.length;
  const part = (list: Float64Array): string =>
    list.slice(evaluation * size, (evaluation + 1) * size).join(',');
  return [columns.correct, columns.total, columns.truncated].map(part).join(';');
}

/** With fewer cells, or with small ones, two evaluations may well agree by chance. */
const ENOUGH_CELLS = 4;

function copies(base: Scores, head: Scores): string[] {
  const first = new Map<string, string>();
  const cells = head.tiers.length * head.tasks.length;
  if (cells < ENOUGH_CELLS) return [];
  const isSameSuite = base.tiers.length === head.tiers.length && base.tasks.length === head.tasks.length;
  const known = new Set(base.evaluations.map(({ id }) => id));
  if (isSameSuite)
    for (const [index, { label }] of base.evaluations.entries()) first.set(fingerprint(base, index), label);
  return head.evaluations.flatMap(({ id, label }, index) => {
    const print = fingerprint(head, index);
    const twin = first.get(print);
    first.set(print, label);
    if (twin === undefined || known.has(id)) return [];
    return [
      `"${label}" has the same counts as "${twin}" in all ${formatQuantity(cells, 'cell')}: it is there already.`,
    ];
  });
}

/** New names that differ from known ones by a slip of the fingers. */
function likeNames(base: Scores, head: Scores): string[] {
  const known = new Set(base.evaluations.map(({ id }) => id));
  const labels = base.evaluations.map(({ label }) => label);
  return head.evaluations.flatMap(({ id, label }) => {
    if (known.has(id)) return [];
    if (labels.includes(label)) return [`A new evaluation is called "${label}", as one that is there.`];
    const near = nearest(label, labels, 1);
    return near === null ? [] : [`"${label}" is new, and nearly called like "${near}".`];
  });
}

/** How much larger or smaller than the usual one a cell may be. */
const UNUSUAL = 4;

/** Numbers that can be, and seldom are. */
function odd({ evaluations, columns, tiers, tasks }: Scores): string[] {
  const size = tiers.length * tasks.length;
  const totals = [...columns.total].filter((total) => total > 0).sort((a, b) => a - b);
  const usual = totals[Math.floor(totals.length / 2)] ?? 0;
  return evaluations.flatMap(({ label }, index) => {
    const places = Array.from({ length: size }, (_, cell) => index * size + cell);
    const measured = places.filter((place) => (columns.total[place] ?? 0) > 0);
    const perfect = measured.filter((place) => columns.correct[place] === columns.total[place]);
    const small = measured.filter((place) => (columns.total[place] ?? 0) * UNUSUAL < usual);
    return [
      ...(measured.length >= ENOUGH_CELLS && perfect.length === measured.length
        ? [`"${label}" answered everything correctly, in ${formatQuantity(measured.length, 'cell')}.`]
        : []),
      ...(small.length > 0
        ? [
            `"${label}" has ${formatQuantity(small.length, 'cell')} with less than a quarter of the usual ${formatCount(usual)} responses.`,
          ]
        : []),
    ];
  });
}
