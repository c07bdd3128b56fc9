import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { makeFullBoard } from '../../src/board/full-board.ts';
import { makeModelBoard } from '../../src/board/model-board.ts';
import { compareEvaluations } from '../../src/board/compare.ts';
import { scores as scoresCommand } from '../../src/cli/commands/scores.ts';
import { makeIo } from '../../src/cli/io.ts';
import { Controls } from '../../src/components/Controls.tsx';
import { ComparedTable } from '../../src/components/ComparedTable.tsx';
import { Leaderboard } from '../../src/components/Leaderboard.tsx';
import { TierTable } from '../../src/components/TierTable.tsx';
import { renderComparison, renderComparisonJson } from '../../src/render/compare.ts';
import { renderCsv, renderRankingCsv } from '../../src/render/csv.ts';
import { heatbarsSvg } from '../../src/render/figures/heatbars/heatbars.ts';
import { renderJson } from '../../src/render/json.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { renderReport } from '../../src/render/report.ts';
import type * as Metrics from '../../src/score/metrics.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { folderOf } from '../read/dataset/folder-of.ts';
import { nodes, readMarkdown, texts } from '../render/read-markdown.ts';
import { projectFiles, projectRoot } from '../support/project-files.ts';
import { textsOf } from '../support/read-figure.ts';
import { readSvg } from '../support/read-svg.ts';
import { textsIn } from '../support/vnode-text.ts';
import { makeDataset } from './make-dataset.ts';
import { wholeBytes, wholeText } from '../support/whole.ts';
import type { Printed } from '../../src/render/artifacts.ts';

/** Two metrics as a contributor would add them: one record each. */
const { completed, bonus } = vi.hoisted(() => {
  const points = {
    unit: 'points',
    rankable: true,
    role: 'column',
    report: 'performance',
    format: (value: number) => value.toFixed(0),
  } as const;
  const completed: Metrics.Metric = {
    ...points,
    id: 'completed',
    label: 'On completed',
    better: 'higher',
    describe: 'Score of the completed responses alone.',
    read: (aggregate) => aggregate.completed,
    ofCell: (cell) => cell.counters.correct / cell.counters.total,
  };
  const bonus: Metrics.Metric = {
    ...points,
    id: 'bonus',
    label: 'Bonus',
    better: 'lower',
    describe: 'What small samples add.',
    read: (aggregate) => aggregate.bonus,
  };
  return { completed, bonus };
});

vi.mock('../../src/score/metrics.ts', async (original) => {
  const shipped = await original<typeof Metrics>();
  const METRICS = [...shipped.METRICS, completed, bonus];
  return {
    ...shipped,
    METRICS,
    RANKABLE: METRICS.filter(({ rankable }) => rankable),
    findMetric: (id: string) => METRICS.find((metric) => metric.id === id),
  };
});

/** By hand: 60 of 90 are 667 points, 45 of 60 are 750; the second one also lost responses to truncation. */
const dataset = makeDataset([
  { id: 'steady', label: 'Steady', cells: [[{ correct: 60, total: 90, truncated: 0 }]] },
  { id: 'cut', label: 'Cut', cells: [[{ correct: 45, total: 60, truncated: 30 }]] },
]);
const scores = scoreDataset(dataset);
const board = makeFullBoard(scores, { pageSize: null });

type Table = readonly (readonly string[])[];

const tablesOf = (markdown: string): Table[] =>
  nodes(readMarkdown(markdown), 'table').map((table) =>
    nodes(table, 'tableRow').map((row) => nodes(row, 'tableCell').map((cell) => texts(cell).join(''))),
  );

/** What a table says in a column, by the first field of each line. */
const columnOf = ([head = [], ...lines]: Table, name: string): Record<string, string | undefined> =>
  Object.fromEntries(lines.map((line) => [line[0] ?? '', line[head.indexOf(name)]]));

const records = (text: string): Record<string, string>[] => parse(text, { columns: true });

const EXPECTED = { Steady: '667', Cut: '750' };

describe('a new metric, added as one record', () => {
  it('has a column in scores.md', () => {
    const [table = []] = tablesOf(renderMarkdown(board));
    expect(columnOf(table, 'On completed')).toEqual(EXPECTED);
  });

  it('has a column in the results of report.md and in its table of tiers', () => {
    const [results = [], tiers = []] = tablesOf(renderReport(board));
    expect(columnOf(results, 'On completed')).toEqual(EXPECTED);
    expect(columnOf(tiers, 'On completed')).toEqual(EXPECTED);
  });

  it('has a key in scores.json: of every evaluation, of every tier, and of every task where single cells have it', () => {
    const rows = JSON.parse(wholeText(renderJson(board))) as {
      model: string;
      completed: number;
      tiers: { t0: { completed: number; tasks: { a: { completed: number } } } };
    }[];
    const values = rows.map((row) => [
      row.model,
      ...[row.completed, row.tiers.t0.completed, row.tiers.t0.tasks.a.completed * 1000].map(Math.round),
    ]);
    expect(Object.fromEntries(values.map(([model, ...own]) => [model, own]))).toEqual({
      Steady: [667, 667, 667],
      Cut: [750, 750, 750],
    });
  });

  it('has a column in ranking.csv, and in scores.csv where single cells have it', () => {
    const ranking = records(wholeText(renderRankingCsv(board))).map((row) => [
      row['model'],
      Number(row['completed']),
    ]);
    expect(new Map(ranking as [string, number][]).get('Cut')).toBeCloseTo(750, 9);
    const cells = records(wholeText(renderCsv(board))).map((row) => [row['model'], Number(row['completed'])]);
    expect(new Map(cells as [string, number][]).get('Steady')).toBeCloseTo(2 / 3, 12);
    expect(records(wholeText(renderCsv(board)))[0]).not.toHaveProperty('bonus');
  });

  it('has a column in the large table, a head to sort by, and a line in the menu of what to rank by', () => {
    const shown = textsIn(Leaderboard({ board, at: '' }));
    expect(shown.filter((text) => ['On completed', '667', '750'].includes(text)).toSorted()).toEqual([
      '667',
      '750',
      'On completed',
    ]);
    expect(textsIn(Controls({ board }))).toContain('On completed');
  });

  it('stands on the page of an evaluation, in its figure and beside others', () => {
    expect(textsIn(TierTable({ model: makeModelBoard(scores, 1) }))).toEqual(
      expect.arrayContaining(['On completed', 'Bonus', '750']),
    );
    expect(textsOf(readSvg(heatbarsSvg(board, { theme: 'light' })))).toEqual(
      expect.arrayContaining(['On completed', 'Bonus', '667', '750']),
    );
    const comparison = compareEvaluations(scores, [0, 1]);
    const [table = []] = tablesOf(renderComparison(comparison));
    expect(columnOf(table, 'On completed')).toEqual(EXPECTED);
    expect(JSON.parse(renderComparisonJson(comparison))).toMatchObject({
      evaluations: [{ completed: { text: '667' } }, { completed: { text: '750' } }],
    });
    const { evaluations, metrics, folded } = comparison;
    expect(textsIn(ComparedTable({ at: '', evaluations, metrics, folded }))).toContain('On completed');
  });

  it('ranks: the most first where higher is better, the least first where lower is', () => {
    const ranked = (sort: string): [string, string][] =>
      makeFullBoard(scores, { pageSize: null, sort }).rows.map(({ label, rank }) => [label, rank.text]);
    expect(ranked('reasonscore')[0]).toEqual(['Steady', '1']);
    expect(ranked('completed')).toEqual([
      ['Cut', '1'],
      ['Steady', '2'],
    ]);
    // The smaller sample gets the larger bonus.
    expect(ranked('bonus')).toEqual([
      ['Steady', '1'],
      ['Cut', '2'],
    ]);
  });

  it('says of a row that it stands out of order, whichever way is better', () => {
    const of = (total: number) => [{ correct: total / 2, total }];
    const notesOf = (whole: readonly [number, number], half: number): [string, boolean][] => {
      const lacking = makeDataset([
        { id: 'whole', label: 'Whole', cells: whole.map(of) },
        { id: 'half', label: 'Half', cells: [of(half), [null]] },
      ]);
      const { rows } = makeFullBoard(scoreDataset(lacking), { pageSize: null, sort: 'bonus' });
      return rows.map(({ label, notes }) => [label, notes.join().includes('out of order')]);
    };
    // On the cell of both the smaller sample has the larger bonus; ten responses give the other the larger one of all.
    expect(notesOf([1000, 10], 500)).toEqual([
      ['Whole', false],
      ['Half', true],
    ]);
    expect(notesOf([1000, 1000], 10)).toEqual([
      ['Whole', false],
      ['Half', false],
    ]);
  });

  it('is taken by --sort', async () => {
    const csv = 'eval_id,task,correct,total,truncated\nSteady,a,60,90,0\nCut,a,45,60,30\n';
    const data = join(folderOf({ 'results.csv': csv }), 'results.csv');
    const printed: string[] = [];
    const io = {
      ...makeIo(),
      print: (data: Printed) => Promise.resolve(void printed.push(String(wholeBytes(data)))),
    };
    await scoresCommand(io, data, { sort: 'completed' });
    const [table = []] = tablesOf(printed.join(''));
    expect(Object.entries(columnOf(table, 'On completed'))).toEqual([
      ['Cut', '750'],
      ['Steady', '667'],
    ]);
  });
});

describe('the metrics', () => {
  it('are named by their records and by no file that shows them', () => {
    const shows = /^src\/(board|render|components|pages|layouts|cli)\//;
    // The pages on method explain formulas by their names.
    const files = projectFiles().filter(
      (file) => shows.test(file) && !file.startsWith('src/components/method/'),
    );
    const names = /reason_?score|score_?(per|\/)_?token|(avg|average)_?\s?tokens|['`]plain score/i;
    const naming = files.filter((file) => names.test(readFileSync(projectRoot + file, 'utf8')));
    expect(naming).toEqual([]);
  });
});
