import { ownResultsText } from '../../board/own-results.ts';
import type { Scores } from '../../score/scores.ts';
import type { OwnBoard, Told } from '../OwnResults.tsx';
import { chooseFiles, takeDrops } from './choose-files.ts';
import { loadLater } from './later.ts';

/** Results of the reader on the board that is shown. */
interface ScoredBoard extends OwnBoard {
  /** Those of the page, or with the results among them. */
  readonly scores: Scores;
}

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
  let told: Told | null = null;
  /** Counts what was asked for: of several, the last one is shown. */
  let asked = 0;
  const show = (next: Scores, say: Told | null, added: readonly number[] = []): void => {
    [scores, told] = [next, say];
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
    else
      show(
        said.scores,
        { kind: 'added', ...ownResultsText(said.scores, said.added, said.leftOut) },
        said.added,
      );
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
    get told() {
      return told;
    },
    choose: () => chooseFiles((files) => void add(files)),
    remove: () => {
      asked += 1;
      show(published, null);
    },
  };
}

/** What the command line would say; anything else is a bug, and is shown as what it is. */
function refusal(error: unknown): Told {
  return { kind: 'refused', text: error instanceof Error ? error.message : String(error) };
}
