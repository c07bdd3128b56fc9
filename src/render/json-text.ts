/**
 * What a terminal would run or hide inside a string of JSON, and what a runner of CI takes for a command wherever it
 * stands (`##[`, `##vso[`); `JSON.stringify` lets both through. Escaped, they are the same string to whoever reads it.
 */
const UNSAFE = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|#(?=#[A-Za-z]*\[)/g;

/**
 * The only writer of JSON for files and for standard output.
 *
 * @param indent spaces a level; 0 for one line
 * @example jsonText('##[group]', 0) // => '"\\u0023#[group]"\n'
 */
export function jsonText(value: unknown, indent: 0 | 2 = 2): string {
  const text = JSON.stringify(value, null, indent);
  return `${text.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
