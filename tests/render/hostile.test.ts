import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/read/dataset/dataset.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { renderReport } from '../../src/render/report.ts';
import { makeDataset } from '../board/make-dataset.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';
import { readMarkdown, skeleton } from './read-markdown.ts';
import { boardOf } from './board-of.ts';

/** A board that says this text wherever data may say something. */
const saying = (text: string): Dataset => {
  const half = { correct: 50, total: 100, truncated: 9, tokens: 1000 };
  const dataset = makeDataset(
    [
      {
        id: `1${text}`,
        label: text,
        groups: [`family:${text}`, text],
        identity: { sampler: text },
        cells: [[half, [half, half]]],
      },
      {
        id: `2${text}`,
        label: text,
        groups: [text],
        identity: { sampler: `2${text}` },
        cells: [[half, half]],
      },
    ],
    { title: text, version: text, license: text, source: text, citation: text, description: text },
  );
  const named = <Item extends { label: string }>(item: Item): Item => ({ ...item, label: text });
  return { ...dataset, tiers: dataset.tiers.map(named), tasks: dataset.tasks.map(named) };
};

/** A harmless text, or none where nothing of the hostile one can be seen. */
const twinOf = (text: string): string => (/[^\p{C}\p{Z}]/u.test(text) ? 'word' : '');

describe.each([
  ['scores.md', renderMarkdown],
  ['report.md', renderReport],
])('%s', (_, render) => {
  it.each(HOSTILE_TEXTS.filter((text) => twinOf(text) !== ''))(
    'is built the same when data say %j as when they say something harmless',
    (text) => {
      const build = (data: string): string => {
        const board = boardOf(saying(data), { search: '', groups: [[data]] });
        return skeleton(readMarkdown(render(board, {})));
      };
      const address = /^https?:/.test(text) ? 'https://example.org/' : 'word';
      expect(build(text)).toBe(build(address));
    },
  );
});
