import type { Board, BoardRow } from '../board/board.ts';
import { formatCount } from '../format.ts';
import { palette, type } from '../theme.ts';
import { cutText } from './figures/draw/fit-text.ts';
import { element, escapeSvg, label, type Svg, title } from './figures/draw/svg.ts';
import { textWidth } from './figures/draw/text-width.ts';
import { jsonText } from './json-text.ts';

/** A badge in words: what it is about, and what it says. */
interface Badge {
  readonly about: string;
  readonly message: string;
}

const HEIGHT = 20;
const SIZE = 11;
const PADDING = 6;
const BASE_LINE = 14;
const LONGEST = { about: 170, message: 230 } as const;
const { medium } = type;
const { good, bg } = palette('light');
const GREY = '#4b5563';

/** Who is first, or how many tie for it. */
function badgeOf({ about, rows }: Board): Badge {
  const first = rows.filter(({ topGroup }) => topGroup).length;
  const [leader] = rows;
  const message =
    leader === undefined
      ? 'no evaluation'
      : first > 1
        ? `${formatCount(first)} models tie for first`
        : `first: ${leader.name}`;
  return { about: about.title, message };
}

/** What the badge of a board says, for those who cannot see it. */
export function badgeWords(board: Board): string {
  const { about, message } = badgeOf(board);
  return `${about}: ${message}`;
}

/** The rank of one evaluation with the range that the data leave possible. */
function badgeOfRow({ about, total }: Board, { rank, rankRange }: BoardRow): Badge {
  if (rank.value === null) return { about: about.title, message: 'not ranked' };
  const range = rankRange.value === null ? '' : ` (95 %: ${rankRange.text})`;
  return { about: about.title, message: `rank ${rank.text} of ${formatCount(total)}${range}` };
}

/** `badge.json`: an endpoint as shields.io reads it. */
export function renderBadgeJson(board: Board): string {
  return shieldsJson(badgeOf(board));
}

/** `badge.svg`: the same, drawn here, so that nobody else is asked. */
export function renderBadgeSvg(board: Board): string {
  return drawBadge(badgeOf(board));
}

export function renderRowBadgeJson(board: Board, row: BoardRow): string {
  return shieldsJson(badgeOfRow(board, row));
}

export function renderRowBadgeSvg(board: Board, row: BoardRow): string {
  return drawBadge(badgeOfRow(board, row));
}

function shieldsJson({ about, message }: Badge): string {
  return jsonText({
    schemaVersion: 1,
    label: about,
    message,
    color: good.slice(1),
    labelColor: GREY.slice(1),
  });
}

function drawBadge({ about, message }: Badge): Svg {
  const left = cutText(about, LONGEST.about, SIZE, medium);
  const right = cutText(message, LONGEST.message, SIZE, medium);
  const [leftWidth, rightWidth] = [left, right].map((text) =>
    Math.ceil(textWidth(text, SIZE, medium) + 2 * PADDING),
  );
  const middle = leftWidth ?? 0;
  const width = middle + (rightWidth ?? 0);
  const words = `${about}: ${message}`;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height: HEIGHT,
      viewBox: `0 0 ${String(width)} ${String(HEIGHT)}`,
      role: 'img',
      'aria-label': words,
      'font-family': type.family,
      'font-size': SIZE,
      'font-weight': medium,
      fill: bg,
    },
    title(words),
    element('desc', {}, escapeSvg(words)),
    element('rect', { width, height: HEIGHT, rx: 3, fill: GREY }),
    element('path', {
      d: `M${String(middle)} 0H${String(width - 3)}V${String(HEIGHT)}H${String(middle)}Z`,
      fill: good,
    }),
    element('rect', { x: width - 6, width: 6, height: HEIGHT, rx: 3, fill: good }),
    label(PADDING, BASE_LINE, left),
    label(middle + PADDING, BASE_LINE, right),
  );
}
