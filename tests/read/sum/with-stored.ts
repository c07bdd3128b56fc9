import { basename } from 'node:path';
import { OpenFiles } from '../../../src/read/open/open-file.ts';
import { defaultSizeLimits } from '../../../src/read/open/text/size-limits.ts';
import { storedTable, type StoredTable } from '../../../src/read/open/stored-table.ts';

/** Nothing is held. */
const sumAll = { ...defaultSizeLimits, kept: { bytes: 0, rows: 0 } };

/** The result of some work on the table in a file, which is open meanwhile. */
export const withStored = async <Result>(
  path: string,
  work: (stored: StoredTable) => Promise<Result>,
): Promise<Result> => {
  const opened = new OpenFiles();
  try {
    const stored = await storedTable(await opened.add(path), basename(path), sumAll);
    if (!stored) throw new Error(`${path} is no table`);
    return await work(stored);
  } finally {
    await opened.closeAll();
  }
};
