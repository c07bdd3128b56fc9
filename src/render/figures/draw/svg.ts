declare const brand: unique symbol;

/** Finished markup. Only this file makes it, so a data string cannot reach a drawing unescaped. */
export type Svg = string & { readonly [brand]: true };

export type Attributes = Readonly<Record<string, string | number | undefined>>;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// What XML 1.0 cannot hold even escaped: control characters, lone surrogates, the two non-characters.
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/**
 * Any text as SVG: markup is escaped, also what a runner of CI would take for a command; characters that XML forbids are
 * dropped.
 * @example escapeSvg('<b>\u0000 & "c"') // => '&lt;b&gt; &amp; &quot;c&quot;'
 */
export function escapeSvg(text: string): Svg {
  return text.replace(FORBIDDEN, '').replace(/[&<>"]|^[^\S\r\n]*:(?=:)|#(?=#[A-Za-z]*\[)/gm, escapeOf) as Svg;
}

/** A colon may follow the space that a line begins with. */
function escapeOf(found: string): string {
  return ESCAPES[found] ?? (found === '#' ? '&#35;' : found.replace(':', '&#58;'));
}

/** One element; numbers are written as pixels, texts escaped, undefined attributes left out. */
export function element(name: string, attributes: Attributes, ...children: readonly Svg[]): Svg {
  let written = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value === undefined) continue;
    written += ` ${key}="${typeof value === 'number' ? pixel(value) : escapeSvg(value)}"`;
  }
  return (children.length === 0 ? `${written}/>` : `${written}>${children.join('')}</${name}>`) as Svg;
}

/** Several pieces as one. */
export function join(pieces: readonly Svg[], separator: '' | '\n' = ''): Svg {
  return pieces.join(separator) as Svg;
}

/** Pieces moved to a place. */
export function at(x: number, y: number, ...children: readonly Svg[]): Svg {
  return element('g', { transform: `translate(${pixel(x)} ${pixel(y)})` }, ...children);
}

/** A line of text; attributes that a surrounding group sets need not be repeated. */
export function label(x: number, y: number, text: string, attributes: Attributes = {}): Svg {
  return element('text', { x, y, ...attributes }, escapeSvg(text));
}

/** The whole truth about a shape, for the pointer and for screen readers. */
export function title(text: string, attributes: Attributes = {}): Svg {
  return element('title', attributes, escapeSvg(text));
}

/**
 * A length or coordinate as an attribute: two decimals at most, so that equal figures are equal bytes.
 * @throws RangeError when the number is not finite: a figure with a hole in it must not look finished.
 * @example pixel(12.346) // => '12.35'
 * @example pixel(-0.001) // => '0'
 */
export function pixel(length: number): string {
  if (!Number.isFinite(length)) throw new RangeError(`pixel: expected a finite number, got ${length}`);
  return String(Math.round(length * 100) / 100);
}

/** A rectangle in px. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A straight line in px. */
export interface Segment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Whether two boxes share a point of their insides. */
export function boxesMeet(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

export function boxContains(outer: Box, inner: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}

/** Whether a line has a point inside a box; lines along an edge have none. (Liang and Barsky 1984.) */
export function segmentMeetsBox({ x1, y1, x2, y2 }: Segment, box: Box): boolean {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const sides = [
    [-dx, x1 - box.left],
    [dx, box.right - x1],
    [-dy, y1 - box.top],
    [dy, box.bottom - y1],
  ] as const;
  let [enters, leaves] = [0, 1];
  for (const [direction, distance] of sides) {
    if (direction === 0 && distance <= 0) return false;
    if (direction < 0) enters = Math.max(enters, distance / direction);
    if (direction > 0) leaves = Math.min(leaves, distance / direction);
  }
  return enters < leaves;
}
