import type { Board, BoardRow } from '../board/board.ts';
import { compareEvaluations } from '../board/compare.ts';
import { parseCompared } from '../board/compare-query.ts';
import { type FullBoard, makeFullBoard } from '../board/full-board.ts';
import { makeBoard } from '../board/make-board.ts';
import { makeMeanBoard, type MeanBoard } from '../board/mean-board.ts';
import { makeMethodBoard, type MethodBoard } from '../board/method-board.ts';
import { makeModelBoard, type ModelBoard } from '../board/model-board.ts';
import { EVERYTHING } from '../board/query.ts';
import { once } from '../board/remember.ts';
import type { Snapshot } from '../board/snapshot.ts';
import { countOnTask, makeTaskBoard, type TaskBoard } from '../board/task-board.ts';
import { type Artifact, artifactsFor, PIXELS } from '../render/artifacts.ts';
import { renderApa } from '../render/cite.ts';
import { FIGURES } from '../render/figures/figure-list.ts';
import { MEAN_ARTIFACTS } from '../render/means.ts';
import { packScores, type PackedScores } from '../score/packed.ts';
import type { Scores } from '../score/scores.ts';
import { DATA_FOLDER, DATA_LIST, DATA_TABLES } from './data-files.ts';
import { type Extent, extentOf } from './extent.ts';
import { type History, NO_HISTORY } from './history.ts';

/** What every page of a board is made from. */
export interface BoardSource {
  readonly scores: Scores;
  /** The whole board with its figures: made when first asked for, then remembered. */
  readonly board: () => FullBoard;
  /** Its row of an evaluation, by the index of that in the scores. */
  readonly rowOf: (evaluation: number) => BoardRow;
  readonly artifacts: () => readonly Artifact[];
  /** What the site has of it. */
  readonly extent: Extent;
  /** Its rows as JSON, where a reader may add results; else null. */
  readonly rows: string | null;
  /** Its snapshots, and what changed since. */
  readonly history: History;
  /** What the leaderboard and the comparison compute from in the browser. */
  readonly data: () => PageData;
}

/** The script of a board that has its scores where they would make pages too heavy. */
export const SCORES_SCRIPT = 'leaderboard.js';

/** Past this many characters the data are a file of their own: a reader without JavaScript need not load them. */
const MOST_EMBEDDED = 150_000;

/** Data for the browser, as text where they are too large to stand in the page. */
export interface PageData {
  readonly packed: PackedScores;
  readonly text: string | null;
}

function pageData(scores: Scores): PageData {
  const packed = packScores(scores);
  const text = JSON.stringify(packed);
  return { packed, text: text.length > MOST_EMBEDDED ? text : null };
}

/**
 * @param scores of one board of the site
 * @param pictures whether files of pixels belong to the site
 * @param rows of the board as JSON, where a reader may add results
 * @param history what earlier builds kept of it
 */
export function boardSource(
  scores: Scores,
  pictures: boolean,
  rows: string | null,
  history: History = NO_HISTORY,
): BoardSource {
  const board = once(() => makeFullBoard(scores, { pageSize: null }));
  const extent = extentOf(scores.evaluations.length);
  const byPlace = once(() => new Map(board().rows.map((row) => [row.index, row])));
  return {
    scores,
    board,
    rowOf: (evaluation) => {
      const row = byPlace().get(evaluation);
      if (row) return row;
      throw new RangeError(`rowOf: there is no evaluation ${String(evaluation)}`);
    },
    artifacts: once(() => {
      const all = artifactsFor(board(), { pictures });
      return extent.hasCopies ? all : all.flatMap(withoutCopies);
    }),
    extent,
    rows,
    history,
    data: once(() => pageData(scores)),
  };
}

/** A file of a board that has its data at their stable address alone. */
function withoutCopies(artifact: Artifact): Artifact[] {
  if (artifact.format === 'eee') return [];
  const isCopy = (DATA_TABLES as readonly string[]).includes(artifact.file);
  return [isCopy ? { ...artifact, file: `${DATA_FOLDER}${artifact.file}` } : artifact];
}

export function leaderboardView({ scores, artifacts, data, rows, extent, history }: BoardSource): {
  readonly board: Board;
  /** null where the data are a file. */
  readonly packed: PackedScores | null;
  readonly downloads: readonly Artifact[];
  /** What a site of so many evaluations leaves out, in sentences. */
  readonly leftOut: readonly string[];
  /** Whether every page of rows is there without scripts. */
  readonly hasPages: boolean;
  /** Whether a reader may add results. */
  readonly canAdd: boolean;
  readonly snapshots: readonly Snapshot[];
} {
  return {
    canAdd: rows !== null,
    snapshots: history.snapshots,
    board: makeBoard(scores, EVERYTHING),
    packed: data().text === null ? data().packed : null,
    downloads: artifacts().filter(({ beside }) => beside === undefined),
    leftOut: extent.leftOut,
    hasPages: extent.hasPages,
  };
}

/** As many as a frame in somebody else's page has room for. */
const EMBEDDED = 10;

export function embedView({ scores }: BoardSource): { readonly board: Board } {
  return { board: makeBoard(scores, { pageSize: EMBEDDED }) };
}

export function compareView({ scores, data }: BoardSource): {
  readonly about: Board['about'];
  readonly comparison: ReturnType<typeof compareEvaluations>;
  /** null where the data are a file. */
  readonly packed: PackedScores | null;
} {
  return {
    about: scores.about,
    comparison: compareEvaluations(scores, parseCompared(new URLSearchParams(), scores)),
    packed: data().text === null ? data().packed : null,
  };
}

export function tasksView({ scores }: BoardSource): {
  readonly about: Board['about'];
  readonly tasks: readonly { readonly task: Scores['tasks'][number]; readonly evaluations: number }[];
} {
  const tasks = scores.tasks.map((task, index) => ({ task, evaluations: countOnTask(scores, index) }));
  return { about: scores.about, tasks };
}

export function figuresView({ board, artifacts }: BoardSource): {
  readonly about: Board['about'];
  readonly figures: readonly {
    readonly stem: string;
    readonly title: string;
    readonly words: string;
    readonly svg: string;
    readonly files: readonly string[];
  }[];
  /** Figures that this board has no data for. */
  readonly missing: readonly { readonly title: string; readonly needs: string }[];
} {
  const full = board();
  const files = artifacts().map(({ file }) => file);
  return {
    about: full.about,
    figures: FIGURES.filter((figure) => figure.applies(full)).map((figure) => ({
      stem: figure.stem,
      title: figure.title,
      words: figure.words(full),
      svg: figure.svg(full, 'light'),
      files: files.filter(
        (file) => file.replace(/(-dark)?\.\w+$/, '') === figure.stem && /\.(svg|png)$/.test(file),
      ),
    })),
    missing: FIGURES.filter((figure) => !figure.applies(full)),
  };
}

export function methodView({ scores }: BoardSource): MethodBoard {
  return makeMethodBoard(scores);
}

/** @param page from 2 on */
export function furtherView({ scores }: BoardSource, page: number): { readonly board: Board } {
  return { board: makeBoard(scores, { ...EVERYTHING, page }) };
}

export function changesView({ scores, history }: BoardSource): {
  readonly about: Board['about'];
  readonly history: History;
} {
  return { about: scores.about, history };
}

/** A page without scripts draws no more rows; files have all. */
const MOST_KEPT = 100;

/** What a snapshot shows of a board, which is marked as one. */
export function snapshotView(source: BoardSource): {
  readonly board: Board;
  readonly files: readonly Pick<Artifact, 'file' | 'describe'>[];
  /** How it is cited. */
  readonly citation: string;
} {
  const board = makeBoard(source.scores, { pageSize: MOST_KEPT });
  return { board, files: [...snapshotFiles(source), ...DATA_LIST], citation: renderApa(board) };
}

/** What is printed into a snapshot: all texts, and figures as light drawings. */
export function snapshotFiles({ artifacts }: BoardSource): Artifact[] {
  const isLeftOut = ({ file, mediaType, beside }: Artifact): boolean =>
    mediaType === PIXELS ||
    beside === 'readme' ||
    /-dark\.svg$|(?:^|\/)(?:scores\.(?:json|csv|md)|eee\.jsonl)$/.test(file);
  return artifacts().filter((artifact) => !isLeftOut(artifact));
}

/** @param evaluation index of an evaluation of the scores */
export function modelView(
  { scores, extent }: BoardSource,
  evaluation: number,
): {
  readonly about: Board['about'];
  readonly model: ModelBoard;
  /** The file of the board that holds its record of Every Eval Ever; null where none does. */
  readonly record: string | null;
} {
  const model = makeModelBoard(scores, evaluation);
  const shared = extent.hasCopies ? 'eee.jsonl' : null;
  const record = extent.hasRecords ? `eee/${model.evaluation.slug}.json` : shared;
  return { about: scores.about, model, record };
}

/** @param index of a task of the scores */
export function taskView({ scores }: BoardSource, index: number): TaskBoard {
  return makeTaskBoard(scores, index);
}

/** Enough to see who leads and how closely. */
const LEADERS = 5;

/** What the list says of a board: its leaders, or its first means. */
export type ListedBoard = { readonly counted: Board } | { readonly means: MeanBoard };

export function boardsView(sources: readonly BoardSource[]): readonly ListedBoard[] {
  return sources.map(({ scores }) =>
    scores.means
      ? { means: firstMeans(makeMeanBoard(scores, EVERYTHING)) }
      : { counted: makeBoard(scores, { pageSize: LEADERS }) },
  );
}

function firstMeans(board: MeanBoard): MeanBoard {
  return { ...board, rows: board.rows.slice(0, LEADERS) };
}

/** A board of means is one page. */
export function meansView({ scores }: BoardSource): {
  readonly board: MeanBoard;
  readonly downloads: typeof MEAN_ARTIFACTS;
} {
  return { board: makeMeanBoard(scores, EVERYTHING), downloads: MEAN_ARTIFACTS };
}
