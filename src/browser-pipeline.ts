import { addResults } from './read/add-results.ts';
import type { GivenFile } from './read/browser/look-at-given.ts';
import type { PackedBoard } from './read/packed/packed-board.ts';
import { unpackBoard } from './read/packed/unpack-board.ts';
import { readGiven } from './read/read-given.ts';
import { scoreDataset } from './score/score.ts';
import type { Scores } from './score/scores.ts';

export type { GivenFile, PackedBoard };

/** Scores of a board with the results of a reader among them. */
export interface ScoresWithResults {
  readonly scores: Scores;
  /** Places of the evaluations that the results belong to. */
  readonly added: readonly number[];
  /** What of the files does not count, one sentence each. */
  readonly leftOut: readonly string[];
}

/**
 * From files given to a page to scores: what `scores --add` computes from the data of the board.
 *
 * @param published the scores that the page shows; its addresses lead to the same evaluations as before
 * @throws UserError with every problem found
 */
export async function scoreResults(
  packed: PackedBoard,
  files: readonly GivenFile[],
  published: Pick<Scores, 'about' | 'evaluations'>,
): Promise<ScoresWithResults> {
  const given = await readGiven(files, packed.options);
  const { dataset, added, leftOut } = addResults(unpackBoard(packed), given, packed.options);
  const slugs = new Map(published.evaluations.map(({ id, slug }) => [id, slug]));
  const own = new Set(added);
  const { warnings = [], choices = [] } = dataset.provenance;
  const scores = scoreDataset({
    ...dataset,
    slug: published.about.slug,
    evaluations: dataset.evaluations.map((one) => ({
      ...one,
      slug: slugs.get(one.id) ?? '',
    })),
    // Where data come from stands on other pages.
    provenance: { files: [], assumptions: [], warnings, choices },
  });
  const places = dataset.evaluations.flatMap(({ id }, place) => (own.has(id) ? [place] : []));
  return { scores, added: places, leftOut };
}
