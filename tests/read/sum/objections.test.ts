import { describe, expect, it } from 'vitest';
import { objectionsTo } from '../../../src/read/sum/objections.ts';

const row = { eval_id: 'm', task: 't', tier: 'easy', responses: 3, completion_tokens: 30, cost_picos: '7' };

/** Fields that are objected to, in the order of the problems. */
const fields = (more: object, format: 'ndjson' | 'csv' | 'parquet' = 'ndjson') =>
  objectionsTo([row, { ...row, ...more }], { file: 'r', columns: {} }, format).map(({ code, field, got }) => [
    code,
    field,
    got,
  ]);

describe('an answer of an engine', () => {
  it('is taken when nothing in it could be read in another way', () => {
    expect(fields({ tier: null, eval_id: '007', doubtful_cost: 0 })).toEqual([]);
    expect(fields({ tier: '["easy","hard"]' })).toEqual([]);
  });

  it('is objected to by field, with the number of responses', () => {
    expect(fields({ doubtful_cost: 2, doubtful_prompt_tokens: '1' })).toEqual([
      ['not-a-number', 'prompt_tokens', '1 response'],
      ['not-a-number', 'cost', '2 responses'],
    ]);
    expect(fields({ task: null })).toEqual([['required', 'task', 'none in 3 responses']]);
  });

  it('is objected to where a sum depends on the order in which it is made', () => {
    expect(fields({ completion_tokens_squared: 2 ** 53 })).toEqual([
      ['inexact-sum', 'completion_tokens', String(2 ** 53)],
    ]);
  });

  it.each(['1.0', '1e3', '12345678901234567890', 'true', '[1]', '{"a":1}'])(
    'is objected to where a name in JSON may have been no text: %s',
    (name) => {
      expect(fields({ eval_id: name })).toEqual([['unclear-name', 'eval_id', `${name} in 3 responses`]]);
    },
  );

  it('is objected to where a name was not UTF-8', () => {
    expect(fields({ task: 'Gr\ufffd\ufffde' }, 'csv')).toEqual([['not-utf8', 'task', 'Gr\ufffd\ufffde']]);
  });

  it('takes numbers for names where all values are text', () => {
    expect(fields({ eval_id: '1.0' }, 'csv')).toEqual([]);
    expect(fields({ eval_id: '1.0' }, 'parquet')).toEqual([]);
  });

  it('is objected to where "columns" names what no line of JSON has', () => {
    const columns = {
      task: 'subject',
      completion_tokens: 'length',
      cost: 'spent',
      finish_reason: 'why',
      item: 'id',
    };
    const rows = [row, { ...row, cost_responses: 2 }];
    const missing = (format: 'ndjson' | 'csv') =>
      objectionsTo(rows, { file: 'r', columns }, format).map(({ field, expected }) => [field, expected]);
    expect(missing('ndjson')).toEqual([
      ['completion_tokens', 'a column "length"'],
      ['finish_reason', 'a column "why"'],
    ]);
    expect(missing('csv')).toEqual([]);
  });
});
