import type { CellCounters } from '../../scoring/index.ts';
import type { Dataset } from '../../src/read/dataset/dataset.ts';
import { makeDataset, pointOf } from '../board/make-dataset.ts';

/** A dataset of one tier in which every evaluation has exactly these counters, one cell per task; null = no point. */
export const countersDataset = (evaluations: readonly (readonly (CellCounters | null)[])[]): Dataset =>
  makeDataset(
    evaluations.map((cells) => ({ cells: [cells.map(() => null)] })),
    {
      points: evaluations.flatMap((cells, evaluation) =>
        cells.flatMap((cell, task) => (cell ? [{ ...pointOf(cell), ...cell, evaluation, task }] : [])),
      ),
    },
  );
