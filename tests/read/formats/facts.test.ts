import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type FactName, FACTS } from '../../../src/read/formats/format.ts';
import { LOG_FORMATS } from '../../../src/read/formats/registry.ts';
import { projectRoot } from '../../support/project-files.ts';
import { accountsOf, isRecorded, partialMarks } from './recorded-facts.ts';

const NAMES = Object.keys(FACTS) as FactName[];

/** Columns of rows by fact, as formats name those that they have no place for. */
const COLUMNS: Readonly<Partial<Record<FactName, readonly string[]>>> = {
  stopReason: ['truncated'],
  guess: ['guess'],
  tokens: ['prompt_tokens', 'completion_tokens'],
  cost: ['cost'],
};

const word = (name: string): string => (name === 'stopReason' ? 'stop reason' : name);

/** The part of the page that is made of the code; `npx vitest run tests/read/formats/facts.test.ts --update` prints it. */
function factsTable(): string {
  const head = ['format', ...NAMES.map(word)];
  const rows = LOG_FORMATS.map(({ id, facts }) => [`\`${id}\``, ...NAMES.map((name) => facts[name])]);
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [...NAMES.map((name) => `- ${word(name)}: ${FACTS[name]}`), '', ...table].join('\n');
}

describe('what formats say of themselves', () => {
  it('is printed in docs/formats.md as it is', async () => {
    const page = readFileSync(`${projectRoot}docs/formats.md`, 'utf8');
    expect(page).toContain('<!-- facts -->');
    const expected = page.replace(
      /(<!-- facts -->\n)[^]*(\n<!-- \/facts -->)/,
      (_, start: string, end: string) => [start, factsTable(), end].join('\n'),
    );
    await expect(expected).toMatchFileSnapshot('../../../docs/formats.md');
  });

  it.each(LOG_FORMATS)('is what the reader of $id does', async ({ id, facts }) => {
    const accounts = await accountsOf(id);
    const recorded = NAMES.filter((name) => accounts.some((account) => isRecorded[name](account)));
    expect(recorded).toEqual(NAMES.filter((name) => ['read', 'derived'].includes(facts[name])));
    if (facts.scale === 'read') expect(accounts.flatMap(partialMarks)).toEqual([]);
  });

  it.each(LOG_FORMATS)('agrees with the columns that $id has no place for', async ({ facts, id }) => {
    const accounts = await accountsOf(id);
    for (const [fact, columns] of Object.entries(COLUMNS))
      for (const { notInFormat } of accounts.filter(({ samples }) => samples.length > 0)) {
        const isNowhere = columns.every((column) => notInFormat.includes(column));
        if (facts[fact as FactName] === 'not in the format') expect([fact, isNowhere]).toEqual([fact, true]);
      }
  });
});
