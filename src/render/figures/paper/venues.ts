/** How a venue sets its pages, in inches: the block of text, and the gap between its columns where it has two. */
interface Venue {
  readonly name: string;
  readonly text: number;
  readonly height: number;
  /** null: one column. */
  readonly gap: number | null;
}

const CENTIMETRE = 1 / 2.54;

/**
 * `\textwidth`, `\textheight` and `\columnsep` of the style files that the venues publish, looked up in November 2026:
 * icml2025.sty, neurips_2025.sty, iclr2026_conference.sty, acl.sty (A4 with margins of 2.5 cm; also in its formatting.md),
 * aaai25.sty, cvpr.sty of the author kit of 2025, tmlr.sty.
 */
export const VENUES = {
  icml: { name: 'ICML', text: 6.75, height: 9, gap: 0.25 },
  neurips: { name: 'NeurIPS', text: 5.5, height: 9, gap: null },
  iclr: { name: 'ICLR', text: 5.5, height: 9, gap: null },
  acl: { name: 'ACL', text: 16 * CENTIMETRE, height: 24.7 * CENTIMETRE, gap: 0.6 * CENTIMETRE },
  aaai: { name: 'AAAI', text: 7, height: 9, gap: 0.375 },
  cvpr: { name: 'CVPR', text: 6.875, height: 8.875, gap: 0.3125 },
  tmlr: { name: 'TMLR', text: 6.5, height: 9, gap: null },
} as const satisfies Readonly<Record<string, Venue>>;

/** What can be drawn for them. */
export const PAPER_FIGURE_NAMES = ['heatbars', 'pareto', 'pareto-cost', 'scaling', 'forest'] as const;

export type PaperFigureName = (typeof PAPER_FIGURE_NAMES)[number];

export type VenueName = keyof typeof VENUES;

/** half: one of two columns, or of two figures side by side; full: the whole block of text. */
export type PaperWidth = 'half' | 'full';

const POINTS = 72;
/** Between two figures side by side where there is one column. */
const BESIDE = 0.25;
/** The rest of a page is for the caption. */
const FIGURE_SHARE = 0.8;

/**
 * Printed width of a figure in points of 1/72 inch.
 * @example printedWidth('icml', 'half') // => 234
 * @example printedWidth('neurips', 'full') // => 396
 */
export function printedWidth(venue: VenueName, width: PaperWidth): number {
  const { text, gap } = VENUES[venue];
  return POINTS * (width === 'full' ? text : (text - (gap ?? BESIDE)) / 2);
}

/** As high as a figure may be, in points. */
export function printedHeight(venue: VenueName): number {
  return POINTS * VENUES[venue].height * FIGURE_SHARE;
}
