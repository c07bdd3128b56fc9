/** What a reader may do before the data are there. */
const ACTS = ['click', 'input', 'change'] as const;

/** Signs that somebody uses the page: each comes before a click. */
const SIGNS = ['pointerover', 'touchstart', 'focusin', 'keydown'] as const;

interface Act {
  readonly type: (typeof ACTS)[number];
  /** The place of its element among the controls: the same once they work. */
  readonly place: number;
  readonly value: string;
}

type Field = HTMLInputElement | HTMLSelectElement;

const controlsIn = (root: HTMLElement): Element[] => [
  ...root.querySelectorAll('.controls :is(input, select, button), .pager a'),
];

/**
 * Large data are fetched when somebody begins to use the page; the table that came with it is there all the while. What is
 * clicked or typed before they have come is done when they have.
 *
 * @param start draws the page from the data and makes its controls work
 */
export function loadOnUse(root: HTMLElement, source: string, start: (data: unknown) => void): void {
  const acts: Act[] = [];
  const listening = new AbortController();
  const { signal } = listening;
  let isLoading = false;
  const load = async (): Promise<void> => {
    if (isLoading) return;
    isLoading = true;
    const data = (await (await fetch(source)).json()) as unknown;
    listening.abort();
    start(data);
    for (const act of acts) repeat(root, act);
  };
  const remember = (event: Event): void => {
    const place = controlsIn(root).findIndex(
      (one) => event.target instanceof Node && one.contains(event.target),
    );
    if (place < 0) return;
    event.stopImmediatePropagation();
    if (event.type === 'click' && event.target instanceof Element && event.target.closest('a, button'))
      event.preventDefault();
    const field = controlsIn(root)[place] as Partial<Field>;
    const isField = field instanceof HTMLInputElement || field instanceof HTMLSelectElement;
    // A click into a field is no act: what follows from it is.
    if (isField && event.type === 'click') return;
    void load();
    acts.push({ type: event.type as Act['type'], place, value: field.value ?? '' });
  };
  for (const type of ACTS) root.addEventListener(type, remember, { capture: true, signal });
  for (const type of SIGNS) root.addEventListener(type, () => void load(), { passive: true, signal });
  const controls = root.querySelector<HTMLElement>('.controls');
  if (controls) controls.hidden = false;
  // An address that asks for another view than the first.
  if (location.search !== '') void load();
}

function repeat(root: HTMLElement, { type, place, value }: Act): void {
  const element = controlsIn(root)[place];
  if (!(element instanceof HTMLElement)) return;
  if (type === 'click') {
    element.click();
    return;
  }
  (element as Field).value = value;
  element.dispatchEvent(new Event(type, { bubbles: true }));
}
