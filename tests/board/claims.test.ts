import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BoardRow, Cell } from '../../src/board/board.ts';
import { type ComparedPair, compareEvaluations } from '../../src/board/compare.ts';
import { makeBoard } from '../../src/board/make-board.ts';
import { makeModelBoard } from '../../src/board/model-board.ts';
import { PairSection } from '../../src/components/PairSection.tsx';
import { load } from '../../src/read/load.ts';
import { renderComparison } from '../../src/render/compare.ts';
import { renderJson } from '../../src/render/json.ts';
import { renderReport } from '../../src/render/report.ts';
import { CERTAIN, DEFAULT_METRIC, RANKABLE } from '../../src/score/metrics.ts';
import { scoreDataset } from '../../src/score/score.ts';
import type { Scores } from '../../src/score/scores.ts';
import { nodes, readMarkdown, texts } from '../render/read-markdown.ts';
import { scratchFolder } from '../cli/run-cli.ts';
import { realFile } from '../real/real-data.ts';
import { projectRoot } from '../support/project-files.ts';
import { sampleDataset } from '../support/sample-board.ts';
import { textsIn } from '../support/vnode-text.ts';
import { wholeText } from '../support/whole.ts';

/** Every claim about ranks and differences has one source; here it is asked for wherever it is made. */
const boards: readonly (readonly [name: string, scores: () => Promise<Scores | null>])[] = [
  ['demo', async () => scoreDataset(await load(`${projectRoot}datasets/demo`))],
  ['small', async () => scoreDataset(await load(`${projectRoot}tests/golden/small`))],
  ['wide', async () => scoreDataset(await load(`${projectRoot}datasets/wide`))],
  ['one tier', () => Promise.resolve(scoreDataset(sampleDataset({ evaluations: 40, tiers: ['only'] })))],
  ['lineage-bench', lineage],
];

const folder = scratchFolder();
const COLUMNS = { eval_id: 'run', tier: 'problem_size', task: 'relation', item: 'quiz_id' };

async function lineage(): Promise<Scores | null> {
  const file = realFile('lineage-bench/samples.csv');
  if ('missing' in file) return null;
  const config = join(folder, 'dataset.json');
  writeFileSync(config, JSON.stringify({ title: 'lineage-bench', columns: COLUMNS }));
  return scoreDataset(await load(file.path, { config }));
}

interface JsonRow {
  readonly rank: number | null;
  readonly rank_best: number | null;
  readonly rank_worst: number | null;
  readonly tie_group: number | null;
}

/** Pairs that stand for all: neighbours, and some further apart. */
const pairsOf = (rows: readonly BoardRow[]): (readonly [BoardRow, BoardRow])[] =>
  [1, 2, 5, 11].flatMap((distance) =>
    rows.flatMap((above, place) => {
      const below = rows[place + distance];
      return below === undefined || place % distance !== 0 ? [] : [[above, below] as const];
    }),
  );

/** The first table of a report, as the fields of each line. */
const resultsOf = (report: string): string[][] => {
  const [table] = nodes(readMarkdown(report), 'table');
  return table
    ? nodes(table, 'tableRow')
        .slice(1)
        .map((row) => nodes(row, 'tableCell').map((cell) => texts(cell).join('')))
    : [];
};

const holds = ({ value, range }: Pick<Cell, 'value' | 'range'>): void => {
  if (range === null || value === null) return;
  expect(value).toBeGreaterThanOrEqual(range[0] - 1e-9);
  expect(value).toBeLessThanOrEqual(range[1] + 1e-9);
};

const expectWithin = (row: BoardRow): void => {
  holds(row.metrics.headline);
  holds(row.metrics.second);
  holds({ value: row.rank.value, range: row.rankRange.range });
  for (const { metrics } of row.tiers) holds(metrics.headline);
};

/** What is said of a pair by its board, its tie groups, a comparison and the peers of one of them. */
const expectOneVerdict = (scores: Scores, sort: string, above: BoardRow, below: BoardRow): void => {
  const verdict = scores.separation(sort, above.index, below.index);
  const metric = CERTAIN.find(({ id }) => id === sort);
  const [pair] = compareEvaluations(scores, [above.index, below.index], metric).pairs;
  const threshold = 0.05 / ((scores.ranking.parts[0]?.evaluations.length ?? 0) - 1);
  const ratio = (pair?.p.value ?? 1) / threshold;
  expect(pair?.differs).toBe(verdict !== 0);
  if (Math.abs(ratio - 1) > 1e-6) expect(ratio < 1).toBe(verdict !== 0);
  expect(scores.peersOf(sort, above.index).includes(below.index)).toBe(verdict === 0);
  if (above.tieGroup.value === below.tieGroup.value) expect(verdict).toBe(0);
  if (pair) expectOwnCells(pair);
};

/** What a comparison says of its cells is what it says of all of them together. */
const expectOwnCells = ({ tasks, paired, cells, leftOut, pairing }: ComparedPair): void => {
  const counted = (method: string): number => tasks.filter((task) => task.method === method).length;
  expect([counted('paired'), counted('left out')]).toEqual([paired, leftOut]);
  expect(counted('paired') + counted('unpaired (conservative)')).toBe(cells);
  expect(pairing.startsWith('paired in')).toBe(paired > 0);
  for (const { a, b, difference } of tasks)
    if (a.value !== null && b.value !== null) expect(difference.value).toBeCloseTo(a.value - b.value, 12);
};

/** What the page of a model and a comparison with its neighbour say, beside the row of the board. */
const expectSameElsewhere = (scores: Scores, row: BoardRow): void => {
  const model = makeModelBoard(scores, row.index);
  const peers = scores.peersOf(DEFAULT_METRIC.id, row.index);
  expect(model.overall?.metrics.headline).toEqual(row.metrics.headline);
  expect(model.peerCount).toBe(peers.length);
  const [neighbour] = model.neighbours;
  if (!neighbour) return;
  const comparison = compareEvaluations(scores, [row.index, neighbour.index]);
  expect(comparison.evaluations.map((one) => [one.rank, one.rankRange])).toEqual([
    [row.rank, row.rankRange],
    [neighbour.rank, neighbour.rankRange],
  ]);
  expect(comparison.evaluations[0]?.tieGroup).toEqual(row.tieGroup);
  const [pair] = comparison.pairs;
  expect(pair?.verdict.includes('do not differ significantly')).toBe(peers.includes(neighbour.index));
  const markdown = texts(readMarkdown(renderComparison(comparison))).join('');
  expect(markdown).toContain(pair?.verdict.slice(-15));
  if (!pair) return;
  const [a = '', b = ''] = comparison.evaluations.map(({ label }) => label);
  const page = textsIn(PairSection({ pair, names: [a, b], open: true }));
  for (const text of pair.facts.flat()) {
    expect(page).toContain(text);
    expect(markdown).toContain(text);
  }
};

describe.each(boards)('every claim of the %s board', async (_, make) => {
  const scores = await make();
  if (scores === null) {
    it.skip('needs real results, which are not there', () => undefined);
    return;
  }
  const inParts = new Set(scores.ranking.parts[0]?.evaluations);

  it.each(RANKABLE.map(({ id }) => id))('holds its score and its rank by %s, in every view', (sort) => {
    const views = [
      {},
      { search: '8b' },
      { tiers: [scores.tiers[0]?.id ?? ''] },
      { groups: [['size:large']] },
    ];
    for (const view of views)
      for (const row of makeBoard(scores, { ...view, sort, pageSize: null }).rows) expectWithin(row);
  });

  it.each(CERTAIN.map(({ id }) => id))('is the same of a pair by %s, wherever it is made', (sort) => {
    const rows = makeBoard(scores, { sort, pageSize: null }).rows.filter(({ index }) => inParts.has(index));
    for (const [above, below] of pairsOf(rows)) expectOneVerdict(scores, sort, above, below);
    for (const [place, row] of rows.entries()) {
      const above = rows[place - 1];
      const differs = above !== undefined && scores.separation(sort, above.index, row.index) !== 0;
      expect([row.separated, row.topGroup]).toEqual([differs, row.tieGroup.value === 1]);
    }
  });

  it('is the same in scores.json, in the report, on the page of a model and in a comparison', () => {
    const { rows, ...board } = makeBoard(scores, { pageSize: null });
    const json = JSON.parse(wholeText(renderJson({ ...board, rows }))) as JsonRow[];
    expect(json.map((row) => [row.rank, row.rank_best, row.rank_worst, row.tie_group])).toEqual(
      rows.map(({ rank, rankRange, tieGroup }) => [
        rank.value,
        ...(rankRange.range ?? [null, null]),
        tieGroup.value,
      ]),
    );
    if (scores.ranking.parts.length === 1)
      expect(resultsOf(renderReport({ ...board, rows })).map((line) => line.slice(1, 5))).toEqual(
        rows.map(({ rank, rankRange, tieGroup, metrics }) =>
          [rank, rankRange, tieGroup, metrics.headline].map(({ text }) => text),
        ),
      );
    for (const row of rows.slice(0, 25)) expectSameElsewhere(scores, row);
  });
});
