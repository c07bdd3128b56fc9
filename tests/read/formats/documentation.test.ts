import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { interviewColumns } from '../../../src/read/formats/reasonscape/columns.ts';
import { LOG_FORMATS } from '../../../src/read/formats/registry.ts';
import { projectRoot } from '../../support/project-files.ts';

const page = readFileSync(`${projectRoot}docs/formats.md`, 'utf8');
const rows = page.split('\n').flatMap((line) => {
  const [, name, ...cells] = line.split('|').map((cell) => cell.trim());
  return name === undefined ? [] : [{ name: name.replaceAll('`', ''), cells }];
});

describe('the page about formats', () => {
  it('has a row for every format', () => {
    const named = rows.map(({ name }) => name);
    expect(LOG_FORMATS.map(({ id }) => id).filter((id) => !named.includes(id))).toEqual([]);
  });

  it('lists the names that interviews are searched for', () => {
    for (const [column, names] of Object.entries(interviewColumns)) {
      const row = rows.find(({ name }) => name === column);
      expect(row?.cells[0]).toBe(names.map((name) => `\`${name}\``).join(', '));
    }
  });
});
