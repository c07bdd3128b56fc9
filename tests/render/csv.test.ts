import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { renderCsv, renderRankingCsv } from '../../src/render/csv.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset } from '../board/make-dataset.ts';
import { demoDataset, smallDataset, boardOf } from './board-of.ts';
import { wholeText } from '../support/whole.ts';

const records = (text: string): Record<string, string>[] => parse(text, { columns: true });

describe('scores.csv', async () => {
  const dataset = await demoDataset();
  const scores = scoreDataset(dataset);
  const board = boardOf(dataset);
  const rows = records(wholeText(renderCsv(board)));

  it('has one line per evaluation, tier and task that was measured', () => {
    const measured = new Set(
      dataset.points.flatMap(({ evaluation, task, tiers }) =>
        tiers.map(
          (tier) =>
            `${dataset.evaluations[evaluation]?.id} ${dataset.tiers[tier]?.id} ${dataset.tasks[task]?.id}`,
        ),
      ),
    );
    expect(new Set(rows.map((row) => `${row['eval_id']} ${row['tier']} ${row['task']}`))).toEqual(measured);
    expect(rows).toHaveLength(measured.size);
  });

  it('holds the unrounded numbers of every cell', () => {
    for (const row of rows.slice(0, 100)) {
      const evaluation = dataset.evaluations.findIndex(({ id }) => id === row['eval_id']);
      const tier = dataset.tiers.findIndex(({ id }) => id === row['tier']);
      const task = dataset.tasks.findIndex(({ id }) => id === row['task']);
      const cell = scores.of(evaluation).tiers[tier]?.cells[task];
      expect(Number(row['center'])).toBe(cell?.compatible?.center);
      expect(Number(row['accuracy_lower'])).toBe(cell?.interval?.accuracyLower);
      expect(Number(row['total'])).toBe(cell?.counters.total);
    }
  });

  it('says on every line that made-up numbers are made up', () => {
    expect(new Set(rows.map((row) => row['synthetic']))).toEqual(new Set(['true']));
  });

  it('does not say it of results that were added, nor does ranking.csv', () => {
    const [first, ...others] = dataset.evaluations;
    if (!first) throw new Error('the demo has no evaluation');
    const withOwn = boardOf({ ...dataset, evaluations: [{ ...first, unpublished: true }, ...others] });
    const saysOf = (text: string): string[] => [
      ...new Set(records(text).map((row) => `${String(row['eval_id'] === first.id)} ${row['synthetic']}`)),
    ];
    for (const render of [renderCsv, renderRankingCsv])
      expect(saysOf(wholeText(render(withOwn))).toSorted()).toEqual(['false true', 'true false']);
  });

  it('leaves a field empty where nothing was recorded', async () => {
    const small = records(wholeText(renderCsv(boardOf(await smallDataset()))));
    const silent = small.filter((row) => row['eval_id'] === 'cinder|14b' && row['task'] === 'arithmetic');
    expect(silent.map((row) => [row['tier'], row['truncated'], row['completion_tokens_mean']])).toEqual([
      ['easy', '', ''],
      ['hard', '200', ''],
    ]);
  });

  it('writes numeric ids as numbers and hostile names as text', () => {
    const board = boardOf(
      makeDataset([{ label: '=HYPERLINK("x")', id: '-1', cells: [[{ correct: 1, total: 2 }]] }]),
    );
    expect(records(wholeText(renderCsv(board)))[0]).toMatchObject({
      eval_id: "'-1",
      model: `'=HYPERLINK("x")`,
    });
  });
});

describe('ranking.csv', async () => {
  const scores = scoreDataset(await demoDataset());
  const board = boardOf(await demoDataset());
  const rows = records(wholeText(renderRankingCsv(board)));

  it('has one line per evaluation, best first, with rank, range and every metric', () => {
    expect(rows.map((row) => row['eval_id'])).toEqual(board.rows.map((row) => row.id));
    for (const [index, row] of rows.entries()) {
      const { rank, rankRange, index: evaluation } = board.rows[index] ?? { index: -1 };
      const { overall } = scores.of(evaluation);
      expect(Number(row['rank'])).toBe(rank?.value);
      expect([row['rank_best'], row['rank_worst']].map(Number)).toEqual(rankRange?.range);
      expect(Number(row['reasonscore'])).toBe(overall?.reasonscore);
      expect(Number(row['upper'])).toBe(overall?.upper);
      expect(row['part_measured']).toBe(String(overall?.incomplete));
    }
  });
});
