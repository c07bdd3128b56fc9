import { describe, expect, it } from 'vitest';
import type { Board, BoardRow, Query } from '../../src/board/board.ts';
import { compareEvaluations } from '../../src/board/compare.ts';
import { makeBoard } from '../../src/board/make-board.ts';
import { cellOf } from '../../src/board/metric-cells.ts';
import { scoresFor } from '../../src/board/ranked-on.ts';
import { BoardView } from '../../src/components/BoardView.tsx';
import { load } from '../../src/read/load.ts';
import { renderRankingCsv } from '../../src/render/csv.ts';
import { renderJson } from '../../src/render/json.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { markdownText } from '../../src/render/markdown-text.ts';
import { renderReport } from '../../src/render/report.ts';
import { CERTAIN } from '../../src/score/metrics.ts';
import { scoreDataset } from '../../src/score/score.ts';
import type { Scores } from '../../src/score/scores.ts';
import { runCli } from '../cli/run-cli.ts';
import { nodes, readMarkdown, texts } from '../render/read-markdown.ts';
import { projectRoot } from '../support/project-files.ts';
import { sampleDataset } from '../support/sample-board.ts';
import { textsIn } from '../support/vnode-text.ts';
import { wholeText } from '../support/whole.ts';

/** Views that show a part of a board, or rank on a part of it: what one output says of a view, all say. */
const boards: readonly (readonly [name: string, scores: () => Promise<Scores>])[] = [
  ['demo', async () => scoreDataset(await load(`${projectRoot}datasets/demo`))],
  ['small', async () => scoreDataset(await load(`${projectRoot}tests/golden/small`))],
  ['wide', async () => scoreDataset(await load(`${projectRoot}datasets/wide`))],
  ['one tier', () => Promise.resolve(scoreDataset(sampleDataset({ evaluations: 40, tiers: ['only'] })))],
];

type View = Partial<Query>;

const filtersOf = ({ evaluations }: Scores): readonly View[] => [
  {},
  { search: '3' },
  { groups: [['size:medium']] },
  { isComplete: true },
  { evaluations: evaluations.filter((_, index) => index % 3 === 1).map(({ id }) => id) },
  { evaluations: evaluations.slice(-2).map(({ id }) => id) },
  { search: 'nobody-of-that-name' },
];

const partsOf = ({ tiers, tasks }: Scores): readonly View[] => [
  {},
  { tiers: [tiers.at(-1)?.id ?? ''] },
  { tasks: [tasks[0]?.id ?? ''] },
  { tiers: [tiers[0]?.id ?? ''], tasks: tasks.slice(0, 3).map(({ id }) => id) },
];

/** Tables of more rows take a parser too long. */
const MOST_PARSED = 100;

const sortsOf = ({ evaluations }: Scores): readonly string[] =>
  evaluations.length > MOST_PARSED ? ['plain'] : ['reasonscore', 'plain', 'score_per_token'];

const viewsOf = (scores: Scores): View[] =>
  partsOf(scores).flatMap((part) =>
    filtersOf(scores).map((filter) => ({ ...part, ...filter, pageSize: null })),
  );

/** A view by its words, and not by a list of ids. */
const nameOf = (view: View): string => JSON.stringify({ ...view, evaluations: view.evaluations?.length });

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** All that a page says of a view. */
const pageOf = (board: Board): string =>
  plain(textsIn(BoardView({ board, at: '', withControls: false, hrefOf: () => '' })).join(''));

const expectWithin = ({ rank, rankRange, metrics, tiers }: BoardRow): void => {
  const ranges = [
    metrics.headline,
    metrics.second,
    { value: rank.value, range: rankRange.range },
    ...tiers.map((tier) => tier.metrics.headline),
  ];
  for (const { value, range } of ranges) {
    if (value === null || range === null) continue;
    expect(value).toBeGreaterThanOrEqual(range[0] - 1e-9);
    expect(value).toBeLessThanOrEqual(range[1] + 1e-9);
  }
};

interface Place {
  readonly rank: number | null;
  readonly best: number | null;
  readonly worst: number | null;
  readonly group: number | null;
}

const placeOf = ({ rank, rankRange, tieGroup }: BoardRow): Place => ({
  rank: rank.value,
  best: rankRange.range?.[0] ?? null,
  worst: rankRange.range?.[1] ?? null,
  group: tieGroup.value,
});

const jsonPlaces = (board: Board): Place[] => {
  const rows = JSON.parse(wholeText(renderJson(board))) as Record<string, number | null>[];
  return rows.map((row) => ({
    rank: row['rank'] ?? null,
    best: row['rank_best'] ?? null,
    worst: row['rank_worst'] ?? null,
    group: row['tie_group'] ?? null,
  }));
};

const csvPlaces = (board: Board): Place[] =>
  wholeText(renderRankingCsv(board))
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [rank, best, worst, group] = line
        .split(',', 4)
        .map((field) => (field === '' ? null : Number(field)));
      return { rank: rank ?? null, best: best ?? null, worst: worst ?? null, group: group ?? null };
    });

/** Rank, range, tie group and score of every row, as the first table of the report has them. */
const reportRows = (report: string): string[][] => {
  const [table] = nodes(readMarkdown(report), 'table');
  return table
    ? nodes(table, 'tableRow')
        .slice(1)
        .map((row) => nodes(row, 'tableCell').map((cell) => texts(cell).join('')))
        .map((fields) => fields.slice(1, 5))
    : [];
};

/** The sentence on the first, made anew from what a comparison of each two says, and from the tie groups of the rows. */
const leadFrom = (scores: Scores, board: Board, all: Board): RegExp => {
  const ranked = board.rows.filter(({ rank }) => rank.value !== null);
  const [first, ...others] = ranked;
  const metric = CERTAIN.find(({ id }) => id === board.metrics.sorted.id);
  if (!first) return /^$/;
  if (others.length === 0) return /^1 .*model.*: /;
  const tied = others.filter(({ rank }) => rank.value === first.rank.value).length + 1;
  const isFirst = tied > 1 ? 'share the first rank' : 'is first';
  if (!metric) return new RegExp(`^Of ${String(ranked.length)} .* ${isFirst} by .*\\.$`);
  if (ranked.length === all.rows.filter(({ rank }) => rank.value !== null).length) {
    const top = ranked.filter(({ tieGroup }) => tieGroup.value === 1).length;
    return top > 1 ? /tie for first/ : /^Of \d+ .* is first[^;]*\.$/;
  }
  const peers = others
    .slice(tied - 1)
    .filter(
      (row) => compareEvaluations(scores, [first.index, row.index], metric).pairs[0]?.differs === false,
    );
  if (tied > 1) return /share the first rank/;
  if (peers.length === 0) return /^Of \d+ .* is first[^;]*\.$/;
  const who = peers.length > 3 ? `${String(peers.length)} others` : '.*';
  const verb = peers.length > 1 ? 'do' : 'does';
  return new RegExp(`is first.*; ${who} ${verb} not differ significantly from it\\.$`);
};

const expectNotes = ({ rows, notes, method }: Board): void => {
  const lacking = notes.map((note) => /^(\d+) evaluations? with missing cells/.exec(note)?.[1]).find(Boolean);
  const lackers = rows.filter(({ notes: own }) =>
    own.some((note) => /missing cells|lacks cells|Placed as/.test(note)),
  ).length;
  // Who lacks cells and is not ranked is counted, and has no note on its rank.
  expect(lackers).toBeLessThanOrEqual(Number(lacking ?? 0));
  const sizes = rows.flatMap(({ tiers }) =>
    tiers.flatMap(({ cells }) => cells.flatMap(({ measured }) => (measured ? [measured.total] : []))),
  );
  if (sizes.length === 0) return;
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)].map((count) =>
    count.toLocaleString('en-US'),
  );
  expect(method).toContain(`; ${least === most ? '' : `${least ?? ''} to `}${most ?? ''} responses per cell`);
};

const expectOneVoice = (scores: Scores, view: View): void => {
  const board = makeBoard(scores, view);
  for (const row of board.rows) expectWithin(row);
  const places = board.rows.map(placeOf);
  expect(jsonPlaces(board)).toEqual(places);
  expect(csvPlaces(board)).toEqual(places);
  const report = renderReport(board);
  if (board.rows.length <= MOST_PARSED && scoresFor(scores, board.query).ranking.parts.length === 1)
    expect(reportRows(report)).toEqual(
      board.rows.map(({ rank, rankRange, tieGroup, metrics }) => [
        ...[rank, rankRange, tieGroup, cellOf(metrics, board.metrics.score)].map(({ text }) => text),
      ]),
    );
  const said = [board.lead.text, board.differences, board.scope, ...board.notes, board.method];
  const page = pageOf(board);
  const markdown = renderMarkdown(board);
  for (const sentence of said) {
    expect(page).toContain(plain(sentence));
    // That the data are made up stands above all in Markdown.
    for (const output of [report, markdown]) expect(output).toContain(markdownText(sentence));
  }
  expectNotes(board);
};

describe.each(boards)('every view of the %s board', async (_, make) => {
  const scores = await make();
  const views = viewsOf(scores).map((view) => [nameOf(view), view] as const);

  it.each(views)('%s says one thing everywhere', { timeout: 60_000 }, (_name, view) => {
    for (const sort of sortsOf(scores)) expectOneVoice(scores, { ...view, sort });
  });

  it.each(views)('%s names in its head who is first, as rows and comparisons do', (_name, view) => {
    for (const sort of sortsOf(scores)) {
      const board = makeBoard(scores, { ...view, sort });
      const ranking = scoresFor(scores, board.query);
      if (ranking.ranking.parts.length > 1) return;
      const all = makeBoard(scores, { ...view, ...NO_FILTER, sort });
      expect(board.lead.text).toMatch(leadFrom(ranking, board, all));
      const isWhole = board.matched === all.matched;
      expect(board.scope === '').toBe(isWhole);
      expect(board.differences.startsWith('Among all')).toBe(
        !isWhole && board.differences.includes('adjacent ranks'),
      );
    }
  });
});

const NO_FILTER: View = { search: '', groups: [], evaluations: null, isComplete: false };

describe('the command line', () => {
  it.each<[string[], View]>([
    [['--groups', 'size:medium'], { groups: [['size:medium']] }],
    [
      ['--groups', 'size:medium', '--tiers', 'hard', '--sort', 'plain'],
      { groups: [['size:medium']], tiers: ['hard'], sort: 'plain' },
    ],
  ])(
    'says of %j what a page says',
    async (words, view) => {
      const scores = scoreDataset(await load(`${projectRoot}datasets/demo`));
      const board = makeBoard(scores, { ...view, pageSize: null });
      const { out, code } = await runCli(['report', 'datasets/demo', ...words]);
      expect(code).toBe(0);
      const { lead, differences, scope, notes } = board;
      for (const sentence of [lead.text, differences, scope, ...notes])
        expect(out).toContain(markdownText(sentence));
    },
    60_000,
  );
});
