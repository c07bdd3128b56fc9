import { createHash } from 'node:crypto';
import type { FullBoard } from '../board/full-board.ts';
import { once } from '../board/remember.ts';
import type { Printed } from '../render/artifacts.ts';
import { renderCsv } from '../render/csv.ts';
import { croissant, type DataFile, type DataPlace } from '../render/data/describe-data.ts';
import { renderPointsCsv } from '../render/data/points-csv.ts';
import { DATA_VERSION, scoresJsonSchema } from '../render/data/scores-schema.ts';
import { renderJson } from '../render/json.ts';
import { jsonText } from '../render/json-text.ts';
import type { WrittenFiles } from './folder.ts';

/** The folder of a board's data: its address does not change as long as its version does not. */
export const DATA_FOLDER = `data/${DATA_VERSION}/`;

const CSV = 'text/csv; charset=utf-8';
const JSON_TYPE = 'application/json';

/** Data of a board as tables and lists, with what describes them. */
const DATA: readonly (Pick<DataFile, 'name' | 'mediaType' | 'describe'> & {
  readonly render: (board: FullBoard) => Printed;
})[] = [
  { name: 'scores.json', mediaType: JSON_TYPE, describe: 'every number, unrounded', render: renderJson },
  {
    name: 'scores.csv',
    mediaType: CSV,
    describe: 'one line per evaluation, tier and task',
    render: renderCsv,
  },
  {
    name: 'points.csv',
    mediaType: CSV,
    describe: 'counters of every cell, to be read again',
    render: renderPointsCsv,
  },
  {
    name: 'scores.schema.json',
    mediaType: 'application/schema+json',
    describe: 'JSON Schema of scores.json',
    render: scoresJsonSchema,
  },
];

/** Files that hold the board itself. */
export const DATA_TABLES = ['scores.json', 'scores.csv', 'points.csv'] as const;

/** All files of the data, from the folder of the board. */
export const DATA_LIST: readonly { readonly file: string; readonly describe: string }[] = [
  ...DATA.map(({ name, describe }) => ({ file: `${DATA_FOLDER}${name}`, describe })),
  { file: `${DATA_FOLDER}manifest.json`, describe: 'checksums of the data' },
  { file: `${DATA_FOLDER}croissant.json`, describe: 'the data described for machine learning' },
];

interface NamedFile {
  readonly name: string;
  readonly render: () => Printed;
  /** The same for a file that tells of others, once these were written. */
  readonly tell?: (written: WrittenFiles) => string;
}

/**
 * The files of `data/v1/`, the manifest and Croissant among them.
 *
 * @param board made when first asked for
 * @param folder where they go on the site
 */
export function dataFiles(board: () => FullBoard, place: DataPlace, folder: string): NamedFile[] {
  const printed = once(() => DATA.map((file) => ({ ...file, ...sumOf(file.render(board())) })));
  const describing = (name: string, describe: (files: readonly DataFile[]) => object): NamedFile => ({
    name,
    render: () => jsonText(describe(printed())),
    tell: (written) =>
      jsonText(describe(DATA.map((file) => ({ ...file, ...writtenAt(file.name, written) })))),
  });
  const writtenAt = (name: string, written: WrittenFiles): Pick<DataFile, 'sha256' | 'bytes'> => {
    const file = written.get(`${folder}${name}`);
    if (file) return file;
    throw new Error(`dataFiles: ${folder}${name} was not written`);
  };
  return [
    ...DATA.map(({ name, render }) => ({ name, render: () => render(board()) })),
    describing('manifest.json', (files) => manifestOf(board(), files)),
    describing('croissant.json', (files) => croissant(board(), place, files)),
  ];
}

/**
 * One sum over all data of a board: that of `manifest.json`, which has those of the others. Place and tool have no part in
 * it, so the same data have the same sum.
 */
export function dataSum(board: FullBoard): string {
  const files = DATA.map((file) => ({ ...file, ...sumOf(file.render(board)) }));
  return sumOf(jsonText(manifestOf(board, files))).sha256;
}

function manifestOf({ about }: FullBoard, files: readonly DataFile[]): object {
  return {
    board: about.slug,
    title: about.title,
    version: about.version,
    license: about.license,
    synthetic: about.synthetic,
    data_version: DATA_VERSION,
    files: files.map(({ name, mediaType, sha256, bytes }) => ({
      name,
      media_type: mediaType,
      bytes,
      sha256,
    })),
    inputs: about.provenance.files.map(({ name, sha256 }) => ({ name, sha256 })),
  };
}

function sumOf(printed: Printed): Pick<DataFile, 'sha256' | 'bytes'> {
  const hash = createHash('sha256');
  let bytes = 0;
  const parts = typeof printed === 'string' || printed instanceof Uint8Array ? [printed] : printed;
  for (const part of parts) {
    hash.update(part);
    bytes += Buffer.byteLength(part);
  }
  return { sha256: hash.digest('hex'), bytes };
}
