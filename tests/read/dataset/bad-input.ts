import type { LoadOptions } from '../../../src/read/load.ts';
import type { Problem } from '../../../src/errors.ts';

/** One way in which a dataset can be wrong, and what has to be said about it. */
export interface BadInput {
  readonly says: string;
  /** The first file is the one that is loaded; `dataset.json` stands for its folder. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly options?: LoadOptions;
  readonly problems: readonly Partial<Problem>[];
}

export const HEADER = 'eval_id,task,tier,correct,total,truncated\n';
export const GOOD = 'a,sum,easy,3,4,0\n';

/** A table of points with these rows. */
export const csv = (...rows: readonly string[]) => ({ 'points.csv': `${HEADER}${rows.join('\n')}\n` });

/** A folder with a dataset file and the points it names. */
export const config = (given: object, points = HEADER + GOOD) => ({
  'dataset.json': JSON.stringify({ title: 'T', points: 'points.csv', ...given }, null, 2),
  'points.csv': points,
});
