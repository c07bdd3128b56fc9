import type { Font } from './fonts.ts';
import { type LineStyle, lineSetter, type SetLine } from './glyph-lines.ts';

type Attributes = ReadonlyMap<string, string>;

/** What a text takes over from the elements around it. */
interface TextStyle extends LineStyle {
  readonly anchor: string;
}

/** A piece of a text in one style. */
interface Run {
  readonly text: string;
  readonly style: TextStyle;
  readonly attributes: Attributes;
}

/** The initial values of SVG. */
const INITIAL: TextStyle = { size: 16, weight: 400, spacing: 0, anchor: 'start' };

const UNSEEN = /<(title|desc)\b[^<>]*>[^<]*<\/\1>/g;
const TEXT_OR_TAG = /<text\b([^<>]*)(?<!\/)>(.*?)<\/text>|<(\/?)[\w-]+([^<>]*?)(\/?)>/gs;
const TSPAN_OR_WORDS = /<tspan\b([^<>]*)>([^<]*)<\/tspan>|[^<]+/g;
const ATTRIBUTE = /([\w-]+)="([^"]*)"/g;
const ENTITY = /&(amp|lt|gt|quot);/g;
const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** What has had its effect once a text is outlines; every other attribute is theirs. */
const SPENT = /^(?:x|y|dy|transform|text-anchor|letter-spacing|font-.*)$/;

/**
 * An SVG as our figures write it, with outlines in the place of texts, so that who draws it need not know fonts, nor
 * shape the same words again and again. Titles and descriptions, which nobody sees, go.
 * @throws Error when there is no font, or one is without letters
 */
export function outlineText(svg: string, fonts: readonly Font[]): string {
  const setLine = lineSetter(fonts);
  const around = [INITIAL];
  const style = (): TextStyle => around.at(-1) ?? INITIAL;
  return svg
    .replace(UNSEEN, '')
    .replace(
      TEXT_OR_TAG,
      (
        all: string,
        own: string | undefined,
        words: string,
        end: string,
        attributes: string,
        empty: string,
      ) => {
        if (own !== undefined) return drawText(readAttributes(own), words, style(), setLine);
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

function numberOf(attributes: Attributes, name: string): number | null {
  const value = attributes.get(name);
  return value === undefined ? null : Number(value);
}

/** One path per run. A run that says where it begins is anchored by itself, together with those that follow it. */
function drawText(own: Attributes, content: string, around: TextStyle, setLine: SetLine): string {
  const lines = runsOf(content, styleOf(own, around)).map((run) => ({
    ...run,
    line: setLine(run.text, run.style),
  }));
  let [x, y] = [numberOf(own, 'x') ?? 0, numberOf(own, 'y') ?? 0];
  const paths = lines.map(({ attributes, style, line }, index) => {
    const begins = numberOf(attributes, 'x');
    if (index === 0 || begins !== null) {
      const next = lines.findIndex((other, at) => at > index && other.attributes.has('x'));
      const chunk = lines.slice(index, next < 0 ? undefined : next);
      const width = chunk.reduce((sum, other) => sum + other.line.advance, 0);
      x = (begins ?? x) - width * (SHIFTS[style.anchor] ?? 0);
    }
    y += numberOf(attributes, 'dy') ?? 0;
    const place = `${own.get('transform') ?? ''} translate(${x} ${y})`.trimStart();
    x += line.advance;
    return line.path === '' ? '' : `<path transform="${place}"${kept(own, attributes)} d="${line.path}"/>`;
  });
  return paths.join('');
}

/** What part of its width a text lies left of its place. */
const SHIFTS: Readonly<Record<string, number>> = { start: 0, middle: 0.5, end: 1 };

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

/** As they are written, those of the run before those of its text. */
function kept(own: Attributes, run: Attributes): string {
  const all = new Map([...own, ...run]);
  return Array.from(all, ([name, value]) => (SPENT.test(name) ? '' : ` ${name}="${value}"`)).join('');
}
