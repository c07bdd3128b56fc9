import { describe, expect, it } from 'vitest';
import type { BoardRow } from '../../src/board/board.ts';
import { makeBoard } from '../../src/board/make-board.ts';
import { rangeAndTie } from '../../src/board/rank-cell.ts';
import type { MissingPolicy } from '../../src/read/dataset/dataset.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset, type CellInput, type EvaluationInput } from './make-dataset.ts';

const of1000 = (correct: number): CellInput => ({ correct, total: 1000 });

/** The rows of a board of these evaluations, by id. */
const rowsOf = (
  inputs: readonly EvaluationInput[],
  { sort = 'reasonscore', missing = 'fair' }: { sort?: string; missing?: MissingPolicy } = {},
): Map<string, BoardRow> => {
  const { rows } = makeBoard(scoreDataset(makeDataset(inputs, { missing })), { sort, pageSize: null });
  return new Map(rows.map((row) => [row.id, row]));
};

/** Shares of one tier with one task, per mille. */
const oneCell = (shares: Readonly<Record<string, number>>): EvaluationInput[] =>
  Object.entries(shares).map(([id, correct]) => ({ id, cells: [[of1000(correct)]] }));

describe('a rank', () => {
  it('says its place, among how many, and by what', () => {
    const rows = rowsOf(oneCell({ low: 300, high: 900, middle: 600 }), { sort: 'plain' });
    expect(rows.get('middle')?.rank).toMatchObject({
      value: 2,
      text: '2',
      title: 'Rank 2 of 3 by Plain score',
      missing: null,
    });
  });

  it('of two that tie is marked in text and title, and of their neighbours it is not', () => {
    const rows = rowsOf(oneCell({ first: 900, second: 600, twin: 600, last: 300 }));
    expect([...rows.values()].map(({ rank }) => [rank.value, rank.text, rank.title])).toEqual([
      [1, '1', 'Rank 1 of 4 by ReasonScore'],
      [2, '=2', 'Rank 2 of 4 by ReasonScore, tied'],
      [2, '=2', 'Rank 2 of 4 by ReasonScore, tied'],
      [4, '4', 'Rank 4 of 4 by ReasonScore'],
    ]);
  });

  it('is counted among those that share cells: parts of a board are ranked apart', () => {
    const rows = rowsOf(
      [
        { id: 'a', cells: [[of1000(900)], [null]] },
        { id: 'b', cells: [[of1000(600)], [null]] },
        { id: 'c', cells: [[of1000(500)], [null]] },
        { id: 'other', cells: [[null], [of1000(600)]] },
        { id: 'twin', cells: [[null], [of1000(600)]] },
      ],
      // One fit for all would have to guess how hard the tiers are beside each other.
      { missing: 'two-way' },
    );
    expect([...rows.values()].map(({ id, rank, rankRange }) => [id, rank.title, rankRange.title])).toEqual([
      ['a', 'Rank 1 of 3 by ReasonScore', expect.stringContaining('1 of 3')],
      ['b', 'Rank 2 of 3 by ReasonScore', expect.stringContaining('2 of 3')],
      ['c', 'Rank 3 of 3 by ReasonScore', expect.stringContaining('3 of 3')],
      ['other', 'Rank 1 of 2 by ReasonScore, tied', expect.stringContaining('1–2 of 2')],
      ['twin', 'Rank 1 of 2 by ReasonScore, tied', expect.stringContaining('1–2 of 2')],
    ]);
  });

  it('is missing where the metric is, and says so', () => {
    const rows = rowsOf(
      [
        { id: 'silent', cells: [[{ correct: 9, total: 10 }]] },
        { id: 'counted', cells: [[{ correct: 9, total: 10, tokens: 90 }]] },
      ],
      { sort: 'score_per_token' },
    );
    expect(rows.get('silent')?.rank).toMatchObject({
      value: null,
      text: '—',
      title: 'Not ranked: no Score/Token',
      missing: 'not-scorable',
    });
    expect(rows.get('silent')?.notes).toEqual([]);
    expect(rows.get('counted')?.rank.title).toBe('Rank 1 of 1 by Score/Token');
  });

  it('is missing where nothing could be scored, and so is its range', () => {
    const rows = rowsOf([
      { id: 'guessed', cells: [[{ correct: 4, total: 4, guess: 1 }]] },
      { id: 'other', cells: [[of1000(500)]] },
    ]);
    expect(rows.get('guessed')).toMatchObject({
      rank: { value: null, title: 'Not ranked: no ReasonScore', missing: 'not-scorable' },
      rankRange: {
        value: null,
        text: '—',
        range: null,
        missing: 'not-scorable',
        title: 'No rank range: nothing could be compared',
      },
      notes: [],
    });
  });

  it('over common cells is missing where there is no such cell, and says so', () => {
    // Every two of the three share a tier, all three share none.
    const rows = rowsOf(
      [
        { id: 'a', cells: [[of1000(900)], [of1000(900)], [null]] },
        { id: 'b', cells: [[null], [of1000(800)], [of1000(800)]] },
        { id: 'c', cells: [[of1000(700)], [null], [of1000(700)]] },
      ],
      { missing: 'common' },
    );
    for (const { rank } of rows.values())
      expect(rank.title).toBe('Not ranked: there is no cell that all have');
  });
});

describe('a rank of one part', () => {
  it('is no tie with the same rank of another part', () => {
    const rows = rowsOf([
      { id: 'a', cells: [[of1000(900)], [null]] },
      { id: 'b', cells: [[null], [of1000(900)]] },
    ]);
    expect([...rows.values()].map(({ rank }) => rank.text)).toEqual(['1', '1']);
  });

  it('is none for whoever lacks cells, where only complete ones are ranked', () => {
    const rows = rowsOf(
      [
        { id: 'whole', cells: [[of1000(800)], [of1000(500)]] },
        { id: 'half', cells: [[of1000(900)], [null]] },
      ],
      { missing: 'complete' },
    );
    expect(rows.get('half')?.rank.title).toBe('Not ranked: it lacks cells that others have');
    expect(rows.get('half')?.notes).toEqual([]);
  });
});

describe('the range of a rank', () => {
  it('is one place where all differ clearly, else two ends, with its title', () => {
    const rows = rowsOf(oneCell({ clear: 900, close: 501, closer: 500 }));
    expect(rows.get('clear')?.rankRange).toMatchObject({ value: 1, text: '1', range: [1, 1] });
    expect(rows.get('closer')?.rankRange).toMatchObject({
      value: 2,
      text: '2–3',
      range: [2, 3],
      title: '95 % range of its rank by ReasonScore: 2–3 of 3',
    });
  });
});

describe('a metric without intervals', () => {
  it('has neither ranges nor groups, and says why', () => {
    const rows = rowsOf(
      [
        { id: 'good', cells: [[{ correct: 900, total: 1000, tokens: 1_000_000 }]] },
        { id: 'terse', cells: [[{ correct: 300, total: 1000, tokens: 1000 }]] },
      ],
      { sort: 'score_per_token' },
    );
    for (const { rankRange, tieGroup, separated, topGroup } of rows.values()) {
      expect([rankRange.missing, tieGroup.missing]).toEqual(['not-recorded', 'not-recorded']);
      expect(rankRange).toMatchObject({ value: null, title: 'No rank range: Score/Token has no interval' });
      expect(tieGroup).toMatchObject({ value: null, title: 'No tie groups: Score/Token has no interval' });
      expect([separated, topGroup]).toEqual([false, false]);
    }
  });
});

describe('a tie group', () => {
  it('is none where nothing could be scored', () => {
    const rows = rowsOf([
      { id: 'guessed', cells: [[{ correct: 4, total: 4, guess: 1 }]] },
      { id: 'other', cells: [[of1000(500)]] },
    ]);
    expect(rows.get('guessed')?.tieGroup).toMatchObject({
      value: null,
      missing: 'not-scorable',
      title: 'No tie group: nothing could be compared',
    });
  });

  it('says who cannot be told from whom', () => {
    const rows = rowsOf(oneCell({ clear: 900, close: 501, closer: 500 }));
    expect([...rows.values()].map(({ tieGroup }) => [tieGroup.text, tieGroup.title])).toEqual([
      ['1', 'Tie group 1: alone in it'],
      ['2', 'Tie group 2: 2 that do not differ significantly'],
      ['2', 'Tie group 2: 2 that do not differ significantly'],
    ]);
  });
});

describe('the range of a rank and its tie group in one line', () => {
  it('stand one after the other, and their titles on two lines', () => {
    const row = rowsOf(oneCell({ high: 900, low: 100 })).get('low');
    if (!row) throw new Error('no row');
    expect(rangeAndTie(row)).toEqual({
      ...row.rankRange,
      text: '2 tie 2',
      title: `${row.rankRange.title}\n${row.tieGroup.title}`,
    });
  });

  it('is the range alone where one of the two is missing', () => {
    const row = rowsOf(oneCell({ high: 900, low: 100 })).get('low');
    if (!row) throw new Error('no row');
    const none = { ...row.tieGroup, value: null };
    expect(rangeAndTie({ ...row, tieGroup: none })).toBe(row.rankRange);
    const unranked = { ...row.rankRange, value: null };
    expect(rangeAndTie({ ...row, rankRange: unranked })).toBe(unranked);
  });
});

describe('notes on a rank', () => {
  it('are none where there is nothing to say', () => {
    const rows = rowsOf(oneCell({ a: 900, b: 600, c: 300 }));
    expect([...rows.values()].map(({ notes }) => notes)).toEqual([[], [], []]);
  });

  it('name whom only the bonus for small samples sets it apart from', () => {
    const rows = rowsOf([
      { id: 'top', label: 'Top', cells: [[{ correct: 99_999, total: 100_000 }]] },
      { id: 'last', label: 'Last', cells: [[of1000(100)]] },
      { id: 'many', label: 'Many', cells: [[{ correct: 75_000, total: 100_000 }]] },
      { id: 'few', label: 'Few', cells: [[{ correct: 29, total: 32 }]] },
    ]);
    expect(rows.get('few')?.notes).toEqual([
      'Only the bonus for small samples makes it differ from Many: by plain score the two do not differ significantly.',
    ]);
    expect(rows.get('many')?.notes).toEqual([]);
  });

  it('say where the place contradicts a comparison further down', () => {
    // Above x, which it beats on the easy tier; y below x beats it there.
    const rows = rowsOf([
      { id: 'x', cells: [[of1000(700)], [of1000(900)]] },
      { id: 'y', cells: [[of1000(850)], [of1000(500)]] },
      { id: 'easyOnly', cells: [[of1000(800)], [null]] },
    ]);
    const conflict = 'Its place is not consistent: a model further down beats it on the cells both have.';
    expect([...rows.values()].map(({ id, notes }) => [id, notes.includes(conflict)])).toEqual([
      ...[
        ['easyOnly', true],
        ['x', false],
        ['y', false],
      ],
    ]);
  });
});

describe('notes on missing cells', () => {
  const inputs = [
    { id: 'whole', cells: [[of1000(800)], [of1000(500)]] },
    { id: 'half', cells: [[of1000(900)], [null]] },
  ];
  // The missing cell at .01 and at 1: 1000·√(.9 · .01) = 94.9 and 1000·√.9 = 948.7; the whole one has 1000·√.4 = 632.5.
  const bounds = 'Its missing cells leave plain scores from 95 to 949 and ranks 1 to 2 possible.';

  it.each([
    // By its ratio on the shared cell: 632.5 · .9 / .8 = 711.5.
    ['two-way', 'Placed as 712 (two-way fit over all cells).'],
    ['common', 'Placed as 900 (only cells that all evaluations have).'],
    ['bounds', 'Placed as 95 (missing cells counted at the floor).'],
  ] as const)('say by which number the policy %s places it', (missing, placed) => {
    const rows = rowsOf(inputs, { missing, sort: 'plain' });
    expect(rows.get('half')?.notes).toContain(placed);
    expect(rows.get('half')?.notes.at(-1)).toBe(bounds);
    expect(rows.get('whole')?.notes.join(' ')).not.toMatch(/Placed as|missing cells/);
  });

  it('say how a metric without intervals places it, and nothing where it is not ranked', () => {
    const spent = (correct: number, tokens: number | null): CellInput => ({
      correct,
      total: 1000,
      ...(tokens !== null && { tokens }),
    });
    const lacking = [
      { id: 'whole', cells: [[spent(800, 9000)], [spent(500, 9000)]] },
      { id: 'half', cells: [[spent(900, 9000)], [null]] },
      { id: 'silent', cells: [[spent(900, null)], [null]] },
    ];
    const fair = rowsOf(lacking, { sort: 'score_per_token' });
    expect(fair.get('half')?.notes).toEqual([
      'It lacks cells that others have; fair sort: compared on the cells it has.',
    ]);
    expect([fair.get('whole')?.notes, fair.get('silent')?.notes]).toEqual([[], []]);
    const fitted = rowsOf(lacking, { sort: 'score_per_token', missing: 'two-way' });
    expect(fitted.get('half')?.notes).toHaveLength(1);
    expect(fitted.get('half')?.notes[0]).toMatch(/^Placed as .* \(two-way fit over all cells\)\.$/);
  });

  it('say what they leave possible, and no number where fair sort places by comparison', () => {
    const rows = rowsOf(inputs, { sort: 'plain' });
    expect(rows.get('half')?.notes).toEqual([bounds]);
    expect(rows.get('whole')?.notes).toEqual([]);
  });

  it.each([
    ['fair', 'fair sort: compared on the cells it has'],
    ['complete', 'complete only: not ranked'],
    ['two-way', 'two-way fit over all cells'],
    ['common', 'only cells that all evaluations have'],
    ['bounds', 'missing cells counted at the floor'],
  ] as const)('of the board name the policy %s', (missing, words) => {
    const { notes, method } = makeBoard(scoreDataset(makeDataset(inputs, { missing })));
    expect([...notes, ...method]).toContainEqual(
      expect.stringContaining(`1 evaluation with missing cells: ${words}.`),
    );
  });
});

describe('a row whose score stands out of order', () => {
  const SENTENCE =
    'Its score stands out of order: it lacks cells, and is placed by the cells that it shares with others.';
  /** The ids of all rows, best first, and of those that say it. */
  const said = (
    inputs: readonly EvaluationInput[],
    { sort = 'plain', ...more }: { sort?: string; missing?: MissingPolicy } = {},
  ): [order: string, out: string] => {
    const rows = [...rowsOf(inputs, { sort, ...more }).values()].sort(
      (a, b) => Number(a.rank.value) - Number(b.rank.value),
    );
    const out = rows.filter(({ notes }) => notes.includes(SENTENCE));
    return [rows.map(({ id }) => id).join(' '), out.map(({ id }) => id).join(' ')];
  };
  const pair = (id: string, easy: number | null, hard: number | null): EvaluationInput => ({
    id,
    cells: [easy, hard].map((correct) => [correct === null ? null : of1000(correct)]),
  });

  it('says so below a model that scores less', () => {
    // 1000·√(.9 · .4) = 600, and 880 on one cell, where the first has 900; 1000·√(.8 · .3) = 490.
    expect(said([pair('whole', 900, 400), pair('half', 880, null), pair('low', 800, 300)])).toEqual([
      'whole half low',
      'half',
    ]);
  });

  it('says so above a model that scores more', () => {
    // 1000·√(.99 · .4) = 629, and 500 on one cell, where the other has 400.
    expect(said([pair('whole', 990, 400), pair('half', null, 500)])).toEqual(['half whole', 'half']);
  });

  it('says nothing in its place, nor beside an equal score', () => {
    // 1000·√(.8 · .84) = 820.
    expect(said([pair('top', 900, 900), pair('half', 850, null), pair('low', 800, 840)])).toEqual([
      'top half low',
      '',
    ]);
    // √(.8 · .45) = √(.9 · .4) = .6, which the half one has on its cell, where it beats the one and not the other.
    expect(said([pair('half', null, 600), pair('whole', 800, 450)])).toEqual(['half whole', '']);
    expect(said([pair('half', null, 600), pair('whole', 400, 900)])).toEqual(['whole half', '']);
  });

  it('is compared with the next model that has all cells, however many without stand between', () => {
    const halves = Array.from({ length: 12 }, (_, index) => pair(`h${index}`, 880 - index, null));
    const all = halves.map(({ id }) => id).join(' ');
    expect(said([...halves, pair('whole', 900, 400)])).toEqual([`whole ${all}`, all]);
    // 1000·√(.8 · .99) = 890, more than all of them.
    expect(said([pair('whole', 800, 990), ...halves])).toEqual([`${all} whole`, all]);
  });

  it('is compared within its part only', () => {
    const cells = (...shares: (number | null)[]): CellInput[][] =>
      shares.map((correct) => [correct === null ? null : of1000(correct)]);
    const parts = [
      { id: 'whole', cells: cells(700, 700, null) },
      { id: 'half', cells: cells(690, null, null) },
      { id: 'apart', cells: cells(null, null, 950) },
    ];
    expect(said(parts)[1]).toBe('');
    expect(said(parts.toReversed())[1]).toBe('');
  });

  it('is ranked by another sentence where a policy gives it a number', () => {
    expect(said([pair('whole', 900, 400), pair('half', 880, null)], { missing: 'two-way' })[1]).toBe('');
  });
});
