/** A text file that was read, whatever it holds. */
export interface TextFile {
  /** Absolute; for finding the files beside it, never for printing. */
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
  readonly text: string;
  /** What had to be assumed to read it as text. */
  readonly note: string | null;
}

/** What describes a dataset, in its folder. */
export const DATASET_FILE = 'dataset.json';

const COMPRESSED = /\.(?:gz|zst)$/i;

/** A name without its endings: `runs.csv.gz` → `runs`. */
export function stem(name: string): string {
  return name.replace(COMPRESSED, '').replace(/(?<=.)\.[^.]+$/, '');
}

/** By its ending, except that a `.json` of many lines with an object each is newline-delimited. */
export function formatOf({ name, text }: Pick<TextFile, 'name' | 'text'>): 'csv' | 'json' | 'ndjson' {
  const ending = /\.([^.]+)$/.exec(name.replace(COMPRESSED, ''))?.[1]?.toLowerCase();
  if (ending === 'ndjson' || ending === 'jsonl') return 'ndjson';
  if (ending !== 'json') return 'csv';
  return isLines(text) ? 'ndjson' : 'json';
}

/** Whether a file describes a dataset rather than holding its rows: a JSON object that is not one of many lines. */
export function isConfig(file: TextFile): boolean {
  return formatOf(file) === 'json' && file.text.trimStart().startsWith('{');
}

/** Whether the first line holds a whole object and another one begins on the next. */
function isLines(text: string): boolean {
  const [first = '', second = ''] = text.trimStart().split('\n', 2);
  return first.startsWith('{') && first.trimEnd().endsWith('}') && second.startsWith('{');
}

/** Whether a path leads to a store that is not a folder of this machine: `s3a://…`, `hdfs://…`, or `file:///…` for many files. */
export function isLocation(path: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(path);
}
