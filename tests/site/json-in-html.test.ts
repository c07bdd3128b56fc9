import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonInHtml } from '../../src/components/json-in-html.ts';

it('reads back as the value it was', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(jsonInHtml(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it('ends no element, opens no comment and breaks no line, whatever the text', () => {
  const hostile = fc.constantFrom('</script>', '<!--', '<script', ']]>', '&lt;', '\u2028', '\u2029');
  fc.assert(
    fc.property(fc.array(fc.oneof(hostile, fc.string())), (texts) => {
      expect(jsonInHtml(texts)).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(jsonInHtml(texts))).toEqual(texts);
    }),
  );
});
