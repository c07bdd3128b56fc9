import type { VNode } from 'preact';
import type { Board, BoardRow } from '../../board/board.ts';
import { modelHref } from '../href.ts';
import { ModelName } from '../ModelName.tsx';
import { Interval } from '../Interval.tsx';
import { type Pick, PickBox } from '../selection/PickBox.tsx';
import { CardTier } from './CardTier.tsx';

interface CardProps {
  readonly board: Board;
  readonly row: BoardRow;
  /** The way to the folder of the board; null where models have no page. */
  readonly at: string | null;
  /** Without its tiers, which stand in the table. */
  readonly isBrief?: boolean | undefined;
  readonly onPick?: Pick | undefined;
}

/** One evaluation: what a list of results needs, and its tiers in a fold. */
export function Card({ board, row, at, isBrief = false, onPick }: CardProps): VNode {
  const { headline, second } = row.metrics;
  return (
    <li class={cardClasses(row)}>
      <p class="card-rank">
        <b>
          <span class="sr">Rank </span>
          {row.rank.text}
          {row.notes.length > 0 && <i>†</i>}
        </b>
        {row.rankRange.value !== null && (
          <small>
            {row.rankRange.text} <span>tie {row.tieGroup.text}</span>
          </small>
        )}
        {row.inView !== '' && <small>({row.inView})</small>}
        <PickBox row={row} onPick={onPick} />
      </p>
      <h2>
        <ModelName row={row} at={at} />
        {row.details !== '' && <small>{row.details}</small>}
      </h2>
      <p class="card-score" title={`${headline.title}\n${second.title}`}>
        <b>{headline.text}</b>
        {headline.rangeText !== '' && <small>{headline.rangeText}</small>}
      </p>
      <Interval cell={headline} scale={board.scale} />
      {!isBrief && <CardMore board={board} row={row} at={at} />}
    </li>
  );
}

function cardClasses({ separated, topGroup, isSelected, unpublished }: BoardRow): string {
  const marks = [separated && 'apart', topGroup && 'top', isSelected && 'selected', unpublished && 'own'];
  return ['card', ...marks.filter((mark) => mark !== false)].join(' ');
}

/** As many tasks as a card can hold. */
const MOST_TASKS = 24;

function CardMore({ board, row, at }: CardProps): VNode {
  const { second } = board.metrics;
  const hasTasks = board.tasks.length <= MOST_TASKS;
  return (
    <details>
      <summary>
        {hasTasks || board.taskGroups.length > 0 ? 'Tiers and tasks' : 'Tiers'}
        <span class="sr"> of {row.label}</span>
      </summary>
      {row.notes.map((note) => (
        <p key={note}>† {note}</p>
      ))}
      <p>
        {second.names.page} {row.metrics.second.text}
        {row.metrics.second.rangeText !== '' && ` (${row.metrics.second.rangeText})`}
      </p>
      {row.tiers.map((tier) => (
        <CardTier key={tier.id} board={board} tier={tier} withTasks={hasTasks} />
      ))}
      {!hasTasks && !row.unpublished && at !== null && (
        <p>
          <a href={modelHref(at, row.slug)}>
            All {board.tasks.length} tasks<span class="sr"> of {row.label}</span>
          </a>
        </p>
      )}
    </details>
  );
}
