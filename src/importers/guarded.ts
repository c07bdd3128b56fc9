import { UserError } from '../errors.ts';
import type { FileFindings } from '../read/formats/findings.ts';

/** The result of some work on a file; null when the file cannot be read, which is then one of its problems. */
export function guarded<Result>(found: FileFindings, work: () => Result): Result | null {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    found.unreadable(error);
    return null;
  }
}
