import { moveFocus, stopAtOneCell } from './cell-focus.ts';
import { makeTipBox, type TipBox } from './tip-box.ts';

export interface Tips {
  /** Draws cells anew. What is told of the cell under the pointer stays, with what the cell says now. */
  redraw(draw: () => void): void;
}

/**
 * Shows the facts of a cell to the mouse, the keyboard and touch alike, where the browser's own tooltip serves only the
 * first. Without this script the titles remain.
 */
export function watchTips(root: HTMLElement): Tips {
  const tip = makeTipBox();
  followPointer(root, tip);
  followTouch(tip);
  followKeyboard(root, tip);
  stopAtOneCell(root);
  return {
    redraw(draw) {
      const { cell } = tip;
      tip.hide();
      draw();
      stopAtOneCell(root);
      if (cell?.title && root.contains(cell)) tip.show(cell);
    },
  };
}

/** The cell of an event that has something to say, or already says it. */
function cellOf({ target }: Event, { cell }: TipBox): HTMLElement | null {
  if (!(target instanceof Element)) return null;
  return cell?.contains(target) ? cell : target.closest<HTMLElement>(':is(tbody, .cards) [title]');
}

function followPointer(root: HTMLElement, tip: TipBox): void {
  root.addEventListener('pointerover', (event) => {
    const cell = event.pointerType === 'touch' ? null : cellOf(event, tip);
    if (cell) tip.show(cell);
  });
  for (const element of [root, tip.element]) {
    element.addEventListener('pointerout', ({ pointerType, relatedTarget }) => {
      const stays = relatedTarget instanceof Node && tip.cell?.contains(relatedTarget);
      if (pointerType !== 'touch' && !stays && !tip.contains(relatedTarget)) tip.hide();
    });
  }
}

/** A tap on a cell shows its facts, another one anywhere takes them away. */
function followTouch(tip: TipBox): void {
  document.addEventListener('click', (event) => {
    if (!(event instanceof PointerEvent) || event.pointerType !== 'touch') return;
    const cell = cellOf(event, tip);
    if (cell && cell !== tip.cell) tip.show(cell);
    else if (!tip.contains(event.target)) tip.hide();
  });
}

function followKeyboard(root: HTMLElement, tip: TipBox): void {
  root.addEventListener('focusin', (event) => {
    const cell = cellOf(event, tip);
    if (cell?.matches(':focus-visible')) tip.show(cell);
  });
  root.addEventListener('focusout', tip.hide);
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') tip.hide();
  });
  root.addEventListener('keydown', (event) => {
    if (event.target instanceof HTMLElement && moveFocus(event.target, event.key)) event.preventDefault();
  });
  const onScroll = (): void => {
    // The keyboard scrolls by moving the focus: then the tip goes along.
    if (tip.cell && tip.cell === document.activeElement) tip.follow();
    else tip.hide();
  };
  document.addEventListener('scroll', onScroll, { capture: true, passive: true });
}
