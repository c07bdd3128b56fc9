import { expect, it } from 'vitest';
import { renderRankingCsv } from '../../src/render/csv.ts';
import { renderJson } from '../../src/render/json.ts';
import { renderReport } from '../../src/render/report.ts';
import { makeDataset } from '../board/make-dataset.ts';
import { wholeText } from '../support/whole.ts';
import { boardOf } from './board-of.ts';

// 26 of 100 where one of four guesses is right: below what guessing gives by its lower limit; 90 of 100 is above.
const dataset = makeDataset([
  { id: 'guesses', label: 'guesses', cells: [[{ correct: 26, total: 100, guess: 0.25 }]] },
  { id: 'knows', label: 'knows', cells: [[{ correct: 90, total: 100, guess: 0.25 }]] },
]);
const board = boardOf(dataset, { sort: 'plain' });

it('says in every output that a score at chance has no interval', () => {
  const rows = JSON.parse(wholeText(renderJson(board))) as Record<string, unknown>[];
  expect(rows.map((row) => [row['model'], row['at_chance']])).toEqual([
    ['knows', undefined],
    ['guesses', true],
  ]);
  expect(Object.values(rows[1]?.['tiers'] as object)).toMatchObject([{ at_chance: true }]);
  const [head, , last] = wholeText(renderRankingCsv(board)).split('\n');
  expect(last?.split(',')[head?.split(',').indexOf('at_chance') ?? -1]).toBe('true');
  expect(renderReport(board)).toMatch(/\| guesses .*\| +at chance \|/);
  expect(renderReport(board)).not.toMatch(/\| knows .*\| +at chance \|/);
});
