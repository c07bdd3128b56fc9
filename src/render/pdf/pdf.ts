import { hatch, type Palette } from '../../theme.ts';
import { drawableText } from '../drawable-text.ts';
import type { Font } from '../fonts.ts';
import { charactersOf } from '../embed-fonts.ts';
import { type Attributes, numberOf, replaceTexts, type Run } from '../svg-texts.ts';
import { PdfFile, pdfNumber, pdfText, refer } from './pdf-file.ts';
import { PdfFont } from './pdf-font.ts';
import { circlePath, linePath, rectanglePath, svgPath } from './pdf-path.ts';

export interface PdfOptions {
  readonly fonts: readonly Font[];
  /** Printed width in points of 1/72 inch. */
  readonly width: number;
  /** Of the truncation hatch. */
  readonly colours: Pick<Palette, 'hatch' | 'gap'>;
  readonly title: string;
  /** The drawing in words, for those who cannot see it. */
  readonly words: string;
}

/**
 * An SVG as our figures write it as a PDF of one page: vectors, text that can be selected and found, and of every font the
 * letters it uses, as TrueType. The same drawing gives the same bytes.
 */
export function renderPdf(svg: string, options: PdfOptions): Uint8Array {
  const { fonts, width, title, words } = options;
  const drawable = drawableText(svg, fonts);
  const size = /^<svg [^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(drawable);
  if (!size) throw new Error('renderPdf: expected a drawing with a viewBox');
  const scale = width / Number(size[1]);
  const height = Number(size[2]) * scale;
  const characters = charactersOf(drawable);
  const faces = new Map(
    fonts.flatMap((font) => {
      const used = characters.get(font.weight);
      return used ? [[font.weight, new PdfFont(font, used)] as const] : [];
    }),
  );
  const page = new Page(faces, options.colours);
  page.draw(drawable);

  const file = new PdfFile();
  const [root, pages] = [file.reserve(), file.reserve()];
  const turned = [scale, 0, 0, -scale, 0, height].map(pdfNumber).join(' ');
  const content = file.addStream(`q ${turned} cm\n/Figure << /MCID 0 >> BDC\n${page.text()}\nEMC\nQ`);
  const embedded = [...faces].map(([weight, font]) => `/F${String(weight)} ${refer(font.embed(file))}`);
  const [leaf, tree, figure] = [file.reserve(), file.reserve(), file.reserve()];
  file.add(
    `<< /Type /Page /Parent ${refer(pages)} /MediaBox [0 0 ${pdfNumber(width)} ${pdfNumber(height)}] /StructParents 0 /Resources << /Font << ${embedded.join(' ')} >> >> /Contents ${refer(content)} >>`,
    leaf,
  );
  // What a screen reader is told of the drawing.
  file.add(
    `<< /Type /StructElem /S /Figure /P ${refer(tree)} /Pg ${refer(leaf)} /K 0 /Alt ${pdfText(words)} >>`,
    figure,
  );
  file.add(
    `<< /Type /StructTreeRoot /K [${refer(figure)}] /ParentTree << /Nums [0 [${refer(figure)}]] >> >>`,
    tree,
  );
  file.add(`<< /Type /Pages /Kids [${refer(leaf)}] /Count 1 >>`, pages);
  file.add(
    `<< /Type /Catalog /Pages ${refer(pages)} /Lang (en) /MarkInfo << /Marked true >> /StructTreeRoot ${refer(tree)} /ViewerPreferences << /DisplayDocTitle true >> >>`,
    root,
  );
  return file.bytes(root, file.add(`<< /Title ${pdfText(title)} /Producer (evalpress) >>`));
}

/** How shapes are painted where nothing else is said. */
interface Look {
  readonly fill: string;
  readonly stroke: string;
  readonly strokeWidth: number;
}

const INITIAL: Look = { fill: '#000000', stroke: 'none', strokeWidth: 1 };

const TAG = /<(\/?)([\w-]+)([^<>]*?)(\/?)>/g;
const ATTRIBUTE = /([\w-]+)="([^"]*)"/g;
/** Text stands in the drawing by its number until it is its turn. */
const TEXT = 'evalpress-text';

/** One page, written operator by operator. */
class Page {
  private readonly out: string[] = [];
  private readonly looks: Look[] = [INITIAL];
  private readonly faces: ReadonlyMap<number, PdfFont>;
  private readonly colours: Pick<Palette, 'hatch' | 'gap'>;

  constructor(faces: ReadonlyMap<number, PdfFont>, colours: Pick<Palette, 'hatch' | 'gap'>) {
    this.faces = faces;
    this.colours = colours;
  }

  text(): string {
    return this.out.join('\n');
  }

  draw(svg: string): void {
    const texts: { own: Attributes; runs: readonly Run[] }[] = [];
    const bare = replaceTexts(svg.replace(/<defs>.*?<\/defs>/s, ''), (own, runs) => {
      texts.push({ own, runs });
      return `<${TEXT} n="${String(texts.length - 1)}"/>`;
    });
    for (const [, end, name = '', written = '', empty] of bare.matchAll(TAG)) {
      if (end) this.close(name);
      else if (name === TEXT) {
        const text = texts[Number(/n="(\d+)"/.exec(written)?.[1])];
        if (text) this.drawText(text.own, text.runs);
      } else
        this.open(
          name,
          new Map(Array.from(written.matchAll(ATTRIBUTE), ([, key = '', value = '']) => [key, value])),
          empty === '/',
        );
    }
  }

  private write(first: string, others: readonly string[]): void {
    this.out.push(first);
    for (const line of others) this.out.push(line);
  }

  private get look(): Look {
    return this.looks.at(-1) ?? INITIAL;
  }

  private open(name: string, attributes: Attributes, isEmpty: boolean): void {
    if (name === 'g' || name === 'svg') {
      if (isEmpty) return;
      this.looks.push(lookOf(attributes, this.look));
      this.write('q', matrices(attributes.get('transform')));
    } else this.drawShape(name, attributes);
  }

  private close(name: string): void {
    if (name !== 'g' && name !== 'svg') return;
    this.looks.pop();
    this.out.push('Q');
  }

  private drawShape(name: string, attributes: Attributes): void {
    const path = shapePath(name, attributes);
    const look = lookOf(attributes, this.look);
    const turned = matrices(attributes.get('transform'));
    if (look.fill.startsWith('url(')) this.drawHatch(path, turned);
    else this.paint(path, name === 'line' ? { ...look, fill: 'none' } : look, attributes, turned);
  }

  private paint(
    path: string,
    { fill, stroke, strokeWidth }: Look,
    attributes: Attributes,
    turned: string[],
  ): void {
    const [isFilled, isStroked] = [fill !== 'none', stroke !== 'none'];
    if (!isFilled && !isStroked) return;
    this.write('q', turned);
    if (isFilled) this.out.push(`${colour(fill)} rg`);
    if (isStroked) this.write(`${colour(stroke)} RG ${pdfNumber(strokeWidth)} w`, lineStyle(attributes));
    this.out.push(path, isFilled && isStroked ? 'B' : isFilled ? 'f' : 'S', 'Q');
  }

  /** Lines in both diagonals, each with its gap, inside a shape: the pattern of the drawing, stripe by stripe. */
  private drawHatch(path: string, turned: string[]): void {
    const { left, right, top, bottom } = extent(path);
    const reach = Math.SQRT1_2;
    const { pitch, line, gap } = hatch;
    this.write('q', turned);
    this.out.push(path, 'W n', `${[reach, reach, -reach, reach, 0, 0].map(pdfNumber).join(' ')} cm`);
    // Corners of the shape, in the turned system.
    const corners = [left, right].flatMap((x) =>
      [top, bottom].map((y) => [reach * (x + y), reach * (y - x)] as const),
    );
    for (const along of [1, 0] as const) {
      const across = 1 - along;
      const [from, to] = ends(corners.map((corner) => corner[along]));
      const [begin, end] = ends(corners.map((corner) => corner[across as 0 | 1]));
      for (const [offset, width, fill] of [
        [0, line, this.colours.hatch],
        [line, gap, this.colours.gap],
      ] as const) {
        this.out.push(`${colour(fill)} rg`);
        for (let place = Math.floor(from / pitch) * pitch + offset; place < to; place += pitch) {
          const stripe =
            along === 1 ? [begin, place, end - begin, width] : [place, begin, width, end - begin];
          this.out.push(`${stripe.map(pdfNumber).join(' ')} re`);
        }
        this.out.push('f');
      }
    }
    this.out.push('Q');
  }

  /** Places runs as `outline-text.ts` does. */
  private drawText(own: Attributes, runs: readonly Run[]): void {
    const lines = runs.map((run) => {
      const line = this.faceOf(run.style.weight).set(run.text);
      const { size, spacing } = run.style;
      return { ...run, glyphs: line.glyphs, width: (line.width * size) / 1000 + spacing * run.text.length };
    });
    let [x, y] = [numberOf(own, 'x') ?? 0, numberOf(own, 'y') ?? 0];
    const around = lookOf(own, this.look);
    this.write('q', matrices(own.get('transform')));
    this.out.push('BT');
    for (const [index, { attributes, style, glyphs, width }] of lines.entries()) {
      const begins = numberOf(attributes, 'x');
      if (index === 0 || begins !== null) {
        const next = lines.findIndex((other, at) => at > index && other.attributes.has('x'));
        const chunk = lines.slice(index, next < 0 ? undefined : next);
        const whole = chunk.reduce((sum, other) => sum + other.width, 0);
        x = (begins ?? x) - whole * (SHIFTS[style.anchor] ?? 0);
      }
      y += numberOf(attributes, 'dy') ?? 0;
      const look = lookOf(attributes, around);
      const place = `/F${String(this.weightOf(style.weight))} ${pdfNumber(style.size)} Tf ${pdfNumber(style.spacing)} Tc 1 0 0 -1 ${pdfNumber(x)} ${pdfNumber(y)} Tm`;
      // A rim is painted first, so that it lies behind the letters.
      if (look.stroke !== 'none')
        this.out.push(
          `${place} 1 Tr ${colour(look.stroke)} RG ${pdfNumber(look.strokeWidth)} w 1 j ${glyphs} TJ`,
        );
      this.out.push(`${place} 0 Tr ${colour(look.fill)} rg ${glyphs} TJ`);
      x += width;
    }
    this.out.push('ET', 'Q');
  }

  private weightOf(weight: number): number {
    const weights = [...this.faces.keys()].sort((a, b) => a - b);
    return weights.find((one) => one >= weight) ?? weights.at(-1) ?? weight;
  }

  private faceOf(weight: number): PdfFont {
    const face = this.faces.get(this.weightOf(weight));
    if (!face) throw new RangeError('renderPdf: expected a font, got none');
    return face;
  }
}

/** What part of its width a text lies left of its place. */
const SHIFTS: Readonly<Record<string, number>> = { start: 0, middle: 0.5, end: 1 };

function lookOf(attributes: Attributes, around: Look): Look {
  return {
    fill: attributes.get('fill') ?? around.fill,
    stroke: attributes.get('stroke') ?? around.stroke,
    strokeWidth: numberOf(attributes, 'stroke-width') ?? around.strokeWidth,
  };
}

/** Where the ends of lines and dashes are not the usual ones. */
function lineStyle(attributes: Attributes): string[] {
  const dashes = attributes.get('stroke-dasharray');
  return [
    attributes.get('stroke-linecap') === 'round' ? '1 J' : '0 J',
    attributes.get('stroke-linejoin') === 'round' ? '1 j' : '0 j',
    ...(dashes === undefined ? [] : [`[${dashes}] 0 d`]),
  ];
}

/** @throws RangeError for a shape that our figures do not draw */
function shapePath(name: string, attributes: Attributes): string {
  const value = (key: string): number => numberOf(attributes, key) ?? 0;
  if (name === 'rect')
    return rectanglePath(value('x'), value('y'), value('width'), value('height'), value('rx'));
  if (name === 'circle') return circlePath(value('cx'), value('cy'), value('r'));
  if (name === 'line') return linePath(value('x1'), value('y1'), value('x2'), value('y2'));
  if (name === 'path') return svgPath(attributes.get('d') ?? '');
  throw new RangeError(`renderPdf: expected a shape of our figures, got <${name}>`);
}

const TRANSFORM = /(translate|rotate)\(([^)]*)\)/g;

/** `cm` for every step of a transform. */
function matrices(transform: string | undefined): string[] {
  return Array.from((transform ?? '').matchAll(TRANSFORM), ([, kind, written = '']) => {
    const [first = 0, second = 0] = written.split(/[\s,]+/).map(Number);
    if (kind === 'translate') return `1 0 0 1 ${pdfNumber(first)} ${pdfNumber(second)} cm`;
    const angle = (first * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return `${[cos, sin, -sin, cos, 0, 0].map(pdfNumber).join(' ')} cm`;
  });
}

/** `#rrggbb` as the operands of `rg`. @throws RangeError for any other colour */
function colour(hex: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(hex))
    throw new RangeError(`renderPdf: expected a colour like #1f5fbf, got ${hex}`);
  return [1, 3, 5].map((at) => pdfNumber(Number.parseInt(hex.slice(at, at + 2), 16) / 255)).join(' ');
}

/** The box around the points of a path. */
function extent(path: string): { left: number; right: number; top: number; bottom: number } {
  const rectangle = /^([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re$/.exec(path);
  if (rectangle) {
    const [x = 0, y = 0, width = 0, height = 0] = rectangle.slice(1).map(Number);
    return { left: x, right: x + width, top: y, bottom: y + height };
  }
  const numbers = Array.from(path.matchAll(/-?[\d.]+/g), ([text]) => Number(text));
  const [left, right] = ends(numbers.filter((_, index) => index % 2 === 0));
  const [top, bottom] = ends(numbers.filter((_, index) => index % 2 === 1));
  return { left, right, top, bottom };
}

function ends(values: readonly number[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return [low, high];
}
