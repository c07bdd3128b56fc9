import { Fragment, type VNode } from 'preact';
import type { Board } from '../../board/board.ts';
import { NothingFound } from '../EmptyRow.tsx';
import type { Pick } from '../selection/PickBox.tsx';
import { Card } from './Card.tsx';

interface CardsProps {
  readonly board: Board;
  readonly at: string | null;
  /** Without tiers, which stand in the table. */
  readonly isBrief?: boolean;
  readonly onReset?: (() => void) | undefined;
  readonly onSearch?: ((search: string) => void) | undefined;
  readonly onPick?: Pick | undefined;
}

/** The rows of a board for a phone: one card each, in the order of the table. */
export function Cards({ board, at, isBrief = false, onReset, onSearch, onPick }: CardsProps): VNode {
  return (
    <ol id="cards" class="cards" aria-label={`${board.about.title}, by ${board.metrics.sorted.label}`}>
      {board.rows.map((row, slot) => (
        <Fragment key={slot}>
          {row.part !== '' && <li class="card-part">{row.part}</li>}
          <Card board={board} row={row} at={at} isBrief={isBrief} onPick={onPick} />
        </Fragment>
      ))}
      {board.matched === 0 && (
        <li class="empty">
          <NothingFound board={board} onReset={onReset} onSearch={onSearch} />
        </li>
      )}
    </ol>
  );
}
