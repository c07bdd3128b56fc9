import { describe, expect, it } from 'vitest';
import { textTable } from '../../src/cli/text-table.ts';

/** Lines without the line break that ends each. */
const linesOf = (...table: Parameters<typeof textTable>): string[] => {
  const lines = textTable(...table).split('\n');
  expect(lines.pop()).toBe('');
  return lines;
};

describe('a table for a terminal', () => {
  it('has columns as wide as their widest cell, two spaces apart, numbers at the right', () => {
    const rows = [
      ['a', 7, 'x'],
      ['longer', 1000, 'y z'],
    ];
    expect(linesOf(['id', 'points', 'groups'], rows)).toEqual([
      ...['id      points  groups', 'a            7  x', 'longer    1000  y z'],
    ]);
  });

  it('sets a column with a single text to the left', () => {
    const rows = [
      ['a', 7],
      ['b', '—'],
    ];
    expect(linesOf(['id', 'share'], rows)).toEqual(['id  share', 'a   7', 'b   —']);
    expect(
      linesOf(
        ['share', 'id'],
        rows.map((row) => row.toReversed()),
      ),
    ).toEqual([...['share  id', '7      a', '—      b']]);
  });

  it('sets the head to the left where there are no rows', () => {
    expect(linesOf(['id', 'points'], [])).toEqual(['id  points']);
  });

  it('fills a short row with nothing', () => {
    expect(linesOf(['id', 'points'], [['a'], ['b', 'c']])).toEqual(['id  points', 'a', 'b   c']);
    expect(linesOf(['id', 'n', 'x'], [['a'], ['b', 'c', 'd']])).toEqual(['id  n  x', 'a', 'b   c  d']);
  });

  it('counts a character outside the basic plane once', () => {
    expect(
      linesOf(
        ['id', 'n'],
        [
          ['𝒳𝒴', 1],
          ['abc', 2],
        ],
      ),
    ).toEqual(['id   n', '𝒳𝒴   1', 'abc  2']);
    expect(linesOf(['n', 'id'], [['𝒳𝒴𝒵', 'x']])).toEqual(['n    id', '𝒳𝒴𝒵  x']);
  });

  it('keeps spaces in front of a row and none behind it', () => {
    expect(
      linesOf(
        ['n', 'id'],
        [
          [5, 'x'],
          [50, ''],
        ],
      ),
    ).toEqual([' n  id', ' 5  x', '50']);
  });

  it('cuts a cell after 100 characters and escapes what moves the cursor', () => {
    expect(linesOf(['id'], [['x'.repeat(101)]])[1]).toBe(`${'x'.repeat(100)}… (101 characters)`);
    expect(linesOf(['id'], [['a\u001b[31m']])[1]).toBe('a\\u{1b}[31m');
  });
});
