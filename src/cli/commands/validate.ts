import { terminalText } from '../../terminal-text.ts';
import type { Io } from '../io.ts';
import { listLeftOut } from '../list-left-out.ts';
import { load, type ReadingOptions } from '../load-board.ts';
import { printList, type ListOptions } from '../print-list.ts';

/** Reads everything and says what was read, used, left out and assumed; exit code 1 on errors, 2 on warnings only. */
export async function validate(
  io: Io,
  paths: readonly string[],
  options: ReadingOptions & ListOptions,
): Promise<void> {
  const boards = await load(io, paths, options);
  const files = boards.flatMap(({ dataset }) =>
    dataset.provenance.files.map((file) => ({ board: dataset.slug, ...file })),
  );
  printList(io, options, files, {
    head: ['board', 'file', 'rows', 'used', 'left out', 'rejected', 'sha256'],
    row: (file) => [
      file.board,
      file.name,
      file.rows,
      file.used,
      file.leftOut.length,
      file.rejected.length,
      file.sha256.slice(0, 12),
    ],
    empty: 'No file was read.\n',
  });
  for (const file of files) listLeftOut((text) => io.err(text), file);
  for (const { dataset } of boards) {
    if ((dataset.provenance.warnings ?? []).length > 0)
      io.warn(`${dataset.slug}: something above is not as it seems or not on the board.\n`);
    for (const sentence of dataset.provenance.assumptions)
      io.err(`${dataset.slug}: ${terminalText(sentence, 400)}\n`);
  }
}
