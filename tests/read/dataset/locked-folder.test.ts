import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { load } from '../../../src/read/load.ts';
import { folderOf, problemsOf } from './folder-of.ts';

/** An administrator may list every folder, so that a test run by one has to be another user for a while. */
function stopBeingAdministrator(): void {
  if (process.geteuid?.() !== 0) return;
  process.seteuid?.(65_534);
  onTestFinished(() => process.seteuid?.(0));
}

it('says that a folder cannot be listed, at the top and further down', async () => {
  const folder = folderOf({ 'a.csv': 'eval_id,task,correct,total\na,sum,1,2\n', 'locked/b.csv': '' });
  // Every module is loaded before there is less to be read.
  await load(join(folder, 'a.csv'));
  const locked = join(folder, 'locked');
  chmodSync(folder, 0o755);
  chmodSync(locked, 0);
  onTestFinished(() => chmodSync(locked, 0o755));
  stopBeingAdministrator();
  const refused = [{ code: 'cannot-read', file: 'locked', got: 'EACCES' }];
  expect(await problemsOf(load(locked))).toMatchObject(refused);
  expect(await problemsOf(load(folder))).toMatchObject(refused);
});
