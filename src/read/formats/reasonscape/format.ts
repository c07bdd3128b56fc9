import type { SizeLimits } from '../../open/text/size-limits.ts';
import type { FileHead, LogFile } from '../../open/log-file.ts';
import { baseName, folderOfFile } from '../../open/text/records.ts';
import { has, type Shape } from '../../open/text/shape.ts';
import { readOrReject, type Format } from '../format.ts';
import type { FileRows, AllRows } from '../rows.ts';
import type { InterviewNames } from './columns.ts';
import { readBuckets } from './results.ts';
import {
  cohortsOf,
  describesDatabase,
  isMetadata,
  metadataOf,
  placeCohorts,
  type Surroundings,
} from './cohorts.ts';
import { readDatabase } from './database.ts';
import { isInterview, readInterview } from './samples.ts';
import { readScores } from './scores.ts';

const NOT_IN_FORMAT: Readonly<Record<string, readonly string[]>> = {
  bucket: ['prompt_tokens', 'completion_tokens', 'cost'],
  scores: ['prompt_tokens', 'cost', 'guess'],
};

/** What ReasonScape writes: buckets, interviews, cohorts, scores, databases. */
export const reasonscape: Format = {
  id: 'reasonscape',
  label: 'ReasonScape',
  facts: {
    identity: 'read',
    items: 'read',
    direction: 'not in the format',
    scale: 'read',
    totals: 'not in the format',
    stopReason: 'read',
    invalid: 'read',
    guess: 'derived',
    tokens: 'read',
    cost: 'read',
    aborted: 'not in the format',
  },
  // Given by itself, the dataset config of a database is a dataset.
  recognise: ({ shape }, place) =>
    place === 'alone' && describesDatabase(shape) ? null : (kindOf(shape)?.why ?? null),
  read: async (files, all, { limits, engine }) => {
    const kinds = Object.groupBy(files, ({ shape }) => kindOf(shape)?.kind ?? 'interview');
    const { cohorts } = readFiles(kinds, all, limits);
    for (const file of kinds.database ?? [])
      await readDatabase(file, all.file(file, 'reasonscape'), { limits, cohorts, engine });
  },
};

/** Says whose interviews lie in its folder. */
export const METADATA = 'metadata.json';

/** Interviews, whatever they look like, and the metadata files among them. @param columns names that differ from the usual */
export function interviews(columns: InterviewNames): Format {
  const isMetadataFile = (file: FileHead): boolean => baseName(file) === METADATA && isMetadata(file.shape);
  return {
    ...reasonscape,
    recognise: () => 'interviews',
    read: (files, all, { limits }) => {
      const { metadata = [], interview = [] } = Object.groupBy(files, (file) =>
        isMetadataFile(file) ? 'metadata' : 'interview',
      );
      readFiles({ metadata, interview }, all, limits, columns);
    },
  };
}

type Kind = 'bucket' | 'scores' | 'interview' | 'cohort' | 'metadata' | 'database';

const readers: Readonly<
  Record<
    'bucket' | 'scores' | 'interview',
    (file: LogFile, rows: FileRows, surroundings: Surroundings) => void
  >
> = { bucket: readBuckets, scores: readScores, interview: readInterview };

/** Result files, each described by the cohort and metadata files among them. */
function readFiles(
  kinds: Readonly<Partial<Record<Kind, readonly LogFile[]>>>,
  all: AllRows,
  limits: SizeLimits,
  columns: InterviewNames = {},
): Pick<Surroundings, 'cohorts'> {
  const parsed = <Result>(
    kind: Kind,
    parse: (file: LogFile, limits: SizeLimits) => Result,
  ): Map<LogFile, Result> => {
    const results = (kinds[kind] ?? []).flatMap((file) => {
      const result = readOrReject(all.file(file, 'reasonscape'), () => parse(file, limits));
      return result === null ? [] : [[file, result] as const];
    });
    return new Map(results);
  };
  const said = Array.from(
    parsed('metadata', metadataOf),
    ([file, naming]) => [folderOfFile(file), naming] as const,
  );
  const metadata = new Map(said);
  const cohorts = placeCohorts(parsed('cohort', cohortsOf), kinds.interview ?? [], all);
  for (const kind of ['bucket', 'scores', 'interview'] as const) {
    for (const file of kinds[kind] ?? []) {
      const rows = all.file(file, 'reasonscape', NOT_IN_FORMAT[kind] ?? []);
      readOrReject(rows, () => readers[kind](file, rows, { limits, cohorts, metadata, columns }));
    }
  }
  return { cohorts };
}

interface KindOfFile {
  readonly kind: Kind;
  readonly why: string;
}

function kindOf(shape: Shape): KindOfFile | null {
  if (shape.kind === 'database') return { kind: 'database', why: 'a DuckDB database' };
  if (describesDatabase(shape)) return { kind: 'cohort', why: 'a database and evals' };
  return kindOfText(shape);
}

function kindOfText(shape: Shape): KindOfFile | null {
  if (shape.kind === 'object' && has(shape, 'buckets')) return { kind: 'bucket', why: 'buckets' };
  if (shape.kind === 'array' && has(shape, 'eval_id', 'reasonscore', 'tiers'))
    return { kind: 'scores', why: 'entries with reasonscore and tiers' };
  if (shape.kind === 'array' && has(shape, 'evaluate', 'filters'))
    return { kind: 'cohort', why: 'entries with evaluate and filters' };
  if (isMetadata(shape) && !isInterview(shape.keys))
    return { kind: 'metadata', why: 'a model with its template or sampler' };
  const lines = shape.kind === 'lines' || shape.kind === 'object';
  return lines && isInterview(shape.keys)
    ? { kind: 'interview', why: 'one response a line, with its task and whether it is correct' }
    : null;
}
