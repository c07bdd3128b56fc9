import { type CellChange, type Changes, makeChanges } from '../../board/changes.ts';
import { formatCount, formatQuantity } from '../../format.ts';
import { UserError } from '../../errors.ts';
import { nearest } from '../../nearest.ts';
import type { LoadedBoard } from '../../pipeline.ts';
import { renderGate, type Submission } from '../../render/gate.ts';
import type { Scores } from '../../score/scores.ts';
import { EXIT } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { load, needCounts, type ReadingOptions } from '../load-board.ts';
import { refuseOverData } from '../output-files.ts';

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
  refuseOverData(
    options.output,
    [base, ...heads].map((path) => ({ path, about: known.scores.about })),
  );
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
    const changes = makeChanges(base.scores, head.scores);
    return {
      name: path,
      errors: [...damages(changes, base.scores, head.scores), ...copies(base.scores, head.scores)],
      warnings: [
        ...otherwise(base, head),
        ...likeNames(base.scores, head.scores),
        ...odd(base.scores, head.scores),
        ...newTexts(base.dataset.provenance.warnings, head.dataset.provenance.warnings),
      ],
      changes,
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { name: path, errors: [error.message], warnings: [], changes: null };
  }
}

/** What a submission does to evaluations that are on the board: one adds its own and leaves all others as they are. */
function damages({ removed, regraded, remeasured, rulers }: Changes, base: Scores, head: Scores): string[] {
  const gone = (['tasks', 'tiers'] as const).flatMap((kind) =>
    base[kind].filter(({ id }) => head[kind].every((one) => one.id !== id)).map(({ label }) => label),
  );
  const counts = Map.groupBy([...regraded, ...remeasured], ({ name }) => name);
  return [
    ...(removed.length === 0
      ? []
      : [
          `Removes ${formatQuantity(removed.length, 'evaluation')} of the board: ${namesIn(removed.map(({ name }) => name))}. A submission is the whole board with new evaluations in it; "scores BASE --add FILE" ranks results alone.`,
        ]),
    ...(gone.length === 0 ? [] : [`Removes tasks or tiers of the board: ${namesIn(gone)}.`]),
    ...Array.from(counts, ([name, cells]) => countsChanged(name, cells)),
    ...rulers.map(
      ({ name }) => `Says that "${name}", which is on the board, was measured with something else.`,
    ),
  ];
}

function countsChanged(name: string, cells: readonly CellChange[]): string {
  const [first] = cells;
  const rest = cells.length > 1 ? `, and ${formatQuantity(cells.length - 1, 'more cell')}` : '';
  const place = `${first?.task ?? ''}, ${first?.tier ?? ''}: ${first?.before ?? ''} → ${first?.after ?? ''}`;
  return `Changes counts of "${name}", which is on the board (${place}${rest}).`;
}

const SHOWN = 6;

function namesIn(names: readonly string[]): string {
  const rest = names.length > SHOWN ? ` and ${formatCount(names.length - SHOWN)} more` : '';
  return `${names.slice(0, SHOWN).join(', ')}${rest}`;
}

/** What the board would say or do otherwise, with the same counts. */
function otherwise(base: LoadedBoard, head: LoadedBoard): string[] {
  const labels = new Map(head.scores.evaluations.map(({ id, label }) => [id, label]));
  const renamed = base.scores.evaluations.flatMap(({ id, label }) => {
    const now = labels.get(id) ?? label;
    return now === label ? [] : [`"${label}" would be called "${now}".`];
  });
  const chosen = (['missing', 'cluster', 'comparable', 'rankBy'] as const).flatMap((choice) => {
    const [was, now] = [String(base.dataset[choice]), String(head.dataset[choice])];
    return was === now ? [] : [`The board would be ranked otherwise: ${CHOICES[choice]} ${was} → ${now}.`];
  });
  const tasks = head.scores.tasks.filter(({ id }) => base.scores.tasks.every((one) => one.id !== id));
  return [
    ...renamed,
    ...chosen,
    ...(tasks.length === 0
      ? []
      : [`New tasks, which the others lack: ${namesIn(tasks.map(({ label }) => label))}.`]),
  ];
}

/** As a dataset file calls them. */
const CHOICES = {
  missing: '"missing"',
  cluster: '"cluster"',
  comparable: '"comparable"',
  rankBy: '"rank_by"',
};

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

/** What is said of the submission and not of the board. */
function newTexts(base: readonly string[] = [], head: readonly string[] = []): string[] {
  return head.filter((text) => !base.includes(text));
}

/** Numbers of new evaluations that can be, and seldom are. */
function odd(base: Scores, { evaluations, columns, tiers, tasks }: Scores): string[] {
  const known = new Set(base.evaluations.map(({ id }) => id));
  const size = tiers.length * tasks.length;
  const totals = [...columns.total].filter((total) => total > 0).sort((a, b) => a - b);
  const usual = totals[Math.floor(totals.length / 2)] ?? 0;
  return evaluations.flatMap(({ id, label }, index) => {
    if (known.has(id)) return [];
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
