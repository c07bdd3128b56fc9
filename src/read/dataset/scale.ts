/** What a dataset file says of the marks of a task. */
export interface DeclaredScale {
  /** Lowest and highest mark. */
  readonly scale?: readonly [number, number] | undefined;
  /** Full marks on a scale that begins at 0. */
  readonly full?: number | undefined;
  readonly better?: 'higher' | 'lower' | undefined;
}

export interface Scale {
  readonly lowest: number;
  readonly highest: number;
  /** null: not declared. */
  readonly better: 'higher' | 'lower' | null;
}

/**
 * The scale that is declared; marks from 0 to 1 where none is.
 *
 * @example scaleOf({ full: 10 }) // → { lowest: 0, highest: 10, better: null }
 */
export function scaleOf({ scale, full, better }: DeclaredScale): Scale {
  const [lowest, highest] = scale ?? [0, full ?? 1];
  return { lowest, highest, better: better ?? null };
}

/** Whether marks are shares already. */
export function isZeroToOne({ lowest, highest }: Scale): boolean {
  return lowest === 0 && highest === 1;
}

/**
 * A mark as a share of full marks, 0…1, of which more is better; null for one that is not on the scale.
 *
 * @example shareOn(1, { lowest: 1, highest: 5, better: 'lower' }) // → 1
 * @example shareOn(7, { lowest: 0, highest: 1, better: null }) // → null
 */
export function shareOn(mark: number, { lowest, highest, better }: Scale): number | null {
  if (!(mark >= lowest && mark <= highest)) return null;
  const share = (mark - lowest) / (highest - lowest);
  return better === 'lower' ? 1 - share : share;
}
