import type { VNode } from 'preact';
import type { Board, Heading, Query } from '../board/board.ts';
import { NO_FILTER } from '../board/query.ts';
import { ColumnPicker } from './ColumnPicker.tsx';
import { FacetFilters } from './FacetFilters.tsx';
import { FilterSwitch } from './FilterSwitch.tsx';
import type { Ask } from './group-filter.ts';
import { LooseFilters } from './LooseFilters.tsx';
import { TaskPicker } from './TaskPicker.tsx';

export interface ControlsProps {
  readonly board: Board;
  /** Asks for another view; `typing` while a word is not finished. */
  readonly onChange?: ((query: Query, typing?: boolean) => void) | undefined;
  /** Whether a reader may add results. */
  readonly canAdd?: boolean | undefined;
  readonly onAdd?: (() => void) | undefined;
}

const MANY_TIERS = 5;

/** One line above the table: find, filter by group; what is ranked on, and by which metric. */
export function Controls({ board, onChange, canAdd = false, onAdd }: ControlsProps): VNode {
  const { query, allTiers: tiers, metrics } = board;
  const ask = (change: Partial<Query>, typing = false): void =>
    onChange?.({ ...query, page: 1, ...change }, typing);
  return (
    <>
      <input
        type="search"
        placeholder="Find a model"
        aria-label="Find a model"
        autocomplete="off"
        value={query.search}
        spellcheck={false}
        onInput={(event) => ask({ search: event.currentTarget.value }, true)}
      />
      <FilterSwitch query={query} />
      <div class="filters" id="filters">
        <FacetFilters facets={board.facets} query={query} ask={ask} />
        {tiers.length > 1 && <TierChoice tiers={tiers} query={query} ask={ask} />}
        {board.allTasks.length > 1 && <TaskPicker board={board} ask={ask} />}
        {(board.lacking > 0 || query.isComplete) && <CompleteChoice query={query} ask={ask} />}
        <ColumnPicker board={board} ask={ask} />
      </div>
      <label>
        rank by{' '}
        <select
          value={metrics.sorted.id}
          onChange={(event) => ask({ sort: event.currentTarget.value, isReversed: false })}
        >
          {metrics.all
            .filter(({ rankable }) => rankable)
            .map((metric) => (
              <option key={metric.id} value={metric.id} selected={metric === metrics.sorted}>
                {metric.label}
              </option>
            ))}
        </select>
      </label>
      <LooseFilters board={board} ask={ask} />
      {(isFiltered(query) || board.rankedOn !== '') && (
        <button type="button" class="reset" onClick={() => ask({ ...NO_FILTER, tiers: null, tasks: null })}>
          clear all
        </button>
      )}
      {canAdd && (
        <button type="button" class="add" onClick={onAdd}>
          Add your results
        </button>
      )}
    </>
  );
}

/** Whether evaluations that lack cells are shown; no rank depends on it. */
function CompleteChoice({ query, ask }: { query: Query; ask: Ask }): VNode {
  return (
    <span class="segments" role="group" aria-label="Evaluations that lack cells">
      {[false, true].map((isComplete) => (
        <button
          key={isComplete}
          type="button"
          aria-pressed={query.isComplete === isComplete}
          onClick={() => ask({ isComplete })}
        >
          {isComplete ? 'complete only' : 'all'}
        </button>
      ))}
    </span>
  );
}

/** The tier that rows are ranked on. */
function TierChoice({ tiers, query, ask }: { tiers: readonly Heading[]; query: Query; ask: Ask }): VNode {
  const choices = [{ id: null, label: 'all tiers' }, ...tiers];
  const isChosen = (id: string | null): boolean =>
    id === null ? query.tiers === null : (query.tiers?.includes(id) ?? false);
  const choose = (id: string | null): void => ask({ tiers: id === null ? null : [id] });
  if (tiers.length > MANY_TIERS) {
    return (
      <select aria-label="Tier" onChange={(event) => choose(event.currentTarget.value || null)}>
        {choices.map(({ id, label }) => (
          <option key={id} value={id ?? ''} selected={isChosen(id)}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <span class="segments" role="group" aria-label="Tier">
      {choices.map(({ id, label }) => (
        <button key={id} type="button" aria-pressed={isChosen(id)} onClick={() => choose(id)}>
          {label}
        </button>
      ))}
    </span>
  );
}

function isFiltered({ groups, evaluations, search, isComplete }: Query): boolean {
  return groups.length > 0 || evaluations !== null || search !== '' || isComplete;
}
