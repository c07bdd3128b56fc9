const [QUOTE, BACKSLASH, COLON, COMMA, BLANK, TAB, RETURN] = [34, 92, 58, 44, 32, 9, 13] as const;
const [DOT, ZERO, NINE, NEWLINE] = [46, 48, 57, 10] as const;
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [123, 125, 91, 93] as const;

/**
 * Finds the values of some fields in lines that hold a JSON object each, without building the objects. Lines of one file
 * mostly name the same members in the same order, so the names of one line are tried first on the next. It only ever says
 * yes to a line that is JSON; whether a line that it does not take is none, is for a real parser to say.
 */
export class LineScanner {
  /** Where the value of every field begins and ends; an end of 0 says that the field is not there. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Every name that any line had. */
  readonly names = new Set<string>();
  private readonly fieldOf: ReadonlyMap<string, number>;
  private readonly deepest: number;
  /** Members of the last line: their names with quotes and colon, and their fields; −1 for one that is not read. */
  private readonly members: { readonly head: Uint8Array; readonly field: number }[] = [];

  constructor(fieldOf: ReadonlyMap<string, number>, deepest: number) {
    this.fieldOf = fieldOf;
    this.deepest = deepest;
    this.from = new Int32Array(fieldOf.size);
    this.to = new Int32Array(fieldOf.size);
  }

  /**
   * Where the line ends that begins here, when it holds an object and nothing else; −1 when it does not.
   *
   * @param end where the bytes end
   */
  scan(bytes: Buffer, start: number, end: number): number {
    this.to.fill(0);
    let at = skipBlanks(bytes, start);
    if (bytes[at] !== OPEN_OBJECT) return -1;
    at = skipBlanks(bytes, at + 1);
    for (let member = 0; at < end; member++) {
      const value = this.skipName(bytes, at, end, member);
      if (value < 0) return -1;
      const field = this.members[member]?.field ?? -1;
      const from = skipBlanks(bytes, value);
      const to = this.skipValue(bytes, from, end, field >= 0);
      if (to < 0) return -1;
      if (field >= 0) {
        this.from[field] = from;
        this.to[field] = to;
      }
      at = skipBlanks(bytes, to);
      if (bytes[at] === CLOSE_OBJECT) return endOfLine(bytes, skipBlanks(bytes, at + 1), end);
      if (bytes[at] !== COMMA) return -1;
      at = skipBlanks(bytes, at + 1);
    }
    return -1;
  }

  /** Where the name of a member and its colon end. */
  private skipName(bytes: Buffer, at: number, end: number, member: number): number {
    const known = this.members[member]?.head;
    if (known && isAt(bytes, at, known)) return at + known.length;
    const quote = endOfString(bytes, at, end);
    const colon = quote < 0 ? -1 : skipBlanks(bytes, quote);
    if (colon < 0 || bytes[colon] !== COLON) return -1;
    const name = decode(bytes, at, quote);
    if (name === null) return -1;
    this.names.add(name);
    const head = Uint8Array.from(bytes.subarray(at, colon + 1));
    this.members[member] = { head, field: this.fieldOf.get(name) ?? -1 };
    return colon + 1;
  }

  /** Where a value ends; −1 when it is none. One that is read will be parsed, so that its inside need not be looked at. */
  private skipValue(bytes: Buffer, from: number, end: number, isRead: boolean): number {
    const first = bytes[from];
    if (first === QUOTE) return endOfString(bytes, from, end);
    if (first !== OPEN_OBJECT && first !== OPEN_LIST) return endOfLiteral(bytes, from, end);
    const to = endOfNested(bytes, from, end, this.deepest);
    return isRead || to < 0 || decode(bytes, from, to) !== null ? to : -1;
  }
}

function endOfLine(bytes: Buffer, at: number, end: number): number {
  return at >= end || bytes[at] === NEWLINE ? Math.min(at, end) : -1;
}

function decode(bytes: Buffer, from: number, to: number): string | null {
  try {
    return JSON.parse(bytes.toString('utf8', from, to)) as string;
  } catch {
    return null;
  }
}

function isAt(bytes: Buffer, at: number, wanted: Uint8Array): boolean {
  let index = 0;
  while (index < wanted.length && bytes[at + index] === wanted[index]) index++;
  return index === wanted.length;
}

function skipBlanks(bytes: Buffer, at: number): number {
  let next = at;
  let byte = bytes[next] ?? 0;
  while (byte <= BLANK && (byte === BLANK || byte === TAB || byte === RETURN)) byte = bytes[++next] ?? 0;
  return next;
}

/** Control characters and unusual escapes are left to a real parser. */
function endOfString(bytes: Buffer, from: number, end: number): number {
  if (bytes[from] !== QUOTE) return -1;
  for (let at = from + 1; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) return at + 1;
    if (byte < BLANK) return -1;
    if (byte === BACKSLASH && !SIMPLE_ESCAPES.includes(bytes[++at] ?? 0)) return -1;
  }
  return -1;
}

const SIMPLE_ESCAPES = Array.from('"\\/bfnrt', (character) => character.charCodeAt(0));

/** Where the bracket closes that opens here; −1 when none does, or when others are nested in it too deep. */
function endOfNested(bytes: Buffer, from: number, end: number, deepest: number): number {
  let depth = 1;
  for (let at = from; at < end; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      at = endOfString(bytes, at, end) - 1;
      if (at < 0) return -1;
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth++;
    else if ((byte === CLOSE_OBJECT || byte === CLOSE_LIST) && --depth === 1) return at + 1;
    if (depth > deepest) return -1;
  }
  return -1;
}

const LITERAL = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/;

function endOfLiteral(bytes: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && !closesLiteral(bytes[at] ?? 0)) at++;
  return isPlainNumber(bytes, from, at) || LITERAL.test(bytes.toString('latin1', from, at)) ? at : -1;
}

function closesLiteral(byte: number): boolean {
  return byte === COMMA || byte === CLOSE_OBJECT || byte <= BLANK;
}

/** Most numbers are digits, or digits with a dot among them, and need no second look. */
function isPlainNumber(bytes: Buffer, from: number, to: number): boolean {
  let dot = to;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === DOT && dot === to) dot = at;
    else if (byte < ZERO || byte > NINE) return false;
  }
  const whole = dot - from;
  return whole > 0 && dot !== to - 1 && (whole === 1 || bytes[from] !== ZERO);
}
