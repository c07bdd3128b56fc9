import { problem, UserError } from '../../errors.ts';

/** What a disk says that is full, read-only, damaged or not ours; and a folder that another disk is mounted on. */
const CANNOT_WRITE = new Set([
  ...['ENOSPC', 'EDQUOT', 'EFBIG', 'EACCES', 'EPERM', 'EROFS', 'EIO'],
  ...['ENOTDIR', 'EEXIST', 'ENAMETOOLONG', 'ELOOP', 'EBUSY', 'EXDEV', 'EMFILE', 'ENFILE'],
]);

/** The error that a person can act on, where the system refused to write; any other is given back as it is. */
export function cannotWrite(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !CANNOT_WRITE.has(codeOf(error))) return error;
  const got = error.message;
  return new UserError(
    problem({
      code: 'cannot-write',
      message: `cannot write ${path}`,
      got,
      hint: 'what was there before is still there',
    }),
  );
}

/** What the system calls the failure; empty for an error that is not its own. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
