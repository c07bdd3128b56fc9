import type { Board, Query } from '../../board/board.ts';
import { writeQuery } from '../../board/query.ts';
import type { ViewActions } from '../ViewTools.tsx';
import { loadLater } from './later.ts';

interface ViewSource {
  /** The view that is shown. */
  readonly query: () => Query;
  /** All its rows on one page, as files print them. */
  readonly board: () => Board;
  /** Address of the code that writes CSV. */
  readonly script: string;
  /** Draws the view anew, because something is to be said. */
  readonly redraw: () => void;
}

/** Copies the address of a view, and saves its numbers. */
export function viewActions({ query, board, script, redraw }: ViewSource): ViewActions {
  let said = '';
  const say = (what: string): void => {
    said = what;
    redraw();
  };
  return {
    get said() {
      return said;
    },
    copyLink: () => {
      const address = `${location.href.replace(/[?#].*$/, '')}${writeQuery(query())}`;
      void copy(address).then((isCopied) => say(isCopied ? 'Link copied.' : `Copy this address: ${address}`));
    },
    saveCsv: () => {
      void saveCsv(board, script).then(
        (file) => say(`Saved as ${file}.`),
        () => say('The file could not be made. Please try again.'),
      );
    },
  };
}

/** False where the browser does not allow it, as for pages that came over an open connection. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

async function saveCsv(boardOf: () => Board, script: string): Promise<string> {
  const write = await loadLater('csv', script);
  const board = boardOf();
  const address = URL.createObjectURL(new Blob([write(board)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${board.about.slug}-ranking.csv`;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return link.download;
}
