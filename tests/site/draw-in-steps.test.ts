import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeBoard } from '../../src/board/make-board.ts';
import { shownColumns, type Stretch } from '../../src/components/columns.ts';
import { stepwise } from '../../src/components/islands/draw-in-steps.ts';
import { NOTHING_OPEN } from '../../src/components/Leaderboard.tsx';
import { ModelRows } from '../../src/components/ModelRows.tsx';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset } from '../board/make-dataset.ts';
import { textsIn } from '../support/vnode-text.ts';

/** A region 400 px wide, scrolled so far to the right over columns of 40 px. */
const regionAt = (scrolled: number, columns: number) => {
  const heads = Array.from({ length: columns }, (_, place) => ({
    getBoundingClientRect: () => ({ left: place * 40 - scrolled, right: place * 40 + 40 - scrolled }),
  }));
  const scrolls: (() => void)[] = [];
  const region = {
    getBoundingClientRect: () => ({ left: 0, right: 400 }),
    querySelectorAll: () => heads,
    contains: (element: unknown) => element === 'a cell',
    addEventListener: (_: string, act: () => void) => scrolls.push(act),
  };
  return {
    root: { querySelector: () => region } as unknown as HTMLElement,
    scroll: () => scrolls.splice(0).forEach((act) => act()),
  };
};

const focusOn = (cell: unknown): void => {
  vi.stubGlobal('document', { activeElement: { closest: () => cell } });
};

describe('a table of many tasks', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('requestAnimationFrame', (act: () => void) => setTimeout(act, 16));
    focusOn(null);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const draws = (scrolled = 0, columns = 100) => {
    const { root, scroll } = regionAt(scrolled, columns);
    const drawn: (Stretch | 'all')[] = [];
    const draw = stepwise(root);
    return { drawn, scroll, again: () => draw(columns, (stretch) => drawn.push(stretch ?? 'all')) };
  };

  it('is drawn where it is in sight, and then everywhere', () => {
    const { drawn, again } = draws(2000);
    again();
    // Columns 50 to 59 are in sight.
    expect(drawn).toEqual([{ from: 48, to: 62 }]);
    vi.runAllTimers();
    expect(drawn.slice(1)).toEqual([{ from: 32, to: 78 }, { from: 16, to: 94 }, 'all']);
  });

  it('goes on at once when it is scrolled, and not twice', () => {
    const { drawn, scroll, again } = draws();
    again();
    scroll();
    expect(drawn).toEqual([
      { from: 0, to: 12 },
      { from: 0, to: 28 },
    ]);
    vi.runAllTimers();
    expect(drawn.filter((one) => one === 'all')).toHaveLength(1);
  });

  it('leaves a view for the next one', () => {
    const { drawn, again } = draws();
    again();
    again();
    vi.runAllTimers();
    expect(drawn.slice(0, 2)).toEqual([
      { from: 0, to: 12 },
      { from: 0, to: 12 },
    ]);
    expect(drawn.filter((one) => one === 'all')).toHaveLength(1);
  });

  it('is drawn at once where a cell has the focus, and where tasks are few', () => {
    const few = draws(0, 12);
    few.again();
    expect(few.drawn).toEqual(['all']);
    focusOn('a cell');
    const { drawn, again } = draws();
    again();
    expect(drawn).toEqual(['all']);
  });
});

describe('a row of which a stretch is drawn', () => {
  const tasks = 40;
  const cells = Array.from({ length: tasks }, (_, task) => ({ correct: task, total: 100 }));
  const board = makeBoard(scoreDataset(makeDataset([{ cells: [cells] }])));
  const [row] = board.rows;

  it('has the cells of this stretch, and none of the others', () => {
    const shown = (drawn?: Stretch): string[] =>
      row
        ? textsIn(
            ModelRows({ board, columns: shownColumns(board), row, at: '', actions: NOTHING_OPEN, drawn }),
          ).filter((text) => /^\.\d\d$/.test(text))
        : [];
    const all = Array.from({ length: tasks }, (_, task) => `.${String(task).padStart(2, '0')}`);
    expect(shown()).toEqual(all);
    expect(shown({ from: 10, to: 13 })).toEqual(['.10', '.11', '.12']);
  });
});
