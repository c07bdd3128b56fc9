import { describe, expect, it } from 'vitest';
import { textWidth } from '../../../src/render/figures/draw/text-width.ts';
import { cellsOf, draw, groupsOf, textsOf, titleOf } from '../../support/read-figure.ts';
import { everyElement, type SvgElement } from '../../support/read-svg.ts';
import { sampleBoard, type SampleShape } from '../../support/sample-board.ts';

const LONG = 'A very long name of a model that never wants to end, quantised to four bits and then some more';

const EXTREMES: readonly (SampleShape & { readonly name: string })[] = [
  { name: 'one evaluation, one task, one tier', evaluations: 1, tasks: ['accuracy'], tiers: ['all'] },
  {
    name: 'a hundred tasks',
    evaluations: 4,
    tiers: ['easy', 'hard'],
    tasks: Array.from({ length: 100 }, (_, index) => `propositional_logic_${index}`),
  },
  {
    name: 'thirteen tasks of two words',
    evaluations: 4,
    tasks: Array.from({ length: 13 }, (_, index) => `common ancestor ${index}`),
  },
  {
    name: 'twenty tiers',
    evaluations: 2,
    tiers: Array.from({ length: 20 }, (_, index) => `level ${index}`),
    tasks: ['a', 'b'],
  },
  {
    name: 'very long names',
    labels: [LONG, 'x'],
    tiers: [LONG, 'b'],
    tasks: [LONG, 'short'],
    title: LONG.repeat(3),
  },
  {
    name: 'letters that Inter lacks',
    labels: ['通义千问 72B', 'مدل فارسی', '🦙🦙🦙 llama'],
    title: '排行榜',
  },
];

interface Place {
  readonly x: number;
  readonly size: number;
  readonly anchor: string;
}

interface Extent {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

const placeOf = ({ attributes }: SvgElement, { x, size, anchor }: Place): Place => ({
  x: x + Number(/translate\((-?[\d.]+)/.exec(attributes['transform'] ?? '')?.[1] ?? 0),
  size: Number(attributes['font-size'] ?? size),
  anchor: attributes['text-anchor'] ?? anchor,
});

/** Left and right edge of every text, from the transforms above it and its own anchor. */
const extents = (element: SvgElement, outer: Place = { x: 0, size: 13, anchor: 'start' }): Extent[] => {
  const place = placeOf(element, outer);
  const deeper = element.children.flatMap((child) => extents(child, place));
  if (element.name !== 'text') return deeper;
  const { transform = '', x = '0' } = element.attributes;
  const text = textsOf(element)[0] ?? '';
  const angle = Number(/rotate\((-?\d+)\)/.exec(transform)?.[1] ?? 0);
  const width = textWidth(text, place.size) * Math.cos((angle * Math.PI) / 180);
  const left = place.x + Number(x) - (place.anchor === 'end' ? width : 0);
  return [...deeper, { text, left, right: left + width }];
};

describe.each(EXTREMES)('a board with $name', (shape) => {
  const board = sampleBoard(shape);
  const root = draw(board);

  it('keeps every text inside the figure', () => {
    const width = Number(root.attributes['width']);
    expect(extents(root).filter(({ left, right }) => left < 0 || right > width)).toEqual([]);
  });

  it('prints every cell once', () => {
    const expected = cellsOf(board).map((cell) => cell.title);
    const drawn = groupsOf(root, board).map((group) => titleOf(group) ?? '');
    expect(drawn.toSorted()).toEqual(expected.toSorted());
  });

  it('has every whole name in it, if only as a title', () => {
    const written = everyElement(root)
      .map(({ text }) => text)
      .join('\n')
      .replaceAll(/\s+/g, ' ');
    for (const name of [...board.rows.map((row) => row.label), ...board.tasks.map((task) => task.label)])
      expect(written).toContain(name);
  });
});

describe('two evaluations of one name', () => {
  it('are told apart', () => {
    const board = sampleBoard({ labels: ['Twin 70B', 'Twin 70B', 'Single'] });
    const twins = textsOf(draw(board)).filter((text) => text.startsWith('Twin 70B'));
    expect(new Set(twins).size).toBe(2);
  });
});

describe('what the data do not have', () => {
  it('leaves out the token columns without tokens, and the hatch without truncation', () => {
    const texts = textsOf(draw(sampleBoard({ tokens: false, truncation: false })));
    expect(texts).not.toContain('Tokens');
    expect(texts).not.toContain('truncated share');
    expect(textsOf(draw(sampleBoard({})))).toEqual(expect.arrayContaining(['Tokens', 'truncated share']));
  });

  it('draws a board on which nothing matches, and says so', () => {
    const texts = textsOf(draw(sampleBoard({}, { search: 'no such model anywhere' })));
    expect(texts).toContain('No evaluation matches.');
  });
});
