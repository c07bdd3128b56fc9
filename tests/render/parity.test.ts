import { describe, expect, it } from 'vitest';
import { cellOf } from '../../src/board/metric-cells.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { renderReport } from '../../src/render/report.ts';
import { demoDataset, smallDataset, boardOf } from './board-of.ts';

/** All cells of the tables of a document, escapes taken off. */
const cellsOf = (markdown: string): Set<string> =>
  new Set(
    markdown
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .flatMap((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\', ''))),
  );

describe.each([
  ['demo', demoDataset],
  ['small', smallDataset],
])('every number of the %s board', async (_, load) => {
  const board = boardOf(await load());
  const { rows } = board;
  const inTiers = rows.flatMap(({ tiers }) =>
    tiers.flatMap((tier) => [
      ...[board.metrics.score, ...board.metrics.columns].map((metric) => cellOf(tier.metrics, metric).text),
      ...tier.cells.map((cell) => cell.compatible),
    ]),
  );

  it('is printed in scores.md as the board words it', () => {
    const printed = cellsOf(renderMarkdown(board));
    expect(inTiers.filter((text) => !printed.has(text))).toEqual([]);
  });

  it('is printed in report.md as the board words it', () => {
    const printed = cellsOf(renderReport(board));
    const inRows = rows.flatMap((row) =>
      [row.rank, row.rankRange, row.tieGroup, row.metrics.headline, row.metrics.second].map(
        ({ text }) => text,
      ),
    );
    expect([...inTiers, ...inRows].filter((text) => !printed.has(text))).toEqual([]);
  });
});
