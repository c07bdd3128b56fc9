import type { Rank } from '../../score/make-scores.ts';
import { loadLater } from './later.ts';

/** The code that ranks on a part of a board: it is asked for when somebody chooses one. */
export interface LaterRank {
  readonly rank: Rank;
  readonly isLoaded: () => boolean;
  /** @throws Error when it cannot be loaded; it may be asked for again */
  readonly load: () => Promise<void>;
}

/** @param script its address */
export function laterRank(script: string): LaterRank {
  let loaded: Rank | null = null;
  return {
    rank: (scores) => {
      if (loaded) return loaded(scores);
      throw new Error('the code that ranks on a part of the board was not loaded');
    },
    isLoaded: () => loaded !== null,
    load: async () => {
      loaded ??= await loadLater('rank', script);
    },
  };
}
