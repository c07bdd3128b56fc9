import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isDeeperThan,
  linesOf,
  membersAt,
  placeOf,
  positionAt,
} from '../../../src/read/open/text/parse-json-text.ts';

describe('the place of a value in JSON', () => {
  const text = '{\n "a, \\"b": [1, {"c": "]"},\n  [[2]]],\n "d": {"e": null}\n}';

  it('is said by line and path', () => {
    expect(placeOf(['a, "b', 1, 'c'], text)).toEqual({ line: 2, field: 'a, "b[1].c' });
    expect(placeOf(['a, "b', 2, 0, 0], text)).toEqual({ line: 3, field: 'a, "b[2][0][0]' });
    expect(placeOf(['d', 'e'], text)).toEqual({ line: 4, field: 'd.e' });
    expect(placeOf([], text)).toEqual({ line: 1, field: null });
  });

  it('is that of what surrounds it when it is not there, and none in no text', () => {
    expect(placeOf(['d', 'x', 'y'], text).line).toBe(4);
    expect(placeOf(['x'], '').line).toBeNull();
  });

  it('is that of the last of two values under one key', () => {
    expect(placeOf(['a'], '{"a": 1,\n"a": 2}').line).toBe(2);
  });

  it('is found for every value, however it is written', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), fc.nat({ max: 3 }), (values, indent) => {
        const written = JSON.stringify(values, null, indent);
        const starts = Array.from(membersAt(written, 0), ({ start }) => start);
        expect(starts).toHaveLength(values.length);
        for (const [index, value] of values.entries()) {
          const start = positionAt(written, [index]) ?? -1;
          expect(start).toBe(starts[index]);
          const rest = written.slice(start, starts[index + 1] ?? written.length).replace(/[\s,\]]*$/, '');
          const alone = JSON.stringify(value, null, indent).replace(/[\s,\]]*$/, '');
          expect(rest.replaceAll(/\s/g, '')).toBe(alone.replaceAll(/\s/g, ''));
        }
      }),
    );
  });

  it('has the line that counting newlines gives', () => {
    expect(linesOf('a\nb\n\nc', [0, 1, 2, 4, 5])).toEqual([1, 1, 2, 3, 4]);
  });
});

describe('the depth of JSON', () => {
  it('counts arrays and objects, and no bracket inside a text', () => {
    expect(isDeeperThan(0, '"[[[["')).toBe(false);
    expect(isDeeperThan(2, '[{"a\\"]": [1]}, {}]')).toBe(true);
    expect(isDeeperThan(3, '[{"a\\"]": [1]}, {}]')).toBe(false);
    expect(isDeeperThan(2, '[[1], [2], {"a": {}}, [3]]')).toBe(true);
    expect(isDeeperThan(3, '[[1], [2], {"a": {}}, [3]]')).toBe(false);
    expect(isDeeperThan(999_999, '['.repeat(1_000_000))).toBe(true);
  });
});
