import type { Board, BoardRow, Cell, MetricHeading } from '../board/board.ts';
import { SYNTHETIC } from '../board/describe.ts';
import { cellOf } from '../board/metric-cells.ts';
import { formatCount } from '../format.ts';
import { dataSentence } from './caption.ts';
import { CHARACTER_COMMAND, latexNarrow, latexText, needsCharacterCommand } from './latex-text.ts';
import { shownLine } from './shown-line.ts';

export interface LatexOptions {
  /** How many columns of a page the table spans: rank, model and score in one, everything in two. Default double. */
  readonly columns?: 'single' | 'double';
  /** How many evaluations are printed, the first ones. Default: as many as fit one page. */
  readonly top?: number;
}

/** Rows that fit one page, beneath the caption, which is longer in one column. */
const ONE_PAGE = { single: 34, double: 45 } as const;

/** Names that are too long for one line get this much of the width. */
const NAME_WIDTH = { single: 'p{.4\\linewidth}', double: 'p{.26\\linewidth}' } as const;

/** More tiers than this have no room beside each other. */
const MOST_TIERS = 8;

/** Names longer than this are wrapped. */
const LONG_NAME = 28;

/** One column of the table: how it is aligned, what stands at its head, and what a row has in it, finished. */
interface Column {
  readonly align: string;
  readonly head: string;
  field(row: BoardRow): string;
}

/** `scores.tex`: one row per evaluation, as a float that a paper includes with `\input`. */
export function renderLatex(board: Board, options: LatexOptions = {}): string {
  const { columns: width = 'double', top = ONE_PAGE[options.columns ?? 'double'] } = options;
  const rows = board.rows.slice(0, top);
  const columns = columnsOf(board, rows, width);
  const float = width === 'double' ? 'table*' : 'table';
  const lines = [
    `\\begin{${float}}`,
    '\\centering',
    `\\caption{${captionOf(board, rows, width)}}`,
    `\\label{tab:${board.about.slug.replace(/[^a-z0-9-]/gi, '-')}}`,
    `\\smallskip\\footnotesize\\setlength{\\tabcolsep}{${width === 'double' ? '4' : '3'}pt}`,
    `\\begin{tabular}{${columns.map(({ align }) => align).join('')}}`,
    '\\toprule',
    `${columns.map(({ head }) => `{${head}}`).join(' & ')} \\\\`,
    '\\midrule',
    ...rows.flatMap((row) => rowLines(row, columns)),
    '\\bottomrule',
    '\\end{tabular}',
    `\\end{${float}}`,
  ];
  const body = lines.join('\n');
  return `${[...USE, ...(needsCharacterCommand(body) ? [CHARACTER_COMMAND] : []), body].join('\n')}\n`;
}

const USE = [
  '% \\usepackage{booktabs}',
  '% Only plain numbers stand without braces, so that a column r may become a column S of siunitx.',
];

function rowLines(row: BoardRow, columns: readonly Column[]): string[] {
  const heading = `\\multicolumn{${String(columns.length)}}{l}{\\textit{${latexText(row.part)}}} \\\\`;
  return [
    ...(row.part === '' ? [] : ['\\addlinespace', heading]),
    `${columns.map((column) => column.field(row)).join(' & ')} \\\\`,
  ];
}

function columnsOf(board: Board, rows: readonly BoardRow[], width: 'single' | 'double'): Column[] {
  const { metrics, tiers } = board;
  const { sorted, score, columns } = metrics;
  const isLong = rows.some(({ name }) => Array.from(name).length > LONG_NAME);
  const main: Column[] = [
    { align: 'r', head: '\\#', field: ({ rank }) => number(rank) },
    isLong
      ? {
          align: NAME_WIDTH[width],
          head: 'Model',
          field: ({ name }) => `\\raggedright ${latexNarrow(name)}`,
        }
      : { align: 'l', head: 'Model', field: ({ name }) => latexText(name) },
    {
      align: 'r',
      head: latexText(sorted.names.narrow),
      field: (row) => marked(row, cellOf(row.metrics, sorted)),
    },
    ...(sorted.isCertain
      ? [{ align: 'r', head: '95\\,\\% interval', field: (row: BoardRow) => rangeText(row, sorted) }]
      : []),
  ];
  if (width === 'single') return main;
  const others = [score, ...columns].filter(({ id, recorded }) => id !== sorted.id && recorded);
  return [...main, ...tierColumns(tiers, sorted), ...others.map(metricColumn)];
}

function showsTiers({ length }: Board['tiers']): boolean {
  return length > 1 && length <= MOST_TIERS;
}

/** The metric that rows are sorted by, tier by tier; nothing where there is but one, or where there are too many. */
function tierColumns(tiers: Board['tiers'], sorted: MetricHeading): Column[] {
  if (!showsTiers(tiers)) return [];
  return tiers.map(({ index, label }) => ({
    align: 'r',
    head: latexText(label),
    field: (row) => {
      const cell = row.tiers.find((tier) => tier.index === index);
      return cell ? bestOfTier(cellOf(cell.metrics, sorted)) : `{${latexText('—')}}`;
    },
  }));
}

function metricColumn(heading: MetricHeading): Column {
  return {
    align: 'r',
    head: latexText(heading.names.narrow),
    field: ({ metrics }) => number(cellOf(metrics, heading)),
  };
}

/** Bold where it is first, underlined where the board says that it ties for first. */
function marked({ rank, topGroup }: BoardRow, cell: Cell): string {
  if (rank.value === 1) return `{\\textbf{${latexText(cell.text)}}}`;
  return topGroup ? `{\\underline{${latexText(cell.text)}}}` : number(cell);
}

function bestOfTier(cell: Cell): string {
  return cell.tone === 'best' ? `{\\textbf{${latexText(cell.text)}}}` : number(cell);
}

/** A plain number as it is, anything else in braces. */
function number({ text }: Cell): string {
  return /^\d+(\.\d+)?$/.test(text) ? text : `{${latexText(text)}}`;
}

function rangeText({ metrics }: BoardRow, sorted: MetricHeading): string {
  return `{${latexText(cellOf(metrics, sorted).rangeText || '—')}}`;
}

/** What the table shows, how it is marked, how intervals were made, and of which data. */
function captionOf(board: Board, rows: readonly BoardRow[], width: 'single' | 'double'): string {
  const { about, metrics, method, rankedOn } = board;
  const { title, stamp, synthetic } = about;
  const shown = shownLine(board);
  const hasTiers = width === 'double' && showsTiers(board.tiers);
  const hidden = width === 'double' && board.tiers.length > MOST_TIERS;
  const cells = rows.map((row) => cellOf(row.metrics, metrics.sorted));
  const left = board.rows.length - rows.length;
  const sentences = [
    `${title}${stamp === '' ? '' : ` (${stamp})`}.`,
    ...(synthetic ? [SYNTHETIC] : []),
    left > 0 ? `The first ${formatCount(rows.length)} of ${formatCount(board.rows.length)} evaluations.` : '',
    `Ranked by ${metrics.sorted.label}${rankedOn === '' ? '' : `, on ${rankedOn}`}; bold: the best${hasTiers ? ', of all and of its tier' : ''}${rows.some(({ topGroup }) => topGroup) ? '; underlined: ties for first, no difference in that group is significant' : ''}.`,
    `${method}.`,
    cells.some(({ incomplete }) => incomplete) ? '* some points are missing.' : '',
    hidden
      ? `The scores of ${formatCount(board.tiers.length)} tiers are left out: no more than ${formatCount(MOST_TIERS)} fit.`
      : '',
    shown,
    dataSentence(about),
  ];
  // An address has no spaces, and so has to break inside.
  const address = about.address === undefined ? [] : [`Online: ${latexNarrow(about.address)}`];
  return [...sentences.filter((sentence) => sentence !== '').map(latexText), ...address].join(' ');
}
