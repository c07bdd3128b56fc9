import type { VNode } from 'preact';
import type { Facet, FacetValue, Query } from '../board/board.ts';
import { formatCount } from '../format.ts';
import { type Ask, withFacet } from './group-filter.ts';

interface FacetFiltersProps {
  readonly facets: readonly Facet[];
  readonly query: Query;
  readonly ask: Ask;
}

/** As many facets as fit one line get a menu of their own; the others share the last one. */
const OWN_MENUS = 6;

/** One menu per facet; a chosen value turns it into a chip that can be taken away again. */
export function FacetFilters({ facets, query, ask }: FacetFiltersProps): VNode {
  const own = facets.length > OWN_MENUS + 1 ? facets.slice(0, OWN_MENUS) : facets;
  const shared = facets.slice(own.length);
  const set = (facet: Facet, group: string | null): void =>
    ask({ groups: withFacet(query.groups, facet, group) });
  const choose = (group: string): void => {
    const facet = shared.find(({ values }) => values.some((value) => value.group === group));
    if (facet) set(facet, group);
  };
  return (
    <>
      {own.map((facet) => (
        <FacetMenu key={facet.id} facet={facet} set={set} />
      ))}
      {shared
        .filter((facet) => facet.values.some((value) => value.active))
        .map((facet) => (
          <FacetMenu key={facet.id} facet={facet} set={set} />
        ))}
      {shared.length > 0 && <SharedMenu facets={shared} choose={choose} />}
    </>
  );
}

function FacetMenu({
  facet,
  set,
}: {
  facet: Facet;
  set: (facet: Facet, group: string | null) => void;
}): VNode {
  const active = facet.values.filter((value) => value.active);
  const name = active.map((value) => nameOf(facet, value)).join(', ');
  return (
    <span class={active.length > 0 ? 'chip' : 'menu'}>
      <select
        aria-label={`Filter by ${facet.label}`}
        value={active[0]?.group ?? ''}
        onChange={(event) => set(facet, event.currentTarget.value || null)}
      >
        <option value="">{facet.label}</option>
        {facet.values.map((value) => (
          <option key={value.group} value={value.group} selected={value === active[0]}>
            {value === active[0] ? name : `${value.label} (${formatCount(value.count)})`}
          </option>
        ))}
      </select>
      {active.length > 0 && (
        <button type="button" aria-label={`Remove ${name}`} onClick={() => set(facet, null)}>
          ×
        </button>
      )}
    </span>
  );
}

function SharedMenu({
  facets,
  choose,
}: {
  facets: readonly Facet[];
  choose: (group: string) => void;
}): VNode {
  return (
    <span class="menu">
      <select aria-label="More filters" value="" onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">more</option>
        {facets.map((facet) => (
          <optgroup key={facet.id} label={facet.label}>
            {facet.values.map((value) => (
              <option key={value.group} value={value.group}>
                {value.label} ({formatCount(value.count)})
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </span>
  );
}

function nameOf(facet: Facet, value: FacetValue): string {
  return facet.id === '' ? value.label : `${facet.label}: ${value.label}`;
}
