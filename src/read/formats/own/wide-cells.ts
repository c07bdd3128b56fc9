import { problem, UserError } from '../../../errors.ts';
import { parseNumber } from '../../dataset/cell-values.ts';
import { countFromMean } from '../derived-counts.ts';

/** What the cells of a wide table are. */
export type CellUnit = 'counts' | 'percentages' | 'shares';

/** A number in a cell of a wide table. */
export interface WideCell {
  readonly value: number;
  /** Decimals as they are written; a trailing zero is one of them. */
  readonly decimals: number;
  readonly isPercent: boolean;
  /** Digits, without a sign for percent. */
  readonly text: string;
}

const NOTHING = /^(?:-|–|—|n\/?a|nan|null|none)?$/i;
const NUMBER = /^([+-]?\d+(?:\.(\d*))?|[+-]?\.(\d+))\s*(%?)$/;

/**
 * The number in a cell; null where none is recorded, undefined where it holds something else.
 *
 * @example readWideCell('68.50 %')?.decimals // → 2
 * @example readWideCell('N/A') // → null
 * @example readWideCell('gpt') // → undefined
 */
export function readWideCell(cell: unknown): WideCell | null | undefined {
  if (cell === undefined || cell === null) return null;
  if (typeof cell !== 'string' && typeof cell !== 'number') return undefined;
  const written = String(cell).trim();
  if (NOTHING.test(written)) return null;
  const [, digits, after, only, percent] = NUMBER.exec(written) ?? [];
  if (digits !== undefined) {
    const decimals = (after ?? only ?? '').length;
    return { value: Number(digits), decimals, isPercent: percent === '%', text: digits };
  }
  // 1e-7, as programs write it.
  const value = parseNumber(cell);
  return typeof value === 'number' ? { value, decimals: 0, isPercent: false, text: written } : undefined;
}

/** A cell and the responses behind it. */
export interface CountedCell {
  readonly cell: WideCell;
  readonly total: number;
}

/**
 * What the cells are. Only what their values rule out is ruled out: 68 of 200 responses may be a count, or a percentage
 * that was rounded. Where several are left, and do not lead to the same counts, the table has to say it.
 *
 * @throws UserError
 */
export function unitOf(cells: readonly CountedCell[], file: string): CellUnit {
  if (cells.some(({ cell }) => cell.isPercent)) return 'percentages';
  const isWhole = cells.every(({ cell }) => Number.isInteger(cell.value));
  const fits: Readonly<Record<CellUnit, (one: CountedCell) => boolean>> = {
    counts: ({ cell, total }) => isWhole && cell.value <= total,
    percentages: ({ cell }) => cell.value <= 100,
    shares: ({ cell }) => cell.value <= 1,
  };
  const [first = 'percentages', ...others] = UNITS.filter((unit) => cells.every(fits[unit]));
  const isSame = (unit: CellUnit): boolean =>
    cells.every(({ cell, total }) => countIn(cell, unit, total) === countIn(cell, first, total));
  if (others.every(isSame)) return first;
  const message = 'the cells may be several things';
  const expected = `in dataset.json, "wide": {"file": ${JSON.stringify(file)}, "cells": …} with one of ${UNITS.map((unit) => JSON.stringify(unit)).join(', ')}`;
  const got = `what may be ${[first, ...others].join(' or ')}`;
  throw new UserError(problem({ code: 'wide-unsure', file, message, expected, got }));
}

const UNITS: readonly CellUnit[] = ['counts', 'percentages', 'shares'];

/**
 * The count in a cell; null where it leads to none, or to more than one.
 *
 * @param trusted decimals that are known not to be zeros which a program appended
 */
export function countIn(
  { value, text, decimals }: WideCell,
  unit: CellUnit,
  total: number,
  trusted = decimals,
): number | null {
  const exact = Math.min(decimals, trusted);
  if (unit === 'counts') return Number.isInteger(value) && value >= 0 && value <= total ? value : null;
  if (unit === 'shares') return countFromMean(value, total, exact);
  // Moving the point in the text keeps every digit.
  return countFromMean(Number(`${text}e-2`), total, exact + 2);
}

/**
 * Decimals that a column really has: a program may write every whole number as `68.0`.
 *
 * @example decimalsIn(['68.0', '71.50'].map(readWideCell)) // → 1
 */
export function decimalsIn(column: readonly (WideCell | null | undefined)[]): number {
  return column.reduce((most, cell) => {
    const significant = cell?.text.split('.')[1]?.replace(/0+$/, '').length ?? 0;
    return Math.max(most, significant);
  }, 0);
}
