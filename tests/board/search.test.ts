import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesSearch } from '../../src/board/select.ts';
import type { Evaluation } from '../../src/read/dataset/dataset.ts';
import { makeDataset } from './make-dataset.ts';

const evaluation = (label: string, parts: Partial<Evaluation> = {}): Evaluation => {
  const [found] = makeDataset([{ label, id: 'e1', cells: [] }]).evaluations;
  if (!found) throw new Error('no evaluation');
  return { ...found, ...parts };
};

const found = (search: string, label: string, parts: Partial<Evaluation> = {}): boolean =>
  matchesSearch(evaluation(label, parts), search);

describe('searching evaluations', () => {
  it.each([
    ['gpt-4', 'GPT 4o'],
    ['GPT4', 'gpt-4-turbo'],
    ['qwen 3', 'Qwen3 32B'],
    ['llama3.1', 'Llama 3.1 8B'],
    ['70b hermes', 'Hermes-4 70B AWQ'],
    ['herm', 'Hermes-4'],
    ['hermse', 'Hermes-4'],
    ['hremes', 'Hermes-4'],
    ['heermes', 'Hermes-4'],
    ['ermes', 'Hermes-4'],
    ['mistrall', 'Mistral Small'],
    ['hermas', 'Hermes-4'],
    ['hemes', 'Hermes-4'],
    ['hermas', 'Hermesxl'],
    ['hermse', 'Hermesxl'],
    ['heermes', 'Hermesxl'],
    ['hemes', 'Hermesxl'],
    ['qwne', 'Qwen3'],
    ['hermse', 'x Hermes'],
    ['hermes -- 4', 'Hermes 4'],
    ['cafe', 'Café 7B'],
    ['CAFÉ', 'cafe 7b'],
    ['', 'anything'],
    ['  ', 'anything'],
  ])('%j finds %j', (search, label) => {
    expect(found(search, label)).toBe(true);
  });

  it.each([
    ['gpt-4', 'GPT 3.5'],
    ['hermes 70b', 'Hermes-4 405B'],
    ['mistral', 'Llama 3.1'],
    ['abc', 'abd'],
    ['hamres', 'Hermes-4'],
    ['hermexy', 'Hermes-4'],
    ['hxyrmes', 'Hermes-4'],
    ['hmes', 'Hermes-4'],
    ['ehmres', 'Hermes-4'],
    ['3.5', 'Sonnet 35'],
  ])('%j does not find %j', (search, label) => {
    expect(found(search, label)).toBe(false);
  });

  it('looks into id, groups and identity as well', () => {
    const parts = { id: 'run-17', groups: ['family:aster'], identity: { sampler: 'greedy-8k' } };
    for (const search of ['run-17', 'aster', 'family:aster', 'greedy']) {
      expect(found(search, 'Model', parts)).toBe(true);
    }
    expect(found('rnu', 'Model', parts)).toBe(false);
    expect(found('gredy', 'Model', parts)).toBe(true);
  });

  it('finds every evaluation by its own label, whatever is in it', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (label) => found(label, label)));
  });

  it('does not mind case, order of words or punctuation', () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        expect(found([...words].reverse().join('--').toUpperCase(), words.join(' '))).toBe(true);
      }),
    );
  });

  it('finds nothing more when a word is added', () => {
    const text = fc.stringMatching(/^[ab1-3 ]{1,9}$/);
    fc.assert(
      fc.property(text, text, text, (label, search, more) => {
        if (found(`${search} ${more}`, label)) expect(found(search, label)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds the beginning of the id with a slip, whatever the label ends with', () => {
    expect(found('hermse', 'Assistant', { id: 'hermes' })).toBe(true);
  });
});
