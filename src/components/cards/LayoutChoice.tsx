import type { VNode } from 'preact';
import type { Layout } from '../../board/board.ts';

interface LayoutChoiceProps {
  readonly layout: Layout;
  /** Present in the browser only; without scripts the links lead to one of the two, which is then shown. */
  readonly onLayout?: ((layout: Layout) => void) | undefined;
}

const LAYOUTS: readonly (readonly [layout: Layout, label: string])[] = [
  ['cards', 'Cards'],
  ['table', 'Table'],
];

/** What a phone shows of the board. */
export function LayoutChoice({ layout, onLayout }: LayoutChoiceProps): VNode {
  return (
    <nav class={`layouts is-${layout}`} aria-label="Layout">
      {LAYOUTS.map(([id, label]) => (
        <a
          key={id}
          href={`#${id}`}
          aria-current={id === layout}
          onClick={
            onLayout &&
            ((event: MouseEvent) => {
              event.preventDefault();
              onLayout(id);
            })
          }
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
