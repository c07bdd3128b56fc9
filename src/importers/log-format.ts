import type { Limits } from '../read/open/limits.ts';
import type { Engine } from '../read/sum/sum-responses.ts';
import type { Findings } from '../read/formats/findings.ts';
import type { LogFile } from '../read/open/log-file.ts';

/** A format of result logs. */
export interface LogFormat {
  /** What `--from` calls it. */
  readonly id: string;
  readonly label: string;
  /** Why a file is in this format, as the end of "it has …"; null when it is not. */
  sniff(file: LogFile): string | null;
  /** Reads all files of this format together, because some of them explain others. */
  read(files: readonly LogFile[], findings: Findings, limits: Limits, engine: Engine): void | Promise<void>;
}
