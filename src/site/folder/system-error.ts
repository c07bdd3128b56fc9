import { constants as system } from 'node:os';
import { problem, UserError } from '../../errors.ts';

/** What a disk says that is full, read-only, damaged or not ours; and a folder that another disk is mounted on. */
const CANNOT_WRITE = new Set([
  ...['ENOSPC', 'EDQUOT', 'EFBIG', 'EACCES', 'EPERM', 'EROFS', 'EIO'],
  ...['ENOTDIR', 'EEXIST', 'ENAMETOOLONG', 'ELOOP', 'EBUSY', 'EXDEV', 'EMFILE', 'ENFILE'],
]);

/** The error that a person can act on, where the system refused to write; any other is given back as it is. */
export function cannotWrite(path: string, error: unknown): unknown {
  const code = codeOf(error);
  if (!CANNOT_WRITE.has(code)) return error;
  const got = error instanceof Error && 'code' in error ? error.message : code;
  return new UserError(
    problem({
      code: 'cannot-write',
      message: `cannot write ${path}`,
      got,
      hint: 'what was there before is still there',
    }),
  );
}

/** What the system calls the failure; the compiled parts of the site builder say it in their message only. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const number = Number(/\(os error (\d+)\)/.exec(error.message)?.[1]);
  const named = Object.entries(system.errno).find(([, value]) => value === number)?.[0];
  return named ?? ('code' in error ? String(error.code) : '');
}
