import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from '../src/nearest.ts';

const TASKS = ['arithmetic', 'boolean', 'brackets', 'cars', 'sort'];

describe('the nearest name', () => {
  it.each([
    ['arithmatic', 'arithmetic'],
    ['Boolean ', 'boolean'],
    ['braket', 'brackets'],
    ['srot', 'sort'],
    ['car', 'cars'],
  ])('to %j is %j', (word, name) => {
    expect(nearest(word, TASKS)).toBe(name);
  });

  it('is none when nothing comes near', () => {
    expect(nearest('movies', TASKS)).toBeNull();
    expect(nearest('x', TASKS)).toBeNull();
    expect(nearest('', [])).toBeNull();
  });

  it('does not care for case, dash and underscore', () => {
    expect(nearest('Hf-ID', ['hf_id', 'hf_quant_id'])).toBe('hf_id');
  });

  it('takes the first of two that are as near', () => {
    expect(nearest('cat', ['car', 'cap'])).toBe('car');
  });

  it('may be asked for closer ones only', () => {
    expect(nearest('truncted', ['truncated'], 1)).toBe('truncated');
    expect(nearest('trncted', ['truncated'], 1)).toBeNull();
  });

  it('is put as a question', () => {
    expect(didYouMean('sotr', TASKS)).toBe('did you mean "sort"?');
    expect(didYouMean('movies', TASKS)).toBeNull();
  });

  it('is found for a very long word without delay', () => {
    expect(nearest('x'.repeat(1_000_000), TASKS)).toBeNull();
  });
});
