import type { PackedBoard, scoreResults } from '../../browser-pipeline.ts';
import type { Board } from '../../board/board.ts';
import type { Rank } from '../../score/make-scores.ts';
import type { PackedScores } from '../../score/packed.ts';
import type { Tips } from './tips.ts';

/** What scripts hand over that are loaded on first use, by the name of the script. */
export interface LaterScripts {
  /** Draws the view that the address asks for, and another one whenever the reader asks. */
  readonly view: (root: HTMLElement, packed: PackedScores, tips: Tips) => void;
  /** Ranks evaluations on a part of the board. */
  readonly rank: Rank;
  /** Scores a board with results of the reader among its own. */
  readonly results: typeof scoreResults;
  /** The scores of a board whose page would be too heavy with them. */
  readonly scores: PackedScores;
  /** The rows of the board, which the script of the same name holds. */
  readonly rows: PackedBoard;
  /** Prints a board as `ranking.csv`. */
  readonly csv: (board: Board) => string;
}

declare global {
  // Classic scripts export nothing, so what they hand over has one place that all of them know.
  var evalpressLater: Partial<LaterScripts> | undefined;
}

/** The last line of such a script. */
export function handOver<Name extends keyof LaterScripts>(name: Name, what: LaterScripts[Name]): void {
  globalThis.evalpressLater = { ...globalThis.evalpressLater, [name]: what };
}

/**
 * Loads a script on first use: an element, because from a disk nothing else loads one.
 *
 * @param address what the page writes into `data-script`
 * @throws Error when it cannot be loaded; it may be asked for again
 */
export async function loadLater<Name extends keyof LaterScripts>(
  name: Name,
  address: string,
): Promise<LaterScripts[Name]> {
  const script = document.createElement('script');
  // Modules under `astro dev`, as the script that is there already.
  script.type = document.querySelector<HTMLScriptElement>('head script[defer]')?.type ?? '';
  script.src = address;
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${address} cannot be loaded`));
    document.head.append(script);
  });
  const what = globalThis.evalpressLater?.[name];
  if (!what) throw new Error(`${address} did not hand over "${name}"`);
  return what;
}
