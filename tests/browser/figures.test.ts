import { expect, it, onTestFinished } from 'vitest';
import { ARTIFACTS } from '../../src/render/artifacts.ts';
import { boardOf, demoDataset } from '../render/board-of.ts';
import { sharedBrowser } from '../support/browser.ts';
import { projectRoot } from '../support/project-files.ts';
import { wholeBytes } from '../support/whole.ts';

/** The page's policy for pictures, with the addresses that this test has. */
const POLICY = "default-src 'none'; img-src data:";

/** Share of pixels that differ by more than a shade between two pictures of one size, as a page shows them. */
const differenceOf = async ([one, other]: readonly [string, string]): Promise<number> => {
  const pixelsOf = async (source: string): Promise<Uint8ClampedArray> => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1080, 1180];
    const context = canvas.getContext('2d');
    if (!context) throw new Error('there is no canvas');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height).data;
  };
  const [first, second] = [await pixelsOf(one), await pixelsOf(other)];
  let different = 0;
  for (let at = 0; at < first.length; at += 4)
    if ([0, 1, 2].some((channel) => Math.abs((first[at + channel] ?? 0) - (second[at + channel] ?? 0)) > 96))
      different += 1;
  return (4 * different) / first.length;
};

it('a drawing looks like its picture, in letters that it brings along', { timeout: 60_000 }, async () => {
  const board = boardOf(await demoDataset());
  const fileOf = async (file: string): Promise<string> => {
    const artifact = ARTIFACTS.find((one) => one.file === file);
    if (!artifact) throw new Error(`there is no ${file}`);
    const data = wholeBytes(await artifact.render(board, { root: projectRoot }));
    return `data:${artifact.mediaType};base64,${data.toString('base64')}`;
  };
  const page = await (await sharedBrowser()).newPage();
  onTestFinished(() => page.close());
  await page.setContent(`<meta http-equiv="Content-Security-Policy" content="${POLICY}">`);
  const [svg, png] = [await fileOf('scaling.svg'), await fileOf('scaling.png')];
  const bare = Buffer.from(svg.split(',')[1] ?? '', 'base64')
    .toString()
    .replace(/<style>[^<]*<\/style>/, '');
  const without = `data:image/svg+xml;base64,${Buffer.from(bare).toString('base64')}`;
  const [own, foreign] = [
    await page.evaluate(differenceOf, [svg, png] as const),
    await page.evaluate(differenceOf, [without, png] as const),
  ];
  expect(own).toBeLessThan(0.01);
  // Else the machine has the same letters, and nothing is proven.
  expect(foreign).toBeGreaterThan(3 * own);
});
