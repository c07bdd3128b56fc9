const FOCUSABLE = 'input, select, button, summary, a[href], [tabindex="0"]';

/**
 * Draws anew. A control that has moved keeps the focus where it stands now. Where what had the focus is gone, the nearest thing
 * that is left of its surroundings gets it; of what stood alone, what follows it.
 */
export function keepFocus(root: HTMLElement, draw: () => void): void {
  const before = document.activeElement;
  const around = before && root.contains(before) ? surroundings(root, before) : [];
  const control = controlOf(before);
  draw();
  if (control !== undefined && control !== controlOf(document.activeElement)) focusControl(root, control);
  if (around.length === 0 || root.contains(document.activeElement)) return;
  for (const element of around) {
    if (!element.isConnected) continue;
    const next = [element, ...element.querySelectorAll<HTMLElement>(FOCUSABLE)].find(isReachable);
    if (!next) continue;
    next.focus({ preventScroll: true });
    return;
  }
}

/** What a control is called wherever it stands; undefined for those that never move. */
function controlOf(element: Element | null): string | undefined {
  return element instanceof HTMLElement ? element.dataset['control'] : undefined;
}

function focusControl(root: HTMLElement, control: string): void {
  const same = [...root.querySelectorAll<HTMLElement>('[data-control]')].find(
    (one) => controlOf(one) === control && isReachable(one),
  );
  same?.focus({ preventScroll: true });
}

/** The elements around one, from the nearest to the root, and before the root what follows in it. */
function surroundings(root: HTMLElement, element: Element): HTMLElement[] {
  const path = pathTo(root, element);
  const outermost = path.at(-2);
  return [...path.slice(0, -1), ...(outermost ? following(outermost) : []), root];
}

function pathTo(root: HTMLElement, element: Element): HTMLElement[] {
  const parent = element.parentElement;
  if (!parent || element === root) return [];
  return [parent, ...pathTo(root, parent)];
}

function following(element: Element): HTMLElement[] {
  const next = element.nextElementSibling;
  return next instanceof HTMLElement ? [next, ...following(next)] : [];
}

function isReachable(element: HTMLElement): boolean {
  return element.matches(FOCUSABLE) && element.checkVisibility({ visibilityProperty: true });
}
