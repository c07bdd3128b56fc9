import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { load } from '../../../src/read/load.ts';
import { formatProblems } from '../../../src/errors.ts';
import { badConfigs, misfits } from './bad-declarations.ts';
import { brokenSyntax, strangers } from './bad-files.ts';
import { badRows } from './bad-rows.ts';
import { folderOf, problemsOf } from './folder-of.ts';

describe('what is said of a dataset that cannot be read', () => {
  const said: string[] = [];

  it.each([...strangers, ...brokenSyntax, ...badRows, ...misfits, ...badConfigs])(
    'names $says',
    async ({ says, files, options, problems }) => {
      const folder = folderOf(files);
      const [first = ''] = Object.keys(files);
      const found = await problemsOf(load(first === 'dataset.json' ? folder : join(folder, first), options));
      said.push(`# ${says}\n\n${formatProblems(found)}\n`);
      expect(found).toMatchObject(problems);
      expect(found).toHaveLength(problems.length);
    },
  );

  it('is worded like this', async () => {
    await expect(said.join('\n')).toMatchFileSnapshot('../golden/dataset-messages.txt');
  });
});
