import type { VNode } from 'preact';
import type { Board } from '../../board/board.ts';
import { MOST_COMPARED } from '../../board/compare-query.ts';
import { formatCount } from '../../format.ts';
import { compareHref } from '../href.ts';

interface TrayProps {
  readonly board: Board;
  readonly at: string;
  /** Absent where nothing runs. */
  readonly onSelect?: ((slugs: readonly string[]) => void) | undefined;
}

/** The rows that a reader chose, and what can be done with them. It stands below the table, never over it. */
export function Tray({ board, at, onSelect }: TrayProps): VNode | null {
  const { selected, query } = board;
  if (!onSelect || selected.length === 0) return null;
  const slugs = selected.map(({ slug }) => slug);
  return (
    <section class="tray" aria-label="Selected">
      <b>{formatCount(selected.length)} selected</b>
      {selected.map(({ slug, name }) => (
        <span class="chip" key={slug}>
          <span>{name}</span>
          <button
            type="button"
            aria-label={`Remove ${name} from the selection`}
            onClick={() => onSelect(slugs.filter((one) => one !== slug))}
          >
            ×
          </button>
        </span>
      ))}
      {selected.length > 1 && (
        <a class="compare" href={compareHref(at, slugs.slice(0, MOST_COMPARED), query)}>
          Compare {selected.length > MOST_COMPARED && 'the first '}
          {formatCount(Math.min(selected.length, MOST_COMPARED))}
        </a>
      )}
      <button type="button" onClick={() => onSelect([])}>
        Clear
      </button>
    </section>
  );
}
