import { formatCount } from '../format.ts';

/** What a site has of a board; a large one has less, because hosts such as GitHub Pages take sites up to 1 GB. */
export interface Extent {
  /** Whether each page of rows is there without scripts; else the first one is, and files have all rows. */
  readonly hasPages: boolean;
  /** Whether each evaluation has a badge, its page as Markdown and its record of Every Eval Ever beside its page. */
  readonly hasRecords: boolean;
  /** Whether data are offered beside the leaderboard, too, and all records of Every Eval Ever in one file. */
  readonly hasCopies: boolean;
  /** What is left out, in sentences. */
  readonly leftOut: readonly string[];
}

const MOST_WITH_PAGES = 300;
const MOST_WITH_RECORDS = 2000;
const MOST_WITH_COPIES = 5000;

/** @param evaluations how many a board has */
export function extentOf(evaluations: number): Extent {
  const hasRecords = evaluations <= MOST_WITH_RECORDS;
  const hasCopies = evaluations <= MOST_WITH_COPIES;
  return {
    hasPages: evaluations <= MOST_WITH_PAGES,
    hasRecords,
    hasCopies,
    leftOut: [
      ...(hasRecords
        ? []
        : [
            `Above ${formatCount(MOST_WITH_RECORDS)} evaluations, none has a badge, Markdown or a record of Every Eval Ever of its own.`,
          ]),
      ...(hasCopies
        ? []
        : [
            `Above ${formatCount(MOST_WITH_COPIES)}, eee.jsonl is left out: the command "evalpress scores" prints it with "--format eee".`,
          ]),
    ],
  };
}
