import type { About } from '../../board/board.ts';

/** How an evaluation without all cells finds its place, per policy, in plain words. */
export const MISSING_POLICIES: Readonly<Record<About['missing'], string>> = {
  fair:
    'Evaluations with all cells are sorted by their overall score. The others follow, those with more cells first. ' +
    'Each is compared with the complete ones on its own cells only, and stands before the first one that it beats. ' +
    'Such comparisons can contradict each other; where they do, the rank carries a †.',
  complete: 'Only evaluations with all cells are ranked; the others are shown below them without a rank.',
  'two-way':
    'A least-squares fit explains the logarithm of each cell as the strength of its evaluation plus the ease of the ' +
    'cell. An evaluation is placed by the score that the fit gives it over all cells. ' +
    'Where nothing is missing this is exactly the plain score.',
  common: 'Only cells that all evaluations have decide the order; the others are shown and left out.',
  bounds:
    'Missing cells count at the floor of .01, the least that they could be. The tooltip of the rank says how far it could ' +
    'rise if they were perfect.',
};
