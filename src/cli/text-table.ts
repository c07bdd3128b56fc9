import { largest } from '../board/extremes.ts';
import { terminalText } from '../terminal-text.ts';

const WIDEST = 100;

/** Columns for a terminal, two spaces apart; numbers are right-aligned. No data can move the cursor. */
export function textTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => terminalText(String(cell), WIDEST)));
  const widths = head.map((_, column) => largest(cells.map((row) => [...(row[column] ?? '')].length)));
  const right = head.map((_, column) => rows.every((row) => typeof row[column] === 'number'));
  const lines = cells.map((row) =>
    row.map((cell, column) => pad(cell, widths[column] ?? 0, right[column] === true)).join('  '),
  );
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function pad(cell: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - [...cell].length));
  return right ? space + cell : cell + space;
}
