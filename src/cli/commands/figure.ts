import { join } from 'node:path';
import { problem, UserError } from '../../errors.ts';
import type { RampName } from '../../read/dataset/dataset.ts';
import {
  type DrawnPaperFigure,
  drawPaperFigure,
  PAPER_FIGURES,
  SMALLEST_TEXT,
} from '../../render/figures/paper/paper-figure.ts';
import type { PaperFigureName, PaperWidth, VenueName } from '../../render/figures/paper/venues.ts';
import { embedFonts } from '../../render/embed-fonts.ts';
import { readFonts } from '../../render/fonts.ts';
import { renderPdf } from '../../render/pdf/pdf.ts';
import { renderPng } from '../../render/png.ts';
import { palette, type ThemeName } from '../../theme.ts';
import type { Io } from '../io.ts';
import { loadFiltered, type ReadingOptions } from '../load-board.ts';
import { refuseOverData, refuseReplacing } from '../output-files.ts';
import { refuseUnused } from '../option-use.ts';
import type { FilterOptions } from '../query-of.ts';
import { topOf } from '../top-of.ts';

export interface FigureOptions extends ReadingOptions, FilterOptions {
  readonly for: VenueName;
  readonly width: PaperWidth;
  readonly text: string;
  readonly top?: string;
  readonly title: boolean;
  readonly by?: 'tier';
  readonly theme: ThemeName;
  readonly ramp?: RampName;
  readonly format?: PaperFormat;
  readonly output?: string;
}

const PAPER_FORMATS = ['pdf', 'svg', 'png'] as const;

type PaperFormat = (typeof PAPER_FORMATS)[number];

/** Draws a figure for a paper. Beside a file, its caption and its words go into a text of the same name. */
export async function figure(
  io: Io,
  path: string,
  name: PaperFigureName,
  options: FigureOptions,
): Promise<void> {
  const text = textOf(options.text);
  const top = topOf(options.top);
  const format = formatOf(options);
  refuseUnused(options, (option) =>
    name === 'heatbars' || (option !== 'by' && option !== 'ramp') ? null : ONLY_HEATBARS,
  );
  const loaded = await loadFiltered(io, path, options, top);
  if ('means' in loaded) throw new UserError(notDrawn(name, 'these are means without counts', 'counts'));
  refuseOverData(options.output, [{ path, about: loaded.counted.about }]);
  const board = { ...loaded.counted, about: { ...loaded.counted.about, ramp: options.ramp ?? RAMP } };
  const made = PAPER_FIGURES[name];
  if (!made.applies(board))
    throw new UserError(notDrawn(name, 'there is no such figure of these data', made.needs));
  const drawn = drawPaperFigure(board, {
    figure: name,
    venue: options.for,
    width: options.width,
    text,
    hasTitle: options.title,
    theme: options.theme,
    by: options.by,
  });
  const bytes = await printed(io, drawn, format, options);
  if (options.output === undefined) {
    if (format !== 'svg' && io.isTerminal()) {
      const message = 'this format is not text';
      throw new UserError(problem({ code: 'usage', message, hint: 'name a file with --output' }));
    }
    await io.print(bytes);
    return;
  }
  const beside = `${options.output.replace(/\.[a-z]+$/i, '')}.txt`;
  const hint = 'the caption goes there: choose another name for the figure';
  await refuseReplacing(io, [beside], hint, (_, there) => there.includes(ALT_TEXT));
  await io.write(options.output, bytes);
  await io.write(beside, `${drawn.caption}${ALT_TEXT}${drawn.alt}\n`);
}

/** The colours that can be read in grey. */
const RAMP: RampName = 'safe';

/** Stands below every caption, and in no file of somebody else. */
const ALT_TEXT = '\n\nAlt text: ';

const ONLY_HEATBARS = { message: 'has no meaning for this figure', expected: 'heatbars, or no such option' };

/** Dots per inch that venues ask of pictures, at least. */
const DOTS = 600;
const POINTS = 72;

function printed(
  { root }: Io,
  drawn: DrawnPaperFigure,
  format: PaperFormat,
  { theme, ramp = RAMP }: FigureOptions,
) {
  const { svg, points, scale, alt } = drawn;
  const fonts = readFonts(join(root, 'public/fonts'));
  if (format === 'png') return renderPng(svg, { fonts, scale: (scale * DOTS) / POINTS });
  if (format === 'svg') return embedFonts(inPoints(svg, scale), fonts);
  const title = /<title[^>]*>([^<]*)</.exec(svg)?.[1] ?? '';
  return renderPdf(svg, { fonts, width: points, colours: palette(theme, ramp), title, words: alt });
}

/** The drawing in the size in which it is printed. */
function inPoints(svg: string, scale: number): string {
  return svg.replace(
    /^(<svg [^>]*?)width="([\d.]+)" height="([\d.]+)"/,
    (_, head: string, width: string, height: string) =>
      `${head}width="${pointsOf(Number(width) * scale)}" height="${pointsOf(Number(height) * scale)}"`,
  );
}

function pointsOf(length: number): string {
  return `${String(Math.round(length * 100) / 100)}pt`;
}

function textOf(written: string): number {
  const size = Number(/^(\d+(?:\.\d+)?)(?:pt)?$/.exec(written)?.[1]);
  if (size >= SMALLEST_TEXT && size <= 20) return size;
  const expected = `a size in points such as 7pt, from ${String(SMALLEST_TEXT)} to 20`;
  throw new UserError(
    problem({ code: 'usage', field: '--text', message: 'cannot be read on paper', expected, got: written }),
  );
}

function formatOf({ format, output }: FigureOptions): PaperFormat {
  const ending = /\.([a-z]+)$/i.exec(output ?? '')?.[1]?.toLowerCase();
  const found = format ?? PAPER_FORMATS.find((one) => one === ending);
  if (found) return found;
  if (ending === undefined) return 'pdf';
  const expected = PAPER_FORMATS.map((one) => `.${one}`).join(', ');
  throw new UserError(
    problem({ code: 'usage', field: '--output', message: 'not a format of figures', expected, got: ending }),
  );
}

const notDrawn = (name: string, message: string, expected: string) =>
  problem({ code: 'usage', field: name, message, expected });
