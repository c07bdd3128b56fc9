import { type Changes, makeChanges } from '../board/changes.ts';
import { makeFullBoard } from '../board/full-board.ts';
import { makeBoard } from '../board/make-board.ts';
import type { Snapshot } from '../board/snapshot.ts';
import { packScores, type PackedScores, unpackScores } from '../score/packed.ts';
import { makeRanking } from '../score/ranking.ts';
import type { About, Scores } from '../score/scores.ts';
import { jsonText } from '../render/json-text.ts';
import { dataSum } from './data-files.ts';

/** What was kept of a board, and what became of it since. */
export interface History {
  /** The latest first. */
  readonly snapshots: readonly Snapshot[];
  /** The one that this build makes; those before are there already. */
  readonly taken: Snapshot | null;
  /** The one that the board is compared with: the latest that shows other data. */
  readonly since: Snapshot | null;
  readonly changes: Changes | null;
  /** When they came about, ISO 8601; null where the data do not say. */
  readonly updated: string | null;
}

export const NO_HISTORY: History = {
  snapshots: [],
  taken: null,
  since: null,
  changes: null,
  updated: null,
};

/** The folder of a snapshot, from the site's root. */
export function snapshotFolder(slug: string, { hash }: Pick<Snapshot, 'hash'>): string {
  return `${slug}/s/${hash}/`;
}

/** What a snapshot says of itself. */
export const SNAPSHOT_FILE = 'snapshot.json';

/** The board as it was, to be compared with later ones. */
export const BOARD_FILE = 'board.json';

/** Changes when an older program could not read `board.json` any more. */
const FORMAT = 1;

interface HistoryOptions {
  /** Paths of the files that earlier builds left, and what is in them. */
  readonly kept: Iterable<string>;
  readonly text: (path: string) => Promise<string>;
  /** Whether this build is to make a snapshot. */
  readonly take: boolean;
  readonly updated: string | null;
  /** Told of a snapshot that cannot be compared with. */
  readonly warn: (sentence: string) => void;
}

/** @param scores of one board of counts */
export async function historyOf(scores: Scores, options: HistoryOptions): Promise<History> {
  const { take, updated } = options;
  const { slug } = scores.about;
  const earlier = await earlierSnapshots(slug, options);
  if (earlier.length === 0 && !take) return NO_HISTORY;
  const sha256 = dataSum(makeFullBoard(scores, { pageSize: null }));
  const hash = sha256.slice(0, 12);
  const isThere = earlier.some((one) => one.hash === hash);
  const taken = take && !isThere ? newSnapshot(scores, sha256, (earlier[0]?.number ?? 0) + 1) : null;
  const since = earlier.find((one) => one.hash !== hash) ?? null;
  return {
    snapshots: taken ? [taken, ...earlier] : earlier,
    taken,
    since,
    changes: since && (await changesSince(since, scores, options)),
    updated,
  };
}

function newSnapshot(scores: Scores, sha256: string, number: number): Snapshot {
  const { title, stamp } = scores.about;
  const { summary } = makeBoard(scores, { pageSize: 1 });
  return { hash: sha256.slice(0, 12), sha256, number, title, stamp, summary };
}

/** `snapshot.json`. */
export function snapshotText(snapshot: Snapshot): string {
  return jsonText({ format: FORMAT, ...snapshot });
}

/** `board.json`: all that a later build needs. Rows that were left out of the data are not in it. */
export function boardText(scores: Scores): string {
  const { about } = scores;
  const files = about.provenance.files.map((file) => ({ ...file, leftOut: [], rejected: [] }));
  const packed: PackedScores = {
    ...packScores(scores, true),
    about: { ...about, provenance: { ...about.provenance, files } },
  };
  return `${JSON.stringify({ format: FORMAT, ...packed })}\n`;
}

/** The latest first. */
async function earlierSnapshots(slug: string, { kept, text, warn }: HistoryOptions): Promise<Snapshot[]> {
  const files = [...kept].filter(
    (path) => path.startsWith(`${slug}/s/`) && path.endsWith(`/${SNAPSHOT_FILE}`),
  );
  const read = await Promise.all(files.map(async (path) => ({ path, value: parsed(await text(path)) })));
  const snapshots = read.flatMap(({ path, value }) => {
    if (isSnapshot(value) && path === `${snapshotFolder(slug, value)}${SNAPSHOT_FILE}`)
      return [onlyWords(value)];
    warn(`${path}: does not say what a snapshot says, and is not listed.`);
    return [];
  });
  return snapshots.sort((a, b) => b.number - a.number);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function onlyWords({ hash, sha256, number, title, stamp, summary }: Snapshot): Snapshot {
  return { hash, sha256, number, title, stamp, summary };
}

const WORDS = ['hash', 'sha256', 'title', 'stamp', 'summary'] as const;

function isSnapshot(value: unknown): value is Snapshot {
  if (typeof value !== 'object' || value === null) return false;
  const own = value as Partial<Record<string, unknown>>;
  return Number.isInteger(own['number']) && WORDS.every((name) => typeof own[name] === 'string');
}

/** null where a snapshot is of another format, which is said: it stays, and only the comparison is missing. */
async function changesSince(
  since: Snapshot,
  scores: Scores,
  { text, warn }: HistoryOptions,
): Promise<Changes | null> {
  const folder = snapshotFolder(scores.about.slug, since);
  const { format, ...packed } = JSON.parse(await text(`${folder}${BOARD_FILE}`)) as PackedScores & {
    readonly format: number;
  };
  if (format !== FORMAT) {
    warn(`${folder}: of another version of evalpress, the site does not say what changed since.`);
    return null;
  }
  return makeChanges(unpackScores(packed, makeRanking), scores);
}

/** What is said of the same board as a snapshot: every page and output prints its stamp. @param address of the snapshot */
export function markedAs({ hash, sha256 }: Snapshot, about: About, address: string | null): About {
  const stamp = [about.stamp, `snapshot ${hash}`].filter((text) => text !== '').join(' · ');
  return { ...about, stamp, address: address ?? undefined, snapshot: { hash, sha256 } };
}
