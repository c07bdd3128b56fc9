import type { Stretch } from '../columns.ts';

/** With fewer columns of tasks, a table is drawn at once. */
const MANY = 30;
/** Columns beyond those in sight that are drawn with them, and columns that a later step adds at each end. */
const AIR = 2;
const STEP = 16;
/** How long nothing was asked for before the columns out of sight are drawn, in milliseconds. */
const PAUSE = 1000;

/** Draws some of the columns, or all where none are named. */
type Draw = (drawn?: Stretch) => void;

/**
 * A drawing of a table of many tasks begins with the columns in sight, so that a filter is answered at once. The others follow
 * when it is scrolled or nothing else is asked for, a few at a time; nothing of an earlier view is ever left in them.
 *
 * @returns draws a view of so many columns, and gives up what is left of the view before it
 */
export function stepwise(root: HTMLElement): (columns: number, draw: Draw) => void {
  let latest = {};
  return (columns, draw) => {
    const view = {};
    latest = view;
    /** @returns whether that was all */
    const drawn = ({ from, to }: Stretch): boolean => {
      const isWhole = from <= AIR && to >= columns - AIR;
      draw(isWhole ? undefined : { from: Math.max(0, from), to: Math.min(columns, to) });
      return isWhole;
    };
    const widen = ({ from, to }: Stretch): void => {
      const wider = { from: from - STEP, to: to + STEP };
      if (latest === view && !drawn(wider)) afterFrame(0, () => widen(wider));
    };
    const region = columns < MANY ? null : root.querySelector<HTMLElement>('.region');
    // A cell that has the focus must not go away, be it in sight or not.
    if (!region || region.contains(document.activeElement?.closest('td') ?? null)) {
      draw();
      return;
    }
    const first = inSight(region);
    if (drawn(first)) return;
    const rest = once(() => widen(first));
    afterFrame(PAUSE, rest);
    region.addEventListener('scroll', rest, { once: true });
  };
}

/** Which columns of tasks are in sight, with some around them. */
function inSight(region: HTMLElement): Stretch {
  const { left, right } = region.getBoundingClientRect();
  const heads = [...region.querySelectorAll('thead .task')].map((head) => head.getBoundingClientRect());
  const from = heads.findIndex((head) => head.right > left);
  const to = heads.findLastIndex((head) => head.left < right) + 1;
  return { from: from - AIR, to: Math.max(from, to) + AIR };
}

/** Does something so many milliseconds after the next frame is on the screen. */
function afterFrame(pause: number, act: () => void): void {
  requestAnimationFrame(() => setTimeout(act, pause));
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}
