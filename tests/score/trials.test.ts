import { describe, expect, it } from 'vitest';
import { renderRankingCsv } from '../../src/render/csv.ts';
import { renderJson } from '../../src/render/json.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { makeFullBoard } from '../../src/board/full-board.ts';
import { packScores, unpackScores, type PackedScores } from '../../src/score/packed.ts';
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
    expect(renderMarkdown(board)).toMatch(/pass&#64;&#8203;k \| pass\^k/);
    const [head, first] = wholeText(renderRankingCsv(board)).split('\r\n');
    const place = head?.split(',').indexOf('pass_hat_k') ?? -1;
    expect(Number(first?.split(',')[place])).toBeCloseTo(expected('a', 'all'), 12);
    const unpacked = unpackScores(JSON.parse(JSON.stringify(packScores(scores))) as PackedScores);
    expect(unpacked.of(1).overall?.passAtK).toBe(scores.of(1).overall?.passAtK);
  });
});

describe('items of which one was tried once', () => {
  it('have neither, and nothing says a word of it', async () => {
    const scores = await scoresOf(['a', 't', 'p', '11'], ['a', 't', 'q', '1'], ['b', 't', 'p', '01']);
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
