/**
 * The only escaper for CSV (RFC 4180), safe to open in a spreadsheet: text that a spreadsheet would run as a formula gets
 * a leading apostrophe. What a runner of CI would take for a command is quoted where a line begins
 * with it (`::`), else gets a space (`##[`): CSV has no other escape. Numbers are written exactly; null becomes an empty field.
 */
export function csvLine(fields: readonly (string | number | boolean | null)[]): string {
  return `${fields.map(csvField).join(',')}\r\n`;
}

function csvField(field: string | number | boolean | null): string {
  if (field === null) return '';
  if (typeof field !== 'string') return String(field);
  const quiet = field.replace(/##(?=[A-Za-z]*\[)/g, '## ').replace(/([\r\n][^\S\r\n]*):(?=:)/g, '$1: ');
  const inert = /^[\s\u0000]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u.test(quiet) ? `'${quiet}` : quiet;
  return /[",\r\n]|^::/.test(inert) || inert !== inert.trim() ? `"${inert.replace(/"/g, '""')}"` : inert;
}
