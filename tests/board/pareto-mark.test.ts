import { parse } from 'csv-parse/sync';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFullBoard } from '../../src/board/full-board.ts';
import { makeBoard } from '../../src/board/make-board.ts';
import { columnChoices } from '../../src/components/columns.ts';
import { Leaderboard } from '../../src/components/Leaderboard.tsx';
import { load } from '../../src/read/load.ts';
import { renderRankingCsv } from '../../src/render/csv.ts';
import { packScores, unpackScores } from '../../src/score/packed.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { projectRoot } from '../support/project-files.ts';
import { textsIn } from '../support/vnode-text.ts';
import { wholeText } from '../support/whole.ts';
import { makeDataset, type Counts } from './make-dataset.ts';

/** Of 100 responses each, and so a tenth of the tokens and of the cost per response. */
const cell = (correct: number, more: Pick<Counts, 'tokens' | 'cost'>): Counts => ({
  correct,
  total: 100,
  ...more,
});

/** "strong" and "cheap" are on the front of tokens; "beaten" scores less than "cheap" and takes more; "silent" did not say. */
const scores = scoreDataset(
  makeDataset(
    Object.entries({
      strong: cell(90, { tokens: 1000, cost: 5 }),
      cheap: cell(60, { tokens: 500, cost: 2 }),
      beaten: cell(50, { tokens: 800, cost: 1 }),
      silent: cell(95, {}),
    }).map(([id, counts]) => ({ id, label: id, cells: [[counts]] })),
  ),
);
const board = makeBoard(scores, { pageSize: null, show: ['pareto_tokens'] });
const byName = (place: number): Record<string, string> =>
  Object.fromEntries(board.rows.map(({ name, fronts }) => [name, fronts[place]?.text ?? '']));

describe('the mark of the front', () => {
  it('is a column for each cost that was recorded, which a reader may show', () => {
    expect(board.fronts.map(({ id }) => id)).toEqual(['pareto_tokens', 'pareto_cost']);
    expect(columnChoices(board)[0]?.columns.filter(({ isUsual }) => !isUsual)).toEqual([
      { id: 'pareto_tokens', label: 'Pareto, tokens', isUsual: false, isShown: true },
      { id: 'pareto_cost', label: 'Pareto, cost', isUsual: false, isShown: false },
    ]);
    const bare = scoreDataset(makeDataset([{ cells: [[{ correct: 1, total: 2 }]] }]));
    expect(makeBoard(bare).fronts).toEqual([]);
    const one = [cell(60, { tokens: 500 }), cell(60, {})].map((counts) => ({ cells: [[counts]] }));
    expect(makeBoard(scoreDataset(makeDataset(one))).fronts).toEqual([]);
  });

  it('is on those whom nobody beats for less', () => {
    expect(byName(0)).toEqual({ silent: '—', strong: '●', cheap: '●', beaten: '' });
    expect(byName(1)).toEqual({ silent: '—', strong: '●', cheap: '●', beaten: '●' });
    const table = textsIn(Leaderboard({ board, at: '' }));
    expect(table.filter((text) => text === '●')).toHaveLength(2);
    expect(table).toContain('Pareto, tokens');
  });

  it('is in ranking.csv, and the same in a browser', () => {
    const csv = wholeText(renderRankingCsv(board));
    const rows: Record<string, string>[] = parse(csv, { columns: true });
    expect(rows.map((row) => [row['model'], row['pareto_tokens'], row['pareto_cost']])).toEqual([
      ['silent', '', ''],
      ['strong', 'true', 'true'],
      ['cheap', 'true', 'true'],
      ['beaten', 'false', 'true'],
    ]);
    const packed = JSON.parse(JSON.stringify(packScores(scores))) as ReturnType<typeof packScores>;
    const nobody = () => {
      throw new Error('nothing is ranked anew');
    };
    expect(wholeText(renderRankingCsv(makeBoard(unpackScores(packed, nobody), { pageSize: null })))).toBe(
      csv,
    );
  });

  it('is on those that the figure draws on the front', async () => {
    const demo = scoreDataset(await load(join(projectRoot, 'datasets/demo')));
    const { pareto, rows, fronts } = makeFullBoard(demo, { pageSize: null });
    const drawn = pareto.tokens?.points.flatMap(({ index, standing }) =>
      standing === 'front' ? [index] : [],
    );
    const place = fronts.findIndex(({ id }) => id === 'pareto_tokens');
    const marked = rows.flatMap((row) => (row.fronts[place]?.value === 1 ? [row.index] : []));
    expect(marked.toSorted()).toEqual(drawn?.toSorted());
    expect(marked.length).toBeGreaterThan(1);
  });
});
