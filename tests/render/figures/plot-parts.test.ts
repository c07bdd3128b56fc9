import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accentRamp } from '../../../src/render/figures/draw/accent-ramp.ts';
import { linearScale, logScale, logTicks, roundTicks } from '../../../src/render/figures/draw/axes.ts';
import { boxAround, type LabelGround, placeLabels } from '../../../src/render/figures/draw/place-labels.ts';
import { boxContains, boxesMeet, segmentMeetsBox } from '../../../src/render/figures/draw/svg.ts';
import { textWidth } from '../../../src/render/figures/draw/text-width.ts';
import { spreadLabels } from '../../../src/render/figures/scaling/scaling-lines.ts';
import { palette } from '../../../src/theme.ts';
import { contrast, lightness } from '../../support/colour.ts';

const number = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

describe('placeLabels', () => {
  const area = { left: 40, right: 540, top: 0, bottom: 300 };
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 24 });
  const mark = fc.record({
    x: number(40, 540),
    y: number(0, 300),
    text: name,
    weight: fc.constantFrom(400, 500),
    priority: fc.nat(1),
  });
  const groundOf = (marks: readonly { readonly x: number; readonly y: number }[]): LabelGround => ({
    area,
    lines: [],
    size: 11,
    radius: 4,
    marks: marks.map((one) => boxAround(one, 4)),
  });

  it('covers no mark and no other name, crosses no name, stays inside, and gives every name its width', () => {
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 30 }), (marks) => {
        const ground = groundOf(marks);
        const placed = placeLabels(marks, ground);
        expect(placed).toHaveLength(marks.length);
        for (const [index, one] of placed.entries()) {
          if (!one) continue;
          const { text = '', weight = 400 } = marks[index] ?? {};
          expect(one.box.right - one.box.left).toBeCloseTo(textWidth(text, 11, weight), 9);
          expect(boxContains(area, one.box)).toBe(true);
          expect(ground.marks.some((other) => boxesMeet(other, one.box))).toBe(false);
          for (const other of placed.slice(index + 1).filter((later) => later !== null)) {
            expect(boxesMeet(other.box, one.box)).toBe(false);
            expect(other.leader && segmentMeetsBox(other.leader, one.box)).not.toBe(true);
            expect(one.leader && segmentMeetsBox(one.leader, other.box)).not.toBe(true);
          }
        }
      }),
    );
  });

  it('puts a lone name right of its mark, and left of one at the right edge', () => {
    const lone = { y: 150, text: 'Borealis', weight: 400, priority: 0 };
    const boxOf = (x: number) => placeLabels([{ ...lone, x }], groundOf([{ x, y: 150 }]))[0]?.box;
    expect(boxOf(200)?.left).toBeGreaterThan(204);
    expect(boxOf(536)?.right).toBeLessThan(532);
  });

  it('moves a name above its mark sideways where it fits nowhere else', () => {
    const narrow = { ...area, left: 400 };
    const lone = { x: 500, y: 60, text: 'deepseek-v3.2-speciale', weight: 400, priority: 0 };
    // On the left and below it there is another mark.
    const others = [470, 480, 490, 500, 510, 520].flatMap((x) => [70, 80, 90, 100].map((y) => ({ x, y })));
    const marks = [lone, { x: 480, y: 60 }, ...others].map((one) => boxAround(one, 4));
    const [placed] = placeLabels([lone], { ...groundOf([]), area: narrow, marks });
    expect(placed?.leader).toBeNull();
    expect(placed?.box.bottom).toBeLessThan(56);
    expect(placed?.box.right).toBeLessThanOrEqual(540);
  });

  it('serves the first priority first, whatever the order', () => {
    const crowd = Array.from({ length: 60 }, (_, index) => ({
      x: 100 + (index % 10) * 3,
      y: 150 + Math.floor(index / 10) * 3,
      text: 'a name of some length',
      weight: 400,
      priority: index === 59 ? 0 : 1,
    }));
    const placed = placeLabels(crowd, { ...groundOf(crowd), marks: [] });
    expect(placed.filter((one) => one === null).length).toBeGreaterThan(0);
    expect(placed[59]).not.toBeNull();
  });
});

describe('boxes', () => {
  const box = { left: 0, right: 10, top: 0, bottom: 10 };
  const moved = (x: number, y: number) => ({ left: x, right: x + 10, top: y, bottom: y + 10 });

  it.each([
    [9, 0],
    [-9, 0],
    [0, 9],
    [0, -9],
    [9, -9],
  ])('meet where their insides overlap: moved by %d, %d', (x, y) => {
    expect(boxesMeet(box, moved(x, y))).toBe(true);
  });

  it.each([
    [10, 0],
    [-10, 0],
    [0, 10],
    [0, -10],
  ])('do not meet where only their edges touch: moved by %d, %d', (x, y) => {
    expect(boxesMeet(box, moved(x, y))).toBe(false);
  });

  it('contain what reaches to their edges, and nothing that crosses one', () => {
    expect(boxContains(box, box)).toBe(true);
    expect(boxContains(box, { ...box, left: -1 })).toBe(false);
    expect(boxContains(box, { ...box, right: 11 })).toBe(false);
    expect(boxContains(box, { ...box, top: -1 })).toBe(false);
    expect(boxContains(box, { ...box, bottom: 11 })).toBe(false);
  });
});

describe('segmentMeetsBox', () => {
  const box = { left: 0, right: 10, top: 0, bottom: 10 };

  it.each([
    [
      [-5, 5],
      [15, 5],
    ],
    [
      [5, -5],
      [5, 15],
    ],
    [
      [15, 5],
      [-5, 5],
    ],
    [
      [5, 15],
      [5, -5],
    ],
    [
      [4, 4],
      [6, 6],
    ],
    [
      [-1, 9],
      [1, 9],
    ],
  ] as const)('is true for a line through the inside: %j to %j', ([x1, y1], [x2, y2]) => {
    expect(segmentMeetsBox({ x1, y1, x2, y2 }, box)).toBe(true);
  });

  it.each([
    [
      [-5, 0],
      [15, 0],
    ],
    [
      [-5, 10],
      [15, 10],
    ],
    [
      [0, -5],
      [0, 15],
    ],
    [
      [10, 15],
      [10, -5],
    ],
    [
      [-5, -1],
      [15, -1],
    ],
    [
      [11, -5],
      [11, 15],
    ],
    [
      [-5, 5],
      [0, 5],
    ],
    [
      [10, 5],
      [15, 5],
    ],
    [
      [5, 12],
      [5, 11],
    ],
  ] as const)('is false for a line along an edge, or outside: %j to %j', ([x1, y1], [x2, y2]) => {
    expect(segmentMeetsBox({ x1, y1, x2, y2 }, box)).toBe(false);
  });

  it('is true exactly where a point of the line lies inside', () => {
    const end = number(-20, 30);
    fc.assert(
      fc.property(end, end, end, end, (x1, y1, x2, y2) => {
        const inside = Array.from({ length: 401 }, (_, step) => step / 400).some((share) => {
          const [x, y] = [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];
          return x > 0.2 && x < 9.8 && y > 0.2 && y < 9.8;
        });
        if (inside) expect(segmentMeetsBox({ x1, y1, x2, y2 }, box)).toBe(true);
        const beyond =
          Math.max(x1, x2) < 0 || Math.min(x1, x2) > 10 || Math.max(y1, y2) < 0 || Math.min(y1, y2) > 10;
        if (beyond) expect(segmentMeetsBox({ x1, y1, x2, y2 }, box)).toBe(false);
      }),
    );
    expect(segmentMeetsBox({ x1: -5, y1: 8, x2: 8, y2: 21 }, box)).toBe(false);
  });
});

describe('spreadLabels', () => {
  it('keeps lines a pitch apart, inside, in order, and alone ones where they are', () => {
    fc.assert(
      fc.property(fc.array(number(0, 300), { minLength: 1, maxLength: 20 }), (wanted) => {
        const spread = spreadLabels(wanted, 15, 0, 300);
        const sorted = [...wanted.keys()].sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
        const places = sorted.map((index) => spread[index] ?? Number.NaN);
        for (const [index, place] of places.entries()) {
          expect(place).toBeGreaterThanOrEqual(-1e-9);
          expect(place).toBeLessThanOrEqual(300 + 1e-9);
          if (index > 0) expect(place - (places[index - 1] ?? 0)).toBeGreaterThanOrEqual(15 - 1e-6);
        }
      }),
    );
    expect(spreadLabels([200, 20], 15, 0, 300)).toEqual([200, 20]);
  });

  it('squeezes evenly what has no room', () => {
    expect(spreadLabels([5, 5, 5, 5], 15, 0, 30)).toEqual([0, 10, 20, 30]);
  });
});

describe('ticks', () => {
  const range = fc.tuple(number(0.001, 5000), number(1.3, 400));

  it('of a log scale lie inside, rise, are at least two and at most as many as asked for', () => {
    fc.assert(
      fc.property(range, ([low, ratio]) => {
        const ticks = logTicks(low, low * ratio, 7);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks).toEqual([...new Set(ticks)].sort((a, b) => a - b));
        expect(ticks.every((tick) => tick >= low && tick <= low * ratio)).toBe(true);
        expect(Math.max(...ticks.map((tick) => String(tick).length))).toBeLessThan(9);
      }),
    );
  });

  it('of a linear scale are round, evenly spaced, and reach just beyond both ends', () => {
    fc.assert(
      fc.property(range, ([low, ratio]) => {
        const ticks = roundTicks(low, low * ratio, 7);
        const [first = Number.NaN, second = Number.NaN, last = Number.NaN] = [
          ticks[0],
          ticks[1],
          ticks.at(-1),
        ];
        const step = second - first;
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect([first <= low, low < second, last >= low * ratio]).toEqual([true, true, true]);
        for (const [index, tick] of ticks.entries()) expect(tick).toBeCloseTo(first + index * step, 9);
        expect(Number(step.toPrecision(6)).toExponential()).toMatch(/^[125]e/);
        expect(Math.max(...ticks.map((tick) => String(tick).length))).toBeLessThan(9);
      }),
    );
  });
});

describe('scales', () => {
  it('never turn an order round, and put what lies beyond onto the end', () => {
    const value = number(-10, 20_000);
    for (const scale of [linearScale([100, 9000], [300, 20]), logScale([100, 9000], [300, 20])]) {
      fc.assert(
        fc.property(value, value, (a, b) => {
          if (a <= b) expect(scale(a)).toBeGreaterThanOrEqual(scale(b));
        }),
      );
      expect([scale(-1), scale(100), scale(9000), scale(20_000)]).toEqual([300, 300, 20, 20]);
    }
    expect(logScale([10, 1000], [0, 200])(100)).toBeCloseTo(100, 9);
  });
});

describe('accentRamp', () => {
  it.each(['light', 'dark'] as const)('goes one way in lightness and stays visible: %s', (theme) => {
    const colours = palette(theme);
    const ramp = accentRamp(colours, 12);
    const values = ramp.map(lightness);
    const ordered = values.toSorted((a, b) => (theme === 'light' ? a - b : b - a));
    expect(values).toEqual(ordered);
    expect(new Set(ramp).size).toBe(12);
    for (const colour of ramp) expect(contrast(colour, colours.bg)).toBeGreaterThanOrEqual(3);
  });
});
