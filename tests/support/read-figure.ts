import type { Board, HeatCell } from '../../src/board/board.ts';
import { heatbarsSvg } from '../../src/render/figures/heatbars/heatbars.ts';
import { everyElement, readSvg, type SvgElement } from './read-svg.ts';

export const draw = (board: Board): SvgElement => readSvg(heatbarsSvg(board, { theme: 'light' }));

export const elementsOf = (root: SvgElement, name: string): SvgElement[] =>
  everyElement(root).filter((element) => element.name === name);

export const textsOf = (root: SvgElement): string[] =>
  elementsOf(root, 'text').map((text) =>
    everyElement(text)
      .filter(({ name }) => name !== 'title')
      .map((part) => part.text)
      .join(''),
  );

export const titleOf = (element: SvgElement): string | undefined =>
  element.children.find(({ name }) => name === 'title')?.text;

export const cellsOf = (board: Board): HeatCell[] =>
  board.rows.flatMap((row) => row.tiers.flatMap((tier) => tier.cells));

/** The drawn group of every heat cell that has a title, in document order. */
export const groupsOf = (root: SvgElement, board: Board): SvgElement[] => {
  const titles = new Set(cellsOf(board).map((cell) => cell.title));
  return elementsOf(root, 'g').filter((group) => titles.has(titleOf(group) ?? ''));
};
