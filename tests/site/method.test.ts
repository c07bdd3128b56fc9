import { describe, expect, it } from 'vitest';
import { workedExample } from '../../src/score/worked-example.ts';
import { makeBoard } from '../../src/board/make-board.ts';
import { readBoards } from '../../src/pipeline.ts';
import { builtSite } from '../support/built-site.ts';
import { readPage, wordsOf } from './read-page.ts';

describe('the worked example', () => {
  it.each(['demo', 'wide'])('of %s arrives at the score that the board prints', async (name) => {
    const [loaded] = await readBoards([`datasets/${name}`]);
    if (!loaded) throw new Error('there is no board');
    const { scores } = loaded;
    const sequence = makeBoard(scores, { pageSize: null }).rows.map((row) => row.index);
    const example = workedExample(scores, sequence);
    const logs = example?.tasks.map(({ log }) => log) ?? [];
    const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
    expect(1000 * Math.exp(mean)).toBeCloseTo(example?.aggregate.reasonscore ?? 0, 9);
    expect(mean).toBeCloseTo(example?.logMean ?? 0, 12);
  });

  it('of a demo with guesses and truncation has both', async () => {
    const [demo] = await readBoards(['datasets/demo']);
    const example =
      demo &&
      workedExample(
        demo.scores,
        demo.scores.evaluations.map((_, index) => index),
      );
    expect(example?.cell.counters.guessSum).toBeGreaterThan(0);
    expect(example?.cell.counters.truncated).toBeGreaterThan(0);
    expect(example?.aggregate.incomplete).toBe(false);
  });
});

describe('the method page', () => {
  it('explains the four pitfalls, and says what was read, used, left out and rejected', () => {
    const words = wordsOf(readPage(builtSite().folder, 'demo/method/index.html'));
    for (const heading of ['Comparing scales', 'Task variance', 'Score is not accuracy', 'Context limits']) {
      expect(words).toContain(heading);
    }
    expect(words).toMatch(/points\.csv\s+([\d,]+)\s+\1\s+0\s+0\s+\w*\s+[0-9a-f]{64}/);
  });

  it('works the pair and the rank ranges through with the numbers of this board', () => {
    const words = wordsOf(readPage(builtSite().folder, 'demo/method/index.html')).replace(/\s+/g, ' ');
    expect(words).toMatch(/Cinder MoE 235B Think scores 884 \(867–894\)/);
    expect(words).toMatch(/= \.0022, z = 3\.0654 for M = 24 evaluations/);
    expect(words).toMatch(/\d+\.\d % of the ranges of ranks held the truth/);
    expect(words).not.toMatch(/in simulations/i);
    expect(words).toMatch(/24 evaluations drawn anew \d+ times/);
    for (const policy of ['complete', 'two-way', 'common', 'bounds']) expect(words).toContain(policy);
    expect(words).toContain('On this board no comparison is paired');
    expect(words).toContain('intervals answer for this suite');
  });

  it('says what an interval does not cover', () => {
    const words = wordsOf(readPage(builtSite().folder, 'demo/method/index.html'));
    for (const name of ['the prompt', 'the sampler', 'contamination', 'the choice of tasks']) {
      expect(words).toContain(name);
    }
  });
});
