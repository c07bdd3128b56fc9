import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeZstdFrames } from '../../../src/read/open/archive.ts';
import { countFromMean, countsFromInterval } from '../../../src/read/formats/json-values.ts';
import { shapeOf } from '../../../src/read/open/shape.ts';

describe('a count behind a mean', () => {
  it('is found again from every mean with all its digits', () => {
    const counts = fc
      .integer({ min: 1, max: 100_000 })
      .chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total)));
    fc.assert(fc.property(counts, ([count, total]) => countFromMean(count / total, total, 'full') === count));
  });

  it('is never a guess: rounded means lead to it only where no other count rounds to the same', () => {
    const counts = fc
      .integer({ min: 1, max: 5000 })
      .chain((total) =>
        fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total), fc.integer({ min: 1, max: 5 })),
      );
    fc.assert(
      fc.property(counts, ([count, total, digits]) => {
        const mean = Math.round((count / total) * 10 ** digits) / 10 ** digits;
        expect([count, null]).toContain(countFromMean(mean, total, 'printed'));
      }),
    );
  });

  it.each([
    [0.45, 1000],
    [0.333, 4],
    [1.2, 10],
    [Number.NaN, 10],
    [0.5, 0],
  ])('is none for %d of %d', (mean, total) => {
    expect(countFromMean(mean, total, 'printed')).toBeNull();
  });
});

describe('counts behind an interval', () => {
  it('are those that it was made of', () => {
    // Wilson 1927, written out: the reference is the formula, not its inverse.
    const z = 1.96;
    const wilson = (k: number, n: number): readonly [number, number] => {
      const [p, u] = [k / n, z ** 2 / n];
      return [(p + u / 2) / (1 + u), Math.sqrt(u * p * (1 - p) + u ** 2 / 4) / (1 + u)];
    };
    const counts = fc
      .integer({ min: 1, max: 20_000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const found = countsFromInterval(...wilson(k, n));
        expect(found?.trials).toBeCloseTo(n, 3);
        expect(found?.successes).toBeCloseTo(k, 3);
      }),
    );
  });

  it('are none where no counts have such an interval', () => {
    expect(countsFromInterval(0.99, 0.4)).toBeNull();
    expect(countsFromInterval(0.5, 0)).toBeNull();
  });
});

describe('Zstandard frames', () => {
  it('give back what was compressed, however it was cut into frames', () => {
    const parts = fc.array(fc.uint8Array({ maxLength: 3000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(parts, fc.boolean(), (list, skippable) => {
        const note = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 1, 2]);
        const frames = Buffer.concat([
          ...list.map((part) => zstdCompressSync(part)),
          ...(skippable ? [note] : []),
        ]);
        expect(decodeZstdFrames(frames, 1e6).equals(Buffer.concat(list))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('that are cut off or hold too much are refused', () => {
    const frame = zstdCompressSync(Buffer.alloc(1000, 7));
    expect(() => decodeZstdFrames(frame.subarray(0, -3), 1000)).toThrow(RangeError);
    expect(() => decodeZstdFrames(frame, 999)).toThrow(RangeError);
  });
});

describe('the shape of a file', () => {
  it.each([
    ['{"a": {"b": 1}, "c": [{"d": 2}]}', 'object', ['a', 'c']],
    ['[{"a": "x: {", "b": [1]}, {"c": 1}]', 'array', ['a', 'b']],
    ['{"a": NaN}\n{"b": 2}\n', 'lines', ['a']],
    ['{"a": 1, "b": [1, 2', 'object', ['a', 'b']],
    ['eval_id,task\n', 'text', []],
  ])('is seen at its top: %s', (text, kind, keys) => {
    const shape = shapeOf(text);
    expect([shape.kind, [...shape.keys]]).toEqual([kind, keys]);
  });
});
