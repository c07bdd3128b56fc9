import { describe, expect, it } from 'vitest';
import { renderReport } from '../../src/render/report.ts';
import { makeDataset } from '../board/make-dataset.ts';
import { nodes, readMarkdown, texts } from './read-markdown.ts';
import { demoDataset, smallDataset, boardOf } from './board-of.ts';

/** The tables of a document, as rows of cell texts. */
const tablesOf = (markdown: string): string[][][] =>
  nodes(readMarkdown(markdown), 'table').map((table) =>
    nodes(table, 'tableRow').map((row) => nodes(row, 'tableCell').map((cell) => texts(cell).join(''))),
  );

const cellsOf = (markdown: string, table: number, first: string): string[] =>
  tablesOf(markdown)[table]?.find(([name]) => name === first) ?? [];

describe('report.md of the small board', async () => {
  const report = renderReport(boardOf(await smallDataset()));
  const [RESULTS, , USAGE, TASKS, TOTALS] = [0, 1, 2, 3, 4];

  it('has results, resource usage, overall statistics and how to read them', () => {
    const headings = nodes(readMarkdown(report), 'heading').map((heading) => texts(heading).join(''));
    expect(headings).toEqual([
      'Small board (version 1.0)',
      ...['Performance results', 'By tier and task', 'Resource usage', 'Per task', 'Overall statistics'],
      ...['Models', 'How to read this'],
    ]);
  });

  it('gives every evaluation its rank, scores and interval', () => {
    // 760.32 in 722.33 … 787.95; plain 697.31
    const [, , , group, score, interval, plain] = cellsOf(report, RESULTS, 'Aster R1 8B (greedy)');
    expect([group, score, interval, plain?.replace('≈', '')]).toEqual(['1', '760', '722–788', '697']);
  });

  it('adds up tests and tokens, and does not pass off a part as the whole', () => {
    // By hand, cell by cell: 400 + 320 + 256 easy, 200 + 320 + 128 hard, 34 of them truncated; 25,900 + 314,400 tokens.
    expect(cellsOf(report, USAGE, 'Aster R1 8B (greedy)').slice(1, 6)).toEqual([
      ...['1,624', '340,300', '314,400', '194', '2.1 %'],
    ]);
    // 976 easy of which 400 do not say whether any was truncated, 648 hard with 202 truncated: 202 of 1,224.
    expect(cellsOf(report, USAGE, 'Cinder|14B *beta*').slice(1)).toEqual([
      ...['1,624', '—', '—', '—', '16.5 %', '—'],
    ]);
    expect(cellsOf(report, TASKS, 'Dates').slice(2, 4)).toEqual(['≥ 61,780', '≥ 55,600']);
  });

  it('totals what was shown', () => {
    expect(cellsOf(report, TOTALS, 'Evaluations')[1]).toBe('3');
    expect(cellsOf(report, TOTALS, 'Part-measured evaluations')[1]).toBe('1');
    expect(cellsOf(report, TOTALS, 'Cost')[1]).toBe('—');
    expect(cellsOf(report, TOTALS, 'Highest ReasonScore')[1]).toBe('760');
    expect(cellsOf(report, TOTALS, 'Median ReasonScore')[1]).toBe('748');
  });

  it('links its source', () => {
    expect(nodes(readMarkdown(report), 'link').map(({ url }) => url)).toEqual([
      'https://example.org/small_board?a=1&b=2',
    ]);
  });
});

describe('report.md', () => {
  it('says "≥" in front of a sum of which a part was not recorded', () => {
    const board = boardOf(
      makeDataset([
        {
          cells: [
            [
              { correct: 1, total: 2, tokens: 1000, cost: 3 },
              { correct: 1, total: 2 },
            ],
          ],
        },
      ]),
    );
    const report = renderReport(board);
    expect(cellsOf(report, 2, 'Model 0').slice(1, 5)).toEqual(['4', '—', '≥ 1,000', '500']);
    expect(cellsOf(report, 4, 'Cost')[1]).toBe('≥ $3.00');
  });

  it('puts evaluations that are ranked apart into tables of their own', () => {
    const half = { correct: 50, total: 100 };
    const board = boardOf(makeDataset([{ cells: [[half, null]] }, { cells: [[null, half]] }]));
    const report = renderReport(board);
    expect(report.match(/^### Ranked apart/gm)).toHaveLength(2);
    expect(
      tablesOf(report)
        .slice(0, 2)
        .map((table) => table.length),
    ).toEqual([2, 2]);
  });

  it('of nobody is still a document', async () => {
    const report = renderReport(boardOf(await demoDataset(), { search: 'nobody of that name' }));
    expect(report).toContain('0 of 24 evaluations');
    expect(report).not.toMatch(/NaN|undefined|Infinity/);
  });
});
