import { problem, UserError } from '../errors.ts';

/** The lines between which a block stands. */
interface Marks {
  readonly start: string;
  readonly end: string;
}

/**
 * The text with a block in the place of what stands between its marks, in the line ends of the file.
 *
 * A mark is a line of its own, outside of code: a README may well show how its marks are written.
 *
 * @param block with the marks around it
 * @throws UserError where the marks are not there once
 */
export function injectBlock(text: string, block: string, marks: Marks, file: string): string {
  const { from, to } = placeOf(text, marks, file);
  const isCrlf = /^[^\n]*\r\n/.test(text.slice(from));
  return text.slice(0, from) + (isCrlf ? block.replaceAll('\n', '\r\n') : block) + text.slice(to);
}

/** What stands between the marks now. @throws UserError where the marks are not there once */
export function blockIn(text: string, marks: Marks, file: string): string {
  const { from, to } = placeOf(text, marks, file);
  return text.slice(from, to);
}

function placeOf(text: string, { start, end }: Marks, file: string): { from: number; to: number } {
  const lines = linesOutsideCode(text);
  const [first, second] = lines.filter(({ line }) => line.trim() === start);
  const last = lines.find(({ line, at }) => first !== undefined && at > first.at && line.trim() === end);
  if (first !== undefined && last !== undefined && second === undefined)
    return { from: first.at + indentOf(first.line), to: last.at + indentOf(last.line) + end.length };
  const message = second === undefined ? 'the marks are missing' : 'the marks stand there twice';
  const expected = `a line ${start} and below it a line ${end}, where the table is to stand`;
  throw new UserError(problem({ code: 'no-marks', file, message, expected }));
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

interface Line {
  readonly line: string;
  readonly at: number;
}

/** Lines of Markdown that are neither in a fence nor indented as code is. */
function linesOutsideCode(text: string): Line[] {
  let fence: string | null = null;
  let at = 0;
  return text.split('\n').flatMap((line): Line[] => {
    const own = { line, at };
    at += line.length + 1;
    const [, signs = ''] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence !== null) {
      const isClosed = signs.startsWith(fence) && line.trim() === signs;
      if (isClosed) fence = null;
      return [];
    }
    if (signs !== '') fence = signs;
    return signs !== '' || /^(?: {4}|\t)/.test(line) ? [] : [own];
  });
}
