import { describe, expect, it } from 'vitest';
import type { Board } from '../../src/board/board.ts';
import { makeBoard } from '../../src/board/make-board.ts';
import { RANKABLE } from '../../src/score/metrics.ts';
import { scoreDataset } from '../../src/score/score.ts';
import type { Dataset } from '../../src/read/dataset/dataset.ts';
import { renderCsv } from '../../src/render/csv.ts';
import { renderReport } from '../../src/render/report.ts';
import { makeDataset, type CellInput } from '../board/make-dataset.ts';
import { wholeText } from '../support/whole.ts';

const of1000 = (correct: number | null): CellInput =>
  correct === null ? null : { correct, total: 1000, tokens: 1000 * correct };

/** Label, scorer, and per mille by tier. */
type Row = readonly [label: string, scorer: string, ...tiers: (number | null)[]];

const TWO_RULERS: readonly Row[] = [
  ['old strong', '1.3', 900, 800],
  ['new weak', '1.4', 500, 400],
  ['old weak', '1.3', 600, null],
  ['new strong', '1.4', 950, 850],
  ['new middle', '1.4', 700, null],
];

const datasetOf = (rows: readonly Row[], changes: Partial<Dataset> = {}): Dataset => {
  const data = makeDataset(
    rows.map(([label, , ...tiers]) => ({ label, cells: tiers.map((one) => [of1000(one)]) })),
  );
  const evaluations = data.evaluations.map((one, index) => {
    const scorer = rows[index]?.[1] ?? '';
    return { ...one, ruler: scorer === '' ? {} : { scorer } };
  });
  return { ...data, evaluations, ...changes };
};

const boardOf = (rows: readonly Row[], changes: Partial<Dataset> = {}, sort = 'reasonscore'): Board =>
  makeBoard(scoreDataset(datasetOf(rows, changes)), { pageSize: null, sort });

const ranks = ({ rows }: Board): [string, string, string][] =>
  rows.map(({ label, rank, rankRange }) => [label, rank.text, rankRange.text]);

const policies = ['fair', 'two-way', 'common', 'bounds'] as const;

describe('evaluations measured with different rulers', () => {
  it.each(policies)('are ranked apart when cells are missing: %s', (missing) => {
    const board = boardOf(TWO_RULERS, { missing });
    expect(ranks(board).map(([label, rank]) => `${rank} ${label.split(' ')[0] ?? ''}`)).toEqual([
      ...['1 new', '2 new', '3 new', '1 old', '2 old'],
    ]);
    expect(board.rows.map(({ part }) => part)).toEqual([
      'Ranked apart: measured with scorer 1.4',
      '',
      '',
      'Ranked apart: measured with scorer 1.3',
      '',
    ]);
  });

  it.each(RANKABLE.map(({ id }) => id))('are ranked apart by every metric: %s', (sort) => {
    const { rows } = boardOf(TWO_RULERS, {}, sort);
    expect(rows.filter(({ rank }) => rank.value === 1)).toHaveLength(2);
    expect(rows.map(({ label }) => label.split(' ')[0]).join(' ')).toBe('new new new old old');
  });

  it('stand in order of the dataset where their parts are equally large', () => {
    // Two parts of scorer 1, which share no tier, and one of scorer 2 between them.
    const board = boardOf([
      ['first', '1', 500, null],
      ['second', '2', 900, null],
      ['third', '1', null, 950],
    ]);
    expect(board.rows.map(({ label }) => label)).toEqual(['first', 'second', 'third']);
    expect(board.rows.map(({ part }) => part)).toEqual([
      'Ranked apart: measured with scorer 1',
      'Ranked apart: measured with scorer 2',
      'Ranked apart: measured with scorer 1',
    ]);
  });

  it('have rank ranges among their own only', () => {
    expect(ranks(boardOf(TWO_RULERS)).map(([, , range]) => range)).toEqual(['1', '2', '3', '1', '2']);
  });

  it('are told of in the notes, and counted', () => {
    expect(boardOf(TWO_RULERS).notes).toContain(
      'Ranked in 2 separate parts: 3 evaluations measured with scorer 1.4; 2 evaluations measured with scorer 1.3.',
    );
  });

  it('have tie groups of their own, and count those of one ranking', () => {
    const { rows } = boardOf([...TWO_RULERS, ['old twin', '1.3', 700, 650], ['new twin', '1.4', 800, 700]]);
    const parts = rows.map((_, place) => rows.slice(0, place + 1).filter(({ part }) => part !== '').length);
    const sizes = rows.map((row, place) =>
      rows.filter((other, at) => parts[at] === parts[place] && other.tieGroup.value === row.tieGroup.value),
    );
    expect(rows.map(({ tieSize }) => tieSize)).toEqual(sizes.map(({ length }) => length));
    expect(Math.max(...parts)).toBe(2);
  });

  it('share one ranking where the dataset declares them comparable, and the board says so', () => {
    const board = boardOf(TWO_RULERS, { comparable: true });
    expect(ranks(board).map(([label, rank]) => `${rank} ${label}`)).toEqual([
      ...['1 new strong', '2 old strong', '3 new middle', '4 old weak', '5 new weak'],
    ]);
    expect(board.rows.every(({ part }) => part === '')).toBe(true);
    expect(board.notes).toContain(
      'Measured with 2 different setups. The dataset declares them comparable, so they share one ranking.',
    );
  });

  it('include those of which the ruler is not known', () => {
    const { rows } = boardOf([...TWO_RULERS, ['unknown', '', 800, 700]]);
    expect(rows.at(-1)?.part).toBe('Ranked apart: measured with an unnamed ruler');
    expect(rows.at(-1)?.rank.text).toBe('1');
  });
});

describe('evaluations that no chain of shared cells links', () => {
  const rows: readonly Row[] = [
    ['a', '', 900, null],
    ['b', '', 800, null],
    ['c', '', null, 950],
  ];

  it.each(policies)('are ranked apart, whatever the policy: %s', (missing) => {
    const board = boardOf(rows, { missing });
    expect(ranks(board).map(([label, rank]) => `${rank} ${label}`)).toEqual(['1 a', '2 b', '1 c']);
    expect(board.rows[2]?.part).toBe('Ranked apart: with no task of the others');
  });

  it('stay apart even where their rulers are declared comparable', () => {
    expect(ranks(boardOf(rows, { comparable: true })).map(([, rank]) => rank)).toEqual(['1', '2', '1']);
  });

  it('are one board as soon as one evaluation has cells of both', () => {
    const board = boardOf([...rows, ['link', '', 700, 700]]);
    expect(new Set(board.rows.map(({ rank }) => rank.value)).size).toBe(4);
  });
});

describe('the stamp', () => {
  const stamp = (rows: readonly Row[], version: string | null): string =>
    scoreDataset(datasetOf(rows, { version })).about.stamp;

  it('is the version and the ruler in one line', () => {
    expect(stamp([['a', '1.4', 500]], '2026-11-01')).toBe('version 2026-11-01 · scorer 1.4');
    const data = datasetOf([['a', '', 500]], { version: null });
    const evaluations = data.evaluations.map((one) => ({ ...one, ruler: { scorer: '1.4', prompt: 'a1b2' } }));
    expect(scoreDataset({ ...data, evaluations }).about.stamp).toBe('prompt a1b2 · scorer 1.4');
    const ruler = { prompt: 'a1b2', benchmark: '2', scorer: '1.4' };
    const ruled = data.evaluations.map((one) => ({ ...one, ruler }));
    expect(scoreDataset({ ...data, evaluations: ruled }).about.stamp).toBe(
      'benchmark 2 · prompt a1b2 · scorer 1.4',
    );
  });

  it('names the rulers of a board that has several, and is empty where nothing is given', () => {
    expect(stamp(TWO_RULERS, '7')).toBe('version 7 · 2 rulers: scorer 1.3; scorer 1.4');
    expect(stamp([['a', '', 500]], null)).toBe('');
    expect(stamp([['a', '', 500]], '7')).toBe('version 7');
  });

  it('counts more than three rulers only, and names the one that was not given', () => {
    const rows = (...scorers: string[]): Row[] => scorers.map((scorer, index) => [`m${index}`, scorer, 500]);
    expect(stamp(rows('3', '1', '2'), null)).toBe('3 rulers: scorer 1; scorer 2; scorer 3');
    expect(stamp(rows('3', '1', '2', '4'), '7')).toBe('version 7 · 4 rulers');
    expect(stamp(rows('2', ''), null)).toBe('2 rulers: unnamed; scorer 2');
  });

  it('heads the report, whose parts have headings, and every line of the table names its ruler', () => {
    const scores = scoreDataset(datasetOf(TWO_RULERS, { version: '7' }));
    const board = makeBoard(scores, { pageSize: null });
    const report = renderReport(board);
    expect(report).toMatch(/^# .* \(version 7 · 2 rulers: scorer 1\.3; scorer 1\.4\)\n/);
    expect(report).toContain('### Ranked apart: measured with scorer 1.3');
    const lines = wholeText(renderCsv(board)).trim().split(/\r?\n/);
    expect(lines[0]).toMatch(/,ruler$/);
    expect(lines.slice(1).every((line) => /,scorer 1\.[34]$/.test(line))).toBe(true);
  });
});
