import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultSizeLimits } from '../../../src/read/open/text/size-limits.ts';
import { sumWithDuckDb } from '../../../src/read/sum/duckdb/sum-with-duckdb.ts';
import { projectRoot } from '../../support/project-files.ts';
import { duckDb } from './duckdb-installed.ts';
import { withStored } from './with-stored.ts';

const folder = mkdtempSync(join(tmpdir(), 'evalpress-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sumOf = async (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  const table = { file: name, columns: {}, limits: defaultSizeLimits };
  return withStored(path, (stored) => sumWithDuckDb(stored, table, projectRoot));
};

describe.runIf(duckDb)('DuckDB', () => {
  it('is believed where names hold line separators', async () => {
    const line = JSON.stringify({ eval_id: 'a\u2028b\u2029', task: 't\u0085', correct: 1 });
    expect(await sumOf('r.ndjson', `${line}\n`)).toMatchObject({
      rows: [{ eval_id: 'a\u2028b\u2029', task: 't\u0085', responses: 1 }],
    });
  });

  it('is believed where there are no tiers', async () => {
    expect(await sumOf('r.csv', 'eval_id,task,correct\n1.0,t,1\n')).toMatchObject({
      rows: [{ eval_id: '1.0', tier: null, responses: 1 }],
    });
  });

  it.each(['1_000', 'NaN', '1e999', '-1', '0.5'])(
    'is not believed where a number is none to others: %s',
    async (number) => {
      const rows = `eval_id,task,correct,completion_tokens\nm,t,1,12\nm,t,1,${number}\n`;
      expect(await sumOf('r.csv', rows)).toMatchObject({ doubt: 'unclear' });
    },
  );

  it.each([9_000_001, 1e15])('is not believed about a cost of %s', async (cost) => {
    const rows = `eval_id,task,correct,cost\nm,t,1,${cost}\n`;
    expect(await sumOf('r.csv', rows)).toMatchObject({ doubt: 'unclear' });
  });
});
