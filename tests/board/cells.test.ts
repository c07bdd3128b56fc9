import { describe, expect, it } from 'vitest';
import type { BoardRow, HeatCell } from '../../src/board/board.ts';
import { makeBoard } from '../../src/board/make-board.ts';
import { METRICS } from '../../src/score/metrics.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset, type CellInput, type Counts, type EvaluationInput } from './make-dataset.ts';
import { metricOf } from './metric-of.ts';

const rowsOf = (inputs: readonly EvaluationInput[]): readonly BoardRow[] =>
  makeBoard(scoreDataset(makeDataset(inputs)), { pageSize: null }).rows;

const row = (rows: readonly BoardRow[], id: string): BoardRow => {
  const found = rows.find((one) => one.id === id);
  if (!found) throw new Error(`no row ${id}`);
  return found;
};

/** The cell of a board of two evaluations of which the second is complete. */
const cell = (input: CellInput, other: CellInput = { correct: 50, total: 100, truncated: 0 }): HeatCell => {
  const full: CellInput = { correct: 50, total: 100 };
  const rows = rowsOf([
    { id: 'own', cells: [[input, full]] },
    { id: 'other', cells: [[other, full]] },
  ]);
  const found = row(rows, 'own').tiers[0]?.cells[0];
  if (!found) throw new Error('no cell');
  return found;
};

const whole = { correct: 90, total: 100, truncated: 0 };

describe('asterisks', () => {
  it('mark a tier and an evaluation with a missing task, and nobody else', () => {
    const rows = rowsOf([
      { id: 'gap', cells: [[whole, null]] },
      { id: 'full', cells: [[whole, whole]] },
    ]);
    expect(row(rows, 'gap').metrics.headline.text).toMatch(/^\d+\*$/);
    expect(row(rows, 'gap').tiers[0]?.metrics.headline.text).toMatch(/^\d+\*$/);
    expect(row(rows, 'full').metrics.headline.text).toMatch(/^\d+$/);
  });

  it('mark a cell with fewer points than others have, and the cell says how many', () => {
    const rows = rowsOf([
      { id: 'gap', cells: [[[whole]]] },
      { id: 'full', cells: [[[whole, whole]]] },
    ]);
    expect(row(rows, 'gap').metrics.headline.text).toMatch(/\*$/);
    expect(row(rows, 'gap').tiers[0]?.cells[0]).toMatchObject({ completion: '1/2' });
    expect(row(rows, 'gap').tiers[0]?.cells[0]?.compatible).toMatch(/ \(1\/2\)$/);
    expect(row(rows, 'full').tiers[0]?.cells[0]).toMatchObject({ completion: '' });
  });

  it('mark an evaluation that lacks a tier, but none of the tiers it has', () => {
    const rows = rowsOf([
      { id: 'gap', cells: [[whole], [null]] },
      { id: 'full', cells: [[whole], [whole]] },
    ]);
    expect(row(rows, 'gap').metrics.headline.text).toMatch(/\*$/);
    expect(row(rows, 'gap').tiers.map((tier) => tier.metrics.headline.text)).toEqual([
      expect.stringMatching(/^\d+$/),
    ]);
  });

  it('mark a cell that cannot be scored', () => {
    const rows = rowsOf([{ id: 'gap', cells: [[whole, { correct: 4, total: 4, guess: 1 }]] }]);
    expect(row(rows, 'gap').metrics.headline.text).toMatch(/\*$/);
  });

  it('do not mark what nobody was measured on', () => {
    expect(row(rowsOf([{ id: 'only', cells: [[whole, null]] }]), 'only').metrics.headline.text).toMatch(
      /^\d+$/,
    );
  });
});

describe('marks', () => {
  const answered = (correct: number, tokens: number): Counts => ({ correct, total: 100, tokens });
  const rows = rowsOf([
    { id: 'a', cells: [[answered(90, 9000)], [answered(20, 500)]] },
    { id: 'b', cells: [[answered(60, 1000)], [answered(70, 9000)]] },
    { id: 'c', cells: [[answered(30, 9000)], [answered(40, 2000)]] },
  ]);
  const tones = (id: string) =>
    row(rows, id).tiers.map((tier) => [tier.metrics.headline.tone, metricOf(tier, 'score_per_token').tone]);

  it('are green for the best score of each tier, green and red for the best and worst efficiency', () => {
    expect(tones('a')).toEqual([
      ['best', 'plain'],
      ['plain', 'best'],
    ]);
    expect(tones('b')).toEqual([
      ['plain', 'best'],
      ['best', 'worst'],
    ]);
    expect(tones('c')).toEqual([
      ['plain', 'worst'],
      ['plain', 'plain'],
    ]);
  });

  it('are not given to the only one', () => {
    const alone = rowsOf([{ id: 'a', cells: [[answered(90, 9000)]] }]);
    const [tier] = row(alone, 'a').tiers;
    expect(tier?.metrics.all.map(({ tone }) => tone)).toEqual(METRICS.map(() => 'plain'));
  });

  it('are never told by colour alone', () => {
    expect(row(rows, 'a').tiers[0]?.metrics.headline.title).toContain('best of its tier');
    const [worst] = row(rows, 'c').tiers;
    expect(worst && metricOf(worst, 'score_per_token').title).toContain('worst of its tier');
  });
});

describe('a task cell', () => {
  it('has the grammar of the published tables', () => {
    // Wilson at z = 1.96 of 90 in 100: (.9 + .019208)/1.038416 = .8852, and .8852 + .0596 = .9448.
    expect(cell(whole).compatible).toBe('.89 - .94');
    expect(cell(whole).compatibleRange).toBe('.83 - .94');
    expect(cell({ correct: 1000, total: 1000, truncated: 0 }).compatible).toBe('1.0 - 1.0');
    expect(cell({ ...whole, truncated: 12 }).compatible).toBe('.89 - .94 [-.11]');
    expect(cell([{ ...whole, truncated: 12 }], [whole, whole]).compatible).toBe('.89 - .94 [-.11] (1/2)');
    expect(cell(null).compatible).toBe('—');
  });

  it('is filled by the score where that is asked for: nothing is left to hatch', () => {
    const scores = scoreDataset(
      makeDataset([
        {
          cells: [
            [
              { correct: 90, total: 100, truncated: 12 },
              { correct: 0, total: 0, truncated: 9 },
            ],
          ],
        },
      ]),
    );
    const shown = (fill: 'success' | 'score') => makeBoard(scores, { fill }).rows[0]?.tiers[0]?.cells ?? [];
    const [success, score] = [shown('success')[0], shown('score')[0]];
    expect(success).toMatchObject({ value: 0.9, text: '.90', fill: 90, hatch: 11, band: 4 });
    // .9 − 12/112
    expect(score?.value).toBeCloseTo(0.7928571428571429, 12);
    expect(score).toMatchObject({ text: '.79', fill: 79, hatch: 0, band: 4, title: success?.title });
    expect(score?.range?.[0]).toBe(success?.measured?.scoreLower);
    expect(score?.range?.[1]).toBe(success?.measured?.scoreUpper);
    expect(shown('score')[1]).toEqual(shown('success')[1]);
  });

  it('is called part-measured where points are missing: incomplete are evaluations', () => {
    const { facts, title } = cell([whole], [whole, whole]);
    expect(facts).toContain('part-measured: 1/2 points');
    expect(title).not.toContain('incomplete');
  });

  it('hatches truncation from two percent on, and the markdown grammar prints it above', () => {
    // 199 of 10,000 are 1.99 %, which is printed as 2.0 %.
    expect(cell({ correct: 9, total: 9801, truncated: 199 })).toMatchObject({ hatch: 0 });
    expect(cell({ correct: 9, total: 98, truncated: 2 })).toMatchObject({ hatch: 2 });
    expect(cell({ correct: 9, total: 98, truncated: 2 }).compatible).not.toContain('[');
    expect(cell({ correct: 9, total: 97, truncated: 2 })).toMatchObject({ hatch: 2 });
    expect(cell({ correct: 9, total: 97, truncated: 2 }).compatible).toContain('[-.02]');
  });

  it.each([
    [299, 1],
    [300, 2],
    [499, 2],
    [500, 3],
    [699, 3],
    [700, 4],
    [900, 4],
    [901, 5],
    [1000, 5],
  ])('with %i correct of 1000 is in band %i', (correct, band) => {
    expect(cell({ correct, total: 1000 }).band).toBe(band);
  });

  it('fills to the share of success beyond guessing, and never below nothing', () => {
    expect(cell({ correct: 75, total: 100, guess: 0.5 })).toMatchObject({
      value: 0.5,
      fill: 50,
      text: '.50',
    });
    expect(cell({ correct: 10, total: 100, guess: 0.5 })).toMatchObject({ value: 0, fill: 0, text: '.00' });
    expect(cell({ correct: 10, total: 100, guess: 0.5 }).title).toContain('below chance');
  });

  it('tells the interval with its method, its level and n, and what became of every prompt', () => {
    const { facts, title } = cell({ correct: 90, total: 100, invalid: 3, truncated: 12, tokens: 11_200 });
    expect(facts).toEqual([
      'Tier 0 · Task a',
      'success .83 – .90 – .94',
      '95 % Wilson interval, n = 100',
      '90 correct · 7 wrong · 3 invalid',
      'truncated 12 of 112 (10.7 %)',
      'solves .80 of all prompts',
      '100 tokens a response',
    ]);
    expect(title).toBe(facts.join('; '));
    expect(cell({ correct: 90, total: 100, guess: 0.25 }).facts).toContain(
      '95 % guess-aware Wilson interval, n = 100',
    );
  });

  it('does not call wrong what may have been invalid', () => {
    expect(cell({ correct: 90, total: 100 }).facts).toContain('90 correct · 10 wrong or invalid');
  });

  it('distinguishes why there is no number', () => {
    const cells = [
      cell(null),
      cell({ correct: 0, total: 0, truncated: 0 }),
      cell({ correct: 4, total: 4, guess: 1 }),
      cell({ correct: 0, total: 0, truncated: 7 }),
    ];
    expect(cells.map(({ missing }) => missing)).toEqual([
      ...['no-points', 'no-points', 'not-scorable', 'all-truncated'],
    ]);
    for (const { text, value, fill, band } of cells)
      expect([text, value, fill, band]).toEqual(['—', null, 0, 0]);
    expect(cells.map(({ facts }) => facts[1])).toEqual([
      'not measured',
      'no response',
      'not scorable: every answer could be a guess',
      'every response was truncated: nothing is known of its success',
    ]);
    expect(cells[3]).toMatchObject({ hatch: 100, compatible: '— [-1.0]' });
  });
});

describe('what was not recorded', () => {
  const rows = rowsOf([
    { id: 'silent', cells: [[{ correct: 9, total: 10 }]] },
    { id: 'telling', cells: [[{ correct: 9, total: 10, truncated: 0, tokens: 0 }]] },
  ]);

  it('is a dash with a reason, never a zero', () => {
    const [tokens, efficiency] = ['avg_tokens', 'score_per_token'].map((id) =>
      metricOf(row(rows, 'silent'), id),
    );
    expect(tokens).toMatchObject({ text: '—', value: null, missing: 'not-recorded' });
    expect(efficiency).toMatchObject({ text: '—', value: null, missing: 'not-recorded' });
    expect(row(rows, 'silent').tiers[0]?.cells[0]?.facts).toContain('truncation not recorded');
    expect(row(rows, 'silent').tiers[0]?.cells[0]?.outcome?.truncated).toBeNull();
  });

  it('is not confused with a zero that was', () => {
    expect(metricOf(row(rows, 'telling'), 'avg_tokens')).toMatchObject({
      text: '0',
      value: 0,
      missing: null,
    });
    expect(row(rows, 'telling').tiers[0]?.cells[0]?.facts).toContain('truncated 0 of 10 (0.0 %)');
    expect(metricOf(row(rows, 'telling'), 'score_per_token').value).toBeNull();
  });
});
