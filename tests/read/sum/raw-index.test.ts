import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RawIndex } from '../../../src/read/sum/ndjson/raw-index.ts';

const key = fc.tuple(fc.string({ maxLength: 3 }), fc.string({ maxLength: 3 }));

describe('an index of bytes', () => {
  it('numbers keys as a map of texts does, in the order in which they come', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 200 }), (keys) => {
        const index = new RawIndex(2);
        const known = new Map<string, number>();
        for (const [first, second] of keys) {
          const bytes = Buffer.from(`x${first}${second}`);
          const middle = 1 + Buffer.byteLength(first);
          const from = Int32Array.of(1, middle);
          const to = Int32Array.of(middle, bytes.length);
          const name = JSON.stringify([first, second]);
          expect(index.find(bytes, from, to)).toBe(known.get(name) ?? -1);
          if (!known.has(name)) known.set(name, index.add(bytes, from, to));
        }
        expect([...known.values()]).toEqual([...known.keys()].map((_, number) => number));
      }),
    );
  });

  it('keeps tens of thousands of keys apart', () => {
    const index = new RawIndex(1);
    const at = (number: number) =>
      [Buffer.from(`key ${number}`), Int32Array.of(0), Int32Array.of(4 + String(number).length)] as const;
    for (let number = 0; number < 50_000; number++) expect(index.add(...at(number))).toBe(number);
    for (let number = 0; number < 50_000; number += 97) expect(index.find(...at(number))).toBe(number);
    expect(index.find(...at(50_000))).toBe(-1);
  });
});
