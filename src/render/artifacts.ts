import { join } from 'node:path';
import type { FullBoard } from '../board/full-board.ts';
import type { ThemeName } from '../theme.ts';
import { renderBadgeJson, renderBadgeSvg } from './badge.ts';
import { renderCard } from './card.ts';
import { renderApa, renderBibtex, renderCitationCff } from './cite.ts';
import { renderCsv, renderRankingCsv } from './csv.ts';
import { renderEee } from './eee.ts';
import { embedFonts } from './embed-fonts.ts';
import { FIGURES, type Figure } from './figures/figure-list.ts';
import { readFonts, type Font } from './fonts.ts';
import { renderJson } from './json.ts';
import { type LatexOptions, renderLatex } from './latex.ts';
import { renderMarkdown, type MarkdownOptions } from './markdown.ts';
import { renderPng } from './png.ts';
import { renderReport } from './report.ts';

export interface RenderOptions extends MarkdownOptions, LatexOptions {
  /** Folder of the project, where the fonts of the pictures are. */
  readonly root: string;
}

/** A choice that some outputs take and others have no use for. */
export type RenderChoice = Exclude<keyof RenderOptions, 'root'> | 'theme' | 'ramp';

/** One file that a board can be printed as. The CLI and the site read the same list, so they print the same bytes. */
export interface Artifact {
  readonly file: string;
  /** What `--format` calls it; several files may share a format, the first is meant. */
  readonly format: string;
  readonly mediaType: string;
  /** What it is for, in a few words. */
  readonly describe: string;
  /** The page that offers it, where that is not the leaderboard. */
  readonly beside?: 'figures' | 'readme';
  /** Whether this board has what it takes; every board does where this is absent. */
  applies?(board: FullBoard): boolean;
  /** Choices that change what it prints; none where absent. */
  readonly takes?: readonly RenderChoice[];
  /** What it needs, in words. */
  readonly needs?: string;
  render(board: FullBoard, options: RenderOptions): Printed | Promise<Printed>;
}

/** What an output is: a text, bytes, or a text in parts where it may be too long to be held. */
export type Printed = string | Uint8Array | Iterable<string>;

/** The media type of a picture. */
export const PIXELS = 'image/png';

export const ARTIFACTS: readonly Artifact[] = [
  {
    file: 'scores.md',
    format: 'markdown',
    mediaType: 'text/markdown; charset=utf-8',
    describe: 'table in Markdown',
    takes: ['tokenCounts', 'fullRange'],
    render: renderMarkdown,
  },
  {
    file: 'report.md',
    format: 'report',
    mediaType: 'text/markdown; charset=utf-8',
    describe: 'long report in Markdown',
    takes: ['tokenCounts', 'fullRange'],
    render: renderReport,
  },
  {
    file: 'scores.json',
    format: 'json',
    mediaType: 'application/json',
    describe: 'every number, unrounded',
    render: renderJson,
  },
  {
    file: 'scores.csv',
    format: 'csv',
    mediaType: 'text/csv; charset=utf-8',
    describe: 'one line per evaluation, tier and task',
    render: renderCsv,
  },
  {
    file: 'ranking.csv',
    format: 'ranking',
    mediaType: 'text/csv; charset=utf-8',
    describe: 'one line per evaluation',
    render: renderRankingCsv,
  },
  {
    file: 'eee.jsonl',
    format: 'eee',
    mediaType: 'application/jsonl',
    describe: 'records of Every Eval Ever, one evaluation a line',
    render: renderEee,
  },
  {
    file: 'scores.tex',
    format: 'latex',
    mediaType: 'application/x-tex',
    describe: 'table for a paper in LaTeX',
    takes: ['columns', 'top'],
    render: renderLatex,
  },
  ...FIGURES.flatMap((figure) => [...picture(figure, 'light'), ...picture(figure, 'dark')]),
  {
    file: 'cite.bib',
    format: 'bibtex',
    mediaType: 'application/x-bibtex',
    describe: 'how to cite it, as BibTeX',
    render: renderBibtex,
  },
  {
    file: 'CITATION.cff',
    format: 'cff',
    mediaType: 'text/yaml; charset=utf-8',
    describe: 'how to cite it, for GitHub and reference managers',
    render: renderCitationCff,
  },
  {
    file: 'cite.txt',
    format: 'apa',
    mediaType: 'text/plain; charset=utf-8',
    describe: 'how to cite it, in the style of the APA',
    render: renderApa,
  },
  {
    file: 'badge.svg',
    format: 'badge',
    mediaType: 'image/svg+xml',
    describe: 'badge: who is first',
    beside: 'readme',
    render: (board, { root }) => withLetters(renderBadgeSvg(board), root),
  },
  {
    file: 'badge.json',
    format: 'shields',
    mediaType: 'application/json',
    describe: 'the same badge for shields.io',
    beside: 'readme',
    render: renderBadgeJson,
  },
  {
    file: 'card.png',
    format: 'card',
    mediaType: PIXELS,
    describe: 'card for social networks',
    takes: ['ramp'],
    render: (board, { root }) => renderCard(board, { fonts: fontsOf(root) }),
  },
];

export interface ArtifactChoice {
  /** Whether pixels are wanted, the card among them; they take most of the time. Default true. */
  readonly pictures?: boolean;
}

/** The files that a board can be printed as. */
export function artifactsFor(board: FullBoard, { pictures = true }: ArtifactChoice = {}): Artifact[] {
  const wanted = pictures ? ARTIFACTS : ARTIFACTS.filter(({ mediaType }) => mediaType !== PIXELS);
  return wanted.filter((artifact) => artifact.applies?.(board) ?? true);
}

/** A figure as drawing and as pixels; the heat-bars are what plain "svg" and "png" mean. */
function picture(figure: Figure, theme: ThemeName): Artifact[] {
  const { stem, name, needs } = figure;
  const file = `${stem}${theme === 'dark' ? '-dark' : ''}`;
  const main = stem === FIGURES[0]?.stem;
  const common = {
    ...(main ? {} : { beside: 'figures' as const }),
    needs,
    takes: main ? (['theme', 'ramp'] as const) : (['theme'] as const),
    applies: (board: FullBoard) => figure.applies(board),
  };
  return [
    {
      ...common,
      file: `${file}.svg`,
      format: main ? 'svg' : stem,
      mediaType: 'image/svg+xml',
      describe: `${name} figure, ${theme}`,
      render: (board, { root }) => withLetters(figure.svg(board, theme), root),
    },
    {
      ...common,
      file: `${file}.png`,
      format: main ? 'png' : stem,
      mediaType: PIXELS,
      describe: `${name} picture, ${theme}`,
      render: (board, { root }) => renderPng(figure.svg(board, theme), { fonts: fontsOf(root) }),
    },
  ];
}

/** An SVG of ours with the letters that it uses. @param root folder of the package itself */
export function withLetters(svg: string, root: string): string {
  return embedFonts(svg, fontsOf(root));
}

function fontsOf(root: string): readonly Font[] {
  return readFonts(join(root, 'public/fonts'));
}
