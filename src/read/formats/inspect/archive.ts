import type { Archive } from '../../open/archive.ts';
import type { SizeLimits } from '../../open/text/size-limits.ts';
import type { LogFile } from '../../open/log-file.ts';
import { notAsExpected } from '../../open/text/records.ts';
import { parseJsonText } from '../../open/text/parse-json-text.ts';
import { at, listOf, nameAt, objectOf } from '../json-values.ts';
import type { InspectLog } from './samples.ts';

const SAMPLE = /^samples\/(.+_epoch_\d+)(?:\.json|\/sample\.json)$/;
const SUMMARIES = /^_journal\/summaries\/(\d+)\.json$/;

/**
 * A log stored as an archive: one entry per sample, or a folder of entries with the sample itself in `sample.json`. A
 * run that crashed has no header; its journal says what it was. A sample that got no entry is known by its summary.
 */
export function logIn(archive: Archive, file: LogFile, limits: SizeLimits): InspectLog {
  const parse = (name: string): unknown => parseJsonText(archive.text(name), `${file.name}/${name}`, limits);
  const entry = (name: string): unknown => (archive.names.includes(name) ? parse(name) : undefined);
  const header = entry('header.json');
  const start = header ?? entry('_journal/start.json');
  if (start === undefined) throw notAsExpected(file, 'an entry header.json or _journal/start.json');
  const samples = archive.names
    .filter((name) => SAMPLE.test(name))
    .map((name) => ({ field: name, read: () => parse(name) }));
  const own = new Set(samples.map(({ field }) => SAMPLE.exec(field)?.[1]));
  const summaries = summariesOf(archive, entry).filter(({ key }) => !own.has(key));
  return {
    header: start,
    samples: [...samples, ...summaries],
    reductions: entry('reductions.json'),
    unfinished: header === undefined,
  };
}

function summariesOf(archive: Archive, entry: (name: string) => unknown) {
  const journal = archive.names
    .filter((name) => SUMMARIES.test(name))
    .toSorted((a, b) => Number(SUMMARIES.exec(a)?.[1]) - Number(SUMMARIES.exec(b)?.[1]));
  const names = archive.names.includes('summaries.json') ? ['summaries.json'] : journal;
  return names.flatMap((name) =>
    listOf(entry(name)).map((summary, index) => ({
      key: `${nameAt(summary, 'id') ?? ''}_epoch_${nameAt(summary, 'epoch') ?? '1'}`,
      field: `${name}[${index}]`,
      read: () => (at(summary, 'completed') === false ? { ...objectOf(summary), scores: null } : summary),
    })),
  );
}
