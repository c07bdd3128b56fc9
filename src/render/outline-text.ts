import type { Font } from './fonts.ts';
import { lineSetter, type SetLine } from './glyph-lines.ts';
import { type Attributes, numberOf, replaceTexts, type Run } from './svg-texts.ts';

/** What has had its effect once a text is outlines; every other attribute is theirs. */
const SPENT = /^(?:x|y|dy|transform|text-anchor|letter-spacing|font-.*)$/;

/**
 * An SVG as our figures write it, with outlines in the place of texts, so that who draws it need not know fonts, nor
 * shape the same words again and again. Titles and descriptions, which nobody sees, go.
 * @throws Error when there is no font, or one is without letters
 */
export function outlineText(svg: string, fonts: readonly Font[]): string {
  const setLine = lineSetter(fonts);
  return replaceTexts(svg, (own, runs) => drawText(own, runs, setLine));
}

/** One path per run. A run that says where it begins is anchored by itself, together with those that follow it. */
function drawText(own: Attributes, runs: readonly Run[], setLine: SetLine): string {
  const lines = runs.map((run) => ({
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

/** As they are written, those of the run before those of its text. */
function kept(own: Attributes, run: Attributes): string {
  const all = new Map([...own, ...run]);
  return Array.from(all, ([name, value]) => (SPENT.test(name) ? '' : ` ${name}="${value}"`)).join('');
}
