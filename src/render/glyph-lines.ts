import { Blob, Buffer, Face, Font as Shaper, shape } from 'harfbuzzjs';
import type { Font } from './fonts.ts';

/** A line of text as outlines. */
export interface GlyphLine {
  /** SVG path data in px; the line begins at 0, its base line is at 0. Empty for blanks. */
  readonly path: string;
  /** From its beginning to its end in px. */
  readonly advance: number;
}

/** How a line is set, in px. */
export interface LineStyle {
  readonly size: number;
  readonly weight: number;
  /** Added behind every letter. */
  readonly spacing: number;
}

/** Sets a line of text. */
export type SetLine = (text: string, style: LineStyle) => GlyphLine;

/** A font as the shaping engine has it. */
interface OpenFace {
  readonly weight: number;
  readonly perEm: number;
  readonly shaper: Shaper;
  /** What was drawn so far, by type size and number of the glyph. */
  readonly outlines: Map<number, Map<number, Outline | null>>;
}

/** Where a glyph's path begins, in thousandths of a px, and the rest of it, which is relative. */
interface Outline {
  readonly x: number;
  readonly y: number;
  readonly rest: string;
}

/** Open fonts and the lines that were set in them. */
interface Setter {
  readonly faces: readonly OpenFace[];
  readonly lines: Map<string, GlyphLine>;
}

/** So many lines are remembered: those of all figures of a board in both themes. */
const MOST_LINES = 20_000;

const setters = new WeakMap<readonly Font[], Setter>();

/**
 * Sets lines in the given fonts. A line is shaped once, a glyph is drawn once in a size.
 * @throws Error when there is no font, or one is without letters
 */
export function lineSetter(fonts: readonly Font[]): SetLine {
  const setter = setters.get(fonts) ?? { faces: openFaces(fonts), lines: new Map<string, GlyphLine>() };
  setters.set(fonts, setter);
  const { faces, lines } = setter;
  return (text, style) => {
    const key = `${style.size} ${style.weight} ${style.spacing} ${text}`;
    const known = lines.get(key);
    if (known) return known;
    if (lines.size >= MOST_LINES) lines.clear();
    const line = setLine(text, style, faceOf(style.weight, faces));
    lines.set(key, line);
    return line;
  };
}

/** Lightest first. */
function openFaces(fonts: readonly Font[]): OpenFace[] {
  if (fonts.length === 0) throw new Error('No text can be drawn without fonts.');
  return fonts.map(openFace).sort((a, b) => a.weight - b.weight);
}

function openFace({ weight, data, path }: Font): OpenFace {
  const face = new Face(new Blob(data));
  if (face.collectUnicodes().length === 0) throw new Error(`No text can be drawn with the font ${path}.`);
  return { weight, perEm: face.upem, shaper: new Shaper(face), outlines: new Map() };
}

/** The lightest that is heavy enough, else the heaviest. */
function faceOf(weight: number, faces: readonly OpenFace[]): OpenFace {
  const face = faces.find((one) => one.weight >= weight) ?? faces.at(-1);
  if (!face) throw new RangeError('faceOf: expected a font, got none');
  return face;
}

function setLine(text: string, { size, spacing }: LineStyle, face: OpenFace): GlyphLine {
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  shape(face.shaper, buffer);
  const scale = size / face.perEm;
  let [path, advance] = ['', 0];
  for (const { codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 } of buffer.getGlyphInfosAndPositions()) {
    const outline = outlineOf(codepoint, size, face);
    const [x, y] = [thousandths(advance + xOffset * scale), thousandths(-yOffset * scale)];
    if (outline) path += `M${(x + outline.x) / 1000} ${(y + outline.y) / 1000}${outline.rest}`;
    advance += xAdvance * scale + spacing;
  }
  return { path, advance };
}

const thousandths = (px: number): number => Math.round(px * 1000);

/** Null where a glyph is blank. */
function outlineOf(glyph: number, size: number, face: OpenFace): Outline | null {
  const ofSize = face.outlines.get(size) ?? new Map<number, Outline | null>();
  face.outlines.set(size, ofSize);
  const known = ofSize.get(glyph);
  if (known !== undefined) return known;
  const outline = drawGlyph(glyph, size / face.perEm, face.shaper);
  ofSize.set(glyph, outline);
  return outline;
}

type Place = readonly [x: number, y: number];

/** Differences of rounded places, so that roundings do not add up along the path. */
function drawGlyph(glyph: number, scale: number, shaper: Shaper): Outline | null {
  const [first, ...commands] = shaper.glyphToJson(glyph);
  if (!first) return null;
  const [start = [0, 0]] = placesOf(first.values, scale);
  let [contour, last, rest]: [Place, Place, string] = [start, start, ''];
  for (const { type, values } of commands) {
    const from = last;
    const places = placesOf(values, scale);
    const steps = places.map(([x, y]) => `${(x - from[0]) / 1000} ${(y - from[1]) / 1000}`);
    rest += `${type.toLowerCase()}${steps.join(' ')}`;
    // A closed contour ends where it began, and the next one begins from there.
    last = places.at(-1) ?? contour;
    if (type === 'M') contour = last;
  }
  return { x: start[0], y: start[1], rest };
}

/** In thousandths of a px, downwards. */
function placesOf(values: readonly number[], scale: number): Place[] {
  const places: Place[] = [];
  for (let index = 0; index + 1 < values.length; index += 2) {
    const [right = 0, up = 0] = [values[index], values[index + 1]];
    places.push([thousandths(right * scale), thousandths(-up * scale)]);
  }
  return places;
}
