import { describe, expect, it } from 'vitest';
import { renderJson } from '../../src/render/json.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { makeDataset } from '../board/make-dataset.ts';
import { demoDataset, smallDataset, boardOf } from './board-of.ts';
import { wholeText } from '../support/whole.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Entry = Readonly<Record<string, Json>>;

const ROW = ['eval_id', 'model', 'reasonscore', 'tiers'];
const TIER = ['reasonscore', 'any_incomplete', 'tasks'];
const CELL = [
  ...['center', 'margin', 'truncated_ratio', 'completion_tokens_mean', 'adjusted_score'],
  ...['point_count', 'expected_points', 'is_incomplete'],
];

const entries = (value: Json | undefined): [string, Entry][] =>
  Object.entries(value as Record<string, Entry>);

const rowsOf = (text: string): Entry[] => JSON.parse(text) as Entry[];

/** Everything that follows the seed's own keys must be a number, or null where nothing was recorded. */
const extras = (entry: Entry, own: readonly string[]): Json[] =>
  Object.entries(entry).flatMap(([key, value]) => (own.includes(key) ? [] : [value]));

describe('scores.json', async () => {
  const dataset = await demoDataset();
  const scores = scoreDataset(dataset);
  const board = boardOf(dataset);
  const rows = rowsOf(wholeText(renderJson(board)));
  const tiers = rows.flatMap((row) => entries(row['tiers']));
  const cells = tiers.flatMap(([, tier]) => entries(tier['tasks']));

  it('has the shape of the published array: names and nesting', () => {
    expect(rows).toHaveLength(24);
    for (const row of rows) expect(Object.keys(row).slice(0, ROW.length)).toEqual(ROW);
    for (const [, tier] of tiers) expect(Object.keys(tier).slice(0, TIER.length)).toEqual(TIER);
    for (const [, cell] of cells) expect(Object.keys(cell).slice(0, CELL.length)).toEqual(CELL);
  });

  it('names tiers and tasks by their ids', () => {
    expect(new Set(tiers.map(([id]) => id))).toEqual(new Set(['easy', 'medium', 'hard']));
    expect(new Set(cells.map(([id]) => id)).size).toBe(12);
  });

  it('holds numbers only beside ids, names and flags, and nothing that is none', () => {
    const numbers = [
      ...rows.flatMap((row) => [row['reasonscore'], ...extras(row, [...ROW, 'synthetic', 'groups'])]),
      ...tiers.flatMap(([, tier]) => [tier['reasonscore'], ...extras(tier, TIER)]),
      ...cells.flatMap(([, cell]) => extras(cell, ['is_incomplete'])),
    ];
    expect(numbers.filter((value) => value !== null && typeof value !== 'number')).toEqual([]);
    expect(rows.every((row) => typeof row['eval_id'] === 'number' && typeof row['model'] === 'string')).toBe(
      true,
    );
    const flags = [
      ...tiers.map(([, tier]) => tier['any_incomplete']),
      ...cells.map(([, cell]) => cell['is_incomplete']),
    ];
    expect(new Set(flags)).toEqual(new Set([true, false]));
  });

  it('is in the order of the board and rounds nothing', () => {
    expect(rows.map((row) => row['eval_id'])).toEqual(board.rows.map((row) => row.writtenId));
    for (const [index, row] of rows.entries()) {
      const overall = scores.of(board.rows[index]?.index ?? -1).overall;
      expect([row['reasonscore'], row['plain'], row['lower']]).toEqual([
        ...[overall?.reasonscore, overall?.plain, overall?.lower],
      ]);
    }
  });

  it('says of made-up numbers that they are', () => {
    expect(rows.every((row) => row['synthetic'] === true)).toBe(true);
    const real = boardOf(makeDataset([{ cells: [[{ correct: 1, total: 2 }]] }]));
    expect(rowsOf(wholeText(renderJson(real))).some((row) => 'synthetic' in row)).toBe(false);
  });

  it('leaves out what was filtered out, and changes no number of the rest', () => {
    const filtered = rowsOf(wholeText(renderJson(boardOf(dataset, { groups: [['family:aster']] }))));
    expect(filtered.length).toBeGreaterThan(1);
    for (const row of filtered) {
      const whole = rows.find((one) => one['eval_id'] === row['eval_id']);
      expect(row).toEqual(whole);
    }
  });

  it('says of a ranking on a part what it is ranked on, and prints the same cells', () => {
    const part = rowsOf(wholeText(renderJson(boardOf(dataset, { tiers: ['hard'] }))));
    expect(part.length).toBeGreaterThan(1);
    for (const row of part) {
      expect(row['ranked_on']).toBe('Hard');
      const whole = rows.find((one) => one['eval_id'] === row['eval_id']);
      const [tier, ...others] = entries(row['tiers']);
      expect(others).toEqual([]);
      expect(tier).toEqual(entries(whole?.['tiers']).find(([id]) => id === 'hard'));
      // One tier is all there is: its score is the score.
      expect(row['reasonscore']).toBe(tier?.[1]['reasonscore']);
    }
    expect(rows.some((row) => 'ranked_on' in row)).toBe(false);
  });
});

describe('scores.json of the small board', async () => {
  const rows = rowsOf(wholeText(renderJson(boardOf(await smallDataset()))));
  const find = (id: Json): Entry => rows.find((row) => row['eval_id'] === id) ?? {};
  const tierOf = (row: Entry, id: string): Entry => Object.fromEntries(entries(row['tiers']))[id] ?? {};
  const cellOf = (row: Entry, tier: string, task: string): Entry =>
    Object.fromEntries(entries(tierOf(row, tier)['tasks']))[task] ?? {};

  it('writes ids as the dataset has them', () => {
    expect(rows.map((row) => row['eval_id'])).toEqual([2, 1, 'cinder|14b']);
  });

  it('has null, not zero, for what was not recorded', () => {
    const cell = cellOf(find('cinder|14b'), 'easy', 'arithmetic');
    expect([cell['truncated'], cell['truncated_ratio'], cell['completion_tokens_mean']]).toEqual([
      null,
      null,
      null,
    ]);
    expect(find('cinder|14b')['avg_tokens']).toBeNull();
    expect(cellOf(find(1), 'easy', 'boolean')['truncated']).toBe(0);
  });

  it('knows no accuracy where every response was truncated, only that it lies between 0 and 1', () => {
    expect(cellOf(find('cinder|14b'), 'hard', 'arithmetic')).toMatchObject({
      accuracy: null,
      accuracy_lower: 0,
      accuracy_upper: 1,
      truncated_ratio: 1,
      adjusted_score: 0,
    });
  });

  it('has no entry for a cell without points, and flags what is part-measured', () => {
    expect(cellOf(find(2), 'hard', 'dates')).toEqual({});
    expect(tierOf(find(2), 'hard')['any_incomplete']).toBe(true);
    expect(cellOf(find(2), 'easy', 'dates')).toMatchObject({
      point_count: 1,
      expected_points: 2,
      is_incomplete: true,
    });
    expect(tierOf(find(1), 'easy')['any_incomplete']).toBe(false);
  });
});
