import { addResults } from './add-results.ts';
import type { Dataset } from './dataset/dataset.ts';
import { type ConfigFile, noSource } from './dataset/describe-source.ts';
import type { Reading } from './formats/format.ts';
import { descriptionOf, descriptionOfLogs } from './formats/own/format.ts';
import { type FileFormat, formatCalled, recognise } from './formats/registry.ts';
import { makeDataset, type MakingOptions, nothingRead, type ReadFiles } from './make-dataset.ts';
import { DatasetFiles } from './open/dataset-files.ts';
import { type Looked, type Looking, lookForDataset, lookForLogs } from './open/look.ts';
import { OpenFiles } from './open/open-file.ts';
import type { TextFile } from './open/text/source-format.ts';
import { defaultSizeLimits, type SizeLimits } from './open/text/size-limits.ts';
import { readLooked, uniqueNames, type WantedOptions } from './read-looked.ts';
import { engineFor } from './sum/engine.ts';
import { ANY_ENGINE, type EngineChoice } from './sum/sum-responses.ts';

export interface LoadOptions extends MakingOptions, WantedOptions {
  /** A dataset file elsewhere that describes the data file given. */
  readonly config?: string | undefined;
  /** Files or folders with results to rank among those of the dataset, which stay as they are. */
  readonly add?: readonly string[] | undefined;
  /** Who sums responses; a table that could be held is kept response by response unless one is named. */
  readonly engine?: EngineChoice | undefined;
}

/**
 * Reads a dataset: a folder with a `dataset.json`, such a file itself, a bare data file (CSV, TSV, JSON, NDJSON, each also
 * compressed, Parquet, a PointsDB), logs of other tools, or a table of responses in a store that only a cluster reads. A
 * data file beside a `dataset.json` that names it is described by that. No symbolic link is followed, and a dataset file
 * leads to nothing outside its folder.
 *
 * @throws UserError with every problem found
 */
export async function load(path: string, options: LoadOptions = {}): Promise<Dataset> {
  const board = await readBoard(path, options);
  const { add = [] } = options;
  if (add.length === 0) return makeDataset(board, options).dataset;
  const { dataset, leftOut } = addResults(board, await readLogs(add, options), options);
  const { provenance } = dataset;
  return {
    ...dataset,
    provenance: { ...provenance, warnings: [...(provenance.warnings ?? []), ...leftOut] },
  };
}

/** The same before it is one account, so that more may be added. @throws UserError with every problem found */
export async function readBoard(path: string, options: LoadOptions = {}): Promise<ReadFiles> {
  const isDescribed = options.config !== undefined;
  const read = await readFiles(options, (looking, around) => {
    const describesLogs = async (file: TextFile): Promise<boolean> =>
      (await descriptionOfLogs(file, around)) !== null;
    return lookForDataset(path, { isDescribed, describesLogs }, looking);
  });
  if (read.isFolder && read.files.length === 0)
    throw read.description === undefined ? nothingRead(read) : noSource(read.description.name);
  return read;
}

/**
 * Reads every file for itself, whatever dataset file lies beside it.
 *
 * @throws UserError for a path that leads nowhere
 */
export function readLogs(paths: readonly string[], options: LoadOptions = {}): Promise<ReadFiles> {
  return readFiles(options, async (looking) => {
    const looked: Looked<FileFormat>[] = [];
    for (const path of paths) looked.push(await lookForLogs(path, looking));
    return {
      title: looked[0]?.title ?? '',
      name: looked[0]?.name ?? '',
      isFolder: true,
      files: uniqueNames(looked.flatMap(({ files }) => files)),
      unknown: looked.flatMap(({ unknown }) => unknown),
      rejected: looked.flatMap(({ rejected }) => rejected),
    };
  });
}

/** Looks, recognises and reads. Every file that is opened is closed again. */
export async function readFiles(
  options: LoadOptions,
  look: (looking: Looking<FileFormat>, around: Around) => Promise<Looked<FileFormat>>,
): Promise<ReadFiles> {
  const limits = limitsOf(options);
  const opened = new OpenFiles();
  const around = { limits, dataset: new DatasetFiles(opened, limits, options.config) };
  const recogniseFile: Looking<FileFormat>['recognise'] = async (head, { path, place }) => {
    // A database says nothing of what it is part of: that is for the dataset file beside it to say.
    const isDatabase = place === 'alone' && head?.shape.kind === 'database';
    const isDescribed = isDatabase && (await descriptionOf({ path }, around)) !== null;
    return recognise(head, isDescribed ? 'dataset' : place, options.from);
  };
  try {
    const looking = { opened, limits, isAsked: options.from !== undefined, recognise: recogniseFile };
    const looked = await look(looking, around);
    // One that is misspelled is refused even where no file is in it.
    if (options.from !== undefined && looked.files.length === 0) formatCalled(options.from);
    const description = await describedBy(looked, around);
    const engine = engineFor(options.engine ?? ANY_ENGINE, limits);
    return await readLooked(looked, options, description, { ...around, engine });
  } finally {
    await opened.closeAll();
  }
}

interface Around extends Pick<Reading, 'limits'> {
  readonly dataset: DatasetFiles;
}

/** What is said of logs: by the dataset file among them, else by the one that was named. */
async function describedBy(
  { description, isFolder }: Looked<FileFormat>,
  around: Around,
): Promise<ConfigFile | null> {
  const given = isFolder ? await around.dataset.given() : null;
  const describing = given ?? description;
  return describing === undefined ? null : descriptionOfLogs(describing, around);
}

/** An engine that is named sums every table that it can. */
function limitsOf({ limits, engine }: LoadOptions): SizeLimits {
  const given = { ...defaultSizeLimits, ...limits };
  return engine === undefined || engine.name === null ? given : { ...given, kept: { bytes: 0, rows: 0 } };
}
