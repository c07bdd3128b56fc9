import type { VNode } from 'preact';

/** What the page says of results that a reader gave to it. */
export type Told =
  | { readonly kind: 'busy' | 'refused'; readonly text: string }
  | { readonly kind: 'added'; readonly text: string; readonly details: readonly string[] };

/** Results of the reader, and what can be done with them. */
export interface OwnBoard {
  /** What happened last; null where nothing did. */
  readonly told: Told | null;
  /** Asks for files. */
  readonly choose: () => void;
  /** Takes the results, or what was said of them, away. */
  readonly remove: () => void;
}

interface OwnResultsProps {
  /** null: nothing was given. */
  readonly told: Told | null;
  readonly onRemove?: (() => void) | undefined;
}

/** Where the page says what became of the results; empty until there are any, so that screen readers know the place. */
export function OwnResults({ told, onRemove }: OwnResultsProps): VNode {
  return (
    <div class={told ? `own-results ${told.kind}` : 'own-results'} role="status">
      {told && (
        <>
          <Words told={told} />
          {told.kind !== 'busy' && (
            <button type="button" onClick={onRemove}>
              {told.kind === 'added' ? 'Remove your results' : 'Close'}
            </button>
          )}
        </>
      )}
    </div>
  );
}

function Words({ told }: { told: Told }): VNode {
  if (told.kind !== 'added')
    return told.kind === 'busy' ? (
      <p>{told.text}</p>
    ) : (
      <div>
        <b>These results cannot be added.</b>
        <pre>{told.text}</pre>
      </div>
    );
  return (
    <div>
      <p>
        <b>With your results:</b> {told.text} They are not published: only this page shows them, until it is
        loaded again. Compare and other pages do not know them.
      </p>
      {told.details.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}
