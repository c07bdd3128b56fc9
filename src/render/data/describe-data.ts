import type { Board } from '../../board/board.ts';
import { renderBibtex } from '../cite.ts';

/** A file of data: where it lies from the description, its checksum and size. */
export interface DataFile {
  readonly name: string;
  readonly mediaType: string;
  readonly describe: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Where a board is, and under which address its data lie; relative ones where a site does not know its own. */
export interface DataPlace {
  /** Address of the board; null where it is not known. */
  readonly board: string | null;
  /** What the names of data files are put behind. */
  readonly data: string;
}

/** The board as schema.org knows a data set. */
export function schemaOrgDataset(
  board: Board,
  { board: url, data }: DataPlace,
  files: readonly string[],
): object {
  const { about } = board;
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    ...headOf(board, url),
    isAccessibleForFree: true,
    measurementTechnique: board.method,
    variableMeasured: board.metrics.all.filter(({ recorded }) => recorded).map(({ label }) => label),
    distribution: files.map((name) => ({
      '@type': 'DataDownload',
      encodingFormat: name.endsWith('.csv') ? 'text/csv' : 'application/json',
      contentUrl: `${data}${name}`,
    })),
    ...(about.source === null ? {} : { isBasedOn: about.source }),
  };
}

function headOf({ about, summary, verdict }: Board, url: string | null): object {
  return {
    name: about.title,
    // Search engines ask for 50 characters at least.
    description: [about.description ?? '', summary, verdict].filter((part) => part !== '').join(' '),
    ...(url === null ? {} : { url }),
    ...(about.version === null ? {} : { version: about.version }),
    ...(about.license === null ? {} : { license: about.license }),
    ...(about.citation === null ? {} : { citation: about.citation }),
  };
}

/** Columns of `points.csv` and their types, as Croissant names them. */
const FIELDS = [
  ['eval_id', 'Text', 'Evaluation.'],
  ['task', 'Text', 'Task.'],
  ['tier', 'Text', 'Tier of difficulty.'],
  ['correct', 'Float', 'Correct responses.'],
  ['total', 'Float', 'Completed responses.'],
  ['truncated', 'Float', 'Truncated responses; empty: not recorded.'],
] as const;

/** The board as Croissant 1.0, which machine-learning tools load. */
export function croissant(board: Board, place: DataPlace, files: readonly DataFile[]): object {
  const tables = files.filter(({ name }) => name.endsWith('.csv') || name === 'scores.json');
  const { about } = board;
  return {
    '@context': CROISSANT_CONTEXT,
    '@type': 'sc:Dataset',
    ...headOf(board, place.board),
    conformsTo: 'http://mlcommons.org/croissant/1.0',
    citeAs: about.citation ?? renderBibtex(board).trimEnd(),
    ...(publishedOn(about.version) === null ? {} : { datePublished: publishedOn(about.version) }),
    distribution: tables.map(({ name, mediaType, describe, sha256, bytes }) => ({
      '@type': 'cr:FileObject',
      '@id': name,
      name,
      description: describe,
      contentUrl: `${place.data}${name}`,
      contentSize: `${String(bytes)} B`,
      encodingFormat: mediaType.split(';')[0],
      sha256,
    })),
    recordSet: [
      {
        '@type': 'cr:RecordSet',
        '@id': 'points',
        name: 'points',
        description: 'Counters of every cell: evaluation, tier and task.',
        field: FIELDS.map(([name, type, description]) => ({
          '@type': 'cr:Field',
          '@id': `points/${name}`,
          name,
          description,
          dataType: `sc:${type}`,
          source: { fileObject: { '@id': 'points.csv' }, extract: { column: name } },
        })),
      },
    ],
  };
}

/** The version of a board where it is a day. */
function publishedOn(version: string | null): string | null {
  return version !== null && /^\d{4}-\d\d-\d\d$/.test(version) ? version : null;
}

/** As the specification prints it. */
const CROISSANT_CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  equivalentProperty: 'cr:equivalentProperty',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileProperty: 'cr:fileProperty',
  fileObject: 'cr:fileObject',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  parentField: 'cr:parentField',
  path: 'cr:path',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  samplingRate: 'cr:samplingRate',
  sc: 'https://schema.org/',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
} as const;
