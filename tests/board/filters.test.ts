import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Board, BoardRow, Query } from '../../src/board/board.ts';
import { makeBoard } from '../../src/board/make-board.ts';
import { RANKABLE } from '../../src/score/metrics.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { datasets } from './arbitrary-dataset.ts';
import { Controls } from '../../src/components/Controls.tsx';
import { shownLine } from '../../src/render/shown-line.ts';
import { textsIn } from '../support/vnode-text.ts';
import { makeDataset, type CellInput } from './make-dataset.ts';

const whole = { pageSize: null } as const;

/** Filters of evaluations. */
const filters: fc.Arbitrary<Partial<Query>> = fc.record(
  {
    groups: fc.array(fc.subarray(['family:aster', 'size:small', 'production'], { minLength: 1 }), {
      maxLength: 2,
    }),
    evaluations: fc.option(fc.subarray(['0', '1', '2', '3', '4'], { minLength: 1 })),
    search: fc.constantFrom('', 'model', 'aster', '3', 'nobody'),
    isComplete: fc.boolean(),
    page: fc.integer({ min: 1, max: 4 }),
    pageSize: fc.constantFrom(null, 1, 2, 10),
  },
  { requiredKeys: [] },
);

/** The part that evaluations are ranked on. */
const parts: fc.Arbitrary<Pick<Query, 'tiers' | 'tasks'>> = fc.record({
  tiers: fc.option(fc.subarray(['t0', 't1', 't2'], { minLength: 1 })),
  tasks: fc.option(fc.subarray(['a', 'b', 'c'], { minLength: 1 })),
});

const queries = fc.tuple(filters, parts).map(([filter, part]): Partial<Query> => ({ ...filter, ...part }));

/** What no filter may change: everything but the position in view and the rules between neighbours. */
const unmoved = ({ index, rank, rankRange, metrics, notes }: BoardRow) => ({
  index,
  rank,
  rankRange,
  metrics,
  notes,
});

const tierOf = (board: Board, row: BoardRow, tier: string) =>
  board.rows.find(({ id }) => id === row.id)?.tiers.find(({ id }) => id === tier);

describe('a filter', () => {
  it('never moves a number or a rank', () => {
    fc.assert(
      fc.property(
        datasets,
        filters,
        fc.constantFrom(...RANKABLE.map(({ id }) => id)),
        (dataset, query, sort) => {
          const scores = scoreDataset(dataset);
          const full = makeBoard(scores, { ...whole, sort });
          const board = makeBoard(scores, { ...query, sort });
          for (const row of board.rows) {
            const same = full.rows.find(({ id }) => id === row.id);
            expect(unmoved(row)).toEqual(same && unmoved(same));
            for (const tier of row.tiers) {
              const all = tierOf(full, row, tier.id);
              expect({ ...tier, cells: [], cellAt: null }).toEqual({ ...all, cells: [], cellAt: null });
              expect(tier.cells).toEqual(board.tasks.map((task) => all?.cells[task.index]));
            }
          }
          expect(board.differences.toLowerCase()).toContain(full.differences.toLowerCase());
          expect(board.summary).toBe(full.summary);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('keeps the order, and says the place in view where somebody above is hidden', () => {
    fc.assert(
      fc.property(datasets, filters, (dataset, query) => {
        const scores = scoreDataset(dataset);
        const full = makeBoard(scores, whole).rows.map(({ id }) => id);
        const { rows } = makeBoard(scores, { ...query, ...whole });
        const places = rows.map(({ id }) => full.indexOf(id));
        expect(places).toEqual([...places].sort((a, b) => a - b));
        rows.forEach(({ inView }, index) => expect(inView === '').toBe(places[index] === index));
      }),
      { numRuns: 50 },
    );
  });

  it('lets through whom it describes, all of them and nobody else', () => {
    fc.assert(
      fc.property(datasets, queries, (dataset, asked) => {
        const scores = scoreDataset(dataset);
        const query = { ...asked, isComplete: false };
        const { groups = [], evaluations = null, search = '' } = query;
        const { tiers, tasks } = makeBoard(scores, query);
        const isWhole = makeBoard(scores, query).rankedOn === '';
        const there = dataset.evaluations.filter(
          (_, index) =>
            isWhole ||
            dataset.points.some(
              (point) =>
                point.evaluation === index &&
                point.tiers.some((tier) => tiers.some(({ id }) => id === dataset.tiers[tier]?.id)) &&
                tasks.some(({ id }) => id === dataset.tasks[point.task]?.id),
            ),
        );
        const wanted = there.filter(
          (one) =>
            (groups.length === 0 || groups.some((all) => all.every((word) => one.groups.includes(word)))) &&
            (evaluations?.includes(one.id) ?? true) &&
            `${one.label} ${one.groups.join(' ')}`.toLowerCase().includes(search),
        );
        const board = makeBoard(scores, { ...query, ...whole });
        expect(new Set(board.rows.map(({ id }) => id))).toEqual(new Set(wanted.map(({ id }) => id)));
        expect([board.matched, board.total, board.absent]).toEqual([
          ...[wanted.length, there.length, dataset.evaluations.length - there.length],
        ]);
      }),
      { numRuns: 80 },
    );
  });

  it('and its pages show every match once', () => {
    fc.assert(
      fc.property(datasets, queries, fc.integer({ min: 1, max: 3 }), (dataset, query, pageSize) => {
        const scores = scoreDataset(dataset);
        const { pages, matched } = makeBoard(scores, { ...query, pageSize });
        const place = ({ id, inView }: BoardRow): string => `${id} ${inView}`;
        const shown = Array.from({ length: pages }, (_, index) =>
          makeBoard(scores, { ...query, pageSize, page: index + 1 }).rows.map(place),
        ).flat();
        expect(shown).toEqual(makeBoard(scores, { ...query, ...whole }).rows.map(place));
        expect([pages, shown.length]).toEqual([Math.max(1, Math.ceil(matched / pageSize)), matched]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a filtered view', () => {
  const cell = (correct: number): CellInput => ({ correct, total: 1000 });
  const scores = scoreDataset(
    makeDataset(
      [900, 800, 700, 600].map((correct, index) => ({
        groups: [index % 2 === 0 ? 'family:even' : 'family:odd', 'all'],
        cells: [[cell(correct)]],
      })),
    ),
  );

  it('says which place of the view a row has, beside its rank on the board', () => {
    const { rows } = makeBoard(scores, { groups: [['family:odd']] });
    expect(rows.map(({ rank, inView }) => [rank.text, inView])).toEqual([
      ['2', '1st in view'],
      ['4', '2nd in view'],
    ]);
  });

  it('of nobody is empty, has one page and keeps what is known of the board', () => {
    const board = makeBoard(scores, { search: 'nobody of that name' });
    expect(board).toMatchObject({ rows: [], matched: 0, total: 4, page: 1, pages: 1 });
    const { differences, method } = makeBoard(scores);
    expect(board.verdict).toBe(`Among all 4 models, all ${differences.slice('All '.length)}`);
    expect(board.method).toBe(method);
  });

  it('goes to the last page when an old link asks for one beyond it', () => {
    expect(makeBoard(scores, { page: 99, pageSize: 3 })).toMatchObject({ page: 2, query: { page: 2 } });
  });

  it('offers every facet with its counts, the chosen word marked', () => {
    const { facets } = makeBoard(scores, { groups: [['family:odd']] });
    expect(facets).toEqual([
      {
        id: 'family',
        label: 'family',
        values: [
          { group: 'family:even', label: 'even', count: 2, active: false },
          { group: 'family:odd', label: 'odd', count: 2, active: true },
        ],
      },
      { id: '', label: 'group', values: [{ group: 'all', label: 'all', count: 4, active: false }] },
    ]);
  });
});

describe('complete only', () => {
  const cell: CellInput = { correct: 8, total: 10 };
  const scores = scoreDataset(
    makeDataset([
      { id: 'part', cells: [[cell, null]] },
      { id: 'whole', cells: [[{ correct: 5, total: 10 }, cell]] },
      { id: 'other', cells: [[{ correct: 4, total: 10 }, cell]] },
    ]),
  );

  it('leaves out evaluations that lack cells, and moves no rank', () => {
    const all = makeBoard(scores, whole);
    const complete = makeBoard(scores, { ...whole, isComplete: true });
    expect([all.lacking, complete.lacking]).toEqual([1, 1]);
    expect(complete.rows.map(({ id }) => id)).toEqual(['whole', 'other']);
    expect(complete.rows.map(unmoved)).toEqual(all.rows.filter(({ id }) => id !== 'part').map(unmoved));
    expect(shownLine(complete)).toContain('complete only');
  });

  it('is offered where some evaluation lacks cells, and nowhere else', () => {
    const textOf = (board: Board): string => textsIn(Controls({ board })).join(' ');
    const lacking = scoreDataset(makeDataset([{ cells: [[cell], [null]] }, { cells: [[cell], [cell]] }]));
    expect(textOf(makeBoard(lacking))).toContain('complete only');
    const rest = scoreDataset(makeDataset([{ cells: [[cell]] }, { cells: [[cell]] }]));
    expect(textOf(makeBoard(rest))).not.toContain('complete only');
  });
});
