import { UserError } from '../errors.ts';

/** What the process tells its caller (sysexits.h where it has a word for it). */
export const EXIT = {
  ok: 0,
  data: 1,
  warnings: 2,
  usage: 64,
  bug: 70,
  cannotWrite: 73,
  locked: 75,
  interrupted: 130,
  terminated: 143,
} as const;

const BY_PROBLEM: Readonly<Record<string, number>> = {
  usage: EXIT.usage,
  'cannot-write': EXIT.cannotWrite,
  'snapshot-changed': EXIT.cannotWrite,
  locked: EXIT.locked,
  interrupted: EXIT.interrupted,
  terminated: EXIT.terminated,
};

/** The exit code for something thrown: the first problem decides; what is no user error is a bug. */
export function exitCodeOf(error: unknown): number {
  if (!(error instanceof UserError)) return EXIT.bug;
  return BY_PROBLEM[error.problems[0]?.code ?? ''] ?? EXIT.data;
}
