import type { About } from '../score/scores.ts';

/** A view of the scores, ready to print: the third noun. Plain JSON; nothing in it is computed later. */
export interface Board {
  readonly about: About;
  readonly query: Query;
  /** "24 evaluations · 12 tasks × 3 tiers · 1,140,224 responses." */
  readonly summary: string;
  /** The one sentence of truth: how many neighbours can be told apart, and the gap that the suite resolves. */
  readonly verdict: string;
  readonly tiers: readonly Heading[];
  readonly tasks: readonly Heading[];
  readonly metrics: readonly MetricHeading[];
  readonly rows: readonly BoardRow[];
  /** Evaluations on the board, and those that match the query. */
  readonly total: number;
  readonly matched: number;
  /** 1-based; `pages` is at least 1. */
  readonly page: number;
  readonly pages: number;
  readonly facets: readonly Facet[];
  /** Method notes that hold for the whole board, one sentence each. */
  readonly notes: readonly string[];
  /** "Interval: … 95 %, n = 32 to 2,048": what the figure's footer and the table's caption print. */
  readonly method: string;
  /** Outer ends of the common scale on which intervals are drawn. */
  readonly scale: readonly [number, number];
  readonly hasTokens: boolean;
  readonly hasTruncation: boolean;
}

export interface Heading {
  /** Index in the scores' list of tiers, tasks or metrics. */
  readonly index: number;
  readonly id: string;
  readonly label: string;
  readonly description: string | null;
}

export interface MetricHeading extends Heading {
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  /** True for the one the rows are sorted by. */
  readonly sorted: boolean;
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

/** What a reader asked for; the same in the CLI's flags, the page's URL and the caption. */
export interface Query {
  /** OR of ANDs of group words. */
  readonly groups: readonly (readonly string[])[];
  readonly evaluations: readonly string[] | null;
  readonly tiers: readonly string[] | null;
  readonly tasks: readonly string[] | null;
  readonly search: string;
  /** Id of the metric ranked by. */
  readonly sort: string;
  readonly page: number;
  /** null prints all rows on one page. */
  readonly pageSize: number | null;
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
  readonly rank: Cell;
  /** "2–6" */
  readonly rankRange: Cell;
  /** "3rd in view"; empty when nothing is filtered out above it. */
  readonly inView: string;
  readonly reasonscore: Cell;
  /** The plain score; `range` is its 95 % interval. */
  readonly plain: Cell;
  readonly tokens: Cell;
  readonly efficiency: Cell;
  readonly tiers: readonly TierRow[];
  /** A rule is drawn above this row: it can be told from the row above. */
  readonly separated: boolean;
  /** It could be the best: its rank range begins at 1. */
  readonly topGroup: boolean;
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
  readonly reasonscore: Cell;
  readonly plain: Cell;
  readonly tokens: Cell;
  readonly efficiency: Cell;
  readonly cells: readonly HeatCell[];
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
  /** The range as people read it: "655–728"; empty where there is none. */
  readonly rangeText: string;
  readonly tone: Tone;
  /** Something behind it is missing: its text carries an asterisk. */
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
  /** What became of every prompt; null where nothing was measured. */
  readonly outcome: Outcome | null;
}

/** Counts of responses by what became of them; null = the source does not tell. */
export interface Outcome {
  readonly correct: number;
  readonly wrong: number;
  readonly invalid: number | null;
  readonly truncated: number | null;
}
