import type { LineStyle } from './glyph-lines.ts';

export type Attributes = ReadonlyMap<string, string>;

/** What a text takes over from the elements around it. */
export interface TextStyle extends LineStyle {
  readonly anchor: string;
}

/** A piece of a text in one style. */
export interface Run {
  readonly text: string;
  readonly style: TextStyle;
  readonly attributes: Attributes;
}

/** The initial values of SVG. */
const INITIAL: TextStyle = { size: 16, weight: 400, spacing: 0, anchor: 'start' };

const TEXT_OR_TAG = /<text\b([^<>]*)(?<!\/)>(.*?)<\/text>|<(\/?)[\w-]+([^<>]*?)(\/?)>/gs;
const TSPAN_OR_WORDS = /<tspan\b([^<>]*)>([^<]*)<\/tspan>|[^<]+/g;
const UNSEEN = /<(title|desc)\b[^<>]*>[^<]*<\/\1>/g;
const ATTRIBUTE = /([\w-]+)="([^"]*)"/g;
const ENTITY = /&(amp|lt|gt|quot);/g;
const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/**
 * An SVG as our figures write it, with something else in the place of its texts. Titles and descriptions, which nobody
 * sees, go.
 *
 * @param draw gets the attributes of a text and its runs
 */
export function replaceTexts(svg: string, draw: (own: Attributes, runs: readonly Run[]) => string): string {
  const around = [INITIAL];
  const style = (): TextStyle => around.at(-1) ?? INITIAL;
  return svg
    .replace(UNSEEN, '')
    .replace(
      TEXT_OR_TAG,
      (
        all: string,
        own: string | undefined,
        content: string,
        end: string,
        attributes: string,
        empty: string,
      ) => {
        if (own !== undefined) {
          const read = readAttributes(own);
          return draw(read, runsOf(content, styleOf(read, style())));
        }
        if (end !== '') around.pop();
        else if (empty === '') around.push(styleOf(readAttributes(attributes), style()));
        return all;
      },
    );
}

const readAttributes = (written: string): Attributes =>
  new Map(Array.from(written.matchAll(ATTRIBUTE), ([, name = '', value = '']) => [name, value]));

function styleOf(attributes: Attributes, around: TextStyle): TextStyle {
  return {
    size: numberOf(attributes, 'font-size') ?? around.size,
    weight: numberOf(attributes, 'font-weight') ?? around.weight,
    spacing: numberOf(attributes, 'letter-spacing') ?? around.spacing,
    anchor: attributes.get('text-anchor') ?? around.anchor,
  };
}

export function numberOf(attributes: Attributes, name: string): number | null {
  const value = attributes.get(name);
  return value === undefined ? null : Number(value);
}

/** White space as XML has it by default: one blank at most, none at either end. */
function runsOf(content: string, style: TextStyle): Run[] {
  const pieces = Array.from(content.matchAll(TSPAN_OR_WORDS), ([all, inner, words]) => ({
    text: (words ?? all).replace(/[\t\n\r ]+/g, ' '),
    attributes: readAttributes(inner ?? ''),
  })).filter(({ text }) => text !== '');
  return pieces.map(({ text, attributes }, index) => {
    const begun = index === 0 ? text.replace(/^ /, '') : text;
    const ended = index === pieces.length - 1 ? begun.replace(/ $/, '') : begun;
    return {
      text: ended.replace(ENTITY, (_, name: string) => CHARACTERS[name] ?? ''),
      style: styleOf(attributes, style),
      attributes,
    };
  });
}
