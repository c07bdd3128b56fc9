import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ARTIFACTS, artifactsFor } from '../../src/render/artifacts.ts';
import { PAPER_FIGURE_NAMES } from '../../src/render/figures/paper/venues.ts';
import { escaped } from './markdown.js';
import { evalpress, root, scratch } from './run.js';

/** Lines of a text that are shown. */
const SHOWN = 12;

/** @typedef {{ path: string, bytes: Uint8Array }} File */

/**
 * What a command writes, and what is shown of it.
 *
 * @param {string} title
 * @param {string} describe
 * @param {string} file
 * @param {readonly string[]} words
 */
const entryOf = async (title, describe, file, words) => {
  await evalpress([...words, '--output', join('gallery', file)]);
  const bytes = readFileSync(join(scratch, 'gallery', file));
  const isPicture = /\.(?:svg|png)$/.test(file);
  const text = isPicture ? '' : bytes.toString('utf8').split('\n').slice(0, SHOWN).join('\n');
  const body = isPicture
    ? `<p><img src="${file}" alt="${escaped(`${describe}, drawn from the demonstration data`)}" loading="lazy"></p>`
    : `<pre tabindex="0">${escaped(text)}\n…</pre>`;
  const html = `<h2 id="${file.replace(/\W+/g, '-')}">${escaped(title)}</h2>
<p><a href="${file}">${file}</a></p>
<pre tabindex="0">${escaped(`evalpress ${words.join(' ')} --output ${file}`)}</pre>
${body}`;
  return { html, files: [{ path: `gallery/${file}`, bytes }] };
};

const capital = (text) => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;

/**
 * One entry for every output of a board and for every figure of a paper, each made by its command line.
 *
 * @param {import('../../src/board/full-board.ts').FullBoard} board of the demonstration data, which say what can be drawn
 */
export const makeGallery = async (board) => {
  symlinkSync(join(root, 'datasets/demo'), join(scratch, 'data'));
  const entries = [];
  const made = artifactsFor(board);
  const seen = new Set();
  for (const { file, format, describe } of made) {
    if (seen.has(format)) continue;
    seen.add(format);
    entries.push(await entryOf(capital(describe), describe, file, ['scores', 'data', '--format', format]));
  }
  const lacking = ARTIFACTS.filter((artifact) => !made.includes(artifact)).map(({ format }) => format);
  for (const name of PAPER_FIGURE_NAMES.filter((one) => !lacking.includes(one))) {
    const words = ['figure', 'data', name, '--for', 'icml', '--width', 'full', '--no-title'];
    const drawn = [...words, '--format', 'svg'];
    entries.push(
      await entryOf(`For papers: ${name}`, `${name} at the width of ICML`, `paper-${name}.svg`, drawn),
    );
  }
  const html = `<h1>Gallery</h1>
<p>Every output of a board and every figure of a paper, each made by the command above it from the demonstration data.</p>
${entries.map((entry) => entry.html).join('\n')}`;
  return { html, files: entries.flatMap(({ files }) => files) };
};
