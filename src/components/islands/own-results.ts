import type { Query } from '../../board/board.ts';
import { ownResultsText } from '../../board/own-results.ts';
import type { Scores } from '../../score/scores.ts';
import type { OwnBoard, Told } from '../OwnResults.tsx';
import { chooseFiles, takeDrops } from './choose-files.ts';
import { loadLater } from './later.ts';

/** Results of the reader on the board that is shown. */
interface ScoredBoard extends Pick<OwnBoard, 'choose' | 'remove'> {
  /** Those of the page, or with the results among them. */
  readonly scores: Scores;
  /** What is said of them in a view. */
  readonly toldOf: (query: Query) => Told | null;
}

/** What happened last. */
type Happened =
  | Exclude<Told, { kind: 'added' }>
  | { readonly kind: 'added'; readonly added: readonly number[]; readonly leftOut: readonly string[] };

interface Options {
  /** Addresses of the code, and of the rows of the board. */
  readonly script: string;
  readonly rows: string;
  /** Called when there is something new to be drawn; `added` are the places of evaluations that have come. */
  readonly onChange: (added: readonly number[]) => void;
}

/** Reads results in this browser, and nothing of them leaves it. */
export function ownBoard(published: Scores, { script, rows, onChange }: Options): ScoredBoard {
  let scores = published;
  let happened: Happened | null = null;
  /** Counts what was asked for: of several, the last one is shown. */
  let asked = 0;
  const show = (next: Scores, what: Happened | null, added: readonly number[] = []): void => {
    [scores, happened] = [next, what];
    onChange(added);
  };
  const add = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    asked += 1;
    const mine = asked;
    show(published, { kind: 'busy', text: `Reading ${files.map(({ name }) => name).join(', ')} …` });
    const said = await read(files).catch((error: unknown) => refusal(error));
    if (mine !== asked) return;
    if ('kind' in said) show(published, said);
    else show(said.scores, { kind: 'added', added: said.added, leftOut: said.leftOut }, said.added);
  };
  const read = async (files: readonly File[]) => {
    const [scoreResults, packed] = await Promise.all([loadLater('results', script), loadLater('rows', rows)]);
    return scoreResults(packed, files, published);
  };
  takeDrops(
    (files) => void add(files),
    (isOver) => document.body.classList.toggle('drop-here', isOver),
  );
  return {
    get scores() {
      return scores;
    },
    toldOf: (query) =>
      happened?.kind === 'added'
        ? { kind: 'added', ...ownResultsText(scores, happened.added, happened.leftOut, query) }
        : happened,
    choose: () => chooseFiles((files) => void add(files)),
    remove: () => {
      asked += 1;
      show(published, null);
    },
  };
}

/** What the command line would say; anything else is a bug, and is shown as what it is. */
function refusal(error: unknown): Exclude<Happened, { kind: 'added' }> {
  return { kind: 'refused', text: error instanceof Error ? error.message : String(error) };
}
