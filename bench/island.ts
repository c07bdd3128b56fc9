/** How much JavaScript and data a reader of a leaderboard loads. `node bench/island.ts` */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { markdownTable } from './markdown-table.ts';

const ROOT = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'evalpress-bench-'));
const out = join(folder, 'site');
const words = ['bin/evalpress.js', 'build', 'datasets/demo', 'datasets/wide', '--out', out];
execFileSync(process.execPath, words, { cwd: ROOT, stdio: 'pipe' });

const sizes = (name: string, data: string | Uint8Array): string[] => [
  name,
  (Buffer.byteLength(data) / 1000).toFixed(1),
  (gzipSync(data, { level: 9 }).length / 1000).toFixed(1),
];

/** The script of a page, and the one that is loaded on first use. */
const scriptOf = (html: string, attribute: 'src' | 'data-script'): Buffer => {
  const [, file = ''] = new RegExp(`\\s${attribute}="(?:\\.\\./)*(_astro/[^"]+\\.js)"`).exec(html) ?? [];
  return readFileSync(join(out, file));
};

const rowsOf = (board: string): string[][] => {
  const html = readFileSync(join(out, board, 'index.html'), 'utf8');
  const data = /<script[^>]*id="board-data"[^>]*>([^<]*)</.exec(html)?.[1] ?? '';
  return [
    sizes(`${board}: the script`, scriptOf(html, 'src')),
    sizes(`${board}: the script on first use`, scriptOf(html, 'data-script')),
    sizes(`${board}: data in the page`, data),
    sizes(`${board}: the page with its data`, html),
  ];
};

const rows = [...rowsOf('demo'), ...rowsOf('wide')];
rmSync(folder, { recursive: true });
console.log(markdownTable(['what', 'kB', 'kB gzip'], rows));
