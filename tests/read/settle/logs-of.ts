import { AllRows, type FileRows, type Run, type SampleValues } from '../../../src/read/formats/rows.ts';
import { shapeOf } from '../../../src/read/open/text/shape.ts';

/** What the reader of a format would have taken from these files. */
export function logsOf(files: Readonly<Record<string, (rows: FileRows) => void>>): readonly FileRows[] {
  const all = new AllRows();
  for (const [name, fill] of Object.entries(files)) {
    const file = { name, sha256: '', path: '', text: '', shape: shapeOf(''), note: null };
    fill(all.file(file, 'inspect'));
  }
  return all.files;
}

/** Responses of one run of a model, line by line. */
export const responses =
  (run: Run, ...values: readonly SampleValues[]) =>
  (rows: FileRows): void => {
    for (const [index, one] of values.entries()) rows.sample(run, { line: index + 1, field: null }, one);
  };
