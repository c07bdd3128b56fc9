import { describe, expect, it } from 'vitest';
import { makeModelBoard } from '../../src/board/model-board.ts';
import { scoreDataset } from '../../src/score/score.ts';
import { readBoards } from '../../src/pipeline.ts';
import { makeDataset } from '../board/make-dataset.ts';
import { builtSite } from '../support/built-site.ts';
import { readPage, wordsOf } from './read-page.ts';

const page = (path: string): string => readPage(builtSite().folder, path);

describe('the page of a model', () => {
  it('names exactly those that do not differ from it significantly, each with a link', async () => {
    const [demo] = await readBoards(['datasets/demo']);
    if (!demo) throw new Error('there is no demo');
    const { scores } = demo;
    scores.evaluations.forEach(({ slug }, index) => {
      const html = page(`demo/models/${slug}/index.html`);
      const section = /Not significantly different from<\/h2>(.*?)<\/section>/s.exec(html)?.[1] ?? '';
      const linked = [...section.matchAll(/href="\.\.\/\.\.\/models\/([^/]+)\/"/g)].map((match) => match[1]);
      const { peers } = makeModelBoard(scores, index);
      expect(linked).toEqual(peers.map((peer) => peer.slug));
    });
  });

  it('says what it was measured with, and leads to the files', () => {
    const words = wordsOf(page('demo/models/delphi-14b/index.html'));
    expect(words).toMatch(/template\s.*\szerocot-nosys\s/);
    expect(words).toMatch(/version 2026-11-01/);
    expect(page('demo/models/delphi-14b/index.html')).toContain('href="../../method/#sources"');
  });
});

describe('the records of Every Eval Ever', () => {
  it('are linked one by one, and are the lines of the file that the leaderboard offers', async () => {
    const [demo] = await readBoards(['datasets/demo']);
    const slugs = demo?.scores.evaluations.map(({ slug }) => slug) ?? [];
    const records = slugs.map((slug) => page(`demo/eee/${slug}.json`));
    expect(
      page('demo/eee.jsonl')
        .split(/(?<=\n)/)
        .toSorted(),
    ).toEqual(records.toSorted());
    for (const slug of slugs)
      expect(page(`demo/models/${slug}/index.html`)).toContain(`href="../../eee/${slug}.json"`);
  });
});

describe('what a model did', () => {
  it('counts every response once: correct, wrong, invalid, truncated', () => {
    const scores = scoreDataset(
      makeDataset([
        {
          cells: [
            [{ correct: 60, total: 90, invalid: 5, truncated: 10 }],
            [{ correct: 20, total: 80, invalid: 8, truncated: 20 }],
          ],
        },
      ]),
    );
    const { tiers, overall } = makeModelBoard(scores, 0);
    expect(tiers.map(({ outcome }) => outcome)).toEqual([
      { correct: 60, wrong: 25, invalid: 5, truncated: 10 },
      { correct: 20, wrong: 52, invalid: 8, truncated: 20 },
    ]);
    expect(overall?.outcome).toEqual({ correct: 80, wrong: 77, invalid: 13, truncated: 30 });
  });

  it('has a score on completed and a yield beside the score: 60 of 90, and 60 of 100', () => {
    const scores = scoreDataset(makeDataset([{ cells: [[{ correct: 60, total: 90, truncated: 10 }]] }]));
    const [tier] = makeModelBoard(scores, 0).tiers;
    expect(tier?.completed.value).toBeCloseTo(1000 * (60 / 90), 9);
    expect(tier?.yield.value).toBeCloseTo(1000 * (60 / 100), 9);
    expect(tier?.metrics.estimate.value).toBeCloseTo(1000 * (60 / 90 - 10 / 100), 9);
  });

  it('is not known, and not zero, where truncation or validity was not recorded', () => {
    const scores = scoreDataset(
      makeDataset([
        { cells: [[{ correct: 60, total: 90 }], [{ correct: 20, total: 80, invalid: 8, truncated: 20 }]] },
      ]),
    );
    const { tiers, overall } = makeModelBoard(scores, 0);
    expect(tiers.map((tier) => tier.yield.missing)).toEqual(['not-recorded', null]);
    expect(tiers[0]?.cells[0]?.yield.missing).toBe('not-recorded');
    expect(overall?.yield.missing).toBe('not-recorded');
    expect(overall?.outcome).toEqual({ correct: 80, wrong: 90, invalid: null, truncated: null });
  });
});
