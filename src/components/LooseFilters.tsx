import type { VNode } from 'preact';
import type { Board } from '../board/board.ts';
import { type Ask, withoutWords } from './group-filter.ts';

/** Filters that came with the address and have no control of their own: chosen evaluations, unknown groups. */
export function LooseFilters({ board, ask }: { board: Board; ask: Ask }): VNode {
  const { query, facets } = board;
  const known = new Set(facets.flatMap((facet) => facet.values.map((value) => value.group)));
  const unknown = [...new Set(query.groups.flat())].filter((word) => !known.has(word));
  return (
    <>
      {unknown.map((word) => (
        <Chip
          key={word}
          text={word}
          remove={() => ask({ groups: withoutWords(query.groups, new Set([word])) })}
        />
      ))}
      {query.evaluations && (
        <Chip text={`evaluation ${query.evaluations.join(', ')}`} remove={() => ask({ evaluations: null })} />
      )}
    </>
  );
}

function Chip({ text, remove }: { text: string; remove: () => void }): VNode {
  return (
    <span class="chip">
      <span>{text}</span>
      <button type="button" aria-label={`Remove ${text}`} onClick={remove}>
        ×
      </button>
    </span>
  );
}
