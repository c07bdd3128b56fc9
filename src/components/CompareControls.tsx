import type { VNode } from 'preact';
import { type Choice, MOST_COMPARED } from '../board/compare-query.ts';

interface CompareControlsProps {
  /** Slugs, two to four. */
  readonly chosen: readonly string[];
  readonly choices: readonly Choice[];
  readonly onChange?: ((slugs: readonly string[]) => void) | undefined;
}

/** One menu per evaluation, and one more to add another; from the third on they can be taken away. */
export function CompareControls({ chosen, choices, onChange }: CompareControlsProps): VNode {
  const choose = (place: number, slug: string): void => {
    const next = chosen.length === place ? [...chosen, slug] : chosen.with(place, slug);
    // Choosing one that is shown already swaps the two.
    const twin = chosen.indexOf(slug);
    onChange?.(twin >= 0 && twin !== place && place < chosen.length ? swap(chosen, twin, place) : next);
  };
  const remove = (place: number): void => onChange?.(chosen.filter((_, index) => index !== place));
  const free = choices.filter(({ slug }) => !chosen.includes(slug));
  return (
    <>
      {chosen.map((slug, place) => (
        <span key={place} class={place < 2 ? 'menu' : 'chip'}>
          <Menu
            label={`Evaluation ${place + 1}`}
            chosen={slug}
            choices={choices}
            onChoose={(next) => choose(place, next)}
          />
          {place >= 2 && (
            <button type="button" aria-label={`Remove evaluation ${place + 1}`} onClick={() => remove(place)}>
              ×
            </button>
          )}
        </span>
      ))}
      {chosen.length < Math.min(MOST_COMPARED, choices.length) && (
        <span class="menu">
          <Menu
            label="Add an evaluation"
            chosen=""
            choices={free}
            onChoose={(slug) => choose(chosen.length, slug)}
          />
        </span>
      )}
    </>
  );
}

function swap(list: readonly string[], a: number, b: number): string[] {
  return list.with(a, list[b] ?? '').with(b, list[a] ?? '');
}

interface MenuProps {
  readonly label: string;
  readonly chosen: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (slug: string) => void;
}

function Menu({ label, chosen, choices, onChoose }: MenuProps): VNode {
  return (
    <select aria-label={label} value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
      {chosen === '' && <option value="">add another</option>}
      {choices.map(({ slug, name }) => (
        <option key={slug} value={slug} selected={slug === chosen}>
          {name}
        </option>
      ))}
    </select>
  );
}
