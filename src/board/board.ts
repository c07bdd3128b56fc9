import type { Evaluation } from '../read/dataset/dataset.ts';
import type { Metric, MetricNames } from '../score/metrics.ts';
import type { About, CellScore } from '../score/scores.ts';

export type { About };

/** A view of the scores, ready to print: the third noun. Plain JSON; nothing in it is computed later. */
export interface Board {
  readonly about: About;
  readonly query: Query;
  /** "24 evaluations · 12 tasks × 3 tiers · 1,140,224 responses." */
  readonly summary: string;
  /** The one sentence of truth: how many adjacent ranks differ, the gap that the suite resolves, and who is first. */
  readonly verdict: string;
  /** The same without the first, which `lead` says of the view. */
  readonly differences: string;
  /** Among whom ranks, ranges and tie groups count, where the view shows fewer; else empty. */
  readonly scope: string;
  readonly lead: Lead;
  /** The tiers and tasks that rows are ranked on, as "Hard · 4 of 12 tasks"; empty where these are all. */
  readonly rankedOn: string;
  /** Those tiers, and the tasks that have a column. */
  readonly tiers: readonly Heading[];
  readonly tasks: readonly TaskHeading[];
  /** Empty where every task has a column. */
  readonly taskGroups: readonly TaskGroup[];
  /** Every one of the dataset. */
  readonly allTiers: readonly Heading[];
  readonly allTasks: readonly TaskHeading[];
  readonly metrics: MetricHeadings;
  readonly rows: readonly BoardRow[];
  /** Evaluations that lack cells others have, whatever the query. */
  readonly lacking: number;
  /** Those that a reader chose, be they on this page or not. */
  readonly selected: readonly SelectedRow[];
  /** Evaluations that have something in what rows are ranked on, those that have nothing there, and those that match the query. */
  readonly total: number;
  readonly absent: number;
  readonly matched: number;
  /** What a search that finds nobody may have meant; null where it finds somebody, or nothing is near it. */
  readonly suggestion: string | null;
  /** 1-based; `pages` is at least 1. */
  readonly page: number;
  readonly pages: number;
  readonly facets: readonly Facet[];
  /** The facts that are known of some evaluation. */
  readonly facts: readonly Heading[];
  /** The costs that were recorded: whether a row is on the front of its score against each. */
  readonly fronts: readonly Heading[];
  /** Method notes on what the view shows, one sentence each; one about more says so. */
  readonly notes: readonly string[];
  /** "Interval: … 95 %, n = 32 to 2,048": what the figure's footer and the table's caption print. */
  readonly method: string;
  /** Outer ends of the common scale on which intervals are drawn. */
  readonly scale: readonly [number, number];
  readonly hasTruncation: boolean;
  /** Those of the notes that hold for the scores themselves, whether anything is ranked or not. */
  readonly scoreNotes: readonly string[];
}

/** Who leads the current view, in one sentence. */
export interface Lead {
  /** "Of 8 medium models, Cinder MoE 30B is first; Delphi 32B does not differ significantly from it."; empty where nobody is shown. */
  readonly text: string;
  /** Slugs of those whom it names, or of the first two: what a reader compares next; empty where there is nobody to compare. */
  readonly compare: readonly string[];
  /** What a link to their comparison says: "Compare these"; empty where there is nobody to compare. */
  readonly compareText: string;
}

export interface Heading {
  /** Index in the scores' list of tiers, tasks or metrics. */
  readonly index: number;
  readonly id: string;
  readonly label: string;
  readonly description: string | null;
}

export interface TaskHeading extends Heading {
  readonly slug: string;
  /** The family of tasks that it belongs to; null where the dataset names none. */
  readonly group: string | null;
  /** Whether rows are ranked on it. */
  readonly isRanked: boolean;
}

/** Tasks of one group, which share a column on a board of many tasks. */
export interface TaskGroup {
  /** What `show` of a query calls it where its tasks have columns of their own. */
  readonly id: string;
  readonly label: string;
  /** Places in the board's list of tasks. */
  readonly places: readonly number[];
  /** Those that its mean is of: where rows are ranked on some of them, these. */
  readonly counted: readonly number[];
  /** Whether rows are ranked on any of them. */
  readonly isRanked: boolean;
  readonly isOpen: boolean;
}

/** The metrics of a board, by the part that they have on it. */
export interface MetricHeadings {
  /** Every metric, in the order of `ranking.csv`; `MetricCells.all` has a cell for each. */
  readonly all: readonly MetricHeading[];
  /** The one that rows are sorted by. */
  readonly sorted: MetricHeading;
  /** The other of the two scores; where rows are sorted by neither, the usual one. */
  readonly second: MetricHeading;
  /** The score that is sorted by; where rows are sorted by something else, the usual one. */
  readonly score: MetricHeading;
  /** The score without a bonus for small samples, which figures draw. */
  readonly estimate: MetricHeading;
  /** Score per token, by which blocks of one tier are sorted. */
  readonly efficiency: MetricHeading;
  /** Those with a column of their own, each followed by the one that shares its column. */
  readonly columns: readonly MetricHeading[];
}

export interface MetricHeading extends Heading {
  readonly unit: string;
  readonly better: Metric['better'];
  readonly rankable: boolean;
  /** Whether it has intervals, and an order by it ranges of ranks. */
  readonly isCertain: boolean;
  readonly role: Metric['role'];
  /** Whether it stands beneath the metric before it in a table, and behind it in a figure. */
  readonly isBeneath: boolean;
  /** Whether its numbers are longer than others. */
  readonly isLong: boolean;
  /** False where the board did not record what it needs. */
  readonly recorded: boolean;
  readonly report: Metric['report'];
  readonly reading: readonly string[];
  /** Whether single cells have it. */
  readonly ofCells: boolean;
  /** Trials of an item that it is about; null for metrics of single responses. */
  readonly k: number | null;
  readonly names: MetricNames;
}

/** What the metrics say of one evaluation or of one of its tiers. */
export interface MetricCells {
  /** One per metric of the board. */
  readonly all: readonly Cell[];
  /** The one that rows are sorted by, with its interval. */
  readonly headline: Cell;
  /** The other score, with its own interval. */
  readonly second: Cell;
  /** The score that figures draw, with its own interval. */
  readonly estimate: Cell;
}

export interface Facet {
  /** "family"; the empty string for plain words. */
  readonly id: string;
  readonly label: string;
  readonly values: readonly FacetValue[];
}

export interface FacetValue {
  /** The whole group word: "family:qwen". */
  readonly group: string;
  readonly label: string;
  readonly count: number;
  readonly active: boolean;
}

/** success: that of completed responses, truncation hatched · score: success less the truncated share. */
export type Fill = 'success' | 'score';

/** What a narrow screen shows of each row: a card, or its part of the table. */
export type Layout = 'cards' | 'table';

/** What a reader asked for; the same in the CLI's flags, the page's URL and the caption. */
export interface Query {
  /** OR of ANDs of group words. */
  readonly groups: readonly (readonly string[])[];
  readonly evaluations: readonly string[] | null;
  /** What rows are ranked on: everything of the board where null. This alone moves numbers. */
  readonly tiers: readonly string[] | null;
  readonly tasks: readonly string[] | null;
  readonly search: string;
  /** Leaves out evaluations that lack cells; ranks stay what they are. */
  readonly isComplete: boolean;
  /** Id of the metric ranked by; empty for the one of the board. */
  readonly sort: string;
  /** Worst first; ranks stay what they are. */
  readonly isReversed: boolean;
  /** What cells print and are filled by. */
  readonly fill: Fill;
  readonly layout: Layout;
  /** Slugs of the rows that a reader chose, in the order of choosing. */
  readonly selected: readonly string[];
  readonly page: number;
  /** null prints all rows on one page. */
  readonly pageSize: number | null;
  /** Columns of a page that are usually there and hidden, and those that usually are not and shown. */
  readonly hide: readonly string[];
  readonly show: readonly string[];
}

export interface SelectedRow {
  readonly slug: string;
  /** Unique among those chosen. */
  readonly name: string;
}

export interface BoardRow {
  /** Index of the evaluation in the scores. */
  readonly index: number;
  readonly id: string;
  readonly writtenId: string | number;
  readonly slug: string;
  readonly label: string;
  /** The label, and what tells it apart where another row of this board has the same: unique on its board. */
  readonly name: string;
  /** Groups in short form: "dense · 70B · fp8". */
  readonly details: string;
  readonly groups: readonly string[];
  readonly facts: Evaluation['facts'];
  readonly identity: Evaluation['identity'];
  readonly ruler: Evaluation['ruler'];
  /** What it was measured with, in words; empty when nothing is known of it. */
  readonly rulerText: string;
  /** Of its model on the Hugging Face hub. */
  readonly hfId: string | null;
  readonly rank: Cell;
  /** "2–6"; without a value where the metric that is ranked by has no intervals. */
  readonly rankRange: Cell;
  /** Those of one group cannot be told apart; group 1 ties for first. */
  readonly tieGroup: Cell;
  /** How many are in it, be they in this view or not; 0 without a tie group. */
  readonly tieSize: number;
  /** "3rd in view"; empty when nothing is filtered out above it. */
  readonly inView: string;
  readonly metrics: MetricCells;
  /** One per cost of `Board.fronts`: 1 on the front, 0 behind it. */
  readonly fronts: readonly Cell[];
  /** Some of its cells are missing or incomplete, or nothing of it could be scored. */
  readonly incomplete: boolean;
  readonly tiers: readonly TierRow[];
  /** A rule is drawn above this row: it can be told from the row above. */
  readonly separated: boolean;
  /** It ties for first, or is first. */
  readonly topGroup: boolean;
  /** Added by a reader: nobody else sees it, and no page tells of it. */
  readonly unpublished: boolean;
  /** Its numbers are made up, as those of its dataset; results that were added to it are not. */
  readonly synthetic: boolean;
  readonly isSelected: boolean;
  /** It stands here because it was chosen, though it does not match what was asked. */
  readonly isKept: boolean;
  /** Heading above this row where a part of the board begins that is ranked apart; else empty. */
  readonly part: string;
  /** Sentences about this evaluation alone. */
  readonly notes: readonly string[];
}

export interface TierRow {
  /** Index of the tier in the scores. */
  readonly index: number;
  readonly id: string;
  readonly label: string;
  readonly metrics: MetricCells;
  /** A cell that others have is missing, incomplete or cannot be scored. */
  readonly incomplete: boolean;
  /** One per task of the board. */
  readonly cells: readonly HeatCell[];
  /** One of them, by the place of its task: it alone is made. */
  cellAt(place: number): HeatCell | undefined;
  /** One per group of tasks of the board: the mean of its tasks. */
  readonly groups: readonly HeatCell[];
}

/** Meaning, never colour. */
export type Tone = 'best' | 'worst' | 'plain';

export type Missing = 'no-points' | 'not-scorable' | 'all-truncated' | 'not-recorded';

/** One value, formatted once: machines read `value` and `range`, people read `text`, `title` tells the whole truth. */
export interface Cell {
  readonly value: number | null;
  readonly text: string;
  readonly title: string;
  readonly range: readonly [number, number] | null;
  /** The range as people read it: "655–728", or why there is none: "at chance"; empty where there is nothing to say. */
  readonly rangeText: string;
  readonly tone: Tone;
  /** Something behind it is missing: a score's text then ends with an asterisk. */
  readonly incomplete: boolean;
  /** Some cell behind it has few responses: its text begins with "≈". */
  readonly approximate: boolean;
  readonly missing: Missing | null;
}

/** A task cell of the table and of the figure. */
export interface HeatCell extends Cell {
  /** "easy · Arithmetic", then one short line per fact; `title` is the same in one sentence. */
  readonly facts: readonly string[];
  /** The markdown grammar: `.89 - .91 [-.11] (123/200)`. */
  readonly compatible: string;
  /** The same with the whole interval, centre − margin to centre + margin. */
  readonly compatibleRange: string;
  /** Width of the fill and of the hatch, whole percent 0…100. */
  readonly fill: number;
  readonly hatch: number;
  /** 1 (below .3) … 5 (above .9); 0 without a value. */
  readonly band: number;
  /** "123/200" when points are missing, else empty. */
  readonly completion: string;
  /** Mean completion tokens of a response; empty where they were not recorded. */
  readonly tokens: string;
  /** What became of every prompt; null where nothing was measured. */
  readonly outcome: Outcome | null;
  /** For machines: what was counted and what was computed from it; null where nothing was measured. */
  readonly measured: Measured | null;
}

/** The counters and statistics of a cell, unrounded; null = not recorded, or not known. */
export interface Measured {
  readonly state: CellScore['state'];
  readonly points: number;
  readonly expectedPoints: number;
  readonly incomplete: boolean;
  readonly correct: number;
  readonly total: number;
  readonly invalid: number | null;
  readonly truncated: number | null;
  readonly guessSum: number;
  readonly guessSquareSum: number;
  /** Sums over the responses, and how many of these recorded their tokens. */
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  readonly tokenResponses: number;
  readonly cost: number | null;
  readonly promptTokensMean: number | null;
  readonly completionTokensMean: number | null;
  /** The compatible score. */
  readonly center: number | null;
  readonly margin: number | null;
  readonly truncatedRatio: number | null;
  readonly adjustedScore: number | null;
  /** Success on completed responses, guesses taken out, with its 95 % interval. */
  readonly accuracy: number | null;
  readonly accuracyLower: number | null;
  readonly accuracyUpper: number | null;
  /** Success less the truncated share, with its 95 % interval. */
  readonly score: number | null;
  readonly scoreLower: number | null;
  readonly scoreUpper: number | null;
  /** What the metrics say of the cell, by id; those of which `MetricHeading.ofCells` is true. */
  readonly metrics: Readonly<Record<string, number | null>>;
}

/** Counts of responses by what became of them; null = the source does not tell. */
export interface Outcome {
  readonly correct: number;
  readonly wrong: number;
  readonly invalid: number | null;
  readonly truncated: number | null;
}
