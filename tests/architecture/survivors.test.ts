import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SURVIVORS } from '../../scripts/mutation/survivors.js';
import { projectRoot } from '../support/project-files.ts';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe('the changes that no test notices', () => {
  it.each([...new Set(SURVIVORS.map(({ file }) => file))])('are listed for code that is in %s', (file) => {
    const code = oneLine(readFileSync(projectRoot + file, 'utf8'));
    const changes = SURVIVORS.filter((one) => one.file === file).flatMap((one) => one.changes);
    // What is replaced by its opposite sign is no text of its own.
    const quoted = changes.map(([before]) => oneLine(before)).filter((before) => !/^[-+]\d/.test(before));
    expect(quoted.filter((before) => !code.includes(before))).toEqual([]);
  });

  it('each have one reason, which ends as a sentence does', () => {
    expect(SURVIVORS.filter(({ why, changes }) => !/^\S.*\.$/.test(why) || changes.length === 0)).toEqual([]);
  });
});
