import { type GivenFile, lookAtGiven } from './browser/look-at-given.ts';
import { notInBrowser } from './browser/unread.ts';
import type { Reading } from './formats/format.ts';
import type { ReadFiles } from './make-dataset.ts';
import { defaultSizeLimits } from './open/text/size-limits.ts';
import { readLooked, type WantedOptions } from './read-looked.ts';

/**
 * Reads files that were given to a page, each for itself, by the same readers as `readLogs`; nothing of Node is needed.
 *
 * @throws UserError for a wanted metric that no log has
 */
export async function readGiven(
  given: readonly GivenFile[],
  options: WantedOptions = {},
): Promise<ReadFiles> {
  const limits = defaultSizeLimits;
  return readLooked(await lookAtGiven(given, limits), options, null, { limits, ...NOTHING_AROUND });
}

/** There is no folder around a file that was given, and no engine in a browser. */
const NOTHING_AROUND: Pick<Reading, 'engine' | 'dataset'> = {
  engine: {
    sum: (_, file) => Promise.reject(notInBrowser(file, 'a large table')),
    rows: ({ file }) => Promise.reject(notInBrowser(file, 'a large table')),
    ask: ({ file }) => Promise.reject(notInBrowser(file, 'a database')),
  },
  dataset: {
    given: () => Promise.resolve(null),
    beside: () => Promise.resolve(null),
    isNamed: () => Promise.resolve(false),
    named: (by) => Promise.reject(notInBrowser(by.name, 'a dataset file')),
    tablesBeside: () => Promise.resolve([]),
  },
};
