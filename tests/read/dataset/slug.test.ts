import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniqueSlugs } from '../../../src/read/dataset/slug.ts';

const slugOf = (name: string, key = '0') => uniqueSlugs([{ key, name }])[0];
const HASHED = /^[a-z0-9-]+-[0-9a-f]{8}$/;

describe('a slug', () => {
  it.each([
    ['Phi-4 Reasoning (FP16)', 'phi-4-reasoning-fp16'],
    ['Ünïcödé Café', 'unicode-cafe'],
    ['  --a__b--  ', 'a-b'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a%2f..%2fb', 'a-2f-2fb'],
    ['C:\\x', 'c-x'],
    ['<script>alert(1)</script>', 'script-alert-1-script'],
    ['x'.repeat(300), 'x'.repeat(60)],
  ])('of %j is %j', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it.each(['', '模型', '...', '\u0000', 'con', 'CON', 'nul', 'COM1', 'lpt9', 'index', '404', 'models'])(
    'of %j carries a hash, as it would be empty or taken',
    (name) => {
      expect(slugOf(name)).toMatch(HASHED);
    },
  );

  it.each(['bacon', 'models-2', 'my-index', 'com', 'lpt-x'])(
    'of %j is plain: only whole names are taken',
    (name) => {
      expect(slugOf(name)).toBe(name);
    },
  );

  it('of a name in another script is the hash of its key', () => {
    // Published values of FNV-1a with 32 bits.
    expect(slugOf('模型', 'a')).toBe('x-e40c292c');
    expect(slugOf('模型', 'foobar')).toBe('x-bf9cf968');
    // Computed in Python: zeros in front are kept.
    expect(slugOf('模型', '1149')).toBe('x-00253920');
  });

  it('of a name that begins with 500 other characters is a hash: nobody reads further', () => {
    expect(slugOf(`${'.'.repeat(499)}abc`)).toBe('a');
    expect(slugOf(`${'.'.repeat(500)}abc`)).toMatch(/^x-[0-9a-f]{8}$/);
  });

  it('of twins with one key counts them in the hash', () => {
    const twin = { key: '7', name: 'a' };
    // FNV-1a of "7", "7#1" and "7#2", computed in Python.
    expect(uniqueSlugs([twin, twin, twin, twin])).toEqual(['a', 'a-320ca3f6', 'a-a1ecfe5a', 'a-a0ecfcc7']);
  });

  it('of the first of two twins is plain, and the other one does not depend on its place', () => {
    const twins = [
      { key: '3', name: 'Aster R1' },
      { key: '8', name: 'ASTER r1' },
      { key: '9', name: 'aster-r1' },
    ];
    const [first, second, third] = uniqueSlugs(twins);
    expect(first).toBe('aster-r1');
    expect(second).toMatch(/^aster-r1-[0-9a-f]{8}$/);
    expect(uniqueSlugs([...twins.slice(0, 1), ...twins.slice(2), ...twins.slice(1, 2)])).toEqual([
      first,
      third,
      second,
    ]);
  });

  it('is the same for composed and decomposed letters, so such twins are told apart', () => {
    const [composed, decomposed] = uniqueSlugs([
      { key: 'a', name: 'caf\u00e9' },
      { key: 'b', name: 'cafe\u0301' },
    ]);
    expect(composed).toBe('cafe');
    expect(decomposed).toMatch(HASHED);
  });

  it('is safe in a path and unique, whatever the names and keys', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('a', 'A', 'á', 'con', '', 'a-b', 'a b', '__proto__'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.record({ key: fc.string({ maxLength: 2 }), name }), { maxLength: 20 }),
        (entries) => {
          const slugs = uniqueSlugs(entries);
          expect(new Set(slugs).size).toBe(entries.length);
          for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/);
        },
      ),
    );
  });
});
