import { basename, join } from 'node:path';
import { formatQuantity } from '../../format.ts';
import { problem, UserError } from '../../errors.ts';
import { readLogs } from '../../read/load.ts';
import { type Loaded, makeDataset, nothingRead } from '../../read/make-dataset.ts';
import { DATASET_FILES, writeDataset, writeDatasetFile } from '../../read/write-dataset.ts';
import { terminalText } from '../../terminal-text.ts';
import type { Io } from '../io.ts';
import { loadOptions, type ReadingOptions } from '../load-board.ts';

export interface ImportCommandOptions extends ReadingOptions {
  readonly output: string;
  readonly force?: boolean;
}

/** Turns logs of other tools into a dataset folder. */
export async function importLogFiles(
  io: Io,
  paths: readonly string[],
  options: ImportCommandOptions,
): Promise<void> {
  await refuseOverwriting(io, options);
  const reading = loadOptions(io, options);
  const read = await readLogs(paths, reading);
  if (read.files.length === 0) throw nothingRead(read);
  await writeLoaded(io, makeDataset(read, reading), options.output);
}

/**
 * A dataset may have been described by hand since it was written, and rows beside it may be anybody's, so nothing is put over
 * them unasked.
 *
 * @throws UserError when a file of its name is there and `force` is not given
 */
export async function refuseOverwriting(
  io: Io,
  { output, force = false }: Pick<ImportCommandOptions, 'output' | 'force'>,
): Promise<void> {
  if (force) return;
  const files = isFile(output) ? [output] : DATASET_FILES.map((name) => join(output, name));
  for (const file of files) if (await io.exists(file)) throw isThere(output, file);
}

function isThere(output: string, file: string): UserError {
  const message = `cannot write ${output}: there is a dataset already`;
  const expected = isFile(output) ? 'a name that is free' : `a folder without ${DATASET_FILES.join(', ')}`;
  const hint = 'choose another one, or lose what is there with --force';
  const got = isFile(output) ? output : basename(file);
  return new UserError(problem({ code: 'cannot-write', message, expected, got, hint }));
}

/** One file where the name is that of one; else a folder. */
function isFile(output: string): boolean {
  return output.toLowerCase().endsWith('.json');
}

function withoutCounts(file: string | null): UserError {
  const message = 'these are means without counts, which a dataset of rows cannot hold';
  const hint = 'every other command takes the table as it is';
  return new UserError(problem({ code: 'only-means', file, message, expected: 'counts', hint }));
}

/** Writes a dataset folder, or one file, and says what went into it; rejected rows turn the exit code into 2. */
export async function writeLoaded(io: Io, loaded: Loaded, output: string): Promise<void> {
  const { evaluations, tasks, provenance, means } = loaded.dataset;
  if (means !== undefined) throw withoutCounts(provenance.files[0]?.name ?? null);
  if (isFile(output)) await io.write(output, writeDatasetFile(loaded));
  else for (const { name, text } of writeDataset(loaded)) await io.write(join(output, name), text);
  const used = provenance.files.reduce((sum, file) => sum + file.used, 0);
  const leftOut = provenance.files.reduce((sum, file) => sum + file.leftOut.length, 0);
  const rejected = provenance.files.reduce((sum, file) => sum + file.rejected.length, 0);
  const what = [
    formatQuantity(evaluations.length, 'evaluation'),
    formatQuantity(tasks.length, 'task'),
    formatQuantity(used, 'row'),
  ];
  io.err(`Wrote ${output}: ${what.join(', ')}.\n`);
  if (leftOut > 0) io.err(`Left out by a rule: ${formatQuantity(leftOut, 'row')}; "inspect" says which.\n`);
  if (rejected > 0) io.warn(`Rejected ${formatQuantity(rejected, 'row')}; "inspect" says why.\n`);
  const name = shellWord(output);
  io.err(
    `Next: "npx evalpress leaderboard ${name}" shows the site, "npx evalpress scores ${name}" ranks, "npx evalpress report ${name}" says more.\n`,
  );
}

/** A path as it is written in a command line; of one that a terminal cannot show, what it can. */
function shellWord(path: string): string {
  const shown = terminalText(path, 200);
  return /^[\w./~@%+=:,-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`;
}
