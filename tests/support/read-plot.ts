import type { Dataset } from '../../src/read/dataset/dataset.ts';
import { paretoSvg } from '../../src/render/figures/pareto/pareto.ts';
import { scalingSvg } from '../../src/render/figures/scaling/scaling.ts';
import { textWidth } from '../../src/render/figures/draw/text-width.ts';
import type { FullBoard } from '../../src/board/full-board.ts';
import { boardOf } from '../render/board-of.ts';
import { readSvg, type SvgElement } from './read-svg.ts';
import { sampleDataset, type SampleShape } from './sample-board.ts';

/** The invented models, with the errors of their tokens and what they cost. */
export const spent = (dataset: Dataset): Dataset => ({
  ...dataset,
  points: dataset.points.map((point) => {
    const { completionTokens: tokens, tokenResponses: n } = point;
    if (tokens === null) return point;
    return { ...point, cost: tokens * 1e-5, completionTokensSquared: (1.2 * tokens ** 2) / Math.max(1, n) };
  }),
});

export const sample = (shape: SampleShape = {}): FullBoard => boardOf(spent(sampleDataset(shape)));
export const MANY = sample({ evaluations: 20, holes: true });

export const pareto = (board: FullBoard, axis: 'tokens' | 'cost' = 'tokens'): SvgElement =>
  readSvg(paretoSvg(board, { theme: 'light', axis }));
export const scaling = (board: FullBoard): SvgElement => readSvg(scalingSvg(board, { theme: 'light' }));

export const value = (element: SvgElement | undefined, name: string): number =>
  Number(element?.attributes[name]);

/** Left, right, top and bottom of every text of a plot, its anchor taken into account. */
export const boxesOf = (root: SvgElement): { text: string; left: number; right: number; y: number }[] => {
  const texts = (element: SvgElement, size: number, anchor: string): ReturnType<typeof boxesOf> => {
    const inner = Number(element.attributes['font-size'] ?? size);
    const set = element.attributes['text-anchor'] ?? anchor;
    const deeper = element.children.flatMap((child) => texts(child, inner, set));
    if (element.name !== 'text') return deeper;
    const width = textWidth(element.text, inner, Number(element.attributes['font-weight'] ?? 400));
    const x = value(element, 'x');
    const left = set === 'end' ? x - width : set === 'middle' ? x - width / 2 : x;
    return [{ text: element.text, left, right: left + width, y: value(element, 'y') }];
  };
  return texts(root, 12.5, 'start');
};

/** The group of the figure that holds axes, marks and names. */
export const plotOf = (root: SvgElement): SvgElement => {
  const plot = root.children.filter(({ name }) => name === 'g')[1];
  if (!plot) throw new Error('the figure has no plot');
  return plot;
};

/** Words of the plot that lie on each other, in pairs. */
export const clashes = (root: SvgElement): string[] => {
  const boxes = boxesOf(plotOf(root)).filter(({ text }) => text !== '');
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => one.left < other.right - 0.05 && other.left < one.right - 0.05)
      .filter((other) => Math.abs(one.y - other.y) < 9)
      .map((other) => `${one.text} | ${other.text}`),
  );
};
