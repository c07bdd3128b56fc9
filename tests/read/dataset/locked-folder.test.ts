import type * as promises from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { load } from '../../../src/read/load.ts';
import { folderOf, problemsOf } from './folder-of.ts';

// The system shows every folder to an administrator, so permission is refused here.
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof promises>();
  const readdir = (...given: Parameters<typeof real.readdir>): Promise<unknown> =>
    String(given[0]).endsWith('locked')
      ? Promise.reject(Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' }))
      : real.readdir(...given);
  return { ...real, readdir };
});

it('says that a folder cannot be listed, at the top and further down', async () => {
  const folder = folderOf({ 'a.csv': 'eval_id,task,correct,total\na,sum,1,2\n', 'locked/b.csv': '' });
  const refused = [{ code: 'cannot-read', file: 'locked', got: 'EACCES' }];
  expect(await problemsOf(load(join(folder, 'locked')))).toMatchObject(refused);
  expect(await problemsOf(load(folder))).toMatchObject(refused);
});
