import type { Limits } from '../read/open/limits.ts';
import { interviewColumns } from '../read/formats/reasonscape/interview-columns.ts';
import { at, nameAt } from '../read/formats/facts.ts';
import { jsonOf, type LogFile } from '../read/open/log-file.ts';
import type { Naming } from '../read/formats/reasonscape/reasonscape-cohort.ts';
import type { Shape } from '../read/open/shape.ts';

/** Whether an object names a model with its template or sampler: what a metadata file says of the results beside it. */
export function isMetadata({ kind, keys }: Shape): boolean {
  const has = (column: keyof Naming): boolean => interviewColumns[column].some((name) => keys.has(name));
  return kind === 'object' && has('model') && (has('template') || has('sampler'));
}

export function metadataOf(file: LogFile, limits: Limits): Naming {
  const value = jsonOf(file, limits);
  const name = (column: keyof Naming): string | null => {
    const found = interviewColumns[column].map((key) => nameAt(at(value, key)));
    return found.find((one) => one !== null) ?? null;
  };
  return { model: name('model'), template: name('template'), sampler: name('sampler') };
}
