import type { VNode } from 'preact';
import { MOST_COMPARED, type Offer } from '../board/compare-query.ts';
import { ModelPicker } from './ModelPicker.tsx';

/** Models that match a text, without those that are taken. */
export type Find = (text: string, taken?: readonly string[]) => Offer;

export interface Compared {
  readonly slug: string;
  readonly name: string;
}

interface CompareControlsProps {
  /** Two to four. */
  readonly chosen: readonly Compared[];
  readonly find: Find;
  readonly onChange?: ((slugs: readonly string[]) => void) | undefined;
}

/** One field per model, and one more to add another; from the third on they can be taken away. */
export function CompareControls({ chosen, find, onChange }: CompareControlsProps): VNode {
  const slugs = chosen.map(({ slug }) => slug);
  const choose = (place: number, slug: string): void => {
    const next = slugs.length === place ? [...slugs, slug] : slugs.with(place, slug);
    // Choosing one that is shown already swaps the two.
    const twin = slugs.indexOf(slug);
    onChange?.(twin >= 0 && place < slugs.length ? swap(slugs, twin, place) : next);
  };
  const remove = (place: number): void => onChange?.(slugs.filter((_, index) => index !== place));
  const findFree = (text: string): Offer => find(text, slugs);
  return (
    <>
      {chosen.map(({ name }, place) => (
        <span key={place} class={place < 2 ? 'menu' : 'chip'}>
          <ModelPicker
            id={`model-${place + 1}`}
            label={`Model ${place + 1}`}
            chosen={name}
            find={find}
            onChoose={(slug) => choose(place, slug)}
          />
          {place >= 2 && (
            <button type="button" aria-label={`Remove ${name}`} onClick={() => remove(place)}>
              ×
            </button>
          )}
        </span>
      ))}
      {chosen.length < MOST_COMPARED && findFree('').total > 0 && (
        <span key="add" class="menu">
          <ModelPicker
            id="model-add"
            label="Add a model"
            placeholder="add another"
            chosen=""
            find={findFree}
            onChoose={(slug) => choose(slugs.length, slug)}
          />
        </span>
      )}
    </>
  );
}

function swap(list: readonly string[], a: number, b: number): string[] {
  return list.with(a, list[b] ?? '').with(b, list[a] ?? '');
}
