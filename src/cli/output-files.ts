import { dirname, join, resolve } from 'node:path';
import type { About } from '../board/board.ts';
import { problem, UserError } from '../errors.ts';
import type { Io } from './io.ts';

/*
 * One rule for all commands that write. A file that a person names is replaced, but for data that were just read. A file
 * whose name is ours to choose is replaced where it is known to be ours, and never else.
 */

/** A board, and where it was read from. */
interface ReadBoard {
  readonly path: string;
  readonly about: Pick<About, 'provenance'>;
}

/** @throws UserError where an output would be written over data that it is made of */
export function refuseOverData(output: string | undefined, boards: readonly ReadBoard[]): void {
  if (output === undefined) return;
  const read = boards.flatMap(({ path, about }) => [
    path,
    ...about.provenance.files.flatMap(({ name }) => [join(path, name), join(dirname(path), name)]),
  ]);
  if (!read.some((file) => resolve(file) === resolve(output))) return;
  const message = `cannot write ${output}: the data were read from it`;
  throw new UserError(problem({ code: 'cannot-write', message, hint: 'choose another name' }));
}

/**
 * @param files whose names are ours to choose
 * @param isOurs whether one that is there was written by us before; told of its bytes
 * @throws UserError with those that are not, before anything is written
 */
export async function refuseReplacing(
  io: Io,
  files: readonly string[],
  hint: string,
  isOurs: (file: string, there: Buffer) => boolean = () => false,
): Promise<void> {
  const problems = [];
  for (const file of files) {
    const isThere = await io.exists(file);
    if (!isThere) continue;
    if (await io.isLink(file)) problems.push(replaced(file, 'a symbolic link that leads elsewhere', hint));
    else {
      const there = await io.read(file);
      if (there === null || !isOurs(file, there))
        problems.push(replaced(file, 'a file that is there already', hint));
    }
  }
  if (problems.length > 0) throw new UserError(problems);
}

function replaced(file: string, got: string, hint: string) {
  const message = `cannot write ${file}: it may be somebody else's`;
  return problem({ code: 'cannot-write', message, expected: 'a name that is free', got, hint });
}
