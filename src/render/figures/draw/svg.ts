import { pixel } from '../pixel.ts';

declare const brand: unique symbol;

/** Finished markup. Only this file makes it, so a data string cannot reach a drawing unescaped. */
export type Svg = string & { readonly [brand]: true };

export type Attributes = Readonly<Record<string, string | number | undefined>>;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// Most texts hold nothing to look for.
const PLAIN = /^[\w .,:;%*()/+#-]*$/;

// What XML 1.0 cannot hold even escaped: control characters, lone surrogates, the two non-characters.
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/**
 * Any text as SVG: markup is escaped, characters that XML forbids are dropped.
 * @example escapeSvg('<b>\u0000 & "c"') // => '&lt;b&gt; &amp; &quot;c&quot;'
 */
export function escapeSvg(text: string): Svg {
  if (PLAIN.test(text)) return text as Svg;
  return text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '') as Svg;
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
