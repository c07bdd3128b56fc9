import { createScanner, visit } from 'jsonc-parser';

// The package declares the numbers of its tokens for the type checker only, so that they have to be written here.
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [1, 2, 3, 4];
export const [COMMA, COLON, TEXT, UNKNOWN, END] = [5, 6, 10, 16, 17];

/** Goes from token to token, without spaces and comments. */
export interface Scanner {
  scan(): number;
  getToken(): number;
  getTokenOffset(): number;
  /** Where the token ends. */
  getPosition(): number;
  /** What a text or a word says, with its escapes resolved. */
  getTokenValue(): string;
}

/** A scanner of a JSON text that begins at this position. */
export function scanFrom(text: string, position: number): Scanner {
  const scanner = createScanner(text, true);
  scanner.setPosition(position);
  return scanner;
}

/** Where a JSON text stops being one; null when this grammar has nothing against it. */
export function faultAt(text: string): number | null {
  let first: number | null = null;
  const onError = (_: number, offset: number): void => void (first ??= offset);
  visit(text, { onError }, { disallowComments: true, allowTrailingComma: false });
  return first;
}

/** By how much a token changes the depth: 1 for an opening bracket, −1 for a closing one, 0 for others. */
export function depthChange(token: number): number {
  if (token === OPEN_OBJECT || token === OPEN_LIST) return 1;
  return token === CLOSE_OBJECT || token === CLOSE_LIST ? -1 : 0;
}
