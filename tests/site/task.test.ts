import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { builtSite } from '../support/built-site.ts';
import { readPage } from './read-page.ts';

const { folder } = builtSite();
const CELL =
  /<td class="h[^"]*"[^>]*>([^<]*)<\/td><td class="evidence"[^>]*>.*?<small>([^<]*)<\/small>(?:<small>score ([^<]*)<\/small>)?/gs;

/** ".93 · .88–.97" as numbers. */
const numbersIn = (text: string): number[] =>
  [...text.matchAll(/-?\d*\.\d+/g)].map(([number]) => Number(number));

it('a task page prints every number beside its own interval', () => {
  const seen = { success: 0, scores: 0 };
  for (const task of readdirSync(join(folder, 'demo/tasks'), { withFileTypes: true })) {
    if (!task.isDirectory()) continue;
    const html = readPage(folder, `demo/tasks/${task.name}/index.html`);
    for (const [, success = '', said = '', score] of html.matchAll(CELL)) {
      const [value, lower, upper] = numbersIn(`${success.replace('*', '')} ${said.split(' · n ')[0] ?? ''}`);
      if (lower === undefined || upper === undefined || value === undefined) continue;
      expect(value, `${task.name}: ${success} in ${said}`).toBeGreaterThanOrEqual(lower);
      expect(value, `${task.name}: ${success} in ${said}`).toBeLessThanOrEqual(upper);
      seen.success += 1;
      if (score === undefined) continue;
      const [own = 0, low = 1, high = -1] = numbersIn(score);
      expect(own >= low && own <= high, `${task.name}: score ${score}`).toBe(true);
      seen.scores += 1;
    }
  }
  expect(seen.success).toBeGreaterThan(600);
  expect(seen.scores).toBeGreaterThan(100);
});
