import { describe, expect, it } from 'vitest';
import { heatbarsSvg } from '../../../src/render/figures/heatbars/heatbars.ts';
import { sharedBrowser } from '../../support/browser.ts';
import { readSvg, skeleton } from '../../support/read-svg.ts';
import { sampleBoard, type SampleShape } from '../../support/sample-board.ts';

const HOSTILE = [
  '</script>',
  '"><img/>',
  ']]>',
  '<!--',
  '&lt;',
  '<svg/on>',
  '\u2028',
  '\u0000\u001b',
  '\ud800',
  "' onload=",
  '\u202e',
];

describe('hostile data', () => {
  const shapeOf = (words: readonly string[]): SampleShape => ({
    labels: words.map((word, index) => `m${index}${word}`),
    tasks: [0, 1, 2].map((index) => `propositional_logic${words[index] ?? ''}`).concat('a', 'b', 'c'),
    tiers: [`e${words[3] ?? ''}`, `f${words[4] ?? ''}`],
    title: `t${words[0] ?? ''}${words[1] ?? ''}`,
  });
  const hostile = heatbarsSvg(sampleBoard(shapeOf(HOSTILE)), { theme: 'light' });
  const benign = heatbarsSvg(sampleBoard(shapeOf(HOSTILE.map((word) => 'a'.repeat(word.length)))), {
    theme: 'light',
  });

  it('draws the same skeleton as its benign twin', () => {
    expect(skeleton(readSvg(hostile))).toEqual(skeleton(readSvg(benign)));
  });

  it('does so in a browser, too, where nothing runs and nothing is fetched', async () => {
    const page = await (await sharedBrowser()).newPage();
    const events: string[] = [];
    page.on('request', (request) => events.push(request.url()));
    page.on('dialog', (dialog) => events.push(dialog.message()));
    page.on('console', (message) => events.push(message.text()));
    const shapes = await page.evaluate(
      (svgs) =>
        svgs.map((svg) => {
          const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
          document.body.replaceChildren(document.importNode(parsed.documentElement, true));
          return [...document.body.querySelectorAll('*')].map(
            (node) => `${node.nodeName} ${node.getAttributeNames().join(' ')}`,
          );
        }),
      [hostile, benign],
    );
    await page.close();
    expect(shapes[0]?.some((node) => node.startsWith('parsererror'))).toBe(false);
    expect(shapes[0]).toEqual(shapes[1]);
    expect(events).toEqual([]);
  });
});
