/** Control, bidirectional and invisible characters, which could hide or reorder what is printed. */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

/** Characters that mean something to Markdown, to GitHub (people, issues, addresses) or to a template engine behind it. */
const SPECIAL = /[\\`*_{}[\]()#+!|~>$<&@:.-]/g;

/** The only escaper for Markdown: any text as plain words inside a paragraph, a list item or a table cell. */
export function markdownText(text: string): string {
  const visible = text.toWellFormed().replace(INVISIBLE, ' ').trim();
  return visible.replace(SPECIAL, (character, at: number) => {
    const [before, after] = [visible.slice(Math.max(0, at - 10), at), visible.slice(at + 1, at + 3)];
    return RULES[character]?.(before, after) ?? `\\${character}`;
  });
}

/**
 * How a character is written that needs no escape everywhere, so that names stay readable in the source: by the ten
 * characters before it and the two after it. A zero-width space is what keeps GitHub from turning `@name` and `#1` into
 * links: it looks for them in the finished page, where no escape is left.
 */
const RULES: Readonly<Record<string, (before: string, after: string) => string>> = {
  '&': () => '&amp;',
  '<': () => '&lt;',
  '@': (_, after) => (/^\w/.test(after) ? '&#64;&#8203;' : '&#64;'),
  '#': (_, after) => (/^\d/.test(after) ? '#&#8203;' : '\\#'),
  // GitHub's runner takes a line that begins with two colons for a command.
  ':': (before, after) => (after === '//' ? '&#58;' : before === '' && after.startsWith(':') ? '\\:' : ':'),
  '.': (before, after) =>
    /\bwww$/i.test(before) ? '&#46;' : startsNumberedItem(before, after) ? '\\.' : '.',
  ')': (before, after) => (startsNumberedItem(before, after) ? '\\)' : ')'),
  '(': () => '(',
  '!': (_, after) => (after.startsWith('[') ? '\\!' : '!'),
  _: (before, after) => (/[a-z\d]$/i.test(before) && /^[a-z\d]/i.test(after) ? '_' : '\\_'),
  '-': (before) => (before === '' ? '\\-' : '-'),
  '+': (before) => (before === '' ? '\\+' : '+'),
};

function startsNumberedItem(before: string, after: string): boolean {
  return /^\d{1,9}$/.test(before) && /^(\s|$)/.test(after);
}

/** An address as a link when it is http or https, else as plain words. */
export function markdownLink(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username !== '')
    return markdownText(address);
  return `<${url.href.replace(/[<>\s`|\\@]/g, (character) => encodeURIComponent(character))}>`;
}

/** A table with aligned pipes; cells are finished Markdown. The first `left` columns are left-aligned, the others right. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  left = 1,
): string {
  const widths = head.map((cell, column) =>
    [cell, ...rows.map((row) => row[column] ?? '')].reduce(
      (widest, text) => Math.max(widest, [...text].length),
      3,
    ),
  );
  const pad = (cell: string, column: number): string => {
    const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...cell].length));
    return column < left ? cell + space : space + cell;
  };
  const line = (cells: readonly string[]): string =>
    `| ${head.map((_, column) => pad(cells[column] ?? '', column)).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column < left ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}
