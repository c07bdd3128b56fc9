/**
 * Data as a script, because from a disk a page loads nothing else. They stand in it as a text: as code, names such as
 * `__proto__` would mean something.
 *
 * @param name under which `loadLater` finds them
 * @param json data as JSON, which has no line breaks
 */
export function dataScript(name: 'rows' | 'scores', json: string): string {
  const text = json.replace(/[\\']/g, '\\$&').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  return `globalThis.evalpressLater={...globalThis.evalpressLater,${name}:JSON.parse('${text}')};\n`;
}
