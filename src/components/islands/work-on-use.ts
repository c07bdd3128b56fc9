/** What a reader may do before the controls work. */
const ACTS = ['click', 'input', 'change'] as const;

/** Signs that somebody uses the page: each comes before a click. */
const SIGNS = ['pointermove', 'pointerdown', 'focusin', 'keydown', 'dragenter'] as const;

/** Where controls stand. Each place is counted by itself, so that another control elsewhere moves none. */
const PLACES = [
  '.controls :is(input, select, button)',
  'thead button',
  'tbody .open',
  '.legend button',
  '.tools :is(button, select)',
  '.pager :is(a, input)',
  '.layouts a',
  '.pick input',
] as const;

interface Act {
  readonly type: (typeof ACTS)[number];
  readonly place: string;
  /** Which of the controls there. */
  readonly index: number;
  readonly value: string;
}

type Field = HTMLInputElement | HTMLSelectElement;

/**
 * The code and the data behind the controls are fetched when somebody begins to use the page; the table that came with it is
 * there all the while. What is clicked or typed before they have come is done when they have.
 *
 * @param prepare fetches both; what it returns draws the page and makes its controls work
 */
export function workOnUse(root: HTMLElement, prepare: () => Promise<() => void>): void {
  const acts: Act[] = [];
  const listening = new AbortController();
  const { signal } = listening;
  let isLoading = false;
  const load = async (): Promise<void> => {
    if (isLoading) return;
    isLoading = true;
    try {
      const start = await prepare();
      listening.abort();
      start();
      // For whoever waits until the controls work, as tests do.
      root.dataset['works'] = '';
      for (const act of acts) repeat(root, act);
    } finally {
      // Where it failed, as without a network, the next sign tries again.
      isLoading = listening.signal.aborted;
    }
  };
  const remember = (event: Event): void => {
    const act = actOf(root, event);
    if (!act) return;
    event.stopImmediatePropagation();
    if (event.type === 'click') event.preventDefault();
    void load();
    acts.push(act);
  };
  const onSign = (event: Event): void => {
    if (!isAtRest(event)) void load();
  };
  for (const type of ACTS) root.addEventListener(type, remember, { capture: true, signal });
  for (const type of SIGNS) document.addEventListener(type, onSign, { passive: true, signal });
  showControls(root);
  // An address that asks for another view than the first.
  if (location.search !== '') void load();
}

/** What an event asks of a control; null where it asks nothing, or asks the browser for a tab of its own. */
function actOf(root: HTMLElement, event: Event): Act | null {
  const { target, type } = event;
  if (!(target instanceof Element)) return null;
  if (asksForTab(event)) return null;
  for (const place of PLACES) {
    const index = [...root.querySelectorAll(place)].findIndex((one) => one.contains(target));
    if (index < 0) continue;
    // A box is ticked by a click; what other fields hold follows from it.
    const isBox = target instanceof HTMLInputElement && target.type === 'checkbox';
    const isField = (target instanceof HTMLInputElement && !isBox) || target.closest('select') !== null;
    // A click into a field is no act: what follows from it is.
    if (isField && type === 'click') return null;
    return { type: type as Act['type'], place, index, value: isField ? (target as Field).value : '' };
  }
  return null;
}

/** A page that opens under a pointer is told of it as of a movement by nothing. */
const isAtRest = (event: Event): boolean =>
  event instanceof PointerEvent &&
  event.type === 'pointermove' &&
  event.movementX === 0 &&
  event.movementY === 0;

const asksForTab = (event: Event): boolean =>
  event instanceof MouseEvent && (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

function repeat(root: HTMLElement, { type, place, index, value }: Act): void {
  const element = root.querySelectorAll<HTMLElement>(place)[index];
  if (!element) return;
  if (type === 'click') {
    element.click();
    return;
  }
  (element as Field).value = value;
  element.dispatchEvent(new Event(type, { bubbles: true }));
}

/** What would do nothing without scripts is hidden, and the words of the head that sort are no buttons, until now. */
function showControls(root: HTMLElement): void {
  for (const hidden of root.querySelectorAll<HTMLElement>(
    '.controls[hidden], .pick[hidden], .below [hidden], tbody .open[hidden]',
  ))
    hidden.hidden = false;
  for (const word of root.querySelectorAll<HTMLElement>('thead span.sort')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = word.className;
    if (word.title !== '') button.title = word.title;
    Object.assign(button.dataset, word.dataset);
    button.textContent = word.textContent;
    word.replaceWith(button);
  }
}
