import { outcomeCorrelation, type PairCorrelation, type PairedCounts } from '../../scoring/index.ts';
import { responsesIn } from './score-cell.ts';
import type { ScoresData } from './scores.ts';

/** What evaluations did on the same items: of any two of them, by their rows, and of any cell, by its position. */
export interface ItemPairs {
  /** How often both, one or neither solved the items of a cell; null where they did not answer the same ones, once each. */
  counts(a: number, b: number, cell: number): PairedCounts | null;
  /** Correlation of the outcomes in a cell; 0 where `counts` is null. */
  readonly correlation: PairCorrelation;
}

/** Outcomes of a row in a cell that are all it answered there, one response an item. */
interface Answers {
  /** Which items were answered: equal texts are the same items. */
  readonly items: string;
  readonly count: number;
  readonly solved: number;
  /** One bit per item. */
  readonly bits: Uint32Array;
}

/**
 * The items of a board; null where none was recorded, and where intervals are about other points than these.
 *
 * @param evaluations one per row
 * @param slots one per cell, `tier · tasks + task`
 */
export function itemPairs(
  data: ScoresData,
  evaluations: readonly number[],
  slots: readonly number[],
): ItemPairs | null {
  const { outcomes, about } = data;
  if (outcomes === null || about.cluster !== 'none') return null;
  const rows = evaluations.map((evaluation) =>
    slots.map((slot) => {
      const digits = outcomes.digits[evaluation]?.slice(outcomes.starts[slot], outcomes.starts[slot + 1]);
      return answersOf(digits ?? '', responsesIn(data, evaluation, slot));
    }),
  );
  const counts = (a: number, b: number, cell: number): PairedCounts | null => {
    const [own, other] = [rows[a]?.[cell], rows[b]?.[cell]];
    if (!own || own.items !== other?.items) return null;
    let both = 0;
    for (let word = 0; word < own.bits.length; word += 1)
      both += bitCount((own.bits[word] ?? 0) & (other.bits[word] ?? 0));
    const neither = own.count - own.solved - other.solved + both;
    return { both, onlyA: own.solved - both, onlyB: other.solved - both, neither };
  };
  return {
    counts,
    correlation: (a, b, cell) => {
      const pair = counts(a, b, cell);
      return pair === null ? 0 : outcomeCorrelation(pair);
    },
  };
}

/** Null where the items that were answered once are not all responses of the cell. */
function answersOf(digits: string, responses: number): Answers | null {
  const bits = new Uint32Array(Math.ceil(digits.length / 32));
  let [count, solved] = [0, 0];
  for (let item = 0; item < digits.length; item += 1) {
    const digit = digits[item];
    if (digit === '1' || digit === '2') count += 1;
    if (digit !== '2') continue;
    solved += 1;
    bits[item >> 5] = (bits[item >> 5] ?? 0) | (1 << (item & 31));
  }
  if (count === 0 || count !== responses) return null;
  return { items: digits.replaceAll('2', '1'), count, solved, bits };
}

/** How many bits are set. */
function bitCount(word: number): number {
  let count = word - ((word >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
