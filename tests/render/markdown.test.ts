import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { makeDataset } from '../board/make-dataset.ts';
import { demoDataset, smallDataset, boardOf } from './board-of.ts';

/** The rows of the first table, each as its trimmed cells. */
const tableOf = (markdown: string): string[][] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );

const CELL = /^(—|(\.\d\d|1\.0) - (\.\d\d|1\.0))( \[-(\.\d\d|1\.0)\])?( \(\d+\/\d+\))?$/;

describe('scores.md', async () => {
  const dataset = await demoDataset();
  const board = boardOf(dataset);
  const [head = [], , ...rows] = tableOf(renderMarkdown(board));

  it('has the published columns, then one per task', () => {
    expect(head.slice(0, 5)).toEqual(['Model', 'Tier', 'ReasonScore', 'Avg Tokens', 'Score/Token']);
    expect(head.slice(5)).toEqual(dataset.tasks.map(({ label }) => label));
  });

  it('has one row per evaluation and tier it was measured in, best first', () => {
    const expected = board.rows.flatMap((row) => row.tiers.map((tier) => tier.label));
    expect(rows.map(([, tier]) => tier)).toEqual(expected);
    expect(rows.every((row) => row.length === head.length)).toBe(true);
  });

  it('keeps to the grammar in every cell', () => {
    for (const [, , score = '', tokens = '', ratio = '', ...cells] of rows) {
      expect(score).toMatch(/^(\d{1,4}(\\\*)?|—)$/);
      expect(tokens).toMatch(/^([\d,]+|—)$/);
      expect(ratio).toMatch(/^(\d+\.\d+|—)$/);
      for (const cell of cells) expect(cell).toMatch(CELL);
    }
  });

  it('says what it is: synthetic, its verdict, its method, its notes', () => {
    const text = renderMarkdown(board);
    expect(text.match(/Synthetic data/g)).toHaveLength(1);
    expect(text).toContain(` ${board.lead.text} ${board.differences}\n`);
    expect(text).toContain(board.method);
    expect(text.endsWith('\n')).toBe(true);
    expect(text).not.toMatch(/\n\n\n|NaN|undefined|null/);
  });

  it('tells apart evaluations of one label by what they do not share', () => {
    const names = rows.map(([name]) => name);
    expect(names).toContain('Aster R1 49B (greedy-8k)');
    expect(names).toContain('Aster R1 49B (nucleus-8k)');
    expect(names).toContain('Aster Instruct 49B');
  });

  it('says what a filter left out, and nothing when there was none', () => {
    const filtered = boardOf(dataset, {
      groups: [['family:aster', 'size:large'], ['production']],
      tiers: ['hard'],
    });
    const shown = `${filtered.matched} of 21 evaluations`;
    expect(renderMarkdown(filtered)).toContain(
      `Shown: ${shown} (family:aster and size:large or production). Ranks, ranges and tie groups count all 21 models.`,
    );
    expect(renderMarkdown(filtered)).toMatch(/ responses, ranked on Hard; 3 others without results there\. /);
    expect(renderMarkdown(board)).not.toContain('Shown:');
  });
});

describe('scores.md of the small board', async () => {
  const board = boardOf(await smallDataset());
  const rows = tableOf(renderMarkdown(board)).slice(2);
  const row = (name: string, tier: string) => rows.find(([own, its]) => own === name && its === tier) ?? [];

  it('prints what the second computation found', () => {
    // center – center + margin [-truncated share]: .9302, .9548 | .8052, .8654 | .8574, .9059; 905 from 904.777
    expect(row('Aster R1 8B (greedy)', 'Easy').slice(2)).toEqual([
      ...['905', '149', '6.07', '.93 - .95', '.81 - .87', '.86 - .91'],
    ]);
    expect(row('Aster R1 8B (greedy)', 'Hard').slice(2)).toEqual([
      ...['639', '263', '2.43', '.66 - .73 [-.10]', '.55 - .62 [-.03]', '.60 - .70'],
    ]);
  });

  it('marks what is missing, part-measured or all truncated', () => {
    expect(row('Aster R1 8B (nucleus)', 'Easy').at(-1)).toBe('.82 - .96 (1/2)');
    expect(row('Aster R1 8B (nucleus)', 'Hard').slice(2)).toEqual([
      ...['603\\*', '279', '2.16', '.55 - .69 [-.20]', '.59 - .74', '—'],
    ]);
    expect(row('Cinder\\|14B \\*beta\\*', 'Hard').slice(2, 6)).toEqual(['46', '—', '—', '— [-1.0]']);
  });

  it('adds token counts, or the whole interval, when asked', () => {
    expect(renderMarkdown(board, { tokenCounts: true })).toContain('.93 - .95 230 tok');
    const whole = renderMarkdown(board, { fullRange: true });
    // center − margin: .9302 − .0246 = .9055
    expect(whole).toContain('.91 - .95');
    expect(whole).toContain('centre - margin');
  });
});

describe('rows that share label and details', () => {
  it('are told apart by id', () => {
    const cells = [[{ correct: 1, total: 2 }]];
    const board = boardOf(
      makeDataset([
        { id: 'one', label: 'Twin', cells },
        { id: 'two', label: 'Twin', cells },
      ]),
    );
    const names = tableOf(renderMarkdown(board)).map(([name]) => name);
    expect(names.slice(2)).toEqual(['Twin (id one)', 'Twin (id two)']);
  });
});
