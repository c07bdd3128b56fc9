/**
 * Rows of a board as a script, because from a disk a page loads nothing else. They stand in it as a text: as code, names such
 * as `__proto__` would mean something.
 *
 * @param json rows as JSON, which has no line breaks
 */
export function rowsScript(json: string): string {
  const text = json.replace(/[\\']/g, '\\$&').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  return `globalThis.evalpressLater={...globalThis.evalpressLater,rows:JSON.parse('${text}')};\n`;
}
