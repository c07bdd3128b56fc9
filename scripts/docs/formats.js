import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOG_FORMATS } from '../../src/read/formats/registry.ts';
import { escaped } from './markdown.js';
import { evalpress, root } from './run.js';

const FIXTURES = join(root, 'tests/read/formats/fixtures');

/** Which column of the table in docs/formats.md says what. */
const COLUMNS = ['Files', 'Exact', 'Derived', 'Not recorded, or no place for it'];

/** The cells of a format in the table of docs/formats.md, as Markdown. */
const rowOf = (id) => {
  const line = readFileSync(join(root, 'docs/formats.md'), 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`| \`${id}\` `));
  return (
    line
      ?.split('|')
      .slice(2, -1)
      .map((cell) => cell.trim()) ?? null
  );
};

/** A small log of a format, from the tests of its reader; null where it has none. */
const exampleOf = (id) => {
  const names = existsSync(join(FIXTURES, id)) ? readdirSync(join(FIXTURES, id)) : [];
  const name = names.find((one) => /^good(?:\.json)?$/.test(one));
  return name === undefined ? null : name;
};

/**
 * A page for every log format: what is read of it, and what the commands say of a small example.
 *
 * @returns {Promise<{ id: string, label: string, markdown: string }[]>}
 */
export const formatPages = async () => {
  const pages = [];
  for (const { id, label, facts } of LOG_FORMATS) {
    const row = rowOf(id);
    const example = exampleOf(id);
    if (row === null || example === null) continue;
    const inspected = await evalpress(['inspect', example], join(FIXTURES, id));
    const scored = await evalpress(['scores', example], join(FIXTURES, id)).catch(() => null);
    const table = Object.entries(facts).map(([fact, source]) => `| ${fact} | ${source} |`);
    const markdown = [
      `# ${label[0]?.toUpperCase()}${label.slice(1)}`,
      `What evalpress reads of logs in the format \`${id}\`. They are recognised by what they hold; \`--from ${id}\` is only needed where that fails.`,
      ...row.map((cell, index) => `**${COLUMNS[index]}**: ${cell}.`),
      '## Which facts come from where',
      ['| Fact | In the best files |', '| --- | --- |', ...table].join('\n'),
      '## An example',
      `A small log from the tests of this reader. \`evalpress inspect ${example}\` says`,
      `\`\`\`text\n${inspected.trimEnd()}\n\`\`\``,
      ...(scored === null
        ? []
        : [`and \`evalpress scores ${example}\` prints`, `\`\`\`text\n${scored.trimEnd()}\n\`\`\``]),
    ].join('\n\n');
    pages.push({ id, label, markdown: `${markdown}\n` });
  }
  return pages;
};

/** @param {readonly { id: string, label: string }[]} pages */
export const formatList = (pages) =>
  `<h2>A page for each</h2>\n<ul>${pages.map(({ id, label }) => `<li><a href="../formats/${id}/">${escaped(label)}</a></li>`).join('')}</ul>`;
