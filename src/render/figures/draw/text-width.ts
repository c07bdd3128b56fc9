import { inter400, inter600 } from './inter-advances.ts';

const UNITS_PER_EM = 2048;

const readTable = (lines: readonly string[]): ReadonlyMap<number, number> => {
  const table = new Map<number, number>();
  for (const line of lines) {
    const [first = '', run = ''] = line.split(': ');
    run.split(' ').forEach((advance, index) => table.set(Number(first) + index, Number(advance)));
  }
  return table;
};

const regular = readTable(inter400);
const bold = readTable(inter600);

/**
 * Width of a line of Inter in px: the sum of its advances, without kerning. Weights above 400 are measured
 * as 600, a character that Inter lacks as a whole em, so that an estimate is too wide rather than too
 * narrow.
 */
export function textWidth(text: string, size: number, weight = 400): number {
  const table = weight > 400 ? bold : regular;
  let units = 0;
  for (const character of text) units += table.get(character.codePointAt(0) ?? 0) ?? UNITS_PER_EM;
  return (units * size) / UNITS_PER_EM;
}
