const LONGEST_NAME = 255;
const FORBIDDEN = /[\\:*?"<>|\p{Cc}\p{Cs}]/u;

/** The same for names that some file system takes for one: `CNAME` and `cname`, composed and decomposed letters. */
export function folded(path: string): string {
  return path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

/** The folders that a path lies in, the outermost first: `['a', 'a/b']` for `a/b/c`. */
export function foldersOf(path: string): string[] {
  const steps = path.split('/').slice(0, -1);
  return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
}

/** Paths of files that can lie in one folder on any file system: none leaves it, no two are the same. */
export class SitePaths {
  private readonly files = new Set<string>();
  private readonly folders = new Set<string>();

  /** @throws RangeError for a path that is none, or is taken; we make the paths, so this is a bug of ours */
  add(path: string): void {
    for (const step of path.split('/')) {
      const isName = step !== '' && !FORBIDDEN.test(step) && !/[. ]$/.test(step);
      if (!isName || Buffer.byteLength(step) > LONGEST_NAME)
        throw new RangeError(`not a path of a file of the site: ${JSON.stringify(path)}`);
    }
    const name = folded(path);
    const above = foldersOf(name);
    if (this.files.has(name) || this.folders.has(name) || above.some((folder) => this.files.has(folder)))
      throw new RangeError(`two files of the site would be one: ${JSON.stringify(path)}`);
    this.files.add(name);
    for (const folder of above) this.folders.add(folder);
  }
}
