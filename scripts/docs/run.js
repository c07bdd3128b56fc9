import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A folder for what commands write; gone when the program ends. */
export const scratch = mkdtempSync(join(tmpdir(), 'evalpress-docs-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
mkdirSync(join(scratch, 'gallery'));

/**
 * Runs the command line as a reader would. What it says on standard output.
 *
 * @param {readonly string[]} words
 * @param {string} folder
 */
export const evalpress = async (words, folder = scratch) => {
  const options = { cwd: folder, maxBuffer: 2 ** 26, env: { ...process.env, NO_COLOR: '1' } };
  try {
    return (await promisify(execFile)(process.execPath, [join(root, 'bin/evalpress.js'), ...words], options))
      .stdout;
  } catch (error) {
    // 2: done, with something that a person should look at.
    if (error.code === 2) return error.stdout;
    throw error;
  }
};
