import { describe, expect, it } from 'vitest';
import { renderRankingCsv } from '../../src/render/csv.ts';
import { renderJson } from '../../src/render/json.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { renderReport } from '../../src/render/report.ts';
import { makeFullBoard } from '../../src/board/full-board.ts';
import { packScores, unpackScores, type PackedScores } from '../../src/score/packed.ts';
import { makeRanking } from '../../src/score/ranking.ts';
import { scoreDataset } from '../../src/score/score.ts';
import type { Scores } from '../../src/score/scores.ts';
import { loadText } from '../read/dataset/load-text.ts';
import { wholeText } from '../support/whole.ts';

/** Evaluation, task, item, and what became of its trials: one digit each. */
const scoresOf = async (...runs: (readonly [string, string, string, string])[]): Promise<Scores> => {
  const rows = runs.flatMap(([evaluation, task, item, trials]) =>
    [...trials].map((solved) => `${evaluation},${task},${item},${solved}`),
  );
  return scoreDataset(await loadText(`eval_id,task,item,correct\n${rows.join('\n')}\n`, { title: 'Trials' }));
};

/** Every choice of k of n trials, counted one by one. */
const byEnumeration = (trials: string, k: number): { any: number; all: number } => {
  const choices = (from: number, left: number): string[] =>
    left === 0
      ? ['']
      : [...trials.slice(from)].flatMap((one, index) =>
          choices(from + index + 1, left - 1).map((rest) => one + rest),
        );
  const every = choices(0, k);
  const share = (holds: (choice: string) => boolean): number => every.filter(holds).length / every.length;
  return { any: share((choice) => choice.includes('1')), all: share((choice) => !choice.includes('0')) };
};

const mean = (...values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('items that were tried several times', () => {
  const runs = [
    ['a', 't', 'p', '110'],
    ['a', 't', 'q', '0001'],
    ['a', 'u', 'p', '111'],
    ['b', 't', 'p', '000'],
    ['b', 't', 'q', '101'],
    ['b', 'u', 'p', '010'],
  ] as const;
  const expected = (evaluation: string, of: 'any' | 'all'): number => {
    const cell = (task: string): number =>
      mean(
        ...runs
          .filter(([own, at]) => own === evaluation && at === task)
          .map(([, , , trials]) => byEnumeration(trials, 3)[of]),
      );
    return mean(cell('t'), cell('u'));
  };

  it('have pass@k and pass^k, with k the fewest trials, item by item', async () => {
    const scores = await scoresOf(...runs);
    for (const [index, id] of ['a', 'b'].entries()) {
      const { overall } = scores.of(index);
      expect(overall?.passAtK).toBeCloseTo(expected(id, 'any'), 12);
      expect(overall?.passHatK).toBeCloseTo(expected(id, 'all'), 12);
    }
  });

  it('can be ranked by it, in every output and on the page, without an interval', async () => {
    const scores = await scoresOf(...runs);
    const board = makeFullBoard(scores, { pageSize: null, sort: 'pass_at_k' });
    expect(board.rows.map(({ id, rank, rankRange }) => [id, rank.text, rankRange.value])).toEqual([
      ['a', '1', null],
      ['b', '2', null],
    ]);
    const [row] = JSON.parse(wholeText(renderJson(board))) as Record<string, number>[];
    expect(row?.['pass_at_k']).toBeCloseTo(expected('a', 'any'), 12);
    expect(row).toMatchObject({ k: 3, tiers: { all: { k: 3 } } });
    expect(renderMarkdown(board)).toMatch(/pass&#64;&#8203;3 \| pass\^3/);
    expect(wholeText(renderReport(board))).toContain('are about 3 trials of an item');
    expect(board.verdict).toContain('pass@3');
    expect(board.rows[0]?.rank.title).toContain('by pass@3');
    expect(board.metrics.sorted).toMatchObject({ id: 'pass_at_k', label: 'pass@3', k: 3 });
    expect(board.rows[0]?.metrics.headline).toMatchObject({ incomplete: false });
    const [head, first] = wholeText(renderRankingCsv(board)).split('\r\n');
    const place = head?.split(',').indexOf('pass_hat_k') ?? -1;
    expect(Number(first?.split(',')[place])).toBeCloseTo(expected('a', 'all'), 12);
    expect(first?.split(',')[head?.split(',').indexOf('k') ?? -1]).toBe('3');
    const unpacked = unpackScores(
      JSON.parse(JSON.stringify(packScores(scores))) as PackedScores,
      makeRanking,
    );
    expect(unpacked.of(1).overall?.passAtK).toBe(scores.of(1).overall?.passAtK);
  });
});

describe('cells of which some have no pass@k', () => {
  /** Of the second task, the model "easy" was not tried repeatedly, and "plain" names no item. */
  const partly = () =>
    scoresOf(
      ['hard', 't', 'p', '101'],
      ['hard', 'u', 'p', '001'],
      ['easy', 't', 'p', '111'],
      ['easy', 'u', 'p', '1'],
      ['plain', 't', 'p', '110'],
      ['plain', 'u', 'p', '11'],
      ['plain', 'u', '', '11'],
    );

  it('leave it to the others, marked, and say why', async () => {
    const scores = await partly();
    const at = (id: string) => scores.of(scores.evaluations.findIndex((one) => one.id === id)).overall;
    // Of 3 trials of p two or three pass, and one of three on u: with k = 3 one of three always passes.
    expect(at('hard')).toMatchObject({ passAtK: 1, passHatK: 0, k: 3, passCells: 2, unnamedCells: 0 });
    expect(at('easy')).toMatchObject({ passAtK: 1, passHatK: 1, passCells: 1, cells: 2 });
    expect(at('plain')).toMatchObject({ passAtK: 1, passHatK: 0, passCells: 1, unnamedCells: 1 });
    const board = makeFullBoard(scores, { pageSize: null, sort: 'pass_hat_k' });
    const said = board.rows.map(({ id, metrics: { headline } }) => [id, headline.text, headline.title]);
    expect(said).toEqual([
      ['easy', '1.0*', 'pass^3 1.0* over 1 of 2 cells; no interval is known'],
      ['hard', '.00', 'pass^3 .00; no interval is known'],
      ['plain', '.00*', 'pass^3 .00* over 1 of 2 cells; no interval is known'],
    ]);
    expect(board.notes).toContain('1 cell without pass@3 and pass^3: some item was tried once.');
    expect(board.notes).toContain('1 cell without pass@3 and pass^3: the responses do not all name an item.');
  });

  it('order evaluations by what the complete ones have on the same cells', async () => {
    // On t, "whole" passes always, on u seldom: .5 in all. "part" was tried on t alone, and passes there less often.
    const scores = await scoresOf(
      ['whole', 't', 'p', '11'],
      ['whole', 'u', 'p', '00'],
      ['part', 't', 'p', '11'],
      ['part', 't', 'q', '01'],
      ['part', 'u', 'p', '0'],
      ['low', 't', 'p', '01'],
      ['low', 'u', 'p', '01'],
    );
    const board = makeFullBoard(scores, { pageSize: null, sort: 'pass_hat_k' });
    expect(board.rows.map(({ id, metrics }) => [id, metrics.headline.text])).toEqual([
      ['whole', '.50'],
      ['part', '.50*'],
      ['low', '.00'],
    ]);
  });

  it('say for an evaluation without any why it has none', async () => {
    const scores = await scoresOf(
      ['a', 't', 'p', '11'],
      ['once', 't', 'p', '1'],
      ['unnamed', 't', '', '11'],
      ['unnamed', 't', 'p', '11'],
    );
    const board = makeFullBoard(scores, { pageSize: null, sort: 'pass_at_k' });
    const title = (id: string) => board.rows.find((row) => row.id === id)?.metrics.headline.title;
    expect(title('once')).toBe('Some item was tried once');
    expect(title('unnamed')).toBe('Responses do not all name an item');
  });
});

describe('an item of one name at two settings of a task', () => {
  it('is two items, not two trials of one', async () => {
    const rows = ['a', 'b'].flatMap((id) =>
      [5, 10].flatMap((size) => [0, 1].map((item) => `${id},t,{"size": ${size}},${item},${item}`)),
    );
    const table = `eval_id,task,params,item,correct\n${rows.map((row) => row.replace(/{.*}/, (json) => `"${json.replaceAll('"', '""')}"`)).join('\n')}\n`;
    const scores = scoreDataset(await loadText(table, { title: 'Settings' }));
    expect(scores.of(0).overall).toMatchObject({ passAtK: null });
    expect(scores.of(0).tiers[0]?.cells[0]?.trials).toBe(1);
    expect(scores.ranking.orders['reasonscore']?.certainty?.paired).toBe(1);
  });
});

describe('evaluations of which no cell was tried repeatedly throughout', () => {
  it('have neither, and nothing says a word of it', async () => {
    const scores = await scoresOf(['a', 't', 'p', '11'], ['a', 't', 'q', '1'], ['b', 't', 'p', '1']);
    expect(scores.of(0).overall).toMatchObject({ passAtK: null, passHatK: null });
    const board = makeFullBoard(scores, { pageSize: null, sort: 'pass_at_k' });
    expect(board.query.sort).toBe('');
    for (const text of [
      renderMarkdown(board),
      wholeText(renderJson(board)),
      wholeText(renderRankingCsv(board)),
    ])
      expect(text).not.toMatch(/pass/);
  });
});

describe('pass^k of 0', () => {
  it('is equal to another, whatever cells are compared', async () => {
    const scores = await scoresOf(
      ['b-never', 't', 'p', '01'],
      ['b-never', 'u', 'p', '01'],
      ['a-partly', 't', 'p', '00'],
      ['a-partly', 'u', 'p', '0'],
    );
    const { sequence, conflicts } = scores.ranking.orders['pass_hat_k'] ?? {};
    expect(sequence?.map((index) => scores.evaluations[index]?.id)).toEqual(['b-never', 'a-partly']);
    expect(conflicts).toEqual([]);
  });
});
