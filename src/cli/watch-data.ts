import { existsSync, readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Editors write a file in several steps; wait until they are done. */
const SETTLE_MILLISECONDS = 200;

/**
 * Runs `work` after every change of the data, one run at a time. Returns what stops the watching and waits for the run
 * under way.
 */
export function watchData(paths: readonly string[], work: () => Promise<unknown>): () => Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      watchAnew();
      running = running.then(work);
    }, SETTLE_MILLISECONDS);
  };
  const watchAll = (): FSWatcher[] => paths.flatMap((path) => watchPath(path, changed));
  let watchers = watchAll();
  /** Folders may have been added, or replaced by others of the same name. */
  const watchAnew = (): void => {
    const previous = watchers;
    try {
      watchers = watchAll();
    } catch {
      // A folder went away meanwhile: its parent will say so.
      return;
    }
    closeAll(previous);
  };
  return () => {
    clearTimeout(timer);
    closeAll(watchers);
    return running;
  };
}

function closeAll(watchers: readonly FSWatcher[]): void {
  for (const watcher of watchers) watcher.close();
}

/**
 * A folder is watched with the folders below it, and by the folder that holds it, so that it is noticed when it returns; a
 * file by its folder. A file itself is never watched: an editor replaces it by another of the same name, and the watch
 * would stay with the old one.
 */
function watchPath(path: string, changed: () => void): FSWatcher[] {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isFolder) {
    const folders = [path, ...foldersBelow(path)].map((folder) => watchFolder(folder, changed));
    return [watchNames(dirname(path), [basename(path)], changed), ...folders];
  }
  return [watchNames(dirname(path), [basename(path), 'dataset.json'], changed)];
}

/** Watches for these names in a folder; where that is not there, for the first part of the way to it that comes back. */
function watchNames(folder: string, names: readonly string[], changed: () => void): FSWatcher {
  if (!existsSync(folder) && dirname(folder) !== folder)
    return watchNames(dirname(folder), [basename(folder)], changed);
  return watchFolder(folder, (name) => {
    if (names.includes(name)) changed();
  });
}

function foldersBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
}

function watchFolder(folder: string, changed: (name: string) => void): FSWatcher {
  const watcher = watch(folder, (_, name) => changed(name ?? ''));
  // A folder that goes away cannot be watched any more; what was built of it stays.
  return watcher.on('error', () => watcher.close());
}
