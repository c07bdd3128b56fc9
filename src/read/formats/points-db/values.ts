import { parseNumber } from '../../dataset/cell-values.ts';
import { guessTakenAway } from '../derived-counts.ts';
import type { PointsDbRow } from './point.ts';
import type { PointsDbBinding, PointsDbField } from './columns.ts';

type Values = Readonly<Partial<Record<PointsDbField, string | null>>>;

/** Makes points of the texts of a database. Equal texts are kept once: a million points have a dozen names. */
export class PointReader {
  /** Whether some guess was what the adjusted counters took away. */
  isAdjusted = false;
  private readonly fields: readonly PointsDbField[];
  /** Tiers are degrees: 0, 1, 2. */
  private readonly isDegree: boolean;
  /** Ids of evaluations are whole numbers. */
  private readonly isPlace: boolean;
  /** A guess is a sum over the trials, not the chance of each. */
  private readonly isSum: boolean;
  private readonly texts = new Map<string, string>();
  private readonly lists = new Map<string, readonly string[]>();

  /** @param guesses all values of the column `guess` */
  constructor({ fields, columns }: PointsDbBinding, guesses: readonly (string | null)[]) {
    this.fields = fields;
    this.isDegree = /^degree/i.test(columns.tier?.name ?? '');
    this.isPlace = columns.eval_id?.type.includes('INT') ?? false;
    this.isSum = guesses.some((guess) => Number(guess) > 1);
  }

  /** @param texts in the order of the fields that were bound */
  point(texts: readonly (string | null)[], line: number): PointsDbRow {
    const values: Values = Object.fromEntries(
      this.fields.map((field, index) => [field, this.once(texts[index]?.trim() ?? '')]),
    );
    const id = values.eval_id ?? null;
    const tiers = this.list(values.tier);
    const groups = this.list(values.groups);
    const names = ['model', 'template', 'sampler', 'task'] as const;
    const counters = ['params', 'correct', 'total', 'invalid', 'truncated', ...SPENT] as const;
    return {
      line,
      ...picked(values, names),
      evalId: this.isPlace && id !== null ? Number(id) : id,
      tiers: this.isDegree ? tiers.map(wordOf) : tiers,
      groups: groups.length > 0 ? groups : this.list(values.facets),
      counters: { ...picked(values, counters), guess_sum: this.guess(values) },
    };
  }

  private once(text: string): string | null {
    if (text === '') return null;
    const known = this.texts.get(text);
    if (known === undefined && this.texts.size < REMEMBERED) this.texts.set(text, text);
    return known ?? text;
  }

  private list(text: string | null = null): readonly string[] {
    if (text === null) return [];
    const list = this.lists.get(text) ?? listIn(text);
    if (this.lists.size < REMEMBERED) this.lists.set(text, list);
    return list;
  }

  /** What the adjusted counters took away, else the sum that is written, else the chance of each of the trials. */
  private guess({ total, adjusted_trials: adjusted, guess_sum: sum, guess }: Values): number | null {
    const taken = guessTakenAway(total, adjusted);
    if (taken !== null) this.isAdjusted = true;
    const written = parseNumber(sum ?? (this.isSum ? guess : null)) ?? null;
    const [chance, trials] = [parseNumber(guess), parseNumber(total)];
    const expected = typeof chance === 'number' && typeof trials === 'number' ? chance * trials : null;
    return taken ?? written ?? (this.isSum ? null : expected);
  }
}

const SPENT = ['prompt_tokens', 'completion_tokens', 'cost'] as const;
const REMEMBERED = 100_000;
const DEGREES: ReadonlyMap<string, string> = new Map([
  ['0', 'easy'],
  ['1', 'medium'],
  ['2', 'hard'],
]);

function picked<Field extends PointsDbField>(
  values: Values,
  fields: readonly Field[],
): Record<Field, string | null> {
  return Object.fromEntries(fields.map((field) => [field, values[field] ?? null])) as Record<
    Field,
    string | null
  >;
}

function wordOf(degree: string): string {
  return DEGREES.get(degree) ?? degree;
}

/** Words of a JSON list, members of a JSON object as `name:value`, or words between bars. */
function listIn(text: string): readonly string[] {
  if (!/^[[{]/.test(text)) return text.split('|').flatMap(wordsIn);
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value.flatMap(wordsIn);
    return Object.entries(value as object).flatMap(([name, member]) =>
      wordsIn(member).map((word) => `${name}:${word}`),
    );
  } catch {
    return [];
  }
}

function wordsIn(value: unknown): string[] {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? [text.trim()] : [];
}
