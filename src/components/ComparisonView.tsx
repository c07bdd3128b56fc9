import type { VNode } from 'preact';
import type { Comparison } from '../board/compare.ts';
import type { Choice } from '../board/compare-query.ts';
import { compareHref } from './href.ts';
import { CompareControls } from './CompareControls.tsx';
import { ComparedTable } from './ComparedTable.tsx';
import { PairSection } from './PairSection.tsx';

interface ComparisonViewProps {
  /** The way to the folder of the board. */
  readonly at: string;
  readonly comparison: Comparison;
  readonly choices: readonly Choice[];
  /** The part of the board that is compared; empty for the whole. */
  readonly on?: string;
  /** Present in the browser only: shows the controls and makes them work. */
  readonly onChange?: ((slugs: readonly string[]) => void) | undefined;
}

/** Two to four evaluations side by side, then every pair of them: what can be said, and what it rests on. */
export function ComparisonView({ at, comparison, choices, on = '', onChange }: ComparisonViewProps): VNode {
  const { evaluations, metrics, folded, pairs, isPaired, notes } = comparison;
  return (
    <>
      <div class="controls" role="search" aria-label="Evaluations to compare" hidden={!onChange}>
        <CompareControls chosen={evaluations.map(({ slug }) => slug)} choices={choices} onChange={onChange} />
      </div>
      {on !== '' && (
        <p class="ranked-on">
          Compared on <b>{on}</b>: scores, intervals and verdicts are computed from this part.{' '}
          <a
            href={compareHref(
              at,
              evaluations.map(({ slug }) => slug),
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
          score={metrics.score.label}
          isPaired={isPaired}
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
