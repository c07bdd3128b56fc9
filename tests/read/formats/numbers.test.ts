import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countFromMean, countsFromInterval } from '../../../src/read/formats/derived-counts.ts';
import { beginningOfZstd, decompressZstd } from '../../../src/read/open/zstd.ts';
import { shapeOf } from '../../../src/read/open/text/shape.ts';

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
        expect(decompressZstd(frames, 1e6).equals(Buffer.concat(list))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('that are cut off or hold too much are refused', () => {
    const frame = zstdCompressSync(Buffer.alloc(1000, 7));
    const tooLarge = expect.objectContaining({ code: 'ERR_BUFFER_TOO_LARGE' }) as Error;
    expect(() => decompressZstd(frame.subarray(0, -3), 1000)).toThrow('unexpected end of file');
    expect(() => decompressZstd(frame, 999)).toThrow(tooLarge);
    expect(() => decompressZstd(Buffer.concat([frame, frame]), 1999)).toThrow(tooLarge);
    expect(() => decompressZstd(Buffer.concat([frame, zstdCompressSync('x')]), 1000)).toThrow(tooLarge);
  });
});

describe('the beginning of a Zstandard file', () => {
  it('shows what its frames hold, as far as it goes', async () => {
    const frames = Buffer.concat(['a\n', 'b\nc', 'd'].map((part) => zstdCompressSync(part)));
    expect(String(await beginningOfZstd(frames))).toBe('a\nb\ncd');
    const random = Buffer.from(
      Array.from({ length: 400_000 }, (_, index) => Math.imul(index ^ (index >> 7), 0x9e3779b1) >>> 24),
    );
    const [short, long] = [zstdCompressSync('a'), zstdCompressSync(random)];
    const shown = await beginningOfZstd(Buffer.concat([short, long.subarray(0, long.length >> 1)]));
    expect(shown.length).toBeGreaterThan(100_000);
    expect(shown.subarray(1).equals(random.subarray(0, shown.length - 1))).toBe(true);
  });

  it('never fills the memory', async () => {
    const bomb = zstdCompressSync(Buffer.alloc(40_000_000));
    expect(bomb.length).toBeLessThan(65_536);
    expect((await beginningOfZstd(bomb)).length).toBeLessThan(5_000_000);
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
