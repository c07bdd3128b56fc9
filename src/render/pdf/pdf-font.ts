import { Blob, Buffer as Letters, Face, Feature, Font as Shaper, shape } from 'harfbuzzjs';
import type { Font } from '../fonts.ts';
import { subsetFont } from '../subset-font.ts';
import { hex4, pdfNumber, type PdfFile, refer, type Reference, utf16 } from './pdf-file.ts';

/** A line that was set: glyphs of the font, with corrections between them, and its width in thousandths of its size. */
interface PdfLine {
  /** The operand of `TJ`. */
  readonly glyphs: string;
  readonly width: number;
}

/** One letter is one glyph, so that the text that somebody copies is the text that was drawn. */
const PLAIN = ['calt', 'liga', 'clig', 'ccmp'].map((tag) => new Feature(tag, 0));

/** Glyphs of a line in a font of their own letters; PDF counts in thousandths of the type size. */
const PER_EM = 1000;

/** A font of the letters that a drawing uses, as TrueType inside the file. */
export class PdfFont {
  private readonly data: Uint8Array;
  private readonly shaper: Shaper;
  private readonly scale: number;
  private readonly weight: number;
  /** What each glyph that was used stands for. */
  private readonly texts = new Map<number, string>();

  constructor(font: Font, characters: Iterable<string>) {
    this.data = subsetFont(font.data, characters);
    const face = new Face(new Blob(this.data));
    this.shaper = new Shaper(face);
    this.scale = PER_EM / face.upem;
    this.weight = font.weight;
  }

  /** Sets a line, with the kerning of the font. */
  set(text: string): PdfLine {
    const letters = new Letters();
    letters.addText(text);
    letters.guessSegmentProperties();
    shape(this.shaper, letters, PLAIN);
    const infos = letters.getGlyphInfosAndPositions();
    const clusters = infos.map(({ cluster }) => cluster);
    const parts: string[] = [];
    let width = 0;
    for (const [index, { codepoint, cluster, xAdvance = 0 }] of infos.entries()) {
      const [advance, own] = [xAdvance * this.scale, this.shaper.glyphHAdvance(codepoint) * this.scale];
      const end = clusters.find((other) => other > cluster) ?? text.length;
      const known = this.texts.get(codepoint);
      if (known === undefined)
        this.texts.set(codepoint, clusters[index - 1] === cluster ? '' : text.slice(cluster, end));
      const correction = Math.round(own - advance);
      parts.push(`<${hex4(codepoint)}>${correction === 0 ? '' : pdfNumber(correction)}`);
      width += own - correction;
    }
    return { glyphs: `[${parts.join('')}]`, width };
  }

  /** Puts the font into the file, with widths and texts of the glyphs that were used. */
  embed(file: PdfFile): Reference {
    const name = `/${this.subsetName()}+Inter-${String(this.weight)}`;
    const used = [...this.texts.keys()].sort((a, b) => a - b);
    const { ascender, descender } = this.shaper.hExtents();
    const box = [0, descender, 2 * PER_EM, ascender].map((value) => pdfNumber(value * this.scale)).join(' ');
    const program = file.addStream(this.data, `/Length1 ${String(this.data.length)} `);
    // 4: its letters are those of the file, not of a standard set.
    const descriptor = file.add(
      `<< /Type /FontDescriptor /FontName ${name} /Flags 4 /FontBBox [${box}] /ItalicAngle 0 /Ascent ${pdfNumber(ascender * this.scale)} /Descent ${pdfNumber(descender * this.scale)} /CapHeight 727 /StemV ${String(this.weight / 5)} /FontFile2 ${refer(program)} >>`,
    );
    const widths = used.map(
      (glyph) => `${String(glyph)} [${pdfNumber(this.shaper.glyphHAdvance(glyph) * this.scale)}]`,
    );
    const descendant = file.add(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${refer(descriptor)} /CIDToGIDMap /Identity /W [${widths.join(' ')}] >>`,
    );
    const texts = file.addStream(this.textsOfGlyphs(used));
    return file.add(
      `<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H /DescendantFonts [${refer(descendant)}] /ToUnicode ${refer(texts)} >>`,
    );
  }

  /** Six letters that follow from the letters it has: by the standard, every subset has a name of its own. */
  private subsetName(): string {
    let sum = this.weight;
    for (const byte of this.data) sum = (sum * 31 + byte) % 26 ** 6;
    return Array.from({ length: 6 }, (_, place) =>
      String.fromCharCode(65 + (Math.floor(sum / 26 ** place) % 26)),
    ).join('');
  }

  private textsOfGlyphs(used: readonly number[]): string {
    const rows = used.flatMap((glyph) => {
      const text = this.texts.get(glyph) ?? '';
      return text === '' ? [] : [`<${hex4(glyph)}> <${utf16(text)}>`];
    });
    // At most 100 rows stand together.
    const blocks = Array.from({ length: Math.ceil(rows.length / 100) }, (_, index) =>
      rows.slice(100 * index, 100 * index + 100),
    );
    return [
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
      '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
      '1 begincodespacerange <0000> <FFFF> endcodespacerange',
      ...blocks.map((block) => `${String(block.length)} beginbfchar\n${block.join('\n')}\nendbfchar`),
      'endcmap CMapName currentdict /CMap defineresource pop end end',
    ].join('\n');
  }
}
