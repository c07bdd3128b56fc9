/** The only escaper for terminals, and for the runners of CI that read along: they take some lines for commands. */
import { formatCount } from './format.ts';

// Controls, line separators, bidi marks and overrides, zero-width characters, byte order mark, lone surrogates.
const UNSAFE = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** The same without the ends of lines and tabs, which are ours in a text of several lines. */
const UNSAFE_IN_LINES = new RegExp(`(?![\\n\\t])${UNSAFE.source}`, 'gu');

/** GitHub acts on a line that begins so, whatever space comes before. */
const LINE_COMMAND = /^([^\S\r\n]*):(?=:)/gm;

/** GitHub, Azure and TeamCity act on `##[…`, `##vso[…` and `##teamcity[…` wherever it stands. */
const INLINE_COMMAND = /#(?=#[A-Za-z]*\[)/g;

/**
 * A piece of data inside of a line: what could move a cursor, colour a terminal, reverse a line, begin a new one or be taken
 * for a command is shown as an escape, and what is too long to read is cut.
 *
 * @param longest in UTF-16 units
 * @example terminalText('a\u001b[31m', 80) // => 'a\\u{1b}[31m'
 * @example terminalText('::add-mask::a', 80) // => '\\u{3a}:add-mask::a'
 */
export function terminalText(text: string, longest: number): string {
  const safe = withoutCommands(text.slice(0, longest + 1).replace(UNSAFE, escapeOf));
  if (text.length <= longest) return safe;
  // Not between the two halves of a character.
  const shown = safe.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
  return `${shown}… (${formatCount(text.length)} characters)`;
}

/**
 * Whole lines: the last guard before a terminal, for whatever a piece of data may have been put into unescaped. Its line
 * breaks pass for ours, which is why pieces are escaped one by one.
 */
export function terminalLines(text: string): string {
  return withoutCommands(text.replace(UNSAFE_IN_LINES, escapeOf));
}

function withoutCommands(text: string): string {
  return text.replace(LINE_COMMAND, '$1\\u{3a}').replace(INLINE_COMMAND, '\\u{23}');
}

function escapeOf(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
