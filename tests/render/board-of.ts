import type { Query } from '../../src/board/board.ts';
import { type FullBoard, makeFullBoard } from '../../src/board/full-board.ts';
import { scoreDataset } from '../../src/score/score.ts';
import type { Dataset } from '../../src/read/dataset/dataset.ts';
import { load } from '../../src/read/load.ts';
import { projectRoot } from '../support/project-files.ts';

/** What a renderer gets for a whole dataset, or for what a query leaves of it. */
export const boardOf = (dataset: Dataset, query: Partial<Query> = {}): FullBoard =>
  makeFullBoard(scoreDataset(dataset), { pageSize: null, ...query });

/** The board of three evaluations that is small enough to check by hand. */
export const smallDataset = (): Promise<Dataset> => load(`${projectRoot}tests/golden/small`);

/** The demonstration board, with everything that boards have to cope with. */
export const demoDataset = (): Promise<Dataset> => load(`${projectRoot}datasets/demo`);
