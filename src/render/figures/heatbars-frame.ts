import type { Board } from '../../board/board.ts';
import { formatQuantity } from '../../format.ts';
import { drawNotes, drawTitle, type Block, type Frame } from './draw/figure-frame.ts';
import { sentence } from './sentence.ts';

/** What is shown, in one line of title and one sentence of truth. */
export function drawHead({ about, summary, verdict }: Board, frame: Frame): Block {
  return drawTitle(about, summary, verdict, frame);
}

/** What a reader must know to quote the figure: the intervals, n, the order, the asterisk, the version. */
export function drawFooter(board: Board, frame: Frame): Block {
  return drawNotes(notes(board), board.about, frame);
}

/** Everything that holds for the whole figure, then what its marks mean. */
function notes(board: Board): string[] {
  const { rows, metrics, total } = board;
  const parts = rows.flatMap((row) => [row, ...row.tiers]);
  const by = metrics.find((metric) => metric.sorted)?.label;
  return [
    sentence(board.method),
    by === undefined ? '' : `Ranked by ${by}.`,
    rows.length < total
      ? `Shown: ${rows.length} of ${formatQuantity(total, 'evaluation')}; ranks are those of the whole board.`
      : '',
    parts.some(({ reasonscore }) => reasonscore.text.endsWith('*')) ? '* some points are missing.' : '',
    rows.some(({ plain }) => plain.text.startsWith('≈')) ? '≈ a cell has fewer than 128 responses.' : '',
    ...board.notes,
  ];
}
