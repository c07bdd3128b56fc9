import type { VNode } from 'preact';
import type { BoardRow } from '../../board/board.ts';

/** Chooses a row, or gives it free again. */
export type Pick = (slug: string) => void;

interface PickBoxProps {
  readonly row: BoardRow;
  /** Absent where nothing runs: the box is then hidden. */
  readonly onPick?: Pick | undefined;
}

const WHY_NOT = 'Your results cannot be compared: only this page knows them.';

/** The box that chooses a row for the tray. */
export function PickBox({ row, onPick }: PickBoxProps): VNode {
  // A row that nobody else sees has no place in an address, and so none in a comparison.
  if (row.unpublished)
    return (
      <label class="pick" title={WHY_NOT}>
        <input type="checkbox" disabled aria-label={`Select ${row.name}. ${WHY_NOT}`} />
      </label>
    );
  return (
    <label class="pick" hidden={!onPick}>
      <input
        type="checkbox"
        checked={row.isSelected}
        aria-label={`Select ${row.name}`}
        onChange={onPick && (() => onPick(row.slug))}
      />
    </label>
  );
}
