import { cellText } from './cell-values.ts';
import { hasUnseenCharacters, isLongerThan } from './clean-text.ts';
import type { IdList } from './id-list.ts';
import { didYouMean } from '../../nearest.ts';
import type { RowContext } from './row-context.ts';

/** Rows without any tier belong to this one. */
export const ONLY_TIER = 'all';

type Field = 'eval_id' | 'task' | 'tier';

/** Number of an evaluation, task or tier, or −1 after a fault was logged. */
export function resolveId(value: unknown, field: Field, line: number | null, context: RowContext): number {
  const text = cellText(value);
  const list = listOf(field, context);
  const known = list.find(text);
  if (known >= 0) return known;
  const fault = objection(text, field, list, context);
  if (fault === null) return list.add(text);
  context.log.fault(line, { field, got: value, ...fault });
  return -1;
}

const nameInFile = { eval_id: 'evals', task: 'tasks', tier: 'tiers' } as const;

/** Why an id that was not met before cannot be added; null when it can. */
function objection(text: string, field: Field, list: IdList, { limits }: RowContext) {
  if (text === '')
    return { code: 'required', message: `every row needs ${field}`, expected: 'a name or a number' };
  if (list.declared) {
    const hint =
      didYouMean(text, list.ids) ??
      `add it to "${nameInFile[field]}" in dataset.json, or leave that list out`;
    const message = `not among the declared ${nameInFile[field]}`;
    return { code: `unknown-${field}`, message, expected: someOf(list.ids), hint };
  }
  if (hasUnseenCharacters(text)) {
    const message = 'a name holds control, bidi or broken characters';
    return { code: 'unseen-characters', message, expected: 'characters that can be seen' };
  }
  if (isLongerThan(text, limits.labelGraphemes)) {
    return {
      code: 'limit-label',
      message: 'too long for a name',
      expected: `at most ${limits.labelGraphemes} characters`,
    };
  }
  return null;
}

function someOf(ids: readonly string[]): string {
  const shown = ids.slice(0, 6).join(', ');
  return ids.length > 6 ? `one of ${ids.length}: ${shown}, …` : `one of ${shown}`;
}

function listOf(field: Field, { evaluations, tasks, tiers }: RowContext): IdList {
  return { eval_id: evaluations, task: tasks, tier: tiers }[field];
}

/** Tier numbers of `easy|medium`, of a list, or of nothing at all; empty after a fault was logged. */
export function resolveTiers(value: unknown, line: number | null, context: RowContext): readonly number[] {
  if (!isTier(value)) context.log.notRecorded(line, 'tier', value);
  const text = Array.isArray(value) && isTier(value) ? value.map(cellText).join('|') : cellText(value);
  const known = context.tierSets.get(text);
  if (known) return known;
  const whole = context.tiers.find(text) >= 0 || text === '';
  const names = whole ? [text || ONLY_TIER] : text.split('|').map((name) => name.trim());
  const numbers = names.map((name) => resolveId(withoutDegree(name, context.tiers), 'tier', line, context));
  if (numbers.includes(-1)) return [];
  const set = [...new Set(numbers)].toSorted((a, b) => a - b);
  context.tierSets.set(text, set);
  return set;
}

const DEGREES = new Map([
  ['0', 'easy'],
  ['1', 'medium'],
  ['2', 'hard'],
]);

/** ReasonScape's degrees 0, 1, 2 are easy, medium, hard, where a dataset declares those. */
function withoutDegree(name: string, tiers: IdList): string {
  const word = DEGREES.get(name);
  return word !== undefined && tiers.find(name) < 0 && tiers.declared && tiers.find(word) >= 0 ? word : name;
}

/** Names, or nothing at all. */
function isTier(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((one) => cellText(one) !== '');
  return value === undefined || value === null || typeof value === 'string' || typeof value === 'number';
}
