import type { VNode } from 'preact';
import type { Comparison } from '../board/compare.ts';
import type { Query } from '../board/board.ts';
import type { Offer } from '../board/compare-query.ts';
import { writeQuery } from '../board/query.ts';
import { formatCount } from '../format.ts';
import { compareHref, viewHref } from './href.ts';
import { CompareControls, type Find } from './CompareControls.tsx';
import { ComparedTable } from './ComparedTable.tsx';
import { PairSection } from './PairSection.tsx';

interface ComparisonViewProps {
  /** The way to the folder of the board. */
  readonly at: string;
  readonly comparison: Comparison;
  /** Present in the browser only. */
  readonly chooser?: Chooser;
}

/** What a reader can choose, and the view of the leaderboard that a comparison came from. */
export interface Chooser {
  readonly view: Query;
  /** The part of the board that is compared; empty for the whole. */
  readonly on: string;
  /** How many of all models the view lets through. */
  readonly offered: number;
  readonly all: number;
  readonly find: Find;
  /** Where the comparison is not the one that was asked for. */
  readonly notice: string;
  readonly onChange: (slugs: readonly string[]) => void;
  /** Forgets the filter of the view. */
  readonly onUnfilter: () => void;
}

/** Two to four evaluations side by side, then every pair of them: what can be said, and what it rests on. */
export function ComparisonView({ at, comparison, chooser }: ComparisonViewProps): VNode {
  const { evaluations, metrics, folded, pairs, notes } = comparison;
  return (
    <>
      <div class="controls" role="search" aria-label="Models to compare" hidden={!chooser}>
        <CompareControls
          chosen={evaluations.map(({ slug, label }) => ({ slug, name: label }))}
          find={chooser?.find ?? NOTHING}
          onChange={chooser?.onChange}
        />
        {chooser && <FromView at={at} chooser={chooser} />}
      </div>
      {chooser && chooser.notice !== '' && (
        <p class="ranked-on" role="status">
          {chooser.notice}
        </p>
      )}
      {chooser && chooser.on !== '' && (
        <p class="ranked-on">
          Compared on <b>{chooser.on}</b>: scores, intervals and verdicts are computed from this part.{' '}
          <a
            href={compareHref(
              at,
              evaluations.map(({ slug }) => slug),
              { ...chooser.view, tiers: null, tasks: null },
            )}
          >
            Compare on everything
          </a>
        </p>
      )}
      <section class="section verdicts" aria-live="polite">
        {pairs.map((pair) => (
          <p key={`${pair.a}-${pair.b}`}>{pair.verdict}</p>
        ))}
        {pairs.length === 0 && <p>There is nothing to compare it with.</p>}
      </section>
      <ComparedTable at={at} evaluations={evaluations} metrics={metrics} folded={folded} />
      {pairs.map((pair, index) => (
        <PairSection
          key={`${pair.a}-${pair.b}`}
          pair={pair}
          names={[evaluations[pair.a]?.label ?? '', evaluations[pair.b]?.label ?? '']}
          open={index === 0}
        />
      ))}
      <ul class="note notes">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}

const NOTHING = (): Offer => ({ choices: [], total: 1 });

/** How the filter of a view narrows the choice, and the way back to that view. */
function FromView({ at, chooser }: { at: string; chooser: Chooser }): VNode {
  const { view, offered, all, onUnfilter } = chooser;
  return (
    <>
      {offered < all && (
        <span class="chip">
          <span>
            {formatCount(offered)} of {formatCount(all)} models to choose from
          </span>
          <button type="button" aria-label="Choose from all models" onClick={onUnfilter}>
            ×
          </button>
        </span>
      )}
      {writeQuery(view) !== '' && <a href={viewHref(at, view)}>Back to your view</a>}
    </>
  );
}
