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

/** A number and the two ends of its interval, where all three are there. */
const expectWithin = (text: string, where: string): boolean => {
  const [value, lower, upper] = numbersIn(text);
  if (value === undefined || lower === undefined || upper === undefined) return false;
  expect(value, `${where}: ${text}`).toBeGreaterThanOrEqual(lower);
  expect(value, `${where}: ${text}`).toBeLessThanOrEqual(upper);
  return true;
};

it('a task page prints every number beside its own interval', () => {
  const seen = { success: 0, scores: 0 };
  const tasks = readdirSync(join(folder, 'demo/tasks'), { withFileTypes: true });
  for (const { name } of tasks.filter((entry) => entry.isDirectory())) {
    const html = readPage(folder, `demo/tasks/${name}/index.html`);
    for (const [, success = '', said = '', score = ''] of html.matchAll(CELL)) {
      const interval = said.replace(/ · n .*/, '');
      seen.success += Number(expectWithin(`${success.replace('*', '')} ${interval}`, name));
      seen.scores += Number(expectWithin(score, name));
    }
  }
  expect(seen.success).toBeGreaterThan(600);
  expect(seen.scores).toBeGreaterThan(100);
});
