import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { load } from '../../../src/read/load.ts';
import { formatProblems } from '../../../src/errors.ts';
import { badConfigs, misfits } from './bad-declarations.ts';
import { brokenSyntax, strangers } from './bad-files.ts';
import { badRows } from './bad-rows.ts';
import { folderOf, problemsOf } from './folder-of.ts';

const GOLDEN = '../golden/dataset-messages.txt';
const golden = readFileSync(new URL(GOLDEN, import.meta.url), 'utf8');

describe('what is said of a dataset that cannot be read', () => {
  const said: string[] = [];

  it.each([...strangers, ...brokenSyntax, ...badRows, ...misfits, ...badConfigs])(
    'names $says',
    async ({ says, files, options, problems }) => {
      const folder = folderOf(files);
      const [first = ''] = Object.keys(files);
      const found = await problemsOf(load(first === 'dataset.json' ? folder : join(folder, first), options));
      const text = `# ${says}\n\n${formatProblems(found)}\n`;
      said.push(text);
      expect(found).toMatchObject(problems);
      expect(found).toHaveLength(problems.length);
      // Here as well as in the file as a whole, so that it is this case that fails.
      expect(golden).toContain(text);
    },
  );

  it('is worded like this', async () => {
    await expect(said.join('\n')).toMatchFileSnapshot(GOLDEN);
  });
});
