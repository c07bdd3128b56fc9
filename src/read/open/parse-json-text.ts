import { problem, UserError } from '../../errors.ts';
import { endOfString, jsonDepth } from '../../dataset/json-depth.ts';
import type { Limits } from './limits.ts';

/**
 * JSON as people's tools write it: bare NaN and Infinity become the texts "NaN" and "Infinity", which no reader of
 * numbers takes for a number.
 *
 * @param firstLine Line of the file in which the text begins.
 * @throws UserError `limit-json-depth` before anything is parsed, `bad-json` with the line.
 */
export function parseJsonText(
  text: string,
  file: string,
  { jsonDepth: most }: Limits,
  firstLine = 1,
): unknown {
  if (jsonDepth(text) > most) {
    const message = 'arrays and objects are nested too deep';
    const expected = `at most ${most} levels`;
    throw new UserError(
      problem({ code: 'limit-json-depth', file, line: firstLine, message, expected, got: 'more' }),
    );
  }
  try {
    return JSON.parse(text);
  } catch {
    return parseTolerantly(text, file, firstLine);
  }
}

function parseTolerantly(text: string, file: string, firstLine: number): unknown {
  const quoted = quoteBareNumbers(text);
  try {
    return JSON.parse(quoted);
  } catch (error) {
    throw badJson(quoted, file, firstLine, error instanceof Error ? error.message : '');
  }
}

const BARE = /-?\b(?:NaN|Infinity)\b/g;

function quoteBareNumbers(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let quote = text.indexOf('"'); quote >= 0; quote = text.indexOf('"', from)) {
    const end = Math.min(text.length, endOfString(text, quote) + 1);
    parts.push(text.slice(from, quote).replace(BARE, '"$&"'), text.slice(quote, end));
    from = end;
  }
  return parts.join('') + text.slice(from).replace(BARE, '"$&"');
}

function badJson(text: string, file: string, firstLine: number, reason: string): UserError {
  const found = /position (\d+)/.exec(reason);
  const position = found ? Number(found[1]) : text.length;
  const line = firstLine + text.slice(0, position).split('\n').length - 1;
  const about =
    position >= text.trimEnd().length
      ? {
          message: 'the JSON ends too early',
          expected: 'closing quotes and brackets',
          got: 'the end',
          hint: 'it may have been cut off while it was written or copied',
        }
      : { message: 'not JSON', expected: 'valid JSON', got: text.slice(position, position + 40) };
  return new UserError(problem({ code: 'bad-json', file, line, ...about }));
}
