import type { FullBoard } from '../board/full-board.ts';
import { SYNTHETIC } from '../board/describe.ts';
import { cellOf } from '../board/metric-cells.ts';
import { formatCount, formatQuantity } from '../format.ts';
import { badgeWords } from './badge.ts';
import { escapeSvg } from './figures/draw/svg.ts';
import { heatbarsWords } from './figures/heatbars/heatbars.ts';
import { markdownTable, markdownText } from './markdown-text.ts';

/** Between these marks stands what is written; everything else in the file belongs to its author. */
export const README_MARKS = { start: '<!-- evalpress:start -->', end: '<!-- evalpress:end -->' } as const;

/** Files that the text shows, as the board prints them. */
export const README_FILES = ['scores.svg', 'scores-dark.svg', 'badge.svg'] as const;

export interface ReadmeOptions {
  /** What the addresses of pictures begin with: a folder beside the file, or the board on its site; with a slash. */
  readonly from: string;
  /** The board on its site; null where it is not known. */
  readonly site: string | null;
  readonly top: number;
}

/** Badge, figure (light and dark) and table of a board as Markdown, with the marks around it. */
export function renderReadme(board: FullBoard, { from, site, top }: ReadmeOptions): string {
  const { about, rows, metrics } = board;
  const shown = rows.slice(0, top);
  const address = (file: string): string => escapeSvg(`${from}${file}`);
  const linked = (html: string): string =>
    site === null ? html : `<a href="${escapeSvg(site)}">${html}</a>`;
  const badge = `<img src="${address('badge.svg')}" height="20" alt="${attribute(badgeWords(board))}">`;
  const picture = [
    '<picture>',
    `  <source media="(prefers-color-scheme: dark)" srcset="${address('scores-dark.svg')}">`,
    `  <img src="${address('scores.svg')}" width="100%" alt="${attribute(heatbarsWords(board))}">`,
    '</picture>',
  ].join('\n');
  const table = markdownTable(
    ['Rank', '95 % range', 'Model', metrics.sorted.label, '95 % interval'].map(markdownText),
    shown.map((row) => {
      const cell = cellOf(row.metrics, metrics.sorted);
      return [row.rank.text, row.rankRange.text, row.name, cell.text, cell.rangeText || '—'].map(
        markdownText,
      );
    }),
    3,
  );
  const more =
    shown.length < rows.length
      ? `The first ${formatCount(shown.length)} of ${formatQuantity(rows.length, 'evaluation')}.`
      : '';
  const sentences = [board.summary, board.verdict, more, `${board.method}.`];
  return [
    README_MARKS.start,
    linked(badge),
    ...(about.synthetic ? [`**${SYNTHETIC}**`] : []),
    linked(picture),
    table,
    sentences
      .filter((sentence) => sentence !== '')
      .map(markdownText)
      .join(' '),
    README_MARKS.end,
  ].join('\n\n');
}

/** Text inside an attribute: on one line, because a blank line would end the HTML. */
function attribute(text: string): string {
  return escapeSvg(text.replaceAll(/\s+/g, ' '));
}
