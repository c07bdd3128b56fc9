import { formatCount, formatQuantity } from '../format.ts';
import { gatherLeftOut } from '../board/describe.ts';
import type { UnusedRow, SourceFile } from '../read/dataset/dataset.ts';
import { terminalText } from '../terminal-text.ts';

const SHOWN = 20;

/** Rows of a file that count for nothing: those that a rule left out by their reasons, the rejected one by one. */
export function listLeftOut(
  print: (text: string) => void,
  { name, leftOut, rejected }: Pick<SourceFile, 'name' | 'leftOut' | 'rejected'>,
): void {
  const lines = [
    ...gatherLeftOut(leftOut).map(({ first, count }) =>
      lineOf(name, first, `left out by a rule, ${formatQuantity(count, 'row')}: `),
    ),
    ...rejected.map((row) => lineOf(name, row, '')),
  ];
  for (const line of lines.slice(0, SHOWN)) print(line);
  if (lines.length > SHOWN)
    print(`… and ${formatCount(lines.length - SHOWN)} more in ${terminalText(name, 200)}\n`);
}

function lineOf(name: string, { line, field, expected, got }: UnusedRow, how: string): string {
  const place = `${name}${line === null ? '' : `, line ${String(line)}`}${field === null ? '' : `, ${field}`}`;
  const reason = `expected ${terminalText(expected, 200)}, got ${terminalText(got, 80)}`;
  return `${terminalText(place, 200)}: ${how}${reason}\n`;
}
